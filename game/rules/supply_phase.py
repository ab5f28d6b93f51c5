"""The supply phase of both sides (rule 6)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.state import GameState


def supply_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield intake, upkeep and isolation; nothing on the first turn of a scenario."""
    yield from ()
