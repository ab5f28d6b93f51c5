"""Where scenarios, maps and rules lie: the shipped ones, the user's own, and what a scenario finds beside itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.resources import scenarios_root, user_folder

WHAT_IF = "what_if"  # the folder of scenarios that change one thing of another


@dataclass(frozen=True)
class Entry:
    """A scenario of the library."""

    id: str
    path: Path
    own: bool  # the user's, not shipped
    what_if: bool = False  # changes one thing of another scenario


def entries() -> list[Entry]:
    """Return all scenarios, the shipped ones first, each by id, what-ifs after the others."""
    return [
        Entry(path.stem, path, own, part == WHAT_IF)
        for folder, own in ((scenarios_root(), False), (user_folder() / "scenarios", True))
        for part in ("", WHAT_IF)
        for path in sorted((folder / part).glob("*.yaml"))
    ]


def home_of(path: Path) -> Path:
    """Return the folder a scenario belongs to; that of what-ifs is the one around theirs."""
    return path.parent.parent if path.parent.name == WHAT_IF else path.parent


def map_path_of(path: Path, name: str) -> Path:
    """Return the file of the map a scenario names: under ``maps`` beside it, else shipped."""
    beside = home_of(path) / "maps" / f"{name}.yaml"
    return beside if beside.is_file() else scenarios_root() / "maps" / f"{name}.yaml"


def base_folders(path: Path) -> list[Path]:
    """Return where a scenario looks for the one that it extends: beside it, at home, among the shipped ones."""
    return list(dict.fromkeys((path.parent, home_of(path), scenarios_root())))


def base_path_of(name: str, path: Path, folders: Sequence[Path]) -> Path | None:
    """Return the first file of a scenario's name that is not the one which extends it."""
    files = (folder / f"{name}.yaml" for folder in folders)
    return next((file for file in files if file.is_file() and file.resolve() != path.resolve()), None)
