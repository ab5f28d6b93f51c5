"""Draws maps into files, without a window."""

from collections.abc import Mapping
from pathlib import Path

import pygame
from pygame import Rect, Surface

from game.model.board import Board
from game.model.ids import HexId
from game.resources import asset
from game.ui.ground import FULL_COLOR, GroundPainter


def map_surface(
    board: Board,
    hex_width: int,
    *,
    part: Rect | None = None,
    counters: Mapping[HexId, int] | None = None,
    saturation: int = FULL_COLOR,
) -> Surface:
    """Return a picture of the map, or of a part of it in pixels of that hex width, with its towns."""
    painter = GroundPainter(board, asset("maps").parent, hex_width)
    view = part if part is not None else Rect((0, 0), painter.size)
    out = Surface(view.size, depth=32)
    painter.paint(out, (0, 0), view, saturation=saturation)
    painter.paint_towns(out, (0, 0), view, counters=counters or {})
    return out


def render_map(board: Board, path: Path, hex_width: int, *, part: Rect | None = None) -> None:
    """Write a picture of the map; the ending of the path says the format. Needs no display."""
    pygame.image.save(map_surface(board, hex_width, part=part), path)
