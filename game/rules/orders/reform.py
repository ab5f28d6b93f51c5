"""The order that brings a dissolved division back as a cadre (rule 8.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.manpower import UnitReformed
from game.model.ids import OFF_MAP, BoxId, HexId, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.units import NO_BOX
from game.model.view import SideView
from game.rules.orders.common import operating
from game.rules.reform import box_refusal, cadre_men, draw_men, nearest_hq, place_refusal, unit_refusal
from game.rules.sightings import after_move
from game.rules.sources import haul_costs
from game.rules.truth import truth


@order_kind
@dataclass(frozen=True, slots=True)
class ReformOrder:
    """Raise a dissolved division again in a city, out of the pool of its army."""

    kind: ClassVar[str] = "reform"
    side: Side
    unit: UnitId
    hex: HexId  # OFF_MAP to raise it in a box
    box: BoxId = NO_BOX

    def check(self, view: SideView) -> Refusal | None:
        """Refuse unless unit, pool and place allow it."""
        if (refusal := operating(view, self.side)) is not None:
            return refusal
        if self.unit not in view.own:
            return Refusal(Reason.NO_SUCH_UNIT, where=self.unit)
        unit = view.own[self.unit]
        if (refusal := unit_refusal(view, unit)) is not None:
            return refusal
        if self.hex == OFF_MAP:
            return box_refusal(view, unit, self.box)
        if self.box != NO_BOX:
            return Refusal(Reason.CANNOT_REFORM, where=self.hex)
        return place_refusal(view, unit, self.hex, haul=haul_costs(view))

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield its return."""
        unit, rules = state.units[self.unit], state.ruleset
        army, pool = rules.armies[unit.army], state.armies[unit.army].pool
        trained, recruits = draw_men(pool, cadre_men(rules, unit))
        q = (trained * army.trained_quality_pm + recruits * army.recruit_quality_pm) // (trained + recruits)
        yield UnitReformed(
            self.unit,
            self.hex,
            trained,
            recruits,
            q,
            rules.morale.reform_cohesion_tenths,
            rules.morale.reform_supply_tenths,
            unit.hq if self.hex == OFF_MAP else nearest_hq(truth(state, self.side), unit.army, self.hex),
            self.box,
        )
        if self.hex != OFF_MAP:
            yield from after_move(state, dice, unit, OFF_MAP, (self.hex,))
