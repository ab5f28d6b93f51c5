"""The ground: relief, grid, water, links and names of the country, painted in tiles that are kept while in use."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pygame
from pygame import Rect, Surface

from game.model.board import Board
from game.model.ids import HexId
from game.ui.fonts import font
from game.ui.ground_lines import LinePainter
from game.ui.ground_names import CurveNames, TownNames
from game.ui.ground_pen import Pen
from game.ui.ground_relief import Relief, hexes_in
from game.view import maptheme as look
from game.view.hexpixels import HexPixels
from game.view.labels import Box
from game.view.theme import Role

TILE = 256  # pixels: few enough that one is painted within a frame
KEPT_PIXELS = 18_000_000  # of four bytes, in all tiles together
FULL_COLOR, CALM_COLOR = 100, 42  # per cent of saturation; the second under area overlays
NUMBER_UP = 0.36  # of the hex width from center to number

NO_BADGES: Mapping[HexId, tuple[Box, ...]] = MappingProxyType({})

TileKey = tuple[int, int, int, int]  # hex width, saturation, column, row


class GroundPainter:
    """Paints any rectangle of a board at one of the zooms.

    Tiles of all zooms share one bounded store, so going back to a zoom is free for a while.
    """

    def __init__(self, board: Board, assets: Path, hex_width: int) -> None:
        """``assets``: the folder that holds ``maps``; ``hex_width``: one of ``ZOOMS``, in pixels."""
        self.board = board
        self.hex_width = hex_width
        self.relief = Relief(board, assets)
        self.lines = LinePainter(board)
        self.curve_names = CurveNames(board)
        self.towns = TownNames(board)
        self._tiles: OrderedDict[TileKey, Surface] = OrderedDict()
        self._kept = 0  # pixels

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height of the whole map at the present zoom."""
        width, height = HexPixels(self.board.grid, self.hex_width).size
        return round(width), round(height)

    def paint(self, to: Surface, at: tuple[int, int], view: Rect, *, saturation: int = FULL_COLOR) -> None:
        """Draw the part ``view`` of the map (in map pixels) with its corner at ``at``; towns come apart from it."""
        before = to.get_clip()
        to.set_clip(Rect(at, view.size).clip(before))
        for column, row in self._in_sight(view):
            corner = at[0] + column * TILE - view.left, at[1] + row * TILE - view.top
            to.blit(self.tile(column, row, saturation=saturation), corner)
        to.set_clip(before)

    def _in_sight(self, view: Rect) -> list[tuple[int, int]]:
        rows = range(view.top // TILE, (view.bottom - 1) // TILE + 1)
        columns = range(view.left // TILE, (view.right - 1) // TILE + 1)
        return [(column, row) for row in rows for column in columns]

    def paint_towns(
        self,
        to: Surface,
        at: tuple[int, int],
        view: Rect,
        *,
        counters: Mapping[HexId, int],
        badges: Mapping[HexId, tuple[Box, ...]] = NO_BADGES,
    ) -> None:
        """Draw dots and names of places; ``counters`` and ``badges`` as ``TownNames.paint`` has them."""
        before = to.get_clip()
        to.set_clip(Rect(at, view.size).clip(before))
        self.towns.paint(to, at, view, hex_width=self.hex_width, counters=counters, badges=badges)
        to.set_clip(before)

    def missing(self, view: Rect, *, saturation: int = FULL_COLOR) -> list[tuple[int, int]]:
        """Return columns and rows of tiles in sight that are not painted yet, so that a caller may spread the work."""
        keys = [(self.hex_width, saturation, column, row) for column, row in self._in_sight(view)]
        return [key[2:] for key in keys if key not in self._tiles]

    def tile(self, column: int, row: int, *, saturation: int = FULL_COLOR) -> Surface:
        """Return a tile of the present zoom, painted now if it is not kept."""
        key = (self.hex_width, saturation, column, row)
        if key not in self._tiles:
            self._tiles[key] = self._painted(Rect(column * TILE, row * TILE, TILE, TILE), saturation)
            self._kept += TILE * TILE
            while self._kept > KEPT_PIXELS:
                _, oldest = self._tiles.popitem(last=False)
                self._kept -= oldest.get_width() * oldest.get_height()
        self._tiles.move_to_end(key)
        return self._tiles[key]

    def _painted(self, rect: Rect, saturation: int) -> Surface:
        style = look.ZOOM_STYLES[self.hex_width]
        tile = self.relief.region(self.hex_width, rect)
        pen = Pen(rect, self.hex_width, look.FINE)
        if not self.relief.has_pictures:
            self.lines.paint_border(pen, style)
        self.lines.paint(pen, style)
        tile.blit(pen.finished(), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        if saturation < 100:
            paled = pygame.transform.grayscale(tile)
            paled.set_alpha(round(255 * (100 - saturation) / 100))
            tile.blit(paled, (0, 0))
        self._named_lines(tile, rect, style)
        if style.numbers:
            self._numbers(tile, rect, style)
        self.curve_names.paint(tile, rect, self.hex_width)
        return tile

    def _named_lines(self, tile: Surface, rect: Rect, style: look.Zoom) -> None:
        for band in self.lines.parallel_bands(rect, self.hex_width):
            pen = Pen(band, self.hex_width, look.FINE)
            self.lines.paint_parallel(pen, style)
            corner = band.left - rect.left, band.top - rect.top
            tile.blit(pen.finished(), corner, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _numbers(self, tile: Surface, rect: Rect, style: look.Zoom) -> None:
        """Write the number of each ground hex near its upper edge."""
        pixels = HexPixels(self.board.grid, self.hex_width)
        face = font(Role.TEXT, style.numbers)
        for h in hexes_in(pixels, rect):
            if self.board.is_ground(h):
                x, y = pixels.center(h)
                text = face.render(self.board.grid.label(h), True, look.NUMBER)
                text.set_alpha(look.NUMBER_ALPHA)
                left, top = x - text.get_width() / 2, y - NUMBER_UP * self.hex_width - text.get_height() / 2
                tile.blit(text, (round(left) - rect.left, round(top) - rect.top))
