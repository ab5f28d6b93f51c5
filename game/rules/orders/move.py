"""The order to march (rules 4.1-4.3, 7.7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import HexId, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import SideView
from game.rules.closures import is_closed
from game.rules.march import march
from game.rules.movement import can_overrun, is_advance, walk
from game.rules.orders.common import owned_and_active
from game.rules.stacking import stack_limit


@order_kind
@dataclass(frozen=True, slots=True)
class MoveOrder:
    """Walk ``path``; ``path[0]`` is the first hex entered.

    One step into the hex a fight of the unit has just emptied is its advance: it costs nothing (rule 7.7).
    """

    kind: ClassVar[str] = "move"
    side: Side
    unit: UnitId
    path: tuple[HexId, ...]

    def check(self, view: SideView) -> Refusal | None:
        """Refuse a path the unit cannot walk, as far as its side knows."""
        if (refusal := owned_and_active(view, self.side, self.unit)) is not None:
            return refusal
        if not self.path:
            return Refusal(Reason.EMPTY_PATH)
        unit = view.own[self.unit]
        if is_advance(unit, self.path):
            return _no_advance(view, unit)
        return walk(view, unit, self.path).halt

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the march as it turns out."""
        yield from march(state, dice, state.units[self.unit], self.path)


def _no_advance(view: SideView, unit: Unit) -> Refusal | None:
    """Return why a unit may not advance into the emptied hex: enemies, closed ground, no room (rule 7.7)."""
    h = unit.advance_to
    if h in view.foes_at and not can_overrun(view, unit, h):
        return Refusal(Reason.ENEMY_THERE, where=h)
    if is_closed(view, unit.army, h):
        return Refusal(Reason.FORBIDDEN_GROUND, where=h)
    limit, there = stack_limit(view.board, view.ruleset, h), view.own_stack[h]
    if there + unit.toe.stack_points > limit:
        return Refusal(Reason.STACK_LIMIT, needs=there + unit.toe.stack_points, has=limit, where=h)
    return None
