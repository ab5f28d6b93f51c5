"""The upkeep phase (rule 1.3, step 8)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.state import GameState


def upkeep_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield wear, recovery, control, morale, dissolution and the victory check, in that order."""
    yield from ()
