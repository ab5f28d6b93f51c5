"""What units do in their operations: they strike, march, ride and rest."""

from collections.abc import Iterator

from game.ai.assaults import strike_on, strikes
from game.ai.axes import lane
from game.ai.backing import support_for
from game.ai.course import Proposals, one_of
from game.ai.fields import Field
from game.ai.marches import Choice, advance_choice, danger, has_room, post_choice, refuge_choice
from game.ai.mind import Mind
from game.ai.positions import demolitions
from game.ai.roster import present
from game.model.ids import HexId, Trait
from game.model.orders import Order
from game.model.units import NO_HEX, Unit
from game.rules.movement import points_left
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.orders.rest import RestOrder
from game.rules.rail import is_full, rail_ways
from game.rules.surplus import overstacked

PM = 1000


def advances(mind: Mind) -> Proposals:
    """Propose to enter the hexes that fights have emptied, where that leads on and is no trap (rule 7.7)."""
    for unit in mind.fighters:
        if unit.advance_to != NO_HEX and _is_worth_entering(mind, unit, unit.advance_to):
            yield MoveOrder(mind.side, unit.id, (unit.advance_to,))


def _is_worth_entering(mind: Mind, unit: Unit, h: HexId) -> bool:
    place = mind.prizes.get(h, 0) * mind.ai.vp_men
    fear = (danger(mind, unit, h) - danger(mind, unit, unit.hex)) * mind.posture.fear_pm // PM
    thrust = mind.thrust(unit)
    way = 0
    if thrust is not None:
        way = (thrust.field.cost(unit.hex) - thrust.field.cost(h)) * mind.ai.progress_men // 10
    return place + way - fear > 0


def assaults(mind: Mind) -> Proposals:
    """Propose one of the best assaults, step by step: to bring up who is not there yet, then to strike.

    Before each step it is weighed again, by what the last one has brought to light.
    """
    for target in [strike.target for strike in strikes(mind)]:
        while (strike := strike_on(mind, target)) is not None:
            late = [(mind.view.own[key], h) for key, h in zip(strike.units, strike.places, strict=True)]
            late = [(unit, h) for unit, h in late if unit.hex != h]
            if not late:
                if (yield AssaultOrder(mind.side, strike.units, target, *support_for(mind, strike))):
                    return
                break
            unit, h = late[0]
            if not (yield MoveOrder(mind.side, unit.id, mind.reach(unit).path_to(h))):
                break


def is_fresh(unit: Unit) -> bool:
    """Return whether a unit has done nothing yet this turn."""
    return not (unit.moved or unit.rested or unit.assaults) and points_left(unit) > 0


def marches(mind: Mind) -> Proposals:
    """Propose one march or ride, or a rest, for every unit that has done nothing; who is nearest to the enemy first."""
    arrival = mind.survey.arrival
    fresh = sorted((arrival.cost(unit.hex), unit.id) for unit in mind.fighters if is_fresh(unit))
    for _, key in fresh:
        unit = mind.view.own[key]
        if unit.on_map and is_fresh(unit):
            yield from demolitions(mind, unit)
            yield from one_of(_turn_of(mind, unit))


def _turn_of(mind: Mind, unit: Unit) -> Iterator[Order]:
    """Return what a unit that has done nothing may do, best first."""
    if not unit.traits & Trait.SECURITY or mind.garrison_way(unit) is not None:
        yield from _ride(mind, unit)
        choice = choice_of(mind, unit)
        if choice.hex != unit.hex and choice.score > choice.stay:
            yield MoveOrder(mind.side, unit.id, mind.reach(unit).path_to(choice.hex))
    yield RestOrder(mind.side, unit.id)


def _ride(mind: Mind, unit: Unit) -> Iterator[Order]:
    """Return the rides by train that save more than a march, best first (rule 4.6)."""
    field = goal_field(mind, unit)
    if field is None or not mind.level.plans or not mind.view.board.has_rail[unit.hex]:
        return
    here, pace = field.cost(unit.hex), mind.view.ruleset.units.move_tenths[unit.toe.movement]
    gives_away = unit.covert  # a train would (12.2)
    if here <= pace or mind.view.foe_zoc[unit.hex] or gives_away or is_full(mind.view, unit):
        return
    ways, most = rail_ways(mind.view, unit), here - mind.ai.ride_gain_pm * pace // PM
    for _, h in sorted((field.cost(h), h) for h in ways if field.cost(h) < most):
        if not mind.survey.threat[h] and has_room(mind, unit, h):
            yield RailOrder(mind.side, unit.id, ways[h])


def second_marches(mind: Mind) -> Proposals:
    """Propose to use up movement points that are left, where that gains a good deal."""
    for unit in present(mind.fighters):
        if (unit.moved or unit.assaults) and not unit.covert and points_left(unit) >= mind.ai.leftover_tenths:
            choice = choice_of(mind, unit)
            if choice.hex != unit.hex and choice.score > choice.stay + mind.ai.leftover_men:
                yield MoveOrder(mind.side, unit.id, mind.reach(unit).path_to(choice.hex))


def goal_field(mind: Mind, unit: Unit) -> Field | None:
    """Return the walk to where a unit is to go in the end, None if it is to stay where it is."""
    if (way := mind.garrison_way(unit)) is not None:
        return way
    if mind.attacks:
        thrust = mind.thrust(unit)
        return lane(mind.view, thrust, unit) if thrust is not None else None
    post = mind.posts.get(unit.id) if mind.level.plans and not mind.intent.gives_way else None
    return post.way if post is not None else None


def choice_of(mind: Mind, unit: Unit) -> Choice:
    """Return where a unit goes this turn, by the way of its side and level."""
    if (way := mind.garrison_way(unit)) is not None:
        return post_choice(mind, unit, way)
    if mind.attacks:
        return advance_choice(mind, unit)
    if not mind.level.plans or mind.intent.gives_way:
        return refuge_choice(mind, unit)
    return post_choice(mind, unit, goal_field(mind, unit) or mind.home)


def unstackings(mind: Mind) -> Proposals:
    """Propose to clear hexes over the stack limit (3.3): the smallest units go where there is room, else anywhere."""
    while hexes := overstacked(mind.view):
        for h in hexes:
            if (yield from one_of(_ways_off(mind, h))):
                break
        else:
            return


def _ways_off(mind: Mind, h: HexId) -> Iterator[Order]:
    view = mind.view
    units = sorted((view.own[i].toe.stack_points, i) for i in view.own_at[h] if not view.own[i].is_hq)
    for _, key in units:
        unit = view.own[key]
        reach = mind.reach(unit)
        for n in sorted(reach.order[1 : reach.count], key=lambda n: (not has_room(mind, unit, n), reach.best[n], n)):
            yield MoveOrder(mind.side, key, reach.path_to(n))
