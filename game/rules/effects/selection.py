"""Which units an effect on units speaks of (rule 14.1)."""

from game.model.ids import NO_UNIT, Side
from game.model.politics import ANY_ARMY
from game.model.state import GameState
from game.model.units import Unit


def selected(state: GameState, side: Side, army: int, *, priority: int, free: bool) -> list[Unit]:
    """Return combat units on the map in id order: of a side, or of one of its armies; under HQs of a priority if it is
    not 0; outside enemy zones of control only, if ``free``.
    """
    zoc = state.zoc[side.enemy]
    return [
        unit
        for unit in state.own[side].values()
        if unit.on_map
        and not unit.is_hq
        and army in (ANY_ARMY, unit.army)
        and not (free and zoc[unit.hex])
        and (not priority or (unit.hq != NO_UNIT and state.units[unit.hq].priority == priority))
    ]
