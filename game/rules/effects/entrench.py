"""Units dig in (rule 3.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.combat import EntrenchmentChanged
from game.model.ids import ArmyId, Side
from game.model.politics import ANY_ARMY, Cause
from game.model.state import GameState
from game.rules.effects.registry import effect_kind
from game.rules.effects.selection import selected


@effect_kind("entrench")
@dataclass(frozen=True, slots=True)
class EntrenchEffect:
    """Units of a side, or of one of its armies, are so much better entrenched, as far as the field allows."""

    side: Side
    points: int
    army: ArmyId = ANY_ARMY
    priority: int = 0
    free: bool = False

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change."""
        units = selected(state, self.side, self.army, priority=self.priority, free=self.free)
        if units:
            most = state.ruleset.units.entrench_command_max
            dug = tuple(max(unit.e, min(most, unit.e + self.points)) for unit in units)
            yield EntrenchmentChanged(tuple(unit.id for unit in units), dug)
