"""An army is ordered back (rule 8.4, 14.2 E14)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.ids import NO_UNIT, ArmyId, Side
from game.model.politics import Cause, LineName
from game.model.state import GameState
from game.model.units import Unit
from game.rules.effects.registry import effect_kind
from game.rules.ground import distance_to_line
from game.rules.retreat_orders import addressees, order_retreat

WHOLE = 1000


@effect_kind("retreat")
@dataclass(frozen=True, slots=True)
class RetreatEffect:
    """An army goes back to a line: all of it, or so much per mille of its HQs with their units, the farthest first."""

    army: ArmyId
    line: LineName
    share_pm: int = WHOLE

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the orders; a general order that is in force already is not given again."""
        if self.share_pm >= WHOLE:
            if not state.armies[self.army].general_retreat_turn:
                yield from order_retreat(state, self.army, NO_UNIT, self.line)
            return
        staffs = self._staffs(state)
        for hq in staffs[: max(1, len(staffs) * self.share_pm // WHOLE)]:
            yield from order_retreat(state, self.army, hq.id, self.line)

    def _staffs(self, state: GameState) -> list[Unit]:
        """Return the HQs of the army that lead combat units, farthest from the line first."""
        own = state.own[Side(state.ruleset.armies[self.army].side)]
        distance = distance_to_line(state.board, self.line)
        leading = [
            unit
            for unit in own.values()
            if unit.is_hq and unit.on_map and unit.army == self.army and len(addressees(own, self.army, unit.id)) > 1
        ]
        return sorted(leading, key=lambda hq: (-distance[hq.hex], hq.id))
