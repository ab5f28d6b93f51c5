"""Political tracks (rule 13)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.state import GameState


def events_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield the changes of the tracks due this turn."""
    yield from ()
