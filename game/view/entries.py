"""Who may come out of the boxes off the map, where, and who of them finds room there (rules 3.3, 4.9)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.model.ids import NO_UNIT, HexId, UnitId
from game.model.orders import Reason, Refusal
from game.model.view import SideView
from game.rules.boxes import crossing_distances, departure_refusal, doors
from game.rules.orders.boxes import LeaveBoxOrder
from game.rules.stacking import stack_limit

WORTH_HEXES = 2  # how much farther the next place may lie for each unit more that finds room there
FULL = (Reason.ROUTE_CAPACITY, Reason.STACK_LIMIT)  # why a place that is open has no room


@dataclass(frozen=True, slots=True)
class Waiting:
    """Units that may come out of a box now: all of them (``is_all``), or those of one HQ and the HQ itself.

    ``hq`` is NO_UNIT for all, and for those who have none.
    """

    box: int
    hq: UnitId
    units: tuple[UnitId, ...]
    points: int
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What comes of bringing units on at a hex one after the other: the orders, and who stays for what reason.

    ``limit`` is how many stack points may stay in the hex. An HQ whose units all stay waits for them: no refusal.
    """

    hex: HexId
    limit: int
    orders: tuple[LeaveBoxOrder, ...]
    staying: tuple[tuple[UnitId, Refusal | None], ...]

    @property
    def is_open(self) -> bool:
        """Return whether somebody comes out here, or would if there were room."""
        return bool(self.orders) or any(why is not None and why.reason in FULL for _, why in self.staying)


def waiting_in_boxes(view: SideView) -> list[Waiting]:
    """Return who may come out of each box: everybody there, then by HQ; an HQ comes before its units."""
    found: list[Waiting] = []
    free = [unit.id for unit in view.own.values() if departure_refusal(view, unit) is None]
    for box in sorted({view.own[key].box for key in free}):
        inside = [key for key in free if view.own[key].box == box]
        by_hq: dict[UnitId, list[UnitId]] = {}
        for key in sorted(inside, key=lambda key: (not view.own[key].is_hq, key)):
            by_hq.setdefault(key if view.own[key].is_hq else view.own[key].hq, []).append(key)
        everybody = tuple(key for hq in sorted(by_hq) for key in by_hq[hq])
        found.append(Waiting(box, NO_UNIT, everybody, _points(view, everybody), is_all=True))
        found += [Waiting(box, hq, tuple(by_hq[hq]), _points(view, by_hq[hq])) for hq in sorted(by_hq)]
    return found


def _points(view: SideView, units: Sequence[UnitId]) -> int:
    return sum(view.own[key].toe.stack_points for key in units)


def entry(view: SideView, units: Sequence[UnitId], h: HexId) -> Entry:
    """Return what comes of bringing units of a box on at a hex: each is judged with those before it on the map.

    HQs take no room; whose units all stay for want of it does not go without them.
    """
    route_used, stack = dict(view.route_used), view.own_stack[h]
    at, limit = view._replace(route_used=route_used), stack_limit(view.board, view.ruleset, h)
    orders: list[LeaveBoxOrder] = []
    staying: list[tuple[UnitId, Refusal | None]] = []
    for key in units:
        order, points = LeaveBoxOrder(view.side, key, h), view.own[key].toe.stack_points
        refusal = order.check(at)
        if refusal is None and points and stack + points > limit:
            refusal = Refusal(Reason.STACK_LIMIT, needs=stack + points, has=limit, where=h)
        if refusal is not None:
            staying.append((key, refusal))
            continue
        orders.append(order)
        stack += points
        route = route_of(view, key, h)
        route_used[route] = route_used.get(route, 0) + points
    left = {view.own[key].hq for key, _ in staying} - {view.own[order.unit].hq for order in orders}
    waits = [order.unit for order in orders if order.unit in left]
    going = tuple(order for order in orders if order.unit not in left)
    return Entry(h, limit, going, (*((key, None) for key in waits), *staying))


def route_of(view: SideView, unit: UnitId, h: HexId) -> str:
    """Return the route by which a unit in a box comes to a border hex."""
    return doors(view.board, view.ruleset, view.scenario.boxes[view.own[unit].box])[h]


def route_left(view: SideView, route: str) -> int:
    """Return the stack points that can still come by a route this turn."""
    return view.ruleset.manpower.box_route_points - view.route_used.get(route, 0)


def entries(view: SideView, waiting: Waiting) -> Iterator[Entry]:
    """Yield every place where somebody of those who wait could come out, full ones too, nearest to the enemy first.

    Where no enemy is known it is the nearest to a crossing.
    """
    far, foes, distance = crossing_distances(view, view.own[waiting.units[0]]), view.foes_at, view.board.grid.distance
    front = {h: min((distance(h, foe) for foe in foes), default=0) for h in far}
    for h in sorted(far, key=lambda h: (front[h], far[h], h)):
        found = entry(view, waiting.units, h)
        if found.is_open:
            yield found


def next_entry(view: SideView, waiting: Waiting, h: HexId) -> Entry | None:
    """Return where more of those who wait find room, near to a hex; None if nowhere. Ties: the nearest."""
    distance = view.board.grid.distance
    ranked = [
        (distance(it.hex, h) - WORTH_HEXES * len(it.orders), distance(it.hex, h), it.hex, it)
        for it in entries(view, waiting)
        if it.orders
    ]
    return min(ranked, key=lambda it: it[:3])[3] if ranked else None
