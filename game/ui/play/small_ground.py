"""The ground of the whole map in a box, for small maps."""

import pygame
from pygame import Rect, Surface

from game.ui.ground import FULL_COLOR, GroundPainter
from game.view.hexpixels import WITH_TAGS, ZOOMS, HexPixels
from game.view.theme import Color

Part = tuple[float, float, float, float]


def placed(ground: GroundPainter, size: tuple[int, int], part: Part | None = None) -> Rect:
    """Return where the whole map lies in a box of this size: as large as ``part`` of it fits, that in the middle.

    The part, all of it if None, is left, top, right and bottom in hex widths. The ground is drawn at the zoom that
    need not be scaled up for that, where there is one.
    """
    wide, high = HexPixels(ground.board.grid, 1.0).size
    left, top, right, bottom = part or (0.0, 0.0, wide, high)
    scale = min(size[0] / (right - left), size[1] / (bottom - top))  # pixels of a hex width
    ground.hex_width = next((zoom for zoom in ZOOMS if zoom >= max(WITH_TAGS, scale)), ZOOMS[-1])
    rect = Rect(0, 0, max(1, round(wide * scale)), max(1, round(high * scale)))
    rect.left = round(size[0] / 2 - (left + right) / 2 * scale)
    rect.top = round(size[1] / 2 - (top + bottom) / 2 * scale)
    return rect


def small_ground(
    ground: GroundPainter,
    size: tuple[int, int],
    field: Color,
    *,
    saturation: int = FULL_COLOR,
    part: Part | None = None,
) -> Surface:
    """Return the ground in a box of this size, ``field`` round it, as ``placed``; ``saturation`` per cent."""
    rect = placed(ground, size, part)
    seen = rect.clip(Rect((0, 0), size))
    scale = ground.size[0] / rect.width
    view = Rect(
        round((seen.left - rect.left) * scale),
        round((seen.top - rect.top) * scale),
        max(1, round(seen.width * scale)),
        max(1, round(seen.height * scale)),
    ).clip(Rect((0, 0), ground.size))
    shown = Surface(view.size)
    ground.paint(shown, (0, 0), view, saturation=saturation)
    out = Surface(size)
    out.fill(field)
    out.blit(pygame.transform.smoothscale(shown, seen.size), seen)
    return out
