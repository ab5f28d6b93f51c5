"""Paints overlay pictures on tiles that are kept until the overlay or the zoom changes."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot

import pygame
from pygame import Rect, Surface

from game.model.board import Board
from game.model.ids import HexId, Side
from game.ui.play.inks import ink_color
from game.view.camera import Camera
from game.view.curves import dashes
from game.view.earth import earth_points
from game.view.hexpixels import HexPixels
from game.view.overlays.layer import Course, Dot, Ink, OverlayPicture, Path, Sides
from game.view.theme import Color, Palette

TILE = 256
FINE = 2  # lines are drawn this many times larger and reduced
KEPT = 160
Point = tuple[float, float]


class OverlayTiles:
    """The overlays in force, painted in tiles of the map picture at one zoom."""

    def __init__(self, board: Board, palette: Palette, side: Side) -> None:
        self.board = board
        self.palette = palette
        self.side = side
        self.pictures: tuple[OverlayPicture, ...] = ()
        self.width = 0
        self._tiles: OrderedDict[tuple[int, int, int], Surface | None] = OrderedDict()  # by hex width, column, row

    def show(self, pictures: Sequence[OverlayPicture]) -> None:
        """Take other pictures, bottom to top."""
        self.pictures = tuple(pictures)
        self._tiles.clear()

    def blit(self, to: Surface, camera: Camera, viewport: Rect, part: Rect) -> None:
        """Draw what of the overlays is in a part of the viewport."""
        self.width = camera.hex_width
        if not self.pictures:
            return
        left, top = round(camera.x), round(camera.y)
        for row in range((top + part.top) // TILE, (top + part.bottom - 1) // TILE + 1):
            for column in range((left + part.left) // TILE, (left + part.right - 1) // TILE + 1):
                if (tile := self._tile(camera.pixels, column, row)) is not None:
                    to.blit(tile, (column * TILE - left + viewport.x, row * TILE - top + viewport.y))

    def _tile(self, pixels: HexPixels, column: int, row: int) -> Surface | None:
        key = (self.width, column, row)
        if key not in self._tiles:
            pen = TilePen(self.board, pixels, (column * TILE, row * TILE), self.palette, self.side)
            self._tiles[key] = pen.painted(self.pictures)
            if len(self._tiles) > KEPT:
                self._tiles.popitem(last=False)
        else:
            self._tiles.move_to_end(key)
        return self._tiles[key]


class TilePen:
    """Paints one tile, ``FINE`` times larger than it will be."""

    def __init__(self, board: Board, pixels: HexPixels, origin: tuple[int, int], palette: Palette, side: Side) -> None:
        self.board = board
        self.pixels = pixels
        self.origin = origin
        self.palette = palette
        self.side = side
        self.near = self._hexes_near()

    def _hexes_near(self) -> frozenset[HexId]:
        camera = Camera(self.board.grid, 0, 0, 0, TILE, TILE)
        step, height = 0.75 * self.pixels.width, self.pixels.height
        c0, c1 = int(self.origin[0] / step) - 2, int((self.origin[0] + TILE) / step) + 2
        r0, r1 = int(self.origin[1] / height) - 2, int((self.origin[1] + TILE) / height) + 2
        grid = camera.grid
        return frozenset(
            r * grid.width + c
            for r in range(max(0, r0), min(grid.height - 1, r1) + 1)
            for c in range(max(0, c0), min(grid.width - 1, c1) + 1)
        )

    def painted(self, pictures: Iterable[OverlayPicture]) -> Surface | None:
        """Return the tile, None if nothing of the overlays lies on it."""
        tile: Surface | None = None
        for picture in pictures:
            if not self._touches(picture):
                continue
            big = Surface((TILE * FINE, TILE * FINE), pygame.SRCALPHA)
            self._areas(big, picture)
            for sides in picture.sides:
                self._hexsides(big, sides)
            for path in picture.paths:
                self._path(big, path)
            for course in picture.courses:
                self._course(big, course)
            for dot in picture.dots:
                if dot.hex in self.near:
                    self._dot(big, dot)
            small = pygame.transform.smoothscale(big, (TILE, TILE))
            if tile is None:
                tile = small
            else:
                tile.blit(small, (0, 0))
        return tile

    def _touches(self, picture: OverlayPicture) -> bool:
        near = self.near
        groups = (
            *(f.hexes for f in picture.fills),
            *(h.hexes for h in picture.hatches),
            *(p.hexes for p in picture.paths),
            tuple(d.hex for d in picture.dots),
        )
        return (
            bool(picture.courses)
            or any(not near.isdisjoint(hexes) for hexes in groups)
            or any(h in near for sides in picture.sides for h, _ in sides.sides)
        )

    def _at(self, point: Point) -> Point:
        return (point[0] - self.origin[0]) * FINE, (point[1] - self.origin[1]) * FINE

    def _polygon(self, h: HexId) -> list[Point]:
        return [self._at(corner) for corner in self.pixels.corners(h)]

    def _color(self, ink: Ink) -> Color:
        return ink_color(ink, self.palette, self.side)

    def _areas(self, big: Surface, picture: OverlayPicture) -> None:
        for fill in picture.fills:
            color = (*self._color(fill.ink), fill.alpha_pct * 255 // 100)
            for h in sorted(self.near.intersection(fill.hexes)):
                pygame.draw.polygon(big, color, self._polygon(h))
        for hatch in picture.hatches:
            self._hatch(big, hatch.hexes, (*self._color(hatch.ink), hatch.alpha_pct * 255 // 100))

    def _hatch(self, big: Surface, hexes: Iterable[HexId], color: tuple[int, int, int, int]) -> None:
        lines = Surface(big.get_size(), pygame.SRCALPHA)
        size = TILE * FINE
        gap = max(8, int(self.pixels.width) * FINE // 6)
        # The hatch is anchored on the map, not on the tile, so that it runs on from tile to tile.
        start = -int((self.origin[0] + self.origin[1]) * FINE % gap)
        for x in range(start - size, size + gap, gap):
            pygame.draw.line(lines, color, (x + size, 0), (x, size), 2 * FINE)
        mask = Surface(big.get_size(), pygame.SRCALPHA)
        for h in hexes:
            if h in self.near:
                pygame.draw.polygon(mask, (255, 255, 255, 255), self._polygon(h))
        lines.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        big.blit(lines, (0, 0))

    def _hexsides(self, big: Surface, sides: Sides) -> None:
        width = max(1.0, sides.width * FINE)
        segments = [self._side(h, d, sides.shift * sides.width) for h, d in sides.sides if h in self.near]
        for color, extra in ((self.palette.front_casing, 1.4 * FINE), (self._color(sides.ink), 0.0)):
            for a, b in segments:
                thick_line(big, color, a, b, width + extra)

    def _side(self, h: HexId, direction: int, inward: float) -> tuple[Point, Point]:
        a, b = self.pixels.side(h, direction)
        cx, cy = self.pixels.center(h)
        mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        away = hypot(cx - mx, cy - my) or 1.0
        dx, dy = (cx - mx) / away * inward, (cy - my) / away * inward
        return self._at((a[0] + dx, a[1] + dy)), self._at((b[0] + dx, b[1] + dy))

    def _path(self, big: Surface, path: Path) -> None:
        points = [self._at(self.pixels.center(h)) for h in path.hexes]
        head = _head(points, path.width * FINE) if path.pointed else []
        pieces = list(dashes(points, 9.0 * FINE, 6.0 * FINE) if path.dashed else pairwise(points))
        for color, extra in ((self.palette.front_casing, 2.0 * FINE), (self._color(path.ink), 0.0)):
            for a, b in pieces:
                thick_line(big, color, a, b, path.width * FINE + extra)
            if head:
                pygame.draw.polygon(big, color, head)
                pygame.draw.polygon(big, color, head, round(extra))

    def _dot(self, big: Surface, dot: Dot) -> None:
        x, y = self.pixels.center(dot.hex)
        center = self._at((x - 0.33 * self.pixels.width, y + 0.1 * self.pixels.height))
        radius = self.pixels.width * FINE * dot.size_pct / 200
        pygame.draw.circle(big, self.palette.front_casing, center, radius + 1.2 * FINE)
        pygame.draw.circle(big, self._color(dot.ink), center, radius)

    def _course(self, big: Surface, course: Course) -> None:
        points = [self._at(point) for point in earth_points(self.board, self.pixels, course.points)]
        for color, extra in ((self.palette.front_casing, 1.6 * FINE), (self._color(course.ink), 0.0)):
            for a, b in dashes(points, 9.0 * FINE, 6.0 * FINE):
                thick_line(big, color, a, b, course.width * FINE + extra)


def _head(points: Sequence[Point], width: float) -> list[Point]:
    """Return the head of an arrow that ends between its last two points, where no counter hides it."""
    (ax, ay), (bx, by) = points[-2], points[-1]
    length = hypot(bx - ax, by - ay) or 1.0
    dx, dy = (bx - ax) / length, (by - ay) / length
    tip = (ax + 0.68 * (bx - ax), ay + 0.68 * (by - ay))
    long, half = 2.6 * width, 1.7 * width
    neck = (tip[0] - dx * long, tip[1] - dy * long)
    return [tip, (neck[0] - dy * half, neck[1] + dx * half), (neck[0] + dy * half, neck[1] - dx * half)]


def thick_line(to: Surface, color: Color, a: Point, b: Point, width: float) -> None:
    """Draw a line with round ends; pygame's own thick lines have ragged ones."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    if length:
        nx, ny = (a[1] - b[1]) / length * width / 2, (b[0] - a[0]) / length * width / 2
        quad = [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)]
        pygame.draw.polygon(to, color, quad)
    for end in (a, b):
        pygame.draw.circle(to, color, end, width / 2)
