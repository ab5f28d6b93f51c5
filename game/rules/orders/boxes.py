"""The orders to leave the map for a box and to come back from it (rule 4.9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.arrival import UnitBoxed, UnitLeftBox
from game.model.events.base import Event
from game.model.ids import OFF_MAP, BoxId, HexId, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.boxes import doors, entry_refusal, exit_refusal
from game.rules.movement import allowance_on
from game.rules.orders.common import operating, owned_and_active
from game.rules.sightings import after_loss, after_move, spot
from game.rules.truth import truth


@order_kind
@dataclass(frozen=True, slots=True)
class EnterBoxOrder:
    """Take a unit off the map from a border hex, into a box that is open to its army."""

    kind: ClassVar[str] = "enter_box"
    side: Side
    unit: UnitId
    box: BoxId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse away from the border, before politics allow it, without movement left."""
        if (refusal := owned_and_active(view, self.side, self.unit)) is not None:
            return refusal
        return entry_refusal(view, view.own[self.unit], self.box)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield its departure."""
        unit = state.units[self.unit]
        h = unit.hex
        yield UnitBoxed(self.unit, self.box)
        yield from after_loss(state, unit, h)


@order_kind
@dataclass(frozen=True, slots=True)
class LeaveBoxOrder:
    """Bring a unit out of its box onto a border hex near a crossing of one of the box's routes."""

    kind: ClassVar[str] = "leave_box"
    side: Side
    unit: UnitId
    hex: HexId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse before politics allow it, where no route leads or an enemy is known, beyond the route's capacity."""
        if (refusal := operating(view, self.side)) is not None:
            return refusal
        if self.unit not in view.own:
            return Refusal(Reason.NO_SUCH_UNIT, where=self.unit)
        return exit_refusal(view, view.own[self.unit], self.hex)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield its return; where an unseen enemy stands it stays, and knows."""
        unit, at = state.units[self.unit], truth(state, self.side)
        if foes := at.foes_at.get(self.hex):
            yield from spot(state, dice, self.side, [UnitId(foe) for foe in foes])
            return
        route = doors(state.board, state.ruleset, state.scenario.boxes[unit.box])[self.hex]
        points = unit.toe.stack_points
        yield UnitLeftBox(self.unit, self.hex, route, points, allowance_on(at, unit, self.hex))
        yield from after_move(state, dice, unit, OFF_MAP, (self.hex,))
