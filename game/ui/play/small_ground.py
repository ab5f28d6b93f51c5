"""The ground of the whole map in a box, for small maps."""

import pygame
from pygame import Rect, Surface

from game.ui.ground import GroundPainter
from game.view.hexpixels import WITH_TAGS
from game.view.theme import Color


def placed(ground: GroundPainter, size: tuple[int, int]) -> Rect:
    """Return where the whole map lies in a box of this size: as large as it fits, in the middle."""
    ground.hex_width = WITH_TAGS
    wide, high = ground.size
    scale = min(size[0] / wide, size[1] / high)
    rect = Rect(0, 0, max(1, round(wide * scale)), max(1, round(high * scale)))
    rect.center = (size[0] // 2, size[1] // 2)
    return rect


def small_ground(ground: GroundPainter, size: tuple[int, int], field: Color) -> Surface:
    """Return the ground of the whole map in a box of this size, ``field`` round it."""
    rect = placed(ground, size)
    whole = Surface(ground.size)
    ground.paint(whole, (0, 0), whole.get_rect())
    out = Surface(size)
    out.fill(field)
    out.blit(pygame.transform.smoothscale(whole, rect.size), rect)
    return out
