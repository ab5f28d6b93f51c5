"""Layers: a count per hex and side, kept up to date as units come and go, and the ground they are spread over."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from game.model.board import NO_BRIDGE, Board
from game.model.ids import OFF_MAP, HexId, Ice, River
from game.model.ruleset import Ruleset

ORDINARY, PACK = 1, 2  # kinds of ZOC (rule 4.2)
RiverStep = tuple[HexId, int, int]  # neighbor, bridge or NO_BRIDGE, weather band


class BandIce(Protocol):
    """What the layers read of the weather of a band."""

    @property
    def ice(self) -> Ice: ...


class ZocReach:
    """Into which hexes a unit's ZOC reaches (rule 4.2), by kind: always, and across a major river."""

    __slots__ = ("always", "river")

    def __init__(self, board: Board, ruleset: Ruleset) -> None:
        size = board.grid.size
        self.always: list[list[tuple[HexId, ...]]] = [[()] * size for _ in (0, ORDINARY, PACK)]
        self.river: list[list[tuple[RiverStep, ...]]] = [[()] * size for _ in (0, ORDINARY, PACK)]
        for h, near in enumerate(board.near):
            sides = [(n, board.side_index(h, n)) for n in near]
            for kind in (ORDINARY, PACK) if near else ():
                open_sides = [s for s in sides if kind == PACK or _is_open(board, ruleset, *s)]
                self.always[kind][h] = tuple([n for n, side in open_sides if board.river[side] != River.MAJOR])
                self.river[kind][h] = tuple(
                    [
                        (n, board.bridge[side], board.weather_band[min(h, n)])
                        for n, side in open_sides
                        if board.river[side] == River.MAJOR
                    ]
                )

    def hexes(self, h: HexId, kind: int, bridges: bytearray, weather: Sequence[BandIce]) -> tuple[HexId, ...]:
        """Return the hexes a ZOC of this kind reaches from ``h``, given blown bridges and the ice of each band."""
        reached = self.always[kind][h]
        if crossings := self.river[kind][h]:
            reached += tuple(
                n
                for n, bridge, band in crossings
                if weather[band].ice == Ice.MAJOR or (bridge != NO_BRIDGE and not bridges[bridge])
            )
        return reached


def _is_open(board: Board, ruleset: Ruleset, n: HexId, side: int) -> bool:
    """Return whether an ordinary ZOC reaches into ``n`` over a hexside: open ground, or a road or railway."""
    return bool(board.road[side] or board.rail[side]) or not ruleset.terrain.types[board.terrain[n]].closed


@lru_cache(maxsize=16)
def zoc_reach(board: Board, ruleset: Ruleset) -> ZocReach:
    """Return the ZOC table of a map under a ruleset; made once and shared."""
    return ZocReach(board, ruleset)


@lru_cache(maxsize=16)
def bank_bridges(board: Board) -> tuple[tuple[int, ...], ...]:
    """Return for each hex the bridges that stand on it."""
    banks: list[list[int]] = [[] for _ in range(board.grid.size)]
    for bridge in board.bridges:
        banks[bridge.a].append(bridge.index)
        banks[bridge.b].append(bridge.index)
    return tuple(tuple(bank) for bank in banks)


@lru_cache(maxsize=16)
def source_hexes(board: Board, ruleset: Ruleset) -> tuple[HexId, ...]:
    """Return the hex of each supply source of the ruleset, OFF_MAP where the map has no such place (rule 6.4)."""
    places = {place.id: place.hex for place in board.places}
    return tuple(places.get(source.place, OFF_MAP) for source in ruleset.supply.sources)


@lru_cache(maxsize=16)
def sights(board: Board) -> tuple[tuple[tuple[HexId, ...], tuple[int, ...]], ...]:
    """Return what a combat unit sees from each hex: the hex and its neighbors, and the bridges on any of them."""
    banks = bank_bridges(board)
    return tuple(
        ((h, *near), tuple(sorted({bridge for n in (h, *near) for bridge in banks[n]})))
        for h, near in enumerate(board.near)
    )
