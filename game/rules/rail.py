"""Movement by rail and the repair of railways (rule 4.6)."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from game.model.board import NO_BRIDGE, Board
from game.model.events.base import Event
from game.model.events.terrain import RailsMended
from game.model.ids import SIDES, HexId, Side
from game.model.orders import Reason, Refusal
from game.model.ruleset import at_turn
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import Position
from game.rules.movement import VEHICLES, allowance
from game.rules.politics.params import param

PM = 1000
NORTH = "north"  # the region of the map that has a capacity of its own


class Fare(NamedTuple):
    """What a ride takes of its side's capacity, in stack points; ``north`` of them count in the north."""

    points: int
    north: int


def is_line(board: Board, a: HexId, b: HexId) -> bool:
    """Return whether a railway joins two neighbors."""
    return b in board.grid.neighbors[a] and bool(board.rail[board.side_index(a, b)])


def works(position: Position, a: HexId, b: HexId) -> bool:
    """Return whether the side can run trains from ``a`` to its neighbor ``b``: held, in repair, the bridge standing."""
    board = position.board
    return is_line(board, a, b) and _is_open(position, b, board.bridge[board.side_index(a, b)])


def _is_open(position: Position, h: HexId, bridge: int) -> bool:
    """Return whether the side can run trains into ``h`` by a track over ``bridge``, or NO_BRIDGE."""
    if position.holder[h] != position.side or position.rail[h]:
        return False
    return bridge == NO_BRIDGE or not position.bridges[bridge]


def fare(position: Position, unit: Unit, path: tuple[HexId, ...]) -> Fare:
    """Return what the ride of a unit along a path takes of the capacity."""
    rules, board = position.ruleset.units, position.board
    points = rules.rail_hq_sp if unit.is_hq else unit.toe.stack_points
    if unit.toe.movement in VEHICLES and not unit.is_hq:
        points *= rules.rail_vehicle_factor
    worst = 0
    if any(position.interdiction):
        zones = [board.zone[h] for h in (unit.hex, *path)]
        worst = max((position.interdiction[zone] for zone in zones if zone >= 0), default=0)
    points = points * (PM + rules.rail_interdiction_pm[position.side] * worst // PM) // PM
    if NORTH not in board.regions or position.turn >= rules.rail_north_until_turn:
        return Fare(points, 0)
    north = board.regions.index(NORTH)
    return Fare(points, points if any(board.region[h] == north for h in (unit.hex, *path)) else 0)


def ride(position: Position, unit: Unit, path: tuple[HexId, ...]) -> tuple[HexId, ...]:
    """Return how far a unit gets along a path by rail in this position."""
    here = unit.hex
    for i, n in enumerate(path):
        if not works(position, here, n) or n in position.foes_at:
            return path[:i]
        here = n
    return path


def is_full(position: Position, unit: Unit) -> bool:
    """Return whether the capacity left is too little for any ride of a unit."""
    return _no_capacity(position, fare(position, unit, ())) is not None


def rail_refusal(position: Position, unit: Unit, path: tuple[HexId, ...]) -> Refusal | None:
    """Return why a unit may not go by rail along a path, or None."""
    rules = position.ruleset.units
    if not path:
        return Refusal(Reason.EMPTY_PATH)
    if len(path) > rules.rail_hexes:
        return Refusal(Reason.TOO_FAR, needs=len(path), has=rules.rail_hexes)
    if (refusal := _unready(position, unit)) is not None:
        return refusal
    got = ride(position, unit, path)
    if len(got) < len(path):
        return Refusal(Reason.NO_RAIL, where=path[len(got)])
    if _is_near_enemy(position, path[-1]):
        return Refusal(Reason.ENEMY_NEAR, where=path[-1])
    return _no_capacity(position, fare(position, unit, path))


def _unready(position: Position, unit: Unit) -> Refusal | None:
    rules = position.ruleset.units
    if unit.moved or unit.rested or unit.assaults or unit.mp < allowance(position, unit):
        return Refusal(Reason.ALREADY_MOVED, where=unit.id)
    if not unit.is_hq and unit.c < rules.rail_min_cohesion_tenths:
        return Refusal(Reason.NO_COHESION, needs=rules.rail_min_cohesion_tenths, has=unit.c)
    if not position.board.has_rail[unit.hex] or position.rail[unit.hex]:
        return Refusal(Reason.NO_RAIL, where=unit.hex)
    if _is_near_enemy(position, unit.hex):
        return Refusal(Reason.ENEMY_NEAR, where=unit.hex)
    return None


def _is_near_enemy(position: Position, h: HexId) -> bool:
    """Return whether a hex lies in an enemy ZOC or too near to a known enemy."""
    if position.foe_zoc[h]:
        return True
    near = position.board.grid.within(h, position.ruleset.units.rail_enemy_distance - 1)
    return not position.foes_at.keys().isdisjoint(near)


def _no_capacity(position: Position, price: Fare) -> Refusal | None:
    rules, side = position.ruleset.units, position.side
    needs = position.rail_used + price.points
    capacity = rules.rail_capacity_sp[side] + param(position, "rail_points", side)
    if needs > capacity:
        return Refusal(Reason.RAIL_CAPACITY, needs=needs, has=capacity)
    needs = position.rail_used_north + price.north
    if price.north and needs > rules.rail_north_capacity_sp[side]:
        return Refusal(Reason.RAIL_CAPACITY, needs=needs, has=rules.rail_north_capacity_sp[side])
    return None


def rail_reach(position: Position, unit: Unit) -> dict[HexId, tuple[HexId, ...]]:
    """Return the shortest way by rail to every hex a unit may go to by train now, in ascending order of hexes."""
    ways = rail_ways(position, unit)
    return {
        h: ways[h]
        for h in sorted(ways)
        if not _is_near_enemy(position, h) and _no_capacity(position, fare(position, unit, ways[h])) is None
    }


def rail_ways(position: Position, unit: Unit) -> dict[HexId, tuple[HexId, ...]]:
    """Return the shortest way to every hex the railway leads a unit to now, if the capacity and the enemy allow it."""
    if _unready(position, unit) is not None:
        return {}
    ways: dict[HexId, tuple[HexId, ...]] = {unit.hex: ()}
    front, track, foes_at = [unit.hex], _track(position.board), position.foes_at
    for _ in range(position.ruleset.units.rail_hexes):
        after = []
        for h in front:
            for n, _grade, bridge in track[h]:
                if n not in ways and n not in foes_at and _is_open(position, n, bridge):
                    ways[n] = (*ways[h], n)
                    after.append(n)
        front = after
    del ways[unit.hex]
    return ways


@lru_cache(maxsize=16)
def _track(board: Board) -> tuple[tuple[tuple[HexId, int, int], ...], ...]:
    """Return for each hex the neighbors a railway leads to, each with its grade and its bridge or NO_BRIDGE."""
    return tuple(
        tuple(
            (n, board.rail[side], board.bridge[side])
            for n, side in [(n, board.side_index(h, n)) for n in board.near[h]]
            if board.rail[side]
        )
        for h in range(board.grid.size)
    )


@lru_cache(maxsize=16)
def _rail_hexes(board: Board) -> tuple[HexId, ...]:
    return tuple(h for h in range(board.grid.size) if board.has_rail[h])


def rail_repairs(state: GameState) -> Iterator[Event]:
    """Yield the turn's work on broken railways: each is a turn nearer to repair, then the first ones are repaired."""
    if not any(state.rail):
        return
    left = {h: max(1, state.rail[h] - 1) for h in _rail_hexes(state.board) if state.rail[h] > 1}
    for side in SIDES:
        left.update(_repaired(state, side, left))
    changed = {h: turns for h, turns in sorted(left.items()) if turns != state.rail[h]}
    if changed:
        yield RailsMended(tuple(changed), tuple(changed.values()))


def _repaired(state: GameState, side: Side, left: dict[HexId, int]) -> dict[HexId, int]:
    """Return the hexes a side repairs: contiguous to its working net, nearest to its main source, best track first."""
    rail = bytearray(state.rail)
    for h, turns in left.items():
        rail[h] = turns
    hub = _hub(state, side)
    if hub is None or rail[hub] > 1:
        return {}
    most = at_turn(state.ruleset.units.rail_repair_hexes[side], state.turn)
    return dict.fromkeys(islice(_in_order(state, side, hub, rail), most), 0)


def _in_order(state: GameState, side: Side, hub: HexId, rail: bytearray) -> Iterator[HexId]:
    """Yield the hexes that wait for repair, going out from a hub; each counts as repaired once the next is wanted."""
    if rail[hub]:
        yield hub
    track = _track(state.board)
    seen, front = {hub}, [hub]
    while front:
        waiting: list[tuple[int, HexId]] = []
        after: list[HexId] = []
        for h in front:
            for n, grade, bridge in track[h]:
                if n in seen or not _can_pass(state, side, n, bridge):
                    continue
                if rail[n] == 1:
                    waiting.append((-grade, n))
                elif not rail[n]:
                    seen.add(n)
                    after.append(n)
        for _, n in sorted(waiting):
            if n not in seen:
                yield n
                seen.add(n)
                after.append(n)
        front = after


def _can_pass(state: GameState, side: Side, h: HexId, bridge: int) -> bool:
    """Return whether a side may use the track to a hex: held, and the bridge stands if there is one."""
    return state.holder[h] == side and (bridge == NO_BRIDGE or not state.bridges[bridge])


def _hub(state: GameState, side: Side) -> HexId | None:
    """Return the first of the side's hubs that it holds."""
    hubs = _hubs(state.board, state.ruleset.units.rail_hubs[side])
    return next((h for h in hubs if state.holder[h] == side), None)


@lru_cache(maxsize=16)
def _hubs(board: Board, keys: tuple[str, ...]) -> tuple[HexId, ...]:
    """Return the hexes of these places that a railway touches, in their order."""
    return tuple(place.hex for key in keys for place in board.places if place.id == key and board.has_rail[place.hex])
