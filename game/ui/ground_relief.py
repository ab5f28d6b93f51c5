"""The bottom of the map: the relief pictures at any zoom, or flat tints where a map has none."""

import json
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame
from pygame import Rect, Surface

from game.model.board import FOREIGN, SEA, Board
from game.view.hexpixels import HexPixels
from game.view.maptheme import FOREIGN_TINT, LAND_TINTS, OUTSIDE, SEA_TINT
from game.view.theme import Color

KEPT_PIECES = 32  # of a quarter of a million pixels each
MARGIN = 3  # groups of source pixels around what is scaled, so that edges are scaled like the middle
# Picture used for a hex width, and the ratio of screen to picture pixels as a fraction.
FROM_PICTURE = {
    9: (24, 3, 8),
    14: (24, 7, 12),
    24: (24, 1, 1),
    36: (48, 3, 4),
    48: (48, 1, 1),
    72: (96, 3, 4),
    96: (96, 1, 1),
    144: (96, 3, 2),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One file and the part of the picture it covers."""

    path: Path
    rect: Rect


class Relief:
    """Reads pieces when they come into sight and keeps the last few."""

    def __init__(self, board: Board, assets: Path) -> None:
        """Find the pictures of the board's map; without a projection or a folder there are none."""
        self.board = board
        self._pieces: dict[int, list[Piece]] = {}
        self._origin: dict[int, tuple[int, int]] = {}
        self._kept: OrderedDict[Path, Surface] = OrderedDict()
        index = assets / "maps" / board.relief / "relief.json"
        if board.relief and board.projection is not None and index.is_file():
            self._read(index)

    @property
    def has_pictures(self) -> bool:
        """Return whether there is a relief at all."""
        return bool(self._pieces)

    def _read(self, index: Path) -> None:
        raw: dict[str, Any] = json.loads(index.read_text(encoding="utf-8"))
        for picture in raw["pictures"]:
            width = int(picture["hex_width"])
            self._pieces[width] = [
                Piece(index.parent / piece["file"], Rect(piece["origin"], piece["size"])) for piece in picture["pieces"]
            ]
            self._origin[width] = self._board_origin(raw, width)

    def _board_origin(self, raw: dict[str, Any], width: int) -> tuple[int, int]:
        """Return where the board's corner lies in the picture: a scenario may show a part of the country."""
        projection = self.board.projection
        assert projection is not None
        per_km = width / (self.board.hex_km * 2 / 3**0.5)
        east, north = projection.x0_km - float(raw["x0_km"]), projection.y0_km - float(raw["y0_km"])
        return round(east * per_km), round(-north * per_km)

    def region(self, hex_width: int, rect: Rect) -> Surface:
        """Return a rectangle of the map in pixels of a zoom."""
        source, up, down = FROM_PICTURE[hex_width]
        if source not in self._pieces:
            return self._flat(hex_width, rect)
        ox, oy = self._origin[source]
        if up == down:
            return self._assembled(source, rect.move(ox, oy))
        # Whole groups of pixels, so that neighboring rectangles are scaled alike.
        left, top = (rect.left // up) * down - MARGIN * down, (rect.top // up) * down - MARGIN * down
        wide = (rect.width // up + 2 + 2 * MARGIN) * down
        high = (rect.height // up + 2 + 2 * MARGIN) * down
        picture = self._assembled(source, Rect(left + ox, top + oy, wide, high))
        picture = pygame.transform.smoothscale(picture, (wide * up // down, high * up // down))
        out = Surface(rect.size, depth=32)
        out.blit(picture, (left * up // down - rect.left, top * up // down - rect.top))
        return out

    def _assembled(self, source: int, rect: Rect) -> Surface:
        out = Surface(rect.size, depth=32)
        out.fill(OUTSIDE)
        for piece in self._pieces[source]:
            if piece.rect.colliderect(rect):
                out.blit(self._picture(piece), (piece.rect.left - rect.left, piece.rect.top - rect.top))
        return out

    def _picture(self, piece: Piece) -> Surface:
        if piece.path not in self._kept:
            loaded = pygame.image.load(piece.path)
            picture = Surface(loaded.get_size(), depth=32)
            picture.blit(loaded, (0, 0))
            self._kept[piece.path] = picture
            if len(self._kept) > KEPT_PIECES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(piece.path)
        return self._kept[piece.path]

    def _flat(self, hex_width: int, rect: Rect) -> Surface:
        out = Surface(rect.size, depth=32)
        out.fill(OUTSIDE)
        pixels = HexPixels(self.board.grid, hex_width)
        for h in hexes_in(pixels, rect):
            corners = [(x - rect.left, y - rect.top) for x, y in pixels.corners(h)]
            pygame.draw.polygon(out, _tint(self.board.terrain[h]), corners)
        return out


def _tint(terrain: int) -> Color:
    if terrain == SEA:
        return SEA_TINT
    if terrain == FOREIGN:
        return FOREIGN_TINT
    return LAND_TINTS[min(terrain, len(LAND_TINTS) - 1)]


def hexes_in(pixels: HexPixels, rect: Rect) -> list[int]:
    """Return the hexes that may touch a rectangle of the map, in ascending order."""
    grid, step = pixels.grid, 0.75 * pixels.width
    first, last = int(rect.left / step) - 2, int(rect.right / step) + 1
    high, low = int(rect.top / pixels.height) - 2, int(rect.bottom / pixels.height) + 1
    columns = range(max(0, first), min(grid.width - 1, last) + 1)
    return [r * grid.width + c for r in range(max(0, high), min(grid.height - 1, low) + 1) for c in columns]
