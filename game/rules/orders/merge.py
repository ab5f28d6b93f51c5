"""The order to merge two units (rule 5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.conduct import UnitsMerged
from game.model.ids import Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import SideView
from game.rules.orders.common import fighter


@order_kind
@dataclass(frozen=True, slots=True)
class MergeOrder:
    """Merge a unit into another of the same army and table of organization in its hex."""

    kind: ClassVar[str] = "merge"
    side: Side
    unit: UnitId
    into: UnitId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse units that do not match, and sums above the table of organization."""
        for unit_id in (self.unit, self.into):
            if (refusal := fighter(view, self.side, unit_id)) is not None:
                return refusal
        return None if can_merge(view.own[self.unit], view.own[self.into]) else Refusal(Reason.CANNOT_MERGE)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the merger; quality, cohesion and supply are averages weighted by men."""
        old, new = state.units[self.unit], state.units[self.into]
        men = max(1, old.men + new.men)
        q, c, s = ((getattr(old, n) * old.men + getattr(new, n) * new.men) // men for n in ("q", "c", "s"))
        yield UnitsMerged(self.unit, self.into, q, c, s)


def can_merge(unit: Unit, into: Unit) -> bool:
    """Return whether two units match, stand together and have room for each other."""
    toe = unit.toe
    return (
        unit.id != into.id
        and (unit.army, toe, unit.hex) == (into.army, into.toe, into.hex)
        and unit.men + into.men <= toe.men
        and unit.guns + into.guns <= toe.guns
        and unit.tanks + into.tanks <= toe.tanks
    )
