"""The allocation of air and naval power (rules 1.3, 10): both sides, sealed, then revealed together."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import Side
from game.model.state import GameState
from game.rules import landings


def opening(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what each side has to allocate this turn."""
    yield from ()


def has_business(state: GameState, side: Side) -> bool:
    """Return whether a side has something to allocate or to plan."""
    return landings.has_business(state, side)


def closing(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what comes of both sides' allocations."""
    yield from landings.closing(state, dice)
