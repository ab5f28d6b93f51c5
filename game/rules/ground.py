"""What a step costs before any enemy is considered (rules 2.1-2.4, 11): hexside tables, made once and shared.

Tables are indexed ``6 * hex + direction`` and hold tenths of a movement point, or BARRED.
"""

from array import array
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game import kernels
from game.hexgrid.grid import OFF_GRID
from game.kernels import Ints
from game.model.board import FOREIGN, Board
from game.model.ids import HexId, Ice, MovementClass
from game.model.records import BandWeather
from game.model.ruleset import IMPASSABLE, Ruleset

BARRED = -1
FARTHEST = 254
_DOWN = bytes([0]) + bytes([1]) * 255  # of what a bridge needs till it stands again


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """The passable hexsides of a map: ``nbr`` holds the neighbor or -1; ``view`` is the same for kernels."""

    nbr: "array[int]"
    view: Ints


@dataclass(frozen=True, slots=True, eq=False)
class StepCosts:
    """The cost of every step of one kind of unit, and which of them ford a major river."""

    cost: "array[int]"
    ford: bytearray
    cost_view: Ints
    ford_view: Ints


@lru_cache(maxsize=16)
def passages(board: Board) -> Passages:
    """Return the passable hexsides of a map: between ground hexes, not across a strait (rule 2.2)."""
    nbr = array("h", [-1]) * (6 * board.grid.size)
    for h, near in enumerate(board.near):
        for n in near:
            nbr[board.side_index(h, n)] = n
    return Passages(nbr, kernels.short_view(nbr))


@lru_cache(maxsize=16)
def border(board: Board) -> frozenset[HexId]:
    """Return the hexes of ground beside land beyond the border."""
    neighbors, terrain = board.grid.neighbors, board.terrain
    ground = (h for h in range(board.grid.size) if board.is_ground(h))
    return frozenset(h for h in ground if any(n != OFF_GRID and terrain[n] == FOREIGN for n in neighbors[h]))


class Going(NamedTuple):
    """What of the weather a step feels, by band: tenths more off links, and the ice on the rivers."""

    extra: tuple[int, ...]
    ice: tuple[Ice, ...]


class _Map(NamedTuple):
    """What stands on the hexsides and hexes of a map, for kernels."""

    road: Ints
    rail: Ints
    river: Ints
    bridge: Ints
    terrain: Ints
    band: Ints


@lru_cache(maxsize=16)
def _map(board: Board) -> _Map:
    columns = (board.road, board.rail, board.river, board.bridge, board.terrain, board.weather_band)
    return _Map(*(kernels.int_view(array("i", column)) for column in columns))


class _Tariff(NamedTuple):
    """What one kind of unit pays; ``night`` is the trait (rule 3.3)."""

    ground: Ints  # by terrain
    links: Ints  # by Road, then along a railway
    tolls: tuple[int, int]  # over a minor river, through a major one


@lru_cache(maxsize=32)
def _tariff(ruleset: Ruleset, movement: MovementClass, night: int) -> _Tariff:
    rules = ruleset.terrain
    road = [BARRED, *(costs[movement] for costs in rules.road_cost_tenths[1:])]
    ford = rules.major_river_tenths[movement]
    if night and ford != IMPASSABLE:
        ford = rules.major_river_night_tenths
    return _Tariff(
        kernels.int_view(array("i", [terrain.cost_tenths[movement] for terrain in rules.types])),
        kernels.int_view(array("i", [*road, road[rules.rail_march]])),
        (rules.minor_river_tenths, ford),
    )


@lru_cache(maxsize=32)
def _priced(
    board: Board, ruleset: Ruleset, movement: MovementClass, night: int, going: Going, intact: int
) -> tuple["array[int]", bytearray]:
    """Return cost and ford of every hexside, with all bridges standing (``intact`` 1) or none."""
    sides = 6 * board.grid.size
    cost, ford = array("h", [BARRED]) * sides, bytearray(sides)
    extra, ice = (kernels.int_view(array("i", bands)) for bands in going)
    kernels.price(
        passages(board).view,
        *_map(board),
        *_tariff(ruleset, movement, night),
        extra,
        ice,
        intact,
        kernels.short_view(cost),
        kernels.byte_view(ford),
    )
    return cost, ford


@lru_cache(maxsize=16)
def _spans(board: Board) -> tuple[tuple[int, int], ...]:
    """Return the two hexsides of each bridge: from either bank."""
    return tuple((board.side_index(span.a, span.b), board.side_index(span.b, span.a)) for span in board.bridges)


def step_costs(
    board: Board,
    ruleset: Ruleset,
    movement: MovementClass,
    night: int,
    weather: tuple[BandWeather, ...],
    bridges: bytes,
) -> StepCosts:
    """Return the cost of every step for a kind of unit, in this weather, with the bridges down that are not 0: the same
    object wherever the steps are the same.

    ``night`` is 1 for units with the night trait, else 0.
    """
    return _step_costs(board, ruleset, movement, night, _going(ruleset, movement, weather), bridges.translate(_DOWN))


@lru_cache(maxsize=64)
def _going(ruleset: Ruleset, movement: MovementClass, weather: tuple[BandWeather, ...]) -> Going:
    skies = ruleset.weather.skies
    return Going(tuple(skies[band.sky].step_tenths[movement] for band in weather), tuple(band.ice for band in weather))


@lru_cache(maxsize=48)
def _step_costs(
    board: Board, ruleset: Ruleset, movement: MovementClass, night: int, going: Going, bridges: bytes
) -> StepCosts:
    whole, fords = _priced(board, ruleset, movement, night, going, 1)
    apart, fords_apart = _priced(board, ruleset, movement, night, going, 0)
    cost, ford = whole[:], fords[:]
    for down, span in zip(bridges, _spans(board), strict=True):
        for side in span if down else ():
            cost[side], ford[side] = apart[side], fords_apart[side]
    return StepCosts(cost, ford, kernels.short_view(cost), kernels.byte_view(ford))


@lru_cache(maxsize=32)
def least_step(ruleset: Ruleset, movement: MovementClass) -> int:
    """Return the least that any step can cost a kind of unit, whatever the ground and the weather."""
    rules = ruleset.terrain
    grounds = [terrain.cost_tenths[movement] for terrain in rules.types]
    roads = [costs[movement] for costs in rules.road_cost_tenths[1:]]
    weather = min(0, *(sky.step_tenths[movement] for sky in ruleset.weather.skies))
    return max(0, min(cost for cost in (*grounds, *roads) if cost not in (BARRED, IMPASSABLE)) + weather)


@lru_cache(maxsize=16)
def no_hexes(board: Board) -> bytes:
    """Return a layer of zeros."""
    return bytes(board.grid.size)


@lru_cache(maxsize=64)
def lasting_view(layer: bytes) -> Ints:
    """Return for kernels a layer that is kept, one of ``no_hexes`` or of where an army may go."""
    return kernels.byte_view(layer)


@lru_cache(maxsize=64)
def distance_to_line(board: Board, line: str) -> bytes:
    """Return for each hex the distance in hexes to the nearest hex of a named line, at most FARTHEST (rule 8.4)."""
    best = dict.fromkeys(board.lines[line].hexes, 0)
    queue = deque(best)
    while queue:
        h = queue.popleft()
        for n in board.grid.neighbors[h]:
            if n != OFF_GRID and n not in best:
                best[n] = best[h] + 1
                queue.append(n)
    return bytes(min(FARTHEST, best[h]) for h in range(board.grid.size))
