"""A player that gives random legal orders of every kind: to try every rule, and to time the engine."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from game.ai.registry import player
from game.model.dice import Dice, Purpose
from game.model.ids import NO_UNIT, OFF_MAP, OPERATIONS, Priority, Side, Stance, Status
from game.model.layers import bank_bridges
from game.model.orders import Order
from game.model.units import Unit
from game.model.view import SideView
from game.rules.airlift import can_board, drop_zones
from game.rules.boxes import exits_of
from game.rules.landings import first_wave
from game.rules.legal import legal_orders
from game.rules.movement import movement_field
from game.rules.orders.air_drop import AirDropOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.landing import LandOrder
from game.rules.orders.merge import MergeOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.orders.reform import ReformOrder
from game.rules.orders.rest import RestOrder
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.orders.staff import MARKS, AssignHqOrder, MarkReplacementsOrder, SetPriorityOrder
from game.rules.orders.stance import SetStanceOrder
from game.rules.rail import rail_reach
from game.rules.sea import havens
from game.rules.support import limits

COUNCIL_ORDERS = 20  # at most so many where both sides decide
ORDERS_PER_UNIT = 2  # at most so many for each unit in a phase
TRIES = 8  # for one order
T = TypeVar("T")


class Draw:
    """The dice of one try: each pick has a key of its own."""

    def __init__(self, seed: int, view: SideView, given: int, attempt: int) -> None:
        self.view = view
        self.dice = Dice(seed, view.turn)
        self.key = (view.side, given, attempt)
        self.picks = 0

    def below(self, sides: int) -> int:
        """Return a whole number from 0 to ``sides - 1``."""
        self.picks += 1
        return self.dice.roll(Purpose.AI, sides, *self.key, self.picks)

    def pick(self, choices: Sequence[T]) -> T | None:
        """Return one of the choices, None if there is none."""
        return choices[self.below(len(choices))] if choices else None


Maker = Callable[[Draw, Unit], Order | None]


def _step(draw: Draw, unit: Unit) -> Order | None:
    h = draw.pick(draw.view.board.near[unit.hex])
    return None if h is None else MoveOrder(draw.view.side, unit.id, (h,))


def _march(draw: Draw, unit: Unit) -> Order | None:
    field = movement_field(draw.view, unit)
    h = draw.pick([*field.order[1 : field.count], *field.overruns])
    return None if h is None else MoveOrder(draw.view.side, unit.id, field.path_to(h))


def _assault(draw: Draw, unit: Unit) -> Order | None:
    view = draw.view
    target = draw.pick([h for h in view.board.near[unit.hex] if h in view.foes_at])
    if target is None:
        return None
    near = [i for h in view.board.near[target] for i in view.own_at.get(h, ()) if i != unit.id]
    helpers = [i for i in near if not view.own[i].is_hq][: draw.below(4)]
    most = limits(view, view.side, target)
    cas, gunfire = draw.below(most.cas + 1), draw.below(most.gunfire + 1)
    return AssaultOrder(view.side, tuple(sorted((unit.id, *helpers))), target, cas, gunfire)


def _rail(draw: Draw, unit: Unit) -> Order | None:
    way = draw.pick(list(rail_reach(draw.view, unit).values()))
    return None if way is None else RailOrder(draw.view.side, unit.id, way)


def _conduct(draw: Draw, unit: Unit) -> Order | None:
    side = draw.view.side
    orders: list[Order] = [SetStanceOrder(side, unit.id, stance) for stance in Stance]
    orders += [MarkReplacementsOrder(side, unit.id, mark) for mark in MARKS]
    orders += [MergeOrder(side, unit.id, other) for other in draw.view.own_at[unit.hex]]
    return draw.pick([*orders, RestOrder(side, unit.id)])


def _works(draw: Draw, unit: Unit) -> Order | None:
    bridge = draw.pick(bank_bridges(draw.view.board)[unit.hex])
    if bridge is None:
        return None
    side = draw.view.side
    keep = KeepBridgeOrder(side, bridge, bridge not in draw.view.keep_bridges)
    orders: list[Order] = [keep, BlowBridgeOrder(side, unit.id, bridge)]
    return draw.pick(orders)


def _staff(draw: Draw, unit: Unit) -> Order | None:
    side, own = draw.view.side, draw.view.own
    hq = draw.pick([other.id for other in own.values() if other.is_hq and other.on_map])
    if hq is None:
        return None
    orders: list[Order] = [SetPriorityOrder(side, hq, priority) for priority in Priority]
    orders += [AssignHqOrder(side, unit.id, hq), EndRetreatOrder(side, own[hq].army, hq)]
    return draw.pick(orders)


def _rare(draw: Draw, unit: Unit) -> Order | None:
    view = draw.view
    line = draw.pick(sorted(view.board.lines))
    gone = draw.pick([other.id for other in view.own.values() if other.dissolved_turn and not other.on_map])
    place = draw.pick(view.board.places)
    orders: list[Order] = []
    if line is not None:
        orders.append(RetreatOrder(view.side, unit.army, unit.id if unit.is_hq else NO_UNIT, line))
    if gone is not None and place is not None:
        orders.append(ReformOrder(view.side, gone, place.hex))
    return draw.pick(orders)


def _drop(draw: Draw, unit: Unit) -> Order | None:
    view = draw.view
    jumper = draw.pick([other for other in view.own.values() if can_board(view, other)])
    h = draw.pick(drop_zones(view)) if jumper is not None and view.air.lift_left else None
    return AirDropOrder(view.side, jumper.id, h) if jumper is not None and h is not None else None


def _box(draw: Draw, unit: Unit) -> Order | None:
    view = draw.view
    inside = draw.pick([other for other in view.own.values() if other.status == Status.IN_BOX])
    orders: list[Order] = [EnterBoxOrder(view.side, unit.id, box) for box in range(len(view.scenario.boxes))]
    orders += [LeaveBoxOrder(view.side, inside.id, h) for h in exits_of(view, inside)] if inside is not None else []
    return draw.pick(orders)


def _sea(draw: Draw, unit: Unit) -> Order | None:
    view = draw.view
    inside = draw.pick([other for other in view.own.values() if other.status == Status.IN_BOX])
    orders: list[Order] = [EmbarkOrder(view.side, unit.id, port) for port in (OFF_MAP, *havens(view))]
    orders += [EmbarkOrder(view.side, inside.id, port) for port in havens(view)] if inside is not None else []
    return draw.pick([*orders, LandOrder(view.side, first_wave(view))])


OFTEN, SELDOM = (_step, _march, _assault), (_works, _staff, _rail, _rare, _box, _drop, _sea)
MAKERS: tuple[Maker, ...] = (*OFTEN * 6, _conduct, _conduct, *SELDOM)


@player("random")
class Rambler:
    """Picks a unit, a kind of order, and the rest of it, by dice of its own."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self.seed = seed
        self.clock = (0, 0)
        self.given = 0  # this phase

    def choose(self, view: SideView) -> Order:
        """Return a random legal order; the end of the phase when enough were given or none was found."""
        if self.clock != (view.turn, int(view.phase)):
            self.clock, self.given = (view.turn, int(view.phase)), 0
        self.given += 1
        if view.phase not in OPERATIONS:
            return self._in_council(view)
        units = [unit for unit in view.own.values() if unit.on_map]
        if self.given <= ORDERS_PER_UNIT * len(units):
            for attempt in range(TRIES):
                draw = Draw(self.seed, view, self.given, attempt)
                order = MAKERS[draw.below(len(MAKERS))](draw, units[draw.below(len(units))])
                if order is not None and order.check(view) is None:
                    return order
        return self._end(view)

    def _in_council(self, view: SideView) -> Order:
        """Return one of all legal orders, the end of the phase among them; that when enough were given."""
        if self.given > COUNCIL_ORDERS:
            return EndPhaseOrder(self.side)
        orders = list(legal_orders(view))
        return orders[Draw(self.seed, view, self.given, 0).below(len(orders))]

    def _end(self, view: SideView) -> Order:
        """Return the end of the phase, or a step out of the stack that stands in its way (rule 3.3)."""
        end = EndPhaseOrder(self.side)
        if (refusal := end.check(view)) is None or refusal.where is None:
            return end
        for i in view.own_at.get(refusal.where, ()):
            for n in view.board.near[refusal.where]:
                step = MoveOrder(self.side, i, (n,))
                if not view.own[i].is_hq and step.check(view) is None:
                    return step
        return end
