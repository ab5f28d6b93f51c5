"""Where a unit can go and what it costs (rules 2.3, 4.1-4.3, 4.9, 8.4). Every query takes a position: view or truth."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game import kernels
from game.kernels import Ints
from game.model.events.movement import UnitsReadied
from game.model.ids import HexId, MovementClass, RetreatScope
from game.model.orders import Reason, Refusal
from game.model.ruleset import Ruleset
from game.model.units import Unit
from game.model.view import Position
from game.rules.closures import closed_to
from game.rules.ground import BARRED, StepCosts, distance_to_line, lasting_view, no_hexes, passages, step_costs

HALF_POINT = 5  # allowances are rounded down to half a movement point (2.3)
VEHICLES = (MovementClass.MOTOR, MovementClass.TRACKED)
NO_ENTRY = -1
UNREACHED = kernels.UNREACHED


class Terms(NamedTuple):
    """The terms on which one unit marches: what steps cost it, and the layers that change them."""

    costs: StepCosts
    zoc: Sequence[int]
    closed: bytes  # 1 where its army may not go (4.9)
    far: bytes  # distance from the line of its retreat order (8.4)
    prices: tuple[int, int, int]  # entering a ZOC, from ZOC to ZOC, entering an enemy's hex (or NO_ENTRY)


@dataclass(slots=True, eq=False)
class MovementField:
    """Where a unit can go now, tenths of a movement point by hex.

    ``best[h]`` is the cost of hex h for h < size, UNREACHED where it cannot go; ``order[:count]`` are the hexes it may
    end in, cheapest first, its own hex leading; after them in ``order`` come the ``overruns``, the enemy-held hexes it
    may enter (4.3). Kernels read ``best_view`` and ``order_view``. ``via``: see ``kernels.flood``.
    """

    origin: HexId
    budget: int
    neighbors: Sequence[Sequence[int]]
    best: bytearray
    via: bytearray
    order: "array[int]"
    best_view: Ints
    order_view: Ints
    count: int
    overruns: tuple[HexId, ...]

    def cost(self, h: HexId) -> int:
        """Return the cost in tenths of reaching a hex, UNREACHED if it cannot."""
        return self.best[h]

    def path_to(self, h: HexId) -> tuple[HexId, ...]:
        """Return the hexes entered on the cheapest way to a hex, the last one ``h``; KeyError if there is none."""
        if self.best[h] == UNREACHED or h == self.origin:
            raise KeyError(h)
        size = len(self.neighbors)
        layer = 0 if self.best[size + h] <= self.best[2 * size + h] else size
        path = [h]
        while (step := self.via[layer + path[-1]]) != UNREACHED:
            path.append(self.neighbors[path[-1]][(step + 3) % 6])
            if step >= 6:  # the ford is behind
                layer = 0
        return tuple(path[-2::-1])


class March(NamedTuple):
    """How far a unit gets along a path: the hexes entered, their cost in tenths, and why it ends early, if it does."""

    path: tuple[HexId, ...]
    cost: int
    forded: bool
    halt: Refusal | None


class _Scratch:
    """What one flood writes to: what is of use is copied, so little is touched each time."""

    __slots__ = ("best", "best_view", "heads", "links", "order", "order_view", "via", "via_view")

    def __init__(self, size: int) -> None:
        self.best, self.via, self.order = bytearray(3 * size), bytearray(2 * size), array("i", [0]) * size
        self.best_view, self.via_view = kernels.byte_view(self.best), kernels.byte_view(self.via)
        self.order_view = kernels.int_view(self.order)
        self.heads = kernels.int_view(array("i", [0]) * (UNREACHED + 1))
        self.links = kernels.int_view(array("i", [0]) * (24 * size + 2))


@lru_cache(maxsize=8)
def _spare_scratch(size: int) -> list[_Scratch]:
    return []  # idle scratch; taken and given back around each flood, so threads never share one


@lru_cache(maxsize=8)
def _unreached(size: int) -> bytes:
    return bytes([UNREACHED]) * (3 * size)


@lru_cache(maxsize=8)
def _prices(ruleset: Ruleset) -> Mapping[tuple[int, bool, bool], tuple[int, int, int]]:
    rules = ruleset.terrain
    toll = ruleset.units.overrun_cost_tenths
    return {
        (movement, free, hq): (
            0 if free else rules.zoc_enter_tenths[movement],
            0 if free else rules.zoc_to_zoc_tenths,
            NO_ENTRY if hq else toll,
        )
        for movement in MovementClass
        for free in (False, True)
        for hq in (False, True)
    }


def allowance(position: Position, unit: Unit) -> int:
    """Return the movement points, in tenths, a unit starts its operations with (rules 2.3, 8.4, 11)."""
    return allowance_on(position, unit, unit.hex)


def allowance_on(position: Position, unit: Unit, h: HexId) -> int:
    """Return the movement points, in tenths, of a unit that starts its operations on a hex."""
    rules = position.ruleset.units
    movement = unit.toe.movement
    points = rules.move_tenths[movement]
    if unit.s < rules.starved_supply_tenths:
        points = points * rules.starved_move_pm[movement] // 1000
    if unit.c < rules.spent_cohesion_tenths:
        points = points * rules.spent_move_pm // 1000
    if movement in VEHICLES and position.weather[position.board.weather_band[h]].cold:
        points = points * position.ruleset.weather.cold_vehicle_move_pm // 1000
    points -= points % HALF_POINT
    zone = position.board.zone[h]
    hampered = zone >= 0 and position.interdiction[zone] > rules.interdicted_level_pm
    if hampered and not unit.by_night:
        points -= rules.interdicted_move_tenths
    if unit.retreat_scope != RetreatScope.NONE:
        points += rules.retreat_order_move_tenths
    return max(0, points)


def readied(position: Position) -> UnitsReadied:
    """Return what makes the side's units on the map ready for its operations, in id order."""
    units = [unit for unit in position.own.values() if unit.on_map]
    return UnitsReadied(tuple(unit.id for unit in units), tuple(allowance(position, unit) for unit in units))


def terms_of(position: Position, unit: Unit) -> Terms:
    """Return the terms on which a unit marches now."""
    board, ruleset, toe = position.board, position.ruleset, unit.toe
    bridges = bytes(position.bridges)
    costs = step_costs(board, ruleset, toe.movement, unit.by_night, position.weather, bridges)
    zeros = no_hexes(board)
    return Terms(
        costs,
        position.foe_zoc,
        closed_to(position, unit.army),
        distance_to_line(board, unit.retreat_line) if unit.retreat_scope and unit.retreat_line else zeros,
        _prices(ruleset)[toe.movement, unit.slips_through, toe.is_hq],
    )


def has_free_step(unit: Unit) -> bool:
    """Return whether it may make one step it could make at all, whatever its cost (rule 4.1)."""
    return not unit.moved and not unit.rested


def points_left(unit: Unit) -> int:
    """Return what it may still spend, in tenths: nothing after a rest (rule 5)."""
    return 0 if unit.rested else unit.mp


def can_overrun(position: Position, unit: Unit, h: HexId) -> bool:
    """Return whether a unit may enter an enemy-held hex (rule 4.3): HQs alone, or for vehicles what cannot resist."""
    if unit.is_hq:
        return False
    rules = position.ruleset.units
    rides = unit.toe.movement in VEHICLES
    for foe in position.foes_at.get(h, ()):
        piece = position.foes[foe]
        if piece.toe.is_hq:
            continue
        if not rides or (piece.men >= rules.overrun_men and piece.c >= rules.overrun_cohesion_tenths):
            return False
    return True


class Lay(NamedTuple):
    """Where enemies stand, and where their ZOC is, as kernels read it; ``terms`` of those who have marched, by kind."""

    foes: Ints
    zoc: Ints
    terms: dict[tuple[object, ...], Terms]


def lay_of(position: Position) -> Lay:
    """Return where the enemy lies in a position: good until a contact appears, moves or goes, or a bridge changes."""
    return Lay(kernels.byte_view(_foe_layer(position)), kernels.byte_view(position.foe_zoc), {})


def _terms_in(lay: Lay, position: Position, unit: Unit) -> Terms:
    """Return the ``terms_of`` a unit, those of its kind."""
    line = unit.retreat_line if unit.retreat_scope else ""
    kind = (unit.toe.movement, unit.by_night, unit.slips_through, unit.is_hq, unit.army, line, position.flags)
    terms = lay.terms.get(kind)
    if terms is None:
        terms = lay.terms[kind] = terms_of(position, unit)
    return terms


def _foe_layer(position: Position) -> Sequence[int]:
    """Return where enemies stand; the stack layer alone does not show HQs."""
    stack = position.foe_stack
    bare = [h for h in position.foes_at if not stack[h]]
    if not bare:
        return stack
    layer = bytearray(stack)
    for h in bare:
        layer[h] = 1
    return layer


def movement_field(position: Position, unit: Unit, lay: Lay | None = None) -> MovementField:
    """Return where a unit can go now with the points it has left, at what cost and which way (rules 4.1-4.3).

    ``lay``: the ``lay_of`` this position, from who has it already.
    """
    board, lay = position.board, lay or lay_of(position)
    size, terms, free = board.grid.size, _terms_in(lay, position, unit), has_free_step(unit)
    budget = min(UNREACHED - 1, max(points_left(unit), 1 if free else 0))
    spare = _spare_scratch(size)
    scratch = spare.pop() if spare else _Scratch(size)
    scratch.best[:] = _unreached(size)
    found = kernels.flood(
        passages(board).view,
        terms.costs.cost_view,
        terms.costs.ford_view,
        lay.foes,
        lay.zoc,
        lasting_view(terms.closed),
        lasting_view(terms.far),
        terms.prices,
        unit.hex,
        int(unit.forded),
        int(free),
        budget,
        scratch.best_view,
        scratch.via_view,
        scratch.order_view,
        scratch.heads,
        scratch.links,
    )
    count, stopped = found & 0xFFFF, found >> 16
    best, via, order = scratch.best[:], scratch.via[:], scratch.order[:count]
    overruns: list[HexId] = []
    for h in scratch.order[size - stopped :] if stopped else ():
        if can_overrun(position, unit, h):
            overruns.append(h)
        else:
            best[h] = UNREACHED
    overruns.sort()
    order.extend(overruns)
    spare.append(scratch)
    views = kernels.byte_view(best), kernels.int_view(order)
    return MovementField(unit.hex, budget, board.grid.neighbors, best, via, order, *views, count, tuple(overruns))


def walk(position: Position, unit: Unit, path: tuple[HexId, ...]) -> March:
    """Return how far a unit gets along a path in this position (rule 4.1)."""
    terms = terms_of(position, unit)
    left = points_left(unit)
    free = has_free_step(unit)
    spent, here, forded = 0, unit.hex, unit.forded
    last = len(path) - 1
    for i, n in enumerate(path):
        step, ford, refusal = _step(position, terms, here, n)
        if refusal is None and ford and forded:
            refusal = Refusal(Reason.SECOND_FORD, where=n)
        if refusal is None and n in position.foes_at:
            if i < last or not can_overrun(position, unit, n):
                refusal = Refusal(Reason.ENEMY_THERE, where=n)
            step += terms.prices[2]
        if refusal is None and spent + step > left:
            if free and i == 0:
                step = left
            else:
                refusal = Refusal(Reason.TOO_FAR, needs=spent + step, has=left, where=n)
        if refusal is not None:
            return March(path[:i], spent, forded, refusal)
        spent += step
        forded = forded or bool(ford)
        here = n
    return March(path, spent, forded, None)


def _step(position: Position, terms: Terms, here: HexId, n: HexId) -> tuple[int, int, Refusal | None]:
    """Return cost, ford, and a refusal where the ground itself bars the step."""
    costs, zoc, closed, far, prices = terms
    try:
        side = 6 * here + position.board.grid.neighbors[here].index(n)
    except ValueError:
        return 0, 0, Refusal(Reason.NOT_ADJACENT, where=n)
    cost = costs.cost[side]
    if cost == BARRED or closed[n] or far[n] > far[here]:
        return 0, 0, Refusal(_why_barred(position, terms, here, n), where=n)
    if zoc[n]:
        cost += prices[0]
        if zoc[here]:
            cost += prices[1]
    return cost, costs.ford[side], None


def _why_barred(position: Position, terms: Terms, here: HexId, n: HexId) -> Reason:
    if not position.board.is_ground(n):
        return Reason.NOT_GROUND
    if terms.closed[n]:
        return Reason.FORBIDDEN_GROUND
    if terms.far[n] > terms.far[here]:
        return Reason.RETREAT_ORDER
    return Reason.IMPASSABLE


def is_advance(unit: Unit, path: tuple[HexId, ...]) -> bool:
    """Return whether a path is the advance into the hex a fight has just emptied (rule 7.7)."""
    return len(path) == 1 and path[0] == unit.advance_to


def path_cost(position: Position, unit: Unit, path: tuple[HexId, ...]) -> int | Refusal:
    """Return the cost in tenths of a whole path, or why the unit cannot walk it (rule 4.1)."""
    march = walk(position, unit, path)
    return march.cost if march.halt is None else march.halt
