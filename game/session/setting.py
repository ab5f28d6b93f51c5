"""What a game is played on, and how it is found by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.data.changes import changed_rules
from game.data.files import sound_path
from game.data.library import find_scenario, load_scenario, load_with, rules_folder_of
from game.model.board import Board
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A scenario with its map and rules; shared by all games on it."""

    board: Board
    ruleset: Ruleset
    scenario: Scenario


CHANGES, BETWEEN = "set", "; "  # a setting: rule values changed for this game, and what stands between them


def open_scenario(name: str, changes: tuple[str, ...] = ()) -> Setting:
    """Return the scenario of this id or file; GameError if there is none, with all defects if it cannot be used.

    ``changes`` are rule values to be other than in the files, each ``FILE.key=value``: another scenario by its hash.
    """
    path = find_scenario(name)
    if not changes:
        return Setting(*load_scenario(path))
    path = sound_path(path)
    return Setting(*load_with(path, changed_rules(rules_folder_of(path), changes)))


def open_again(name: str, settings: Mapping[str, str]) -> Setting:
    """Return the scenario that a game with these settings was played on."""
    changes = settings.get(CHANGES, "")
    return open_scenario(name, tuple(changes.split(BETWEEN)) if changes else ())
