"""Text on the map: names with a light halo, letters set along curves, dots of towns; pictures kept by size."""

from functools import lru_cache
from math import cos, degrees, pi, sin

import pygame
from pygame import Surface

from game.ui.fonts import font
from game.view import maptheme as look
from game.view.theme import Color, Role

FINE = 2
HALO_STEPS = 16
DOT_FINE = 4
LETTERS_KEPT = 1024


@lru_cache(maxsize=1024)
def halo_text(text: str, role: Role, px: int, color: Color, halo_tenths: int) -> Surface:
    """Return a text with a halo ``halo_tenths`` tenths of a pixel wide, on a clear ground."""
    reach = halo_tenths / 10
    pad = int(reach) + 2
    plain = font(role, px).render(text, True, color)
    size = (plain.get_width() + 2 * pad, plain.get_height() + 2 * pad)
    out = _halo(text, role, px, reach, size)
    out.blit(plain, (pad, pad))
    return out


def _halo(text: str, role: Role, px: int, reach: float, size: tuple[int, int]) -> Surface:
    """Return the halo alone: the text drawn round in a ring at double size, reduced."""
    big = font(role, px * FINE).render(text, True, look.LABEL_HALO)
    width, height = size[0] * FINE, size[1] * FINE
    ground = Surface((width, height), pygame.SRCALPHA, 32)
    ground.fill((*look.LABEL_HALO, 0))
    left, top = (width - big.get_width()) / 2, (height - big.get_height()) / 2
    for ring in (reach * FINE * 0.55, reach * FINE):
        for k in range(HALO_STEPS):
            angle = 2 * pi * k / HALO_STEPS
            ground.blit(big, (round(left + ring * cos(angle)), round(top + ring * sin(angle))))
    return pygame.transform.smoothscale(ground, size)


def text_size(text: str, role: Role, px: int) -> tuple[int, int]:
    """Return width and height of a text without its halo."""
    return font(role, px).size(text)


@lru_cache(maxsize=LETTERS_KEPT)
def letter(text: str, role: Role, px: int, color: Color, turn: int) -> Surface:
    """Return a letter turned by whole degrees, counter-clockwise."""
    big = font(role, px * FINE).render(text, True, color)
    return pygame.transform.rotozoom(big, turn, 1 / FINE)


def whole_degrees(angle: float) -> int:
    """Return the turn for a letter that stands on a line of this angle (radians, clockwise as pixels run)."""
    return round(-degrees(angle))


@lru_cache(maxsize=64)
def dot(radius_tenths: int, fill: Color, core: Color | None) -> Surface:
    """Return the dot of a town: filled, with a dark edge and perhaps a core."""
    radius = radius_tenths / 10
    size = 2 * (int(radius) + 2)
    big = Surface((size * DOT_FINE, size * DOT_FINE), pygame.SRCALPHA, 32)
    big.fill((*look.DOT_EDGE, 0))
    middle = (size * DOT_FINE / 2, size * DOT_FINE / 2)
    edge = max(0.9, radius * 0.17)
    pygame.draw.circle(big, look.DOT_EDGE, middle, (radius + edge * 0.4) * DOT_FINE)
    pygame.draw.circle(big, fill, middle, (radius - edge * 0.6) * DOT_FINE)
    if core is not None:
        pygame.draw.circle(big, core, middle, max(1.1, radius * 0.38) * DOT_FINE)
    return pygame.transform.smoothscale(big, (size, size))
