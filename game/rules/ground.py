"""What a step costs before any enemy is considered (rules 2.1-2.4, 11): hexside tables, made once and shared.

Tables are indexed ``6 * hex + direction`` and hold tenths of a movement point, or BARRED.
"""

from array import array
from collections import deque
from dataclasses import dataclass
from functools import lru_cache

from game import kernels
from game.hexgrid.grid import OFF_GRID
from game.kernels import Ints
from game.model.board import NO_BRIDGE, Board
from game.model.ids import HexId, Ice, MovementClass, River, Road
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
def seen_from(board: Board) -> tuple[tuple[HexId, ...], ...]:
    """Return for each hex the hexes a combat unit on it sees: itself and its neighbors (rule 12.1)."""
    return tuple((h, *near) for h, near in enumerate(board.near))


class _Pricer:
    """Prices the steps of one kind of unit under one weather; ``night`` is the trait (rule 3.3)."""

    def __init__(
        self, board: Board, ruleset: Ruleset, movement: MovementClass, night: int, weather: tuple[BandWeather, ...]
    ) -> None:
        self.board = board
        self.rules = ruleset.terrain
        self.movement = movement
        self.weather = weather
        self.extra = tuple(ruleset.weather.skies[band.sky].step_tenths[movement] for band in weather)
        self.fording = self.rules.major_river_tenths[movement]
        if night and self.fording != IMPASSABLE:
            self.fording = self.rules.major_river_night_tenths

    def link(self, side: int) -> int:
        """Return the cost along the cheapest link of a hexside, or BARRED without one (rule 2.2)."""
        road = self.board.road[side]
        if self.board.rail[side]:
            road = max(road, Road(self.rules.rail_march))
        return self.rules.road_cost_tenths[road][self.movement] if road else BARRED

    def step(self, h: HexId, n: HexId, side: int, intact: int) -> tuple[int, int]:
        """Return the cost of a step and 1 if it fords; ``intact`` tells whether a bridge of the hexside stands."""
        link = self.link(side)
        ground = self.rules.types[self.board.terrain[n]].cost_tenths[self.movement]
        if ground != IMPASSABLE:
            ground += self.extra[self.board.weather_band[n]]
        river, ice = self.board.river[side], self.weather[self.board.weather_band[min(h, n)]].ice
        if river == River.MAJOR and ice != Ice.MAJOR:
            if intact and link != BARRED:
                return link, 0
            if self.fording == IMPASSABLE:
                return BARRED, 0
            dry = _cheaper(link, ground)
            return (dry + self.fording, 1) if dry != BARRED else (BARRED, 0)
        stream = river == River.MAJOR or (river == River.MINOR and ice == Ice.NONE)
        if ground != IMPASSABLE and stream:
            ground += self.rules.minor_river_tenths
        return _cheaper(link, ground), 0


def _cheaper(link: int, ground: int) -> int:
    if link == BARRED or ground == IMPASSABLE:
        return max(link, ground)  # both bars are -1
    return min(link, ground)


@lru_cache(maxsize=256)
def _with_all_bridges(
    board: Board, ruleset: Ruleset, movement: MovementClass, night: int, weather: tuple[BandWeather, ...]
) -> tuple["array[int]", bytearray]:
    cost = array("h", [BARRED]) * (6 * board.grid.size)
    ford = bytearray(6 * board.grid.size)
    price = _Pricer(board, ruleset, movement, night, weather)
    for h, near in enumerate(board.near):
        for n in near:
            side = board.side_index(h, n)
            cost[side], ford[side] = price.step(h, n, side, board.bridge[side] != NO_BRIDGE)
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
    whole, fords = _with_all_bridges(board, ruleset, movement, night, weather)
    cost, ford = whole[:], fords[:]
    price = _Pricer(board, ruleset, movement, night, weather)
    for bridge in board.bridges:
        if bridges[bridge.index]:
            for h, n in ((bridge.a, bridge.b), (bridge.b, bridge.a)):
                side = board.side_index(h, n)
                if n in board.near[h]:
                    cost[side], ford[side] = price.step(h, n, side, 0)
    return StepCosts(cost, ford, kernels.short_view(cost), kernels.byte_view(ford))


@lru_cache(maxsize=16)
def no_hexes(board: Board) -> bytes:
    """Return a layer of zeros."""
    return bytes(board.grid.size)


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
