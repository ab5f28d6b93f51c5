"""What a game is played on, and how it is found by name."""

from dataclasses import dataclass

from game.data.library import find_scenario, load_scenario
from game.model.board import Board
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A scenario with its map and rules; shared by all games on it."""

    board: Board
    ruleset: Ruleset
    scenario: Scenario


def open_scenario(name: str) -> Setting:
    """Return the scenario of this id or file; GameError if there is none, with all defects if it cannot be used."""
    return Setting(*load_scenario(find_scenario(name)))
