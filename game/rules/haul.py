"""What it costs to haul supply over a hexside, and the cheapest open paths (rules 6.2, 6.3, 11).

Hauls are whole hundredths of the rules' unit (a hex of primary road = 100). The same functions serve a side's view and
the truth: the path a player sees is the one the rules use, as far as the side knows.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game import kernels
from game.kernels import Ints
from game.model.board import NO_BRIDGE, NO_ZONE, Board
from game.model.ids import SIDES, HexId, Ice, River, Road, Side
from game.model.records import BandWeather
from game.model.ruleset import Ruleset
from game.model.view import Position
from game.rules.ground import passages
from game.rules.masks import everywhere, layer_of, mask, present

MOST_HAUL = 30_000  # longer hauls count as this long: what arrives is nothing; fields of hauls hold short numbers
NO_PATH = -1
BARRED = -1
_ROADS, _BANDS = len(Road), 2
_DOWN = bytes([0]) + bytes([1]) * 255  # of what a bridge needs till it stands again
_HELD_BY = [bytes([value == side for value in range(256)]) for side in SIDES]


@dataclass(frozen=True, slots=True)
class HaulField:
    """The cheapest open paths from one source, or from several: costs and the hex before each hex, NO_PATH if none."""

    cost: "array[int]"
    via: "array[int]"

    def path(self, h: HexId) -> tuple[HexId, ...]:
        """Return the hexes from the source to ``h``, both included; empty if there is no open path."""
        hexes: list[HexId] = []
        while h != NO_PATH and self.cost[h] != NO_PATH:
            hexes.append(h)
            h = self.via[h]
        return tuple(reversed(hexes))


class _Rows(NamedTuple):
    """The row of the price table of each hexside: by road, then by rail.

    Road rows: ((cell * roads + road) * rivers + river) + 1, river 0 = none to cross, else 1 + its band. Rail rows:
    cell + 1. A cell is a zone and a weather band. Row 0 = barred.
    """

    road: Ints
    rail: Ints


@lru_cache(maxsize=8)
def _rows(board: Board, ruleset: Ruleset, bridges: bytes, cut: tuple[tuple[HexId, HexId], ...]) -> _Rows:
    """Return the rows of all hexsides; the bridges in ``bridges`` that are 1 are down, hexsides in ``cut`` are bare."""
    road, rail = (array("h", rows) for rows in _with_all_bridges(board, ruleset))
    for bridge in board.bridges:
        for h, n in ((bridge.a, bridge.b), (bridge.b, bridge.a)) if bridges[bridge.index] else ():
            side = board.side_index(h, n)
            if road[side]:
                road[side] = _road_row(board, ruleset, h, n, 1)
            rail[side] = 0
    for a, b in cut:
        for h, n in ((a, b), (b, a)):
            side = board.side_index(h, n)
            if road[side]:
                road[side] = _row_of(board, h, n, Road.NONE, int(board.river[side] == River.MAJOR))
            rail[side] = 0
    return _Rows(kernels.short_view(road), kernels.short_view(rail))


@lru_cache(maxsize=16)
def _with_all_bridges(board: Board, ruleset: Ruleset) -> tuple["array[int]", "array[int]"]:
    """Return the rows of all hexsides, by road and by rail, if every bridge stands."""
    size = 6 * board.grid.size
    roads, rails = array("h", bytes(2 * size)), array("h", bytes(2 * size))
    for h, near in enumerate(board.near):
        for n in near:
            side = board.side_index(h, n)
            dry = board.river[side] != River.MAJOR or board.bridge[side] != NO_BRIDGE
            roads[side] = _road_row(board, ruleset, h, n, 0 if dry else 1)
            if board.rail[side] and dry:
                rails[side] = _cell(board, n) + 1
    return roads, rails


def _cell(board: Board, h: HexId) -> int:
    return (board.zone[h] + 1) * _BANDS + board.weather_band[h]


def _road_row(board: Board, ruleset: Ruleset, h: HexId, n: HexId, wet: int) -> int:
    side = board.side_index(h, n)
    road = max(board.road[side], ruleset.terrain.rail_march) if board.rail[side] else board.road[side]
    return _row_of(board, h, n, road, wet)


def _row_of(board: Board, h: HexId, n: HexId, road: int, wet: int) -> int:
    river = 1 + board.weather_band[min(h, n)] if wet else 0
    return (_cell(board, n) * _ROADS + road) * (1 + _BANDS) + river + 1


@dataclass(frozen=True, slots=True)
class _Going:
    """What the price of every hexside of a side depends on, bridges and broken rails apart."""

    side: Side
    weather: tuple[BandWeather, ...]
    interdiction: tuple[int, ...]
    guerrillas: tuple[int, ...]  # per mille added to the multipliers, by zone


def _going(position: Position) -> _Going:
    rules = position.ruleset.supply
    mild = tuple(BandWeather(band.sky, cold=False, ice=band.ice) for band in position.weather)
    harass = tuple(
        min(rules.guerrilla_max_pm, men * rules.guerrilla_pm // rules.guerrilla_men) for men in position.guerrillas
    )
    if position.side == Side.COMMUNIST:  # they are its own
        harass = (0,) * len(harass)
    return _Going(position.side, mild, position.interdiction, harass)


class _Prices(NamedTuple):
    """The haul over a hexside by its row: by road, then by rail."""

    road: Ints
    rail: Ints


@lru_cache(maxsize=64)
def _prices(ruleset: Ruleset, zones: int, going: _Going) -> _Prices:
    """Return the price of every row (6.2, then 6.3, then weather)."""
    roads, rails = [BARRED], [BARRED]
    for zone in range(NO_ZONE, zones):
        level, harass = (going.interdiction[zone], going.guerrillas[zone]) if zone != NO_ZONE else (0, 0)
        by_road, by_rail = _prices_in_zone(ruleset, going.side, going.weather, level, harass)
        roads += by_road
        rails += by_rail
    return _Prices(kernels.int_view(array("i", roads)), kernels.int_view(array("i", rails)))


@lru_cache(maxsize=256)
def _prices_in_zone(
    ruleset: Ruleset, side: Side, weather: tuple[BandWeather, ...], level: int, harass: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the prices of the rows of a zone at a level of interdiction, with so much harassment, per mille."""
    rules = ruleset.supply
    roads: list[int] = []
    rails: list[int] = []
    fords = [0 if band.ice == Ice.MAJOR else rules.haul_river_hundredths[side] for band in weather]
    rail_pm = 1000 + rules.interdiction_rail_pm * level // 1000 + harass
    road_pm = 1000 + rules.interdiction_road_pm * level // 1000 + harass
    for band in weather:
        rails.append(rules.haul_rail_hundredths * rail_pm // 1000)
        sky_pm = ruleset.weather.skies[band.sky].haul_road_pm
        for road, base in zip(Road, rules.haul_road_hundredths[side], strict=True):
            price = base * road_pm // 1000 * sky_pm // 1000 if road >= Road.SECONDARY else base
            roads.append(price)
            roads.extend([price + ford for ford in fords])
    return tuple(roads), tuple(rails)


def blocked_hexes(position: Position) -> bytes:
    """Return 1 for every hex that no open path enters (6.2).

    Open is what is held or friend-occupied, without an enemy combat unit, and outside enemy ZOC unless a friendly
    combat unit stands there.
    """
    held = mask(bytes(position.holder).translate(_HELD_BY[position.side]))
    own, foe, zoc = present(position.own_stack), present(position.foe_stack), present(position.foe_zoc)
    size = len(position.holder)
    all_hexes = everywhere(size)
    is_open = (held | own) & (all_hexes ^ foe) & ((all_hexes ^ zoc) | own)
    return layer_of(all_hexes ^ is_open, size)


class _Scratch:
    """The queues of one search."""

    __slots__ = ("heads", "links")

    def __init__(self, size: int) -> None:
        self.heads = kernels.int_view(array("i", [-1]) * (MOST_HAUL + 1))
        self.links = kernels.int_view(array("i", [0]) * (14 * size))


@lru_cache(maxsize=8)
def _spare_scratch(size: int) -> list[_Scratch]:
    return []  # idle scratch; taken and given back around each search, so threads never share one


class Hauler:
    """Finds the open paths of one position; made once for as many sources as need be."""

    def __init__(self, position: Position, *, cut: Sequence[tuple[HexId, HexId]] = ()) -> None:
        """``cut`` are hexsides, as the hexes on both sides, that are taken to have no road, rail and bridge."""
        board = position.board
        self._size = board.grid.size
        self._nbr = passages(board).view
        self._rows = _rows(board, position.ruleset, bytes(position.bridges).translate(_DOWN), tuple(cut))
        self._prices = _prices(position.ruleset, len(board.zones), _going(position))
        self.blocked = blocked_hexes(position)
        self._blocked = kernels.byte_view(self.blocked)
        self._broken = kernels.byte_view(bytes(position.rail))
        self._railway = _railway_hexes(board)
        self._lines: dict[HexId, HaulField] = {}

    def field(self, starts: Sequence[HexId], start_hauls: Sequence[int]) -> HaulField:
        """Return the open paths from the cheapest of ``starts``; the haul from each begins at its ``start_hauls``.

        Trains run as far as working rail leads from a start without a gap; from there all goes by road (6.2, decision
        0026).
        """
        trains = self._search(_no_way(self._size), self._rows.rail, starts, start_hauls)
        served = sorted({*starts, *(h for h in self._railway if trains.cost[h] != NO_PATH)})
        found = self._search(self._rows.road, _no_way(self._size), served, [trains.cost[h] for h in served])
        for h in served:
            if found.via[h] == NO_PATH:
                found.via[h] = trains.via[h]
        return found

    def rail_field(self, start: HexId) -> HaulField:
        """Return the open paths from ``start`` over working rail alone."""
        if start not in self._lines:
            self._lines[start] = self._search(_no_way(self._size), self._rows.rail, (start,), (0,))
        return self._lines[start]

    def _search(self, road: Ints, rail: Ints, starts: Sequence[HexId], start_hauls: Sequence[int]) -> HaulField:
        cost, via = array("h", [NO_PATH]) * self._size, array("h", [NO_PATH]) * self._size
        spare = _spare_scratch(self._size)
        scratch = spare.pop() if spare else _Scratch(self._size)
        kernels.haul(
            self._nbr,
            road,
            rail,
            *self._prices,
            self._broken,
            self._blocked,
            kernels.int_view(array("i", starts)),
            kernels.int_view(array("i", start_hauls)),
            MOST_HAUL,
            kernels.short_view(cost),
            kernels.short_view(via),
            scratch.heads,
            scratch.links,
        )
        spare.append(scratch)
        return HaulField(cost, via)


@lru_cache(maxsize=4)
def _railway_hexes(board: Board) -> tuple[HexId, ...]:
    return tuple(h for h, touched in enumerate(board.has_rail) if touched)


@lru_cache(maxsize=4)
def _no_way(size: int) -> Ints:
    return kernels.short_view(array("h", bytes(12 * size)))
