"""The ground of the whole map in a box, for small maps."""

import pygame
from pygame import Rect, Surface

from game.ui.ground import FULL_COLOR, GroundPainter
from game.view.hexpixels import WITH_TAGS, ZOOMS
from game.view.theme import Color


def placed(ground: GroundPainter, size: tuple[int, int]) -> Rect:
    """Return where the whole map lies in a box of this size: as large as it fits, in the middle.

    It is drawn at the zoom that needs not be scaled up for that, where there is one.
    """
    for ground.hex_width in (zoom for zoom in ZOOMS if zoom >= WITH_TAGS):
        wide, high = ground.size
        if wide >= size[0] or high >= size[1]:
            break
    scale = min(size[0] / wide, size[1] / high)
    rect = Rect(0, 0, max(1, round(wide * scale)), max(1, round(high * scale)))
    rect.center = (size[0] // 2, size[1] // 2)
    return rect


def small_ground(
    ground: GroundPainter, size: tuple[int, int], field: Color, *, saturation: int = FULL_COLOR
) -> Surface:
    """Return the ground of the whole map in a box of this size, ``field`` round it; ``saturation`` per cent."""
    rect = placed(ground, size)
    whole = Surface(ground.size)
    ground.paint(whole, (0, 0), whole.get_rect(), saturation=saturation)
    out = Surface(size)
    out.fill(field)
    out.blit(pygame.transform.smoothscale(whole, rect.size), rect)
    return out
