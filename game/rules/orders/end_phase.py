"""The order that ends a side's phase (rule 1.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import OPERATIONS, Side
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.orders.common import deciding
from game.rules.orders.decide import decisions_open
from game.rules.sequence import advance
from game.rules.stacking import stack_limit
from game.rules.surplus import can_thin_out, overstacked, push_out_surplus


@order_kind
@dataclass(frozen=True, slots=True)
class EndPhaseOrder:
    """End the phase; the rules go on to the next decision."""

    kind: ClassVar[str] = "end_phase"
    side: Side

    def check(self, view: SideView) -> Refusal | None:
        """Refuse while a decision is open (14.1), or a stack over the limit and a unit in it can still leave (3.3)."""
        if (refusal := deciding(view, self.side)) is not None:
            return refusal
        if view.phase not in OPERATIONS:
            return decisions_open(view)
        for h in overstacked(view):
            if can_thin_out(view, h):
                limit = stack_limit(view.board, view.ruleset, h)
                return Refusal(Reason.STILL_OVERSTACKED, needs=limit, has=view.own_stack[h], where=h)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield everything up to the next decision; what is still too many in a hex is pushed out first."""
        if state.phase in OPERATIONS:
            yield from push_out_surplus(state, dice, self.side)
        yield from advance(state)
