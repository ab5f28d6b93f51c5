"""The orders to fall back to a line and to stop it (rule 8.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.morale import RetreatEnded
from game.model.ids import NO_UNIT, ArmyId, ArmyState, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.orders.common import operating, owned_and_active
from game.rules.retreat_orders import addressees, bound_by, order_retreat


@order_kind
@dataclass(frozen=True, slots=True)
class RetreatOrder:
    """Send the units of ``hq`` (a batch) back to a named line, or the whole army where ``hq`` is NO_UNIT (general)."""

    kind: ClassVar[str] = "retreat"
    side: Side
    army: ArmyId
    hq: UnitId
    line: str

    def check(self, view: SideView) -> Refusal | None:
        """Refuse unknown HQs and lines, and what is already ordered."""
        if (refusal := addressee_refusal(view, self.side, self.army, self.hq)) is not None:
            return refusal
        if self.line not in view.board.lines:
            return Refusal(Reason.NO_SUCH_LINE)
        record = view.armies[self.army]
        if self.hq == NO_UNIT and record is not None and record.general_retreat_turn:
            return Refusal(Reason.ORDER_IN_FORCE)
        if all(unit.retreat_scope for unit in addressees(view.own, self.army, self.hq)):
            return Refusal(Reason.ORDER_IN_FORCE)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the order and what it costs."""
        yield from order_retreat(state, self.army, self.hq, self.line)


@order_kind
@dataclass(frozen=True, slots=True)
class EndRetreatOrder:
    """Withdraw the retreat order of ``hq``, or of the whole army where ``hq`` is NO_UNIT."""

    kind: ClassVar[str] = "end_retreat"
    side: Side
    army: ArmyId
    hq: UnitId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse before its time, and to a broken army."""
        if (refusal := addressee_refusal(view, self.side, self.army, self.hq)) is not None:
            return refusal
        given = self._given(view)
        if not given:
            return Refusal(Reason.NO_ORDER_IN_FORCE)
        if (until := given + view.ruleset.morale.retreat_order_turns) > view.turn:
            return Refusal(Reason.ORDER_IN_FORCE, needs=until, has=view.turn)
        record = view.armies[self.army]
        if self.hq == NO_UNIT and record is not None and record.state >= ArmyState.BROKEN:
            return Refusal(Reason.ARMY_BROKEN)
        return None

    def _given(self, view: SideView) -> int:
        """Return the turn the order was given, 0 if there is none."""
        record = view.armies[self.army]
        if self.hq == NO_UNIT and record is not None:
            return record.general_retreat_turn
        return max((unit.retreat_turn for unit in bound_by(view.own, self.army, self.hq)), default=0)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the release of its units."""
        units = tuple(unit.id for unit in bound_by(state.own[self.side], self.army, self.hq))
        yield RetreatEnded(units, self.army if self.hq == NO_UNIT else -1)


def addressee_refusal(view: SideView, side: Side, army: int, hq: UnitId) -> Refusal | None:
    """Return a refusal unless ``side`` may now order this HQ, or this army as a whole, about."""
    if (refusal := operating(view, side)) is not None:
        return refusal
    if not 0 <= army < len(view.armies) or view.ruleset.armies[army].side != side:
        return Refusal(Reason.NOT_YOURS)
    if hq == NO_UNIT:
        has_units = any(unit.on_map for unit in view.own.values() if unit.army == army)
        return None if has_units else Refusal(Reason.NOT_ON_MAP)
    if (refusal := owned_and_active(view, side, hq)) is not None:
        return refusal
    unit = view.own[hq]
    if not unit.is_hq:
        return Refusal(Reason.NOT_AN_HQ, where=hq)
    return None if unit.army == army else Refusal(Reason.NOT_YOURS, where=hq)
