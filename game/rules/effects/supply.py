"""Units get supply at once (rule 6.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import UnitsSupplied
from game.model.politics import Cause
from game.model.state import GameState
from game.rules.effects.registry import effect_kind
from game.rules.effects.selection import UnitsEffect

POINT, MOST = 10, 1000


@effect_kind("supply")
@dataclass(frozen=True, slots=True)
class SupplyEffect(UnitsEffect):
    """Units of a side, or of one of its armies, get so many points of supply or lose them."""

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change."""
        units = self.selected(state)
        if units:
            stocks = tuple(max(0, min(MOST, unit.s + self.points * POINT)) for unit in units)
            yield UnitsSupplied(tuple(unit.id for unit in units), stocks)
