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
from game.model.board import FOREIGN, NO_BRIDGE, Board
from game.model.ids import HexId, Ice, MovementClass, River
from game.model.records import BandWeather
from game.model.ruleset import IMPASSABLE, Ruleset

BARRED = -1
FARTHEST = 254


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
    nbr = array("i", [-1]) * (6 * board.grid.size)
    for h, near in enumerate(board.near):
        for n in near:
            nbr[board.side_index(h, n)] = n
    return Passages(nbr, kernels.int_view(nbr))


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


class _Pricer:
    """Prices the steps of one kind of unit under one weather; ``night`` is the trait (rule 3.3)."""

    def __init__(self, board: Board, ruleset: Ruleset, movement: MovementClass, night: int, going: Going) -> None:
        rules = ruleset.terrain
        self.board = board
        self.going = going
        self.ground = [terrain.cost_tenths[movement] for terrain in rules.types]
        self.road = [BARRED, *(costs[movement] for costs in rules.road_cost_tenths[1:])]  # by Road
        self.rail = self.road[rules.rail_march]
        self.stream = rules.minor_river_tenths
        self.fording = rules.major_river_tenths[movement]
        if night and self.fording != IMPASSABLE:
            self.fording = rules.major_river_night_tenths

    def step(self, h: HexId, n: HexId, side: int, intact: int) -> tuple[int, int]:
        """Return the cost of a step and 1 if it fords; ``intact`` tells whether a bridge of the hexside stands."""
        board = self.board
        link = self.road[board.road[side]]
        if board.rail[side]:
            link = _cheaper(link, self.rail)
        ground = self.ground[board.terrain[n]]
        if ground != IMPASSABLE:
            ground += self.going.extra[board.weather_band[n]]
        if river := board.river[side]:
            ice = self.going.ice[board.weather_band[min(h, n)]]
            if river == River.MAJOR and ice != Ice.MAJOR:
                return self._over_major(link, ground, intact)
            if (river == River.MAJOR or ice == Ice.NONE) and ground != IMPASSABLE:
                ground += self.stream
        return _cheaper(link, ground), 0

    def _over_major(self, link: int, ground: int, intact: int) -> tuple[int, int]:
        """Return cost and ford across a major river: over a bridge the link's cost is all there is to pay (2.4)."""
        if intact and link != BARRED:
            return link, 0
        dry = _cheaper(link, ground)
        return (BARRED, 0) if BARRED in (dry, self.fording) else (dry + self.fording, 1)


def _cheaper(link: int, ground: int) -> int:
    if link == BARRED or ground == BARRED:
        return max(link, ground)
    return min(link, ground)


@lru_cache(maxsize=64)
def _with_all_bridges(
    board: Board, ruleset: Ruleset, movement: MovementClass, night: int, going: Going
) -> tuple["array[int]", bytearray]:
    cost = array("h", [BARRED]) * (6 * board.grid.size)
    ford = bytearray(6 * board.grid.size)
    price = _Pricer(board, ruleset, movement, night, going)
    for side, n in enumerate(passages(board).nbr):
        if n >= 0:
            cost[side], ford[side] = price.step(side // 6, n, side, board.bridge[side] != NO_BRIDGE)
    return cost, ford


@lru_cache(maxsize=128)
def step_costs(
    board: Board,
    ruleset: Ruleset,
    movement: MovementClass,
    night: int,
    weather: tuple[BandWeather, ...],
    bridges: bytes,
) -> StepCosts:
    """Return the cost of every step for a kind of unit, in this weather, with the bridges down that are not 0.

    ``night`` is 1 for units with the night trait, else 0.
    """
    skies = ruleset.weather.skies
    going = Going(tuple(skies[band.sky].step_tenths[movement] for band in weather), tuple(band.ice for band in weather))
    whole, fords = _with_all_bridges(board, ruleset, movement, night, going)
    cost, ford = whole[:], fords[:]
    price = _Pricer(board, ruleset, movement, night, going)
    for bridge in board.bridges:
        if bridges[bridge.index]:
            for h, n in ((bridge.a, bridge.b), (bridge.b, bridge.a)):
                side = board.side_index(h, n)
                if n in board.near[h]:
                    cost[side], ford[side] = price.step(h, n, side, 0)
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


@lru_cache(maxsize=16)
def no_hexes_view(board: Board) -> Ints:
    """Return a layer of zeros for kernels."""
    return kernels.byte_view(no_hexes(board))


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
