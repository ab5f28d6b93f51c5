"""Arrivals, replacements, repairs (rules 9.2, 9.3, 2.4, 4.6)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.state import GameState


def arrivals_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what comes and what is mended this turn."""
    yield from ()
