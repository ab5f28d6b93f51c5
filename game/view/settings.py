"""The player's settings: one JSON file in the user's folder, written whole or not at all, a broken one replaced."""

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from game.resources import user_folder
from game.view.theme import PALETTES

SCALES = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
ANIMATION_SPEEDS = (1, 2, 4, 0)  # 0: at once


@dataclass(slots=True)
class Settings:
    """``scale`` 0 means: as the display asks for. ``keys`` holds only what differs from the defaults."""

    scale: float = 0.0
    palette: str = "staff"
    animation_speed: int = 1
    reduced_motion: bool = False
    edge_pan: bool = True
    end_warning: bool = True  # whether the end of a turn lists what is left; who is cut off is told all the same
    full_screen: bool = False
    muted: bool = False
    volume_interface: float = 0.6
    volume_battle: float = 0.7
    volume_ambience: float = 0.4
    keys: dict[str, str] = field(default_factory=dict)


def settings_file() -> Path:
    """Where the settings are kept."""
    return user_folder() / "settings.json"


def load_settings(path: Path | None = None) -> tuple[Settings, str]:
    """The settings of ``path`` and, when the file was broken, the reason in words; missing is not broken."""
    path = path or settings_file()
    try:
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError) as error:
        return Settings(), f"{path}: {error}"
    if not isinstance(raw, dict):
        return Settings(), f"{path}: expected an object, found {type(raw).__name__}"
    return _checked(raw, path)


def _checked(raw: dict[str, object], path: Path) -> tuple[Settings, str]:
    """Every value of the right kind and range; the others stay at their defaults and are named."""
    settings, bad = Settings(), []
    known = {f.name for f in fields(Settings)}
    for name, value in raw.items():
        if name not in known:
            continue
        default = getattr(settings, name)
        if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is type(default) and _in_range(name, value):
            setattr(settings, name, value)
        else:
            bad.append(name)
    return settings, f"{path}: not understood: {', '.join(bad)}" if bad else ""


def _in_range(name: str, value: object) -> bool:
    if name == "palette":
        return value in PALETTES
    if name == "scale" and isinstance(value, float):
        return value == 0.0 or SCALES[0] <= value <= SCALES[-1]
    if name == "animation_speed":
        return value in ANIMATION_SPEEDS
    if name.startswith("volume") and isinstance(value, float):
        return 0.0 <= value <= 1.0
    if name == "keys" and isinstance(value, dict):
        return all(isinstance(k, str) and isinstance(v, str) for k, v in value.items())
    return True


def save_settings(settings: Settings, path: Path | None = None) -> str:
    """Write the settings; returns the reason in words if that was not possible."""
    path = path or settings_file()
    draft = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), indent=2, sort_keys=True) + "\n", "utf-8")
        os.replace(draft, path)
    except OSError as error:
        return str(error)
    return ""
