"""Retreat orders: a batch runs when that saves more men than it costs, an army when too much of it is cut off (8.4)."""

from collections.abc import Sequence

from game.ai.course import Proposals
from game.ai.estimate import worth_men
from game.ai.marches import danger, least_danger
from game.ai.mind import Mind
from game.ai.orders import is_fresh
from game.model.ids import NO_UNIT, RetreatScope
from game.model.units import Unit
from game.rules.movement import movement_field
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.retreat_orders import addressees, line_behind

PM = 1000


def retreats(mind: Mind) -> Proposals:
    """Propose the general retreat of an army that is cut off, then retreats of single HQs that save men (16.1).

    Who is held to a plan of history leaves such orders to its deciders: they come of events (16.4).
    """
    if mind.stage is not None:
        return
    for army, record in enumerate(mind.view.armies):
        if record is not None and record.share_cut_pm >= mind.ai.general_retreat_cut_pm:
            units = [unit for unit in addressees(mind.view.own, army, NO_UNIT) if not unit.is_hq]
            if line := line_behind(mind.view, units, mind.source_hauls):
                yield RetreatOrder(mind.side, army, NO_UNIT, line)
    for hq in mind.hqs:
        units = [unit for unit in mind.fighters if unit.hq == hq.id]
        line = line_behind(mind.view, units, mind.source_hauls) if _is_hard_pressed(mind, units) else ""
        if line and _saved(mind, units, line) > _price(mind, units):
            yield RetreatOrder(mind.side, hq.army, hq.id, line)


def releases(mind: Mind) -> Proposals:
    """Propose to withdraw the orders of batches that no enemy can reach any more."""
    bound = [unit for unit in mind.roster.on_map if unit.retreat_scope == RetreatScope.BATCH]
    for hq in mind.hqs if bound else ():
        units = [unit for unit in bound if hq.id in (unit.id, unit.hq)]
        if units and not any(mind.survey.threat[unit.hex] for unit in units):
            yield EndRetreatOrder(mind.side, hq.army, hq.id)


def _is_hard_pressed(mind: Mind, units: Sequence[Unit]) -> bool:
    """Return whether units that have not stirred yet would lose too much where they stand."""
    if not any(mind.survey.threat[unit.hex] for unit in units):
        return False
    if any(unit.retreat_scope or not is_fresh(unit) for unit in units):
        return False
    risk = sum(danger(mind, unit, unit.hex) for unit in units)
    return risk * PM >= mind.ai.retreat_alarm_pm * sum(worth_men(unit) for unit in units)


def _saved(mind: Mind, units: Sequence[Unit], line: str) -> int:
    """Return the men that an order to retreat saves: what the way it opens makes of the danger, less what it closes."""
    return sum(least_danger(mind, unit, mind.reach(unit)) - _under_order(mind, unit, line) for unit in units)


def _under_order(mind: Mind, unit: Unit, line: str) -> int:
    twin = unit.copy()
    twin.retreat_scope, twin.retreat_line = RetreatScope.BATCH, line
    twin.mp += mind.view.ruleset.units.retreat_order_move_tenths
    return least_danger(mind, unit, movement_field(mind.view, twin, mind.lay))


def _price(mind: Mind, units: Sequence[Unit]) -> int:
    """Return the men that the loss of cohesion counts for."""
    cohesion = mind.view.ruleset.morale.retreat_order_cohesion_tenths
    return sum(unit.men for unit in units) * cohesion // PM * mind.ai.cohesion_men // 10
