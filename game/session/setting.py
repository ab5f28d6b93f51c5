"""What a game is played on, and how it is found by name."""

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.data.archive import ARCHIVE
from game.data.changes import changed_rules, value_of
from game.data.files import sound_path
from game.data.library import find_scenario, load_scenario, load_with, rules_folder_of
from game.data.pack import pack_scenario
from game.errors import GameError
from game.model.board import Board
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.resources import scenarios_root, user_folder

MOST_KEPT = 60  # versions of scenarios


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A scenario with its map and rules, and the file it was read from; shared by all games on it."""

    board: Board
    ruleset: Ruleset
    scenario: Scenario
    path: Path | None = None


CHANGES, BETWEEN = "set", "; "  # a setting: rule values changed for this game, and what stands between them


def open_scenario(name: str, changes: tuple[str, ...] = ()) -> Setting:
    """Return the scenario of this id or file; GameError if there is none, with all defects if it cannot be used.

    ``changes`` are rule values to be other than in the files, each ``FILE.key=value``: another scenario by its hash.
    """
    path = find_scenario(name)
    if not changes:
        return Setting(*load_scenario(path), path)
    sound = sound_path(path)
    return Setting(*load_with(sound, changed_rules(rules_folder_of(sound), changes)), path)


def history_changes(players: Collection[str]) -> tuple[str, ...]:
    """Return the rule values that a game between these players has other than in the files (rules 14, 16.4).

    Where both are the historical computer, nobody else decides otherwise than in 1950 either.
    """
    return ("politics.others_follow_history=true",) if set(players) == {"historical"} else ()


def rule_value(setting: Setting, path: str, changes: tuple[str, ...] = ()) -> object:
    """Return what ``FILE.key`` is in the rules that a scenario is played by, some changed; None for no plain value.

    GameError if there is no such key.
    """
    folder = scenarios_root() / "rules" if setting.path is None else rules_folder_of(sound_path(setting.path))
    return value_of(folder, path, changes)


def changes_in(settings: Mapping[str, str]) -> tuple[str, ...]:
    """Return the rule values that a game has other than in the files: its handicap, and what a laboratory has set."""
    changes = settings.get(CHANGES, "")
    return tuple(changes.split(BETWEEN)) if changes else ()


def open_again(name: str, settings: Mapping[str, str], digest: str) -> Setting:
    """Return the scenario that a game with these settings was played on, as it was then if that is still to be had.

    GameError if there is no such scenario. One of another digest is for the caller to refuse.
    """
    wanted, kept = changes_in(settings), _kept(digest, name)
    try:
        setting = open_scenario(name, wanted)
    except GameError:
        if not kept.is_file():
            raise
        return open_scenario(str(kept), wanted)
    if setting.scenario.digest == digest or not kept.is_file():
        return setting
    return open_scenario(str(kept), wanted)


def keep_files(setting: Setting) -> None:
    """Keep the files of a scenario of the user's own, so that a game of it goes on whatever becomes of them."""
    path, scenario = setting.path, setting.scenario
    if path is None or scenarios_root().resolve() in path.resolve().parents:
        return
    target = _kept(scenario.digest, scenario.id)
    if target.is_file():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        pack_scenario(path, target)
        _thin_out(target.parent.parent)
    except (GameError, OSError):  # a full disk keeps nobody from playing
        shutil.rmtree(target.parent, ignore_errors=True)


def _kept(digest: str, name: str) -> Path:
    """Return where the files of a scenario are kept."""
    return user_folder() / "kept" / digest / f"{Path(name).stem}{ARCHIVE}"


def _thin_out(folder: Path) -> None:
    """Throw away the oldest of what is kept."""
    kept = sorted(folder.iterdir(), key=lambda entry: (-entry.stat().st_mtime, entry.name))
    for entry in kept[MOST_KEPT:]:
        shutil.rmtree(entry, ignore_errors=True)
