"""All orders a side could give now, in a fixed order."""

from collections.abc import Callable, Iterator

from game.model.ids import NO_UNIT, OFF_MAP, HexId, Phase, Priority, Stance, UnitId
from game.model.orders import Order
from game.model.units import NO_HEX, Unit
from game.model.view import SideView
from game.rules.boxes import exits_of
from game.rules.combat import defenders_at
from game.rules.movement import movement_field
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.decide import DecideOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.merge import MergeOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.orders.reform import ReformOrder
from game.rules.orders.rest import RestOrder
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.orders.staff import MARKS, AssignHqOrder, MarkReplacementsOrder, SetPriorityOrder
from game.rules.orders.stance import SetStanceOrder
from game.rules.rail import rail_reach


def legal_orders(view: SideView) -> Iterator[Order]:
    """Yield every order the side could give now; each passes ``check``.

    Units in id order, kinds as below, hexes in ascending order; the end of the phase comes last. One cheapest path
    stands for all that lead to a hex; of assaults on a hex each unit alone and all of them together are named.
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
    yield from _retreats(view, units)
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


def _events(view: SideView) -> Iterator[Order]:
    for question in view.politics.questions:
        event = view.scenario.politics.events[question.event]
        for choice in question.choices:
            yield DecideOrder(view.side, event.id, event.choices[choice].id)
    yield EndPhaseOrder(view.side)


def _council(view: SideView) -> Iterator[Order]:
    yield EndPhaseOrder(view.side)


CANDIDATES: dict[Phase, Callable[[SideView], Iterator[Order]]] = {
    Phase.EVENTS: _events,
    Phase.ALLOCATION: _council,
    Phase.COMMUNIST_OPERATIONS: _operations,
    Phase.UN_OPERATIONS: _operations,
}
