"""What effects on units have in common: which units they speak of (rule 14.1)."""

from dataclasses import dataclass

from game.model.ids import NO_UNIT, ArmyId, Side
from game.model.politics import ANY_ARMY
from game.model.state import GameState
from game.model.units import Unit


@dataclass(frozen=True, slots=True)
class UnitsEffect:
    """Units of a side, or of one of its armies, gain so many points or lose them."""

    side: Side
    points: int
    army: ArmyId = ANY_ARMY
    priority: int = 0
    free: bool = False

    def selected(self, state: GameState) -> list[Unit]:
        """Return combat units on the map in id order: of the side, or of its army; under HQs of the priority if it is
        not 0; outside enemy zones of control only, if ``free``.
        """
        zoc = state.zoc[self.side.enemy]
        return [
            unit
            for unit in state.own[self.side].values()
            if unit.on_map
            and not unit.is_hq
            and self.army in (ANY_ARMY, unit.army)
            and not (self.free and zoc[unit.hex])
            and (not self.priority or (unit.hq != NO_UNIT and state.units[unit.hq].priority == self.priority))
        ]
