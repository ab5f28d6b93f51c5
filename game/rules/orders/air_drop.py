"""The order to jump (rule 10.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.air import DropCalledOff, UnitDropped
from game.model.events.base import Event
from game.model.ids import HexId, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.airlift import can_board, is_drop_zone
from game.rules.closures import is_closed
from game.rules.orders.common import operating
from game.rules.sightings import after_move, spot


@order_kind
@dataclass(frozen=True, slots=True)
class AirDropOrder:
    """Drop an airborne unit on a hex, with airlift that was held ready."""

    kind: ClassVar[str] = "air_drop"
    side: Side
    unit: UnitId
    hex: HexId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse what rules 4.9 and 10.4 forbid, as far as the side knows."""
        if (refusal := operating(view, self.side)) is not None:
            return refusal
        if self.unit not in view.own:
            return Refusal(Reason.NO_SUCH_UNIT, where=self.unit)
        unit = view.own[self.unit]
        if not can_board(view, unit):
            return Refusal(Reason.CANNOT_JUMP, where=self.unit)
        if view.air.lift_left < (needed := view.ruleset.air.drop_lift_tenths):
            return Refusal(Reason.NO_AIR_POINTS, needs=needed, has=view.air.lift_left)
        if not is_drop_zone(view, self.hex):
            return Refusal(Reason.NO_DROP_ZONE, where=self.hex)
        return Refusal(Reason.FORBIDDEN_GROUND, where=self.hex) if is_closed(view, unit.army, self.hex) else None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the drop, or what stopped it: an enemy whom nobody had seen stands on the hex."""
        rules, unit = state.ruleset.air, state.units[self.unit]
        hidden = state.at[self.side.enemy].get(self.hex, ())
        if hidden:
            yield DropCalledOff(self.unit, self.hex, rules.drop_lift_tenths)
            yield from spot(state, dice, self.side, hidden)
            return
        origin = unit.hex
        cohesion = max(0, unit.c - rules.drop_cohesion_tenths)
        yield UnitDropped(self.unit, self.hex, cohesion, rules.drop_lift_tenths)
        yield from after_move(state, dice, unit, origin, (self.hex,))
