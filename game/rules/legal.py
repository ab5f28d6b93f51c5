"""All orders a side could give now, in a fixed order."""

from collections.abc import Callable, Iterator

from game.model.air import NO_TARGET, Mission
from game.model.ids import NO_UNIT, OFF_MAP, HexId, Phase, Priority, Side, Stance, UnitId
from game.model.orders import Order
from game.model.sea import NO_SITE
from game.model.units import NO_HEX, Unit
from game.model.view import SideView
from game.rules.airlift import can_board, drop_zones
from game.rules.bombing import cities, sources
from game.rules.boxes import exits_of
from game.rules.combat import defenders_at
from game.rules.landings import available, first_wave, planning_refusal, sailing_refusal
from game.rules.movement import movement_field
from game.rules.orders.air import AllocateAirOrder, SetCasDoctrineOrder, standing, unallotted
from game.rules.orders.air_drop import AirDropOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.decide import DecideOrder
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.orders.merge import MergeOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.naval import AllocateNavalOrder
from game.rules.orders.rail import RailOrder
from game.rules.orders.reform import ReformOrder
from game.rules.orders.rest import RestOrder
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.orders.staff import MARKS, AssignHqOrder, MarkReplacementsOrder, SetPriorityOrder
from game.rules.orders.stance import SetStanceOrder
from game.rules.rail import rail_reach
from game.rules.sea import departure_refusal, havens
from game.rules.sites import site_index
from game.rules.support import NO_SUPPORT, limits


def legal_orders(view: SideView) -> Iterator[Order]:
    """Yield every order the side could give now; each passes ``check``.

    Units in id order, kinds as below, hexes in ascending order; the end of the phase comes last. One cheapest path
    stands for all that lead to a hex; of assaults on a hex each unit alone, all of them together, and those with all
    the support there is are named. Of allotments of air points: none, and all that is free.
    """
    if view.decider != view.side or view.result is not None:
        return
    for order in CANDIDATES[view.phase](view):
        if order.check(view) is None:
            yield order


def _operations(view: SideView) -> Iterator[Order]:
    units = [unit for unit in view.own.values() if unit.on_map]
    for unit in units:
        yield from _marches(view, unit)
        yield from _conduct(view, unit)
    yield from _assaults(view)
    yield from _works(view, units)
    yield from _staff(view, units)
    yield from _reforms(view)
    yield from _boxes(view, units)
    yield from _by_sea(view)
    yield from _retreats(view, units)
    yield from _drops(view)
    yield EndPhaseOrder(view.side)


def _marches(view: SideView, unit: Unit) -> Iterator[Order]:
    if unit.advance_to != NO_HEX:
        yield MoveOrder(view.side, unit.id, (unit.advance_to,))
    field = movement_field(view, unit)
    for h in sorted((*field.order[1 : field.count], *field.overruns)):
        path = field.path_to(h)
        if path != (unit.advance_to,):
            yield MoveOrder(view.side, unit.id, path)
    for way in rail_reach(view, unit).values():
        yield RailOrder(view.side, unit.id, way)


def _conduct(view: SideView, unit: Unit) -> Iterator[Order]:
    if unit.is_hq:
        return
    yield RestOrder(view.side, unit.id)
    for stance in Stance:
        yield SetStanceOrder(view.side, unit.id, stance)
    for other in view.own_at[unit.hex]:
        yield MergeOrder(view.side, unit.id, other)
    for mark in MARKS:
        yield MarkReplacementsOrder(view.side, unit.id, mark)


def _assaults(view: SideView) -> Iterator[Order]:
    targets = [h for h in sorted(view.foes_at) if defenders_at(view, h)]
    for target in targets:
        able = [i for i in _beside(view, target) if AssaultOrder(view.side, (i,), target).check(view) is None]
        for unit in able:
            yield AssaultOrder(view.side, (unit,), target)
        if len(able) > 1:
            yield AssaultOrder(view.side, tuple(able), target)
        if able and (most := limits(view, view.side, target)) != NO_SUPPORT:
            yield AssaultOrder(view.side, tuple(able), target, most.cas, most.gunfire)


def _beside(view: SideView, target: HexId) -> list[UnitId]:
    return sorted(unit for h in view.board.near[target] for unit in view.own_at.get(h, ()))


def _works(view: SideView, units: list[Unit]) -> Iterator[Order]:
    for bridge in view.board.bridges:
        for unit in units:
            if unit.hex in (bridge.a, bridge.b):
                yield BlowBridgeOrder(view.side, unit.id, bridge.index)
        kept = bridge.index in view.keep_bridges
        yield KeepBridgeOrder(view.side, bridge.index, not kept)


def _staff(view: SideView, units: list[Unit]) -> Iterator[Order]:
    staffs = [unit for unit in units if unit.is_hq]
    for unit in units:
        for hq in staffs:
            yield AssignHqOrder(view.side, unit.id, hq.id)
    for hq in staffs:
        for priority in Priority:
            yield SetPriorityOrder(view.side, hq.id, priority)


def _reforms(view: SideView) -> Iterator[Order]:
    gone = [unit for unit in view.own.values() if not unit.on_map and unit.dissolved_turn]
    for unit in gone:
        for place in view.board.places:
            yield ReformOrder(view.side, unit.id, place.hex)
        for box in range(len(view.scenario.boxes)):
            yield ReformOrder(view.side, unit.id, OFF_MAP, box)


def _boxes(view: SideView, units: list[Unit]) -> Iterator[Order]:
    for unit in units:
        for box in range(len(view.scenario.boxes)):
            yield EnterBoxOrder(view.side, unit.id, box)
    for unit in view.own.values():
        for h in exits_of(view, unit):
            yield LeaveBoxOrder(view.side, unit.id, h)


def _retreats(view: SideView, units: list[Unit]) -> Iterator[Order]:
    armies = sorted({unit.army for unit in units})
    groups = [(hq.army, hq.id) for hq in units if hq.is_hq] + [(army, NO_UNIT) for army in armies]
    for army, hq in groups:
        for line in sorted(view.board.lines):
            yield RetreatOrder(view.side, army, hq, line)
        yield EndRetreatOrder(view.side, army, hq)


def _by_sea(view: SideView) -> Iterator[Order]:
    if view.sea is None:
        return
    shores = (OFF_MAP, *havens(view))
    for unit in view.own.values():
        if departure_refusal(view, unit) is None:
            for port in shores:
                yield EmbarkOrder(view.side, unit.id, port)
    if sailing_refusal(view) is None:
        yield LandOrder(view.side, first_wave(view))


def _landing_plans(view: SideView) -> Iterator[Order]:
    """Yield two plans for each site: the first unit alone without cover, all there is with the next site as cover."""
    if planning_refusal(view) is not None:
        return
    sites = [site.id for site in view.ruleset.sea.sites if site_index(view, site.id) != NO_SITE]
    force = tuple(available(view))
    alone = tuple([unit for unit in force if not view.own[unit].is_hq][:1])
    for site, cover in zip(sites, (*sites[1:], *sites[:1]), strict=True):
        yield PlanLandingOrder(view.side, site, "", alone)
        yield PlanLandingOrder(view.side, site, cover, force)
    yield CancelLandingOrder(view.side)


def _drops(view: SideView) -> Iterator[Order]:
    if view.air.lift_left < view.ruleset.air.drop_lift_tenths:
        return
    zones = drop_zones(view)
    for unit in view.own.values():
        for h in zones if can_board(view, unit) else ():
            yield AirDropOrder(view.side, unit.id, h)


def _allocation(view: SideView) -> Iterator[Order]:
    free, free_heavy = unallotted(view)
    for mission, target in _missions(view):
        tactical, heavy = standing(view, mission, target)
        yield AllocateAirOrder(view.side, mission, target, 0, 0)
        yield AllocateAirOrder(view.side, mission, target, tactical + free, 0)
        yield AllocateAirOrder(view.side, mission, target, 0, heavy + free_heavy)
    if view.air.tactical:
        most = view.ruleset.air.doctrine_most
        for points in range(most + 1):
            yield SetCasDoctrineOrder(view.side, points, points)
    if view.naval is not None and view.naval.points:
        for points in range(view.naval.points + 1):
            yield AllocateNavalOrder(view.side, points, 0)
            yield AllocateNavalOrder(view.side, 0, points)
    yield from _landing_plans(view)
    yield EndPhaseOrder(view.side)


def _missions(view: SideView) -> Iterator[tuple[Mission, str]]:
    """Yield what a side's aircraft may be sent to do, and against what."""
    if not view.air.tactical and not view.air.heavy:
        return
    zones = [zone.id for zone in view.board.zones]
    yield Mission.CAS, NO_TARGET
    yield from ((Mission.INTERDICTION, zone) for zone in zones)
    if view.side == Side.COMMUNIST:
        return
    yield Mission.SUPERIORITY, NO_TARGET
    yield from ((Mission.RECON, zone) for zone in zones)
    yield Mission.AIRLIFT, NO_TARGET
    starved = (unit for unit in view.own.values() if unit.on_map and not unit.is_hq and unit.isolated_turns)
    yield from ((Mission.AIRLIFT, unit.spec.key) for unit in starved)
    named = [view.ruleset.supply.sources[i].id for i, _ in sources(view)]
    yield from ((Mission.SOURCE, source) for source in named)
    yield from ((Mission.CITY, place.id) for place in cities(view))
    yield from ((Mission.BRIDGE, source) for source in named if source in view.ruleset.air.bridge_sources)


def _events(view: SideView) -> Iterator[Order]:
    for question in view.politics.questions:
        event = view.scenario.politics.events[question.event]
        for choice in question.choices:
            yield DecideOrder(view.side, event.id, event.choices[choice].id)
    yield EndPhaseOrder(view.side)


def _council(view: SideView) -> Iterator[Order]:
    yield EndPhaseOrder(view.side)


CANDIDATES: dict[Phase, Callable[[SideView], Iterator[Order]]] = {
    Phase.ALLOCATION: _allocation,
    Phase.EVENTS: _events,
    Phase.COMMUNIST_OPERATIONS: _operations,
    Phase.UN_OPERATIONS: _operations,
}
