"""Pictures of a scenario's part of the map: small on its card, large in its briefing, dim behind the menus."""

from collections.abc import Iterable
from itertools import pairwise
from math import atan2, cos, hypot, sin

import pygame

from game.model.board import Board
from game.model.ids import OFF_MAP, HexId, Side, UnitId
from game.model.scenario import Axis, Scenario
from game.model.view import SideView
from game.resources import asset
from game.ui.ground import GroundPainter
from game.ui.play.overlay_painter import thick_line
from game.ui.play.scene import COUNTER_PX
from game.ui.ui import Ui
from game.ui.widget import Rect, Size, Surface
from game.view.curves import Point, catmull_rom
from game.view.faces import top_of_stack, unit_face
from game.view.hexpixels import WITH_TAGS, ZOOMS, HexPixels
from game.view.theme import Color, Palette

SMALL_ZOOM = WITH_TAGS
MARGIN_HEXES = 2
NEAR_HEXES = 4  # a unit so far from every axis is not what the scenario is about
FINE = 2  # arrows are drawn larger and scaled down
DOT = COUNTER_PX[SMALL_ZOOM]
APART_HEXES = 5
SHOWN_SHARE = 0.6  # of an axis: the rest is not decided yet
KNOTS = 4  # points of an arrow
LEAST_ARROW = 8  # widths: a shorter one would be all head
DIM = 0.26  # what is left of the light in the backdrop
SHARP = 1.1  # the preview is enlarged no more than this
LARGEST = 1.6  # how far the small picture may be enlarged


class BasePicture:
    """The whole map at the smallest zoom, painted a tile at a step; ``picture`` is None until it is done."""

    def __init__(self, board: Board) -> None:
        self._painter = GroundPainter(board, asset("maps").parent, SMALL_ZOOM)
        self._view = Rect((0, 0), self._painter.size)
        self.hexes = board.grid.size
        self.picture: Surface | None = None

    def step(self) -> bool:
        """Paint one tile, or the whole when all are there; return whether it is done."""
        if missing := self._painter.missing(self._view):
            self._painter.tile(*missing[0])
            return False
        self.picture = Surface(self._view.size, depth=32)
        self._painter.paint(self.picture, (0, 0), self._view)
        return True


def region_of(board: Board, scenario: Scenario) -> list[HexId]:
    """The hexes a scenario is about: the axes of both sides, and where fighting units begin near them."""
    begin = [s for s in scenario.setups if s.turn <= scenario.first_turn and s.hex != OFF_MAP]
    fighting = [s.hex for s in begin if not scenario.units[s.unit].toe.is_hq]
    leading = [h for axis in scenario.axes for h in axis.hexes]
    near = [h for h in fighting if any(board.grid.distance(h, a) <= NEAR_HEXES for a in leading)]
    return leading + near if leading else fighting


def framed(board: Board, hexes: Iterable[HexId], width: float, size: Size) -> tuple[Rect, float]:
    """The part of a map picture (hexes ``width`` wide) with the shape of ``size`` round ``hexes``, and its scale."""
    whole, region = _region(board, hexes, width)
    scale = min(size[0] / region.width, size[1] / region.height, LARGEST)
    return _part(whole, region, max(scale, size[0] / whole.width, size[1] / whole.height), size)


def fitted(board: Board, hexes: Iterable[HexId], width: float, size: Size) -> tuple[Rect, float]:
    """As ``framed``, but all of ``hexes`` are in the part, which fills ``size`` only as far as the map goes."""
    whole, region = _region(board, hexes, width)
    scale = min(size[0] / min(region.width, whole.width), size[1] / min(region.height, whole.height), LARGEST)
    return _part(whole, region, scale, size)


def _region(board: Board, hexes: Iterable[HexId], width: float) -> tuple[Rect, Rect]:
    """Return the picture of the map, and what lies round ``hexes``."""
    pixels = HexPixels(board.grid, width)
    whole = Rect(0, 0, *(int(v) for v in pixels.size))
    centers = [pixels.center(h) for h in hexes] or [(whole.centerx, whole.centery)]
    edge = MARGIN_HEXES * width
    left, right = min(x for x, _ in centers) - edge, max(x for x, _ in centers) + edge
    top, bottom = min(y for _, y in centers) - edge, max(y for _, y in centers) + edge
    return whole, Rect(round(left), round(top), round(right - left), round(bottom - top))


def _part(whole: Rect, region: Rect, scale: float, size: Size) -> tuple[Rect, float]:
    part = Rect(0, 0, min(whole.width, round(size[0] / scale)), min(whole.height, round(size[1] / scale)))
    part.center = region.center
    return part.clamp(whole), scale


def thumbnail(base: Surface, board: Board, scenario: Scenario, size: Size, palette: Palette) -> Surface:
    """The card's picture: the region with both sides' axes as arrows."""
    part, _ = framed(board, region_of(board, scenario), SMALL_ZOOM, size)
    out = pygame.transform.smoothscale(base.subsurface(part), size)
    axes_on(out, board, apart(board, scenario.axes), SMALL_ZOOM, part, palette)
    return out


def apart(board: Board, axes: Iterable[Axis]) -> list[Axis]:
    """The axes that begin well away from each other, the weightiest first."""
    chosen: list[Axis] = []
    for axis in sorted(axes, key=lambda a: (-a.weight_pm, a.id)):
        begins = [other.hexes[0] for other in chosen if other.hexes]
        if axis.hexes and all(board.grid.distance(axis.hexes[0], h) >= APART_HEXES for h in begins):
            chosen.append(axis)
    return chosen


def preview(ui: Ui, views: tuple[SideView, SideView], size: Size) -> Surface:
    """The briefing's picture: the region as large as it fits, with the counters of both sides as they begin."""
    board, scenario = views[0].board, views[0].scenario
    hexes = region_of(board, scenario)
    zoom = next(
        (zoom for zoom in ZOOMS if zoom >= SMALL_ZOOM and fitted(board, hexes, zoom, size)[1] <= SHARP), ZOOMS[-1]
    )
    part, scale = fitted(board, hexes, zoom, size)
    shown = (min(size[0], round(part.width * scale)), min(size[1], round(part.height * scale)))
    painter = GroundPainter(board, asset("maps").parent, zoom)
    sheet = Surface(part.size, depth=32)
    painter.paint(sheet, (0, 0), part)
    counters = _counters(views)
    scale = shown[0] / part.width
    px = max(side for side in COUNTER_PX.values() if side <= zoom * scale or side == DOT)
    painter.paint_towns(sheet, (0, 0), part, counters={h: round(px / 2 / scale) for h in counters})
    out = pygame.transform.smoothscale(sheet, shown) if part.size != shown else sheet
    axes_on(out, board, scenario.axes, zoom, part, ui.palette)
    pixels = HexPixels(board.grid, zoom)
    for h, (view, units) in sorted(counters.items()):
        x, y = pixels.center(h)
        face = unit_face(view, top_of_stack(view, units), in_command=True, stack=len(units), mp_shown=False)
        ui.counters.blit(out, face, px, (round((x - part.left) * scale), round((y - part.top) * scale)))
    return _mounted(out, size, ui.palette)


def _mounted(picture: Surface, size: Size, palette: Palette) -> Surface:
    """Return a picture in the middle of a ground of ``size``, where the map is narrower than that."""
    if picture.get_size() == size:
        return picture
    ground = Surface(size, depth=32)
    ground.fill(palette.bg)
    ground.blit(picture, picture.get_rect(center=(size[0] // 2, size[1] // 2)))
    return ground


def _counters(views: tuple[SideView, SideView]) -> dict[HexId, tuple[SideView, tuple[UnitId, ...]]]:
    return {h: (view, units) for view in views for h, units in view.own_at.items() if h != OFF_MAP and units}


def axes_on(to: Surface, board: Board, axes: Iterable[Axis], zoom: float, part: Rect, palette: Palette) -> None:
    """The axes of advance as curved arrows in the colors of their sides."""
    pixels = HexPixels(board.grid, zoom)
    scale = to.get_width() / part.width * FINE
    width = max(2.2, min(to.get_size()) / 90) * FINE
    sheet = Surface((to.get_width() * FINE, to.get_height() * FINE), pygame.SRCALPHA)
    for axis in axes:
        shown = axis.hexes[: max(2, round(len(axis.hexes) * SHOWN_SHARE))]
        knots = (
            [shown[round(i * (len(shown) - 1) / (KNOTS - 1))] for i in range(KNOTS)] if len(shown) > KNOTS else shown
        )
        points = [((x - part.left) * scale, (y - part.top) * scale) for x, y in map(pixels.center, knots)]
        if sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)) >= LEAST_ARROW * width:
            color = palette.front_un if axis.side is Side.UN else palette.front_communist
            curved_arrow(sheet, catmull_rom(points, 10), width, color, palette.front_casing)
    to.blit(pygame.transform.smoothscale(sheet, to.get_size()), (0, 0))


def curved_arrow(to: Surface, points: list[Point], width: float, color: Color, casing: Color) -> None:
    """A thick line with a head at its end, cased."""
    tip, head = points[-1], width * 2.8
    while len(points) > 2 and hypot(tip[0] - points[-1][0], tip[1] - points[-1][1]) < head:
        points = points[:-1]
    neck = points[-1]
    angle = atan2(tip[1] - neck[1], tip[0] - neck[0])
    for ink, more in ((casing, max(1.2, width * 0.22)), (color, 0.0)):
        for a, b in pairwise(points):
            thick_line(to, ink, a, b, width + 2 * more)
        half = head * 0.62 + 2 * more
        length = hypot(tip[0] - neck[0], tip[1] - neck[1])
        base = (neck[0] - cos(angle) * more, neck[1] - sin(angle) * more)
        front = (neck[0] + cos(angle) * (length + 2 * more), neck[1] + sin(angle) * (length + 2 * more))
        sides = [(base[0] - way * sin(angle) * half, base[1] + way * cos(angle) * half) for way in (1, -1)]
        pygame.draw.polygon(to, ink, [front, *sides])


def dimmed(base: Surface, size: Size, bg: tuple[int, int, int]) -> Surface:
    """The backdrop: the map far down in the dark, darker towards the left."""
    scale = max(size[0] * 1.15 / base.get_width(), size[1] / base.get_height())
    part = Rect(0, 0, round(size[0] / scale), round(size[1] / scale))
    part.center = (round(base.get_width() * 0.5), round(base.get_height() * 0.48))
    part.clamp_ip(base.get_rect())
    out = pygame.transform.smoothscale(base.subsurface(part), size)
    veil = Surface(size)
    veil.fill(bg)
    veil.set_alpha(round(255 * (1 - DIM)))
    out.blit(veil, (0, 0))
    fade = Surface((64, 1), pygame.SRCALPHA)
    for x in range(64):
        fade.set_at((x, 0), (*bg, max(0, round(235 * (1 - x / 44)))))
    out.blit(pygame.transform.smoothscale(fade, size), (0, 0))
    return out
