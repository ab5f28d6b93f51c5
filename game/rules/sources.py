"""Supply sources: which deliver, and how many tons a day (rule 6.4)."""

from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game import kernels
from game.model.board import Board
from game.model.ids import OFF_MAP, HexId, Ice, Side
from game.model.layers import source_hexes
from game.model.rule_parts import SourceRules
from game.model.view import Position
from game.rules.ground import border
from game.rules.haul import MOST_HAUL, NO_PATH, Hauler, HaulField

NO_SOURCE, BEACH, BORDER, BEACHHEAD = -1, -2, -3, -4  # in place of an index into the sources of the ruleset


@dataclass(frozen=True, slots=True)
class Source:
    """A source that delivers: ``index`` into ``SupplyRules.sources`` or BEACHHEAD, tons a day, hundredths of haul."""

    index: int
    hex: HexId
    tons: int
    start_haul: int


def working_sources(position: Position, hauler: Hauler) -> tuple[Source, ...]:
    """Return the ports and depots of the side that deliver now, in the order of the ruleset, then its beachheads."""
    found: list[Source] = []
    for i, (rules, h) in enumerate(
        zip(position.ruleset.supply.sources, source_hexes(position.board, position.ruleset), strict=True)
    ):
        opened = position.source_open_turn[i]
        if h == OFF_MAP or not 0 < opened <= position.turn or position.holder[h] != position.side:
            continue
        if tons := _capacity(position, hauler, i):
            found.append(Source(i, h, tons, rules.start_haul_hundredths))
    return (*found, *_beachheads(position))


def _beachheads(position: Position) -> list[Source]:
    """Return the beaches of landings that deliver: for some turns, until the port there opens (rule 6.4)."""
    heads = position.sea.beachheads if position.sea is not None else ()
    return [
        Source(BEACHHEAD, head.hex, head.tons, 0)
        for head in heads
        if position.turn <= head.last_turn
        and position.holder[head.hex] == position.side
        and not (is_port(position.board, head.hex) and port_delivers(position, head.hex))
    ]


def is_port(board: Board, h: HexId) -> bool:
    """Return whether a hex has a port."""
    return h in board.place_at and board.places[board.place_at[h]].port


def port_delivers(position: Position, h: HexId) -> bool:
    """Return whether a port of the side is open (rule 6.4); one that is no source of supply always is."""
    hexes = source_hexes(position.board, position.ruleset)
    opened = [turn for where, turn in zip(hexes, position.source_open_turn, strict=True) if where == h]
    return not opened or any(0 < turn <= position.turn for turn in opened)


def _capacity(position: Position, hauler: Hauler, i: int) -> int:
    rules = position.ruleset.supply.sources[i]
    h = source_hexes(position.board, position.ruleset)[i]
    tons = rules.tons + rules.growth_tons * (position.turn - position.source_open_turn[i])
    tons = min(tons, rules.max_tons)
    if position.weather[position.board.weather_band[h]].ice == Ice.MAJOR:
        tons = tons * rules.frozen_pm // 1000
    tons = tons * (1000 - position.bombed.sources[i]) // 1000
    if not rules.depot:
        return tons
    cut = position.source_cut_since[i]
    if cut and position.turn - cut >= position.ruleset.supply.depot_cut_turns:
        return 0
    level = _mean_interdiction(position, hauler, rules, h) if any(position.interdiction) else 0
    return tons * (1000 - position.ruleset.supply.depot_interdiction_pm * level // 1000) // 1000


def depot_line(position: Position, hauler: Hauler, rules: SourceRules, h: HexId) -> tuple[HexId, ...]:
    """Return the hexes of the cheapest working rail from a depot to one of its places; empty while it is cut."""
    field = hauler.rail_field(h)
    ends = _place_hexes(position.board)
    lines = [(field.cost[ends[key]], ends[key]) for key in rules.rail_to if key in ends]
    open_lines = [line for line in lines if line[0] != NO_PATH]
    return field.path(min(open_lines)[1]) if open_lines else ()


@lru_cache(maxsize=16)
def _place_hexes(board: Board) -> dict[str, HexId]:
    return {place.id: place.hex for place in board.places}


def _mean_interdiction(position: Position, hauler: Hauler, rules: SourceRules, h: HexId) -> int:
    hexes = depot_line(position, hauler, rules, h)
    zones = [position.board.zone[n] for n in hexes]
    return sum(position.interdiction[zone] for zone in zones if zone >= 0) // len(hexes) if hexes else 0


class Fringe(NamedTuple):
    """Hexes over which supply comes in without a port or depot: BEACH or BORDER; ``start_haul`` in hundredths.

    ``tons`` a day come over each of them, or over all together where it is ``pooled``.
    """

    kind: int
    hexes: tuple[HexId, ...]
    tons: int
    start_haul: int
    pooled: bool


def fringe(position: Position) -> Fringe:
    """Return what comes in over beaches or the border (rule 6.4).

    The UN side is supplied over every beach it holds while it has sea control, the Communist side over every hex of the
    border that it holds and that is no source, once the border is open.
    """
    rules = position.ruleset.supply
    if position.side == Side.UN:
        return Fringe(BEACH, _beaches(position), rules.beach_tons, rules.beach_haul_hundredths, pooled=False)
    return Fringe(BORDER, _border(position), rules.border_tons, rules.border_haul_hundredths, pooled=True)


def has_sea_control(position: Position) -> bool:
    """Return whether the UN side controls the sea (rule 10.6): from a turn of the scenario on, or by decision (E04)."""
    control = position.scenario.sea_control_turn
    return 0 < control <= position.turn or position.ruleset.air.sea_control_flag in position.flags


def _beaches(position: Position) -> tuple[HexId, ...]:
    if not has_sea_control(position):
        return ()
    return tuple(h for h in _shores(position.board) if position.holder[h] == position.side)


def _border(position: Position) -> tuple[HexId, ...]:
    if position.ruleset.supply.border_flag not in position.flags:
        return ()
    sources = source_hexes(position.board, position.ruleset)
    return tuple(h for h in sorted(border(position.board)) if position.holder[h] == position.side and h not in sources)


@lru_cache(maxsize=16)
def _shores(board: Board) -> tuple[HexId, ...]:
    return tuple(h for h, beach in enumerate(board.beach) if beach)


def haul_costs(position: Position) -> "array[int]":
    """Return the least haul from any working source to each hex over open paths; above MOST_HAUL where none leads."""
    cost = source_field(position, Hauler(position)).cost
    kernels.fill(kernels.short_view(cost), NO_PATH, MOST_HAUL + 1)
    return cost


def source_field(position: Position, hauler: Hauler) -> HaulField:
    """Return the open paths from whichever source, port, depot, beach or border, is cheapest for each hex."""
    starts = [(source.hex, source.start_haul) for source in working_sources(position, hauler)]
    over = fringe(position)
    starts += [(h, over.start_haul) for h in over.hexes]
    return hauler.field([h for h, _ in starts], [haul for _, haul in starts])
