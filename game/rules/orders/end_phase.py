"""The order that ends a side's phase (rule 1.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import Side
from game.model.orders import Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.orders.common import deciding
from game.rules.sequence import advance


@order_kind
@dataclass(frozen=True, slots=True)
class EndPhaseOrder:
    """End the phase; the rules go on to the next decision."""

    kind: ClassVar[str] = "end_phase"
    side: Side

    def check(self, view: SideView) -> Refusal | None:
        """Refuse while it is not this side's decision."""
        return deciding(view, self.side)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield everything up to the next decision."""
        yield from advance(state)
