"""Units get cohesion at once (rule 3.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.combat import CohesionChanged
from game.model.politics import Cause
from game.model.state import GameState
from game.rules.effects.registry import effect_kind
from game.rules.effects.selection import UnitsEffect

POINT, MOST = 10, 1000


@effect_kind("cohesion")
@dataclass(frozen=True, slots=True)
class CohesionEffect(UnitsEffect):
    """Units of a side, or of one of its armies, get so many points of cohesion or lose them."""

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change."""
        units = self.selected(state)
        if units:
            cohesion = tuple(max(0, min(MOST, unit.c + self.points * POINT)) for unit in units)
            yield CohesionChanged("event", tuple(unit.id for unit in units), cohesion)
