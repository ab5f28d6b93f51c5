"""Which units can still strike which hexes of the enemy, and from where; found again only where it may be otherwise."""

from array import array

from game import kernels
from game.ai.fields import scratch
from game.ai.mind import Mind
from game.ai.strike import Bid, Bids, Ways
from game.kernels import fights
from game.model.ids import ArmyState
from game.model.units import Unit
from game.rules.ground import lasting_view, least_step, no_hexes, passages
from game.rules.movement import points_left


def bids_of(mind: Mind) -> Bids:
    """Return which units can still get at which enemy hex this turn, and how."""
    bids, steps, own = mind.bids, mind.survey.steps, mind.view.own
    if bids.members is not mind.roster.members or bids.steps is not steps:
        bids.members, bids.steps = mind.roster.members, steps
        for unit in mind.fighters:
            bid = bids.by.get(unit.id)
            if bid is None or bid.steps != steps[unit.hex]:
                bids.due.add(unit.id)
    for key in sorted(bids.due):
        unit = own[key]
        if unit.on_map and not unit.is_hq:
            ways = _ways(mind, unit) if _can_assault(mind, unit) and not _is_spared(mind, unit) else {}
            bids.put(key, Bid(mind.roster.vigor[key], steps[unit.hex], ways))
        else:
            bids.put(key, None)
    bids.due.clear()
    return bids


def _can_assault(mind: Mind, unit: Unit) -> bool:
    """Return whether a unit may still assault somewhere this turn, if it gets there (rules 5, 8.2)."""
    units, record = mind.view.ruleset.units, mind.view.armies[unit.army]
    if record is not None and record.state >= ArmyState.BROKEN:
        return False
    return (
        unit.assaults < units.assaults_per_unit
        and unit.s >= units.assault_min_supply_tenths
        and unit.c >= units.assault_min_cohesion_tenths
        and points_left(unit) >= units.assault_cost_tenths[unit.toe.movement]
        and not unit.retreat_scope
    )


def _is_spared(mind: Mind, unit: Unit) -> bool:
    """Return whether a unit leaves the assaults to others: it is tired, or has a place to keep."""
    return mind.level.plans and (mind.is_tired(unit) or unit.id in mind.guards)


def _ways(mind: Mind, unit: Unit) -> Ways:
    """Return how a unit can get at each hex it can strike."""
    ruleset, movement, survey, here = mind.view.ruleset, unit.toe.movement, mind.survey, unit.hex
    cost = ruleset.units.assault_cost_tenths[movement]
    walk = survey.steps[here] - 1  # the hexes it must walk at least
    left, step = points_left(unit) - cost, least_step(ruleset, movement)
    if walk > 0 and (left < step or walk * step > left):
        return {}
    board, buffers = mind.view.board, scratch(mind.view.board.grid.size)
    if left >= step:
        field = mind.reach(unit)
        order, count, costs, left = field.order_view, field.count, field.best_view, field.budget - cost
    else:
        order, count, costs = kernels.int_view(array("i", [here])), 1, lasting_view(no_hexes(board))
    beside, near = survey.beside_view, passages(board).view
    found = fights.approaches(order, count, costs, left, beside, near, buffers.found_view)
    ways: Ways = {}
    for target, direction, walk in buffers.triples(found):
        ways.setdefault(target, []).extend((direction, walk))
    return ways
