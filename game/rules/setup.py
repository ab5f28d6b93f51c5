"""How a game starts: the units of the set-up take their places (rule 15)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.state import GameState


def set_up(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield the arrival of every unit that is there from the first turn."""
    yield from ()
