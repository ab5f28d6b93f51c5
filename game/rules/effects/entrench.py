"""Units dig in (rule 3.2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.combat import EntrenchmentChanged
from game.model.politics import Cause
from game.model.state import GameState
from game.rules.effects.registry import effect_kind
from game.rules.effects.selection import UnitsEffect


@effect_kind("entrench")
@dataclass(frozen=True, slots=True)
class EntrenchEffect(UnitsEffect):
    """Units of a side, or of one of its armies, are so much better entrenched, as far as the field allows."""

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change."""
        units = self.selected(state)
        if units:
            most = state.ruleset.units.entrench_command_max
            dug = tuple(max(unit.e, min(most, unit.e + self.points)) for unit in units)
            yield EntrenchmentChanged(tuple(unit.id for unit in units), dug)
