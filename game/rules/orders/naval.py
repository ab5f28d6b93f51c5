"""The order that allots naval points (rule 10.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.air import NavalAllotted
from game.model.events.base import Event
from game.model.ids import Side
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.orders.air import allocating


@order_kind
@dataclass(frozen=True, slots=True)
class AllocateNavalOrder:
    """Give so many naval points to the bombardment of a landing site and to a cover plan; the rest supports fights."""

    kind: ClassVar[str] = "allocate_naval"
    side: Side
    bombardment: int
    cover: int

    def check(self, view: SideView) -> Refusal | None:
        """Refuse more than there is."""
        if (refusal := allocating(view, self.side)) is not None:
            return refusal
        naval = view.naval
        if naval is None or not naval.points:
            return Refusal(Reason.NO_NAVAL_POINTS)
        if (naval.bombardment, naval.cover) == (self.bombardment, self.cover):
            return Refusal(Reason.NOTHING_TO_CHANGE)
        asked = self.bombardment + self.cover
        if min(self.bombardment, self.cover) < 0 or asked > naval.points:
            return Refusal(Reason.NO_NAVAL_POINTS, needs=asked, has=naval.points)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the allotment."""
        yield NavalAllotted(self.bombardment, self.cover)
