"""The order to take a stance (rules 3.2, 5, 8.2, 8.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.conduct import StanceSet
from game.model.ids import ArmyState, RetreatScope, Side, Stance, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import SideView
from game.rules.orders.common import fighter
from game.rules.politics.params import param


@order_kind
@dataclass(frozen=True, slots=True)
class SetStanceOrder:
    """Tell a unit how stubbornly to hold its hex."""

    kind: ClassVar[str] = "set_stance"
    side: Side
    unit: UnitId
    stance: Stance

    def check(self, view: SideView) -> Refusal | None:
        """Refuse what its army, its cohesion or a retreat order forbid."""
        if (refusal := fighter(view, self.side, self.unit)) is not None:
            return refusal
        unit = view.own[self.unit]
        if unit.stance == self.stance:
            return Refusal(Reason.NOTHING_TO_CHANGE, where=self.unit)
        first = view.ruleset.armies[unit.army].stance_from_turn
        if view.turn < first:
            return Refusal(Reason.FORBIDDEN_STANCE, needs=first, has=view.turn, where=self.unit)
        if unit.retreat_scope != RetreatScope.NONE:
            return Refusal(Reason.RETREAT_ORDER, where=self.unit)
        return _no_stand(view, unit) if self.stance == Stance.STAND else None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the change."""
        yield StanceSet(self.unit, self.stance)


def _no_stand(view: SideView, unit: Unit) -> Refusal | None:
    least = view.ruleset.units.stand_min_cohesion_tenths
    if unit.c < least and not param(view, "stand_at_any_cohesion", view.side):
        return Refusal(Reason.NO_COHESION, needs=least, has=unit.c, where=unit.id)
    record = view.armies[unit.army]
    if record is not None and record.state >= ArmyState.SHAKEN:
        return Refusal(Reason.FORBIDDEN_STANCE, where=unit.id)
    return None
