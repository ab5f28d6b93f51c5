"""The order to rest (rule 5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.conduct import UnitRested
from game.model.ids import Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.orders.common import fighter


@order_kind
@dataclass(frozen=True, slots=True)
class RestOrder:
    """Let a unit that has done nothing yet forfeit its turn; it recovers more cohesion."""

    kind: ClassVar[str] = "rest"
    side: Side
    unit: UnitId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse a unit that has moved, assaulted or rested already."""
        if (refusal := fighter(view, self.side, self.unit)) is not None:
            return refusal
        unit = view.own[self.unit]
        if unit.moved or unit.assaults or unit.rested:
            return Refusal(Reason.ALREADY_MOVED, where=self.unit)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the rest."""
        yield UnitRested(self.unit)
