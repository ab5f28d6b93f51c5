"""The zones of a map as areas: their ground, their middle, and how interdiction is drawn over them (LOOK 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.model.board import NO_ZONE, Board
from game.model.ids import HexId
from game.view.front import outline
from game.view.hexpixels import HexPixels
from game.view.overlays.layer import Fill, Hatch, Ink, OverlayPicture, Sides

LEAST_PCT, MOST_PCT = 24, 71  # opacity of the hatch: 60 + 120 I of 255, I up to 1
CHOSEN_PCT, BORDER, CHOSEN_BORDER = 22, 1.0, 2.4
PM = 1000


@dataclass(frozen=True, slots=True)
class ZoneArea:
    """A zone with ground on the map: its index, its hexes, the one nearest to its middle."""

    index: int
    hexes: tuple[HexId, ...]
    middle: HexId


@lru_cache(maxsize=16)
def zone_areas(board: Board) -> tuple[ZoneArea, ...]:
    """Return the zones that have ground, in the order of the map."""
    grounds: dict[int, list[HexId]] = {}
    for h, zone in enumerate(board.zone):
        if zone != NO_ZONE and board.is_ground(h):
            grounds.setdefault(zone, []).append(h)
    return tuple(ZoneArea(i, tuple(hexes), _middle(board, hexes)) for i, hexes in sorted(grounds.items()))


def _middle(board: Board, hexes: list[HexId]) -> HexId:
    pixels = HexPixels(board.grid, 1.0)
    centers = [pixels.center(h) for h in hexes]
    x, y = sum(c[0] for c in centers) / len(centers), sum(c[1] for c in centers) / len(centers)
    return min(zip(hexes, centers, strict=True), key=lambda it: ((it[1][0] - x) ** 2 + (it[1][1] - y) ** 2, it[0]))[0]


def draw_zone(picture: OverlayPicture, board: Board, area: ZoneArea, level: int) -> None:
    """Add the border of a zone and a hatch by its interdiction, per mille."""
    picture.sides.append(Sides(outline(board, frozenset(area.hexes)), Ink.HISTORY, BORDER))
    if level:
        strength = LEAST_PCT + (MOST_PCT - LEAST_PCT) * min(PM, level) // PM
        picture.hatches.append(Hatch(area.hexes, Ink.INTERDICTED, strength))


def zones_picture(board: Board, levels: Sequence[int], chosen: int | None) -> OverlayPicture:
    """Return all zones with their levels, per mille, the chosen one filled and outlined."""
    picture, last = OverlayPicture(), None
    for area in zone_areas(board):
        draw_zone(picture, board, area, levels[area.index])
        last = area if area.index == chosen else last
    if last is not None:
        picture.fills.append(Fill(last.hexes, Ink.WARNING, CHOSEN_PCT))
        picture.sides.append(Sides(outline(board, frozenset(last.hexes)), Ink.WARNING, CHOSEN_BORDER))
    return picture
