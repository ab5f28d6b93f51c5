"""Weather (rule 11)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.state import GameState


def weather_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield the weather of the turn."""
    yield from ()
