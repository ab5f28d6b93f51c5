"""Smooth boxes, shadows and small shapes: drawn large once, cut into nine slices, kept."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.view.theme import Color

Surface = pygame.Surface
OVERSAMPLE = 4
Rgba = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a box looks like apart from its size."""

    fill: Rgba
    edge: Rgba | None
    radius: int
    width: int
    light: int


def _rounded(look: _Look, size: tuple[int, int]) -> Surface:
    """A box of exactly ``size``; drawing on a clear sheet replaces pixels, so a clear fill cuts a hole."""
    n = OVERSAMPLE
    big = Surface((size[0] * n, size[1] * n), pygame.SRCALPHA)
    big.fill((*(look.edge or look.fill)[:3], 0))
    rect = big.get_rect()
    if look.edge:
        pygame.draw.rect(big, look.edge, rect, border_radius=look.radius * n)
        rect = rect.inflate(-2 * look.width * n, -2 * look.width * n)
    pygame.draw.rect(big, look.fill, rect, border_radius=max(0, look.radius - look.width) * n)
    image = pygame.transform.smoothscale(big, size)
    if look.light:
        start = max(look.radius, look.width)
        line = Surface((max(1, size[0] - 2 * start), 1), pygame.SRCALPHA)
        line.fill((255, 255, 255, look.light))
        image.blit(line, (start, look.width))
    return image


class _Strip:
    """A slice of a tile; hashed by identity, so that stretched copies can be kept."""

    def __init__(self, image: Surface) -> None:
        self.image = image


@lru_cache(maxsize=1024)
def _stretched(strip: _Strip, size: tuple[int, int]) -> Surface:
    return pygame.transform.scale(strip.image, size)


@lru_cache(maxsize=512)
def _slices(look: _Look) -> tuple[int, tuple[_Strip, ...]]:
    """The corner size and the nine slices of the smallest box of this look."""
    c = look.radius + look.width + 1
    tile = _rounded(look, (2 * c + 1, 2 * c + 1))
    spans = ((0, c), (c, 1), (c + 1, c))
    return c, tuple(_Strip(tile.subsurface((x, y, w, h))) for y, h in spans for x, w in spans)


def box(
    to: Surface,
    rect: pygame.Rect,
    fill: Color | Rgba,
    *,
    edge: Color | Rgba | None = None,
    radius: int = 0,
    width: int = 1,
    light: int = 0,
) -> None:
    """A filled box with round corners, an edge ``width`` thick and a light line (0-255) along its upper edge."""
    if rect.width <= 0 or rect.height <= 0:
        return
    radius = min(radius, rect.width // 2, rect.height // 2)
    look = _Look(_rgba(fill), _rgba(edge) if edge else None, radius, width if edge else 0, light)
    c, parts = _slices(look)
    if rect.width <= 2 * c or rect.height <= 2 * c:
        to.blit(_exact(look, rect.size), rect)
        return
    columns = ((rect.left, c), (rect.left + c, rect.width - 2 * c), (rect.right - c, c))
    rows = ((rect.top, c), (rect.top + c, rect.height - 2 * c), (rect.bottom - c, c))
    for j, (y, h) in enumerate(rows):
        for i, (x, w) in enumerate(columns):
            part = parts[3 * j + i]
            if i == 1 and j == 1 and look.fill[3] == 255:
                to.fill(look.fill, (x, y, w, h))
            else:
                to.blit(_stretched(part, (w, h)), (x, y))


@lru_cache(maxsize=512)
def _exact(look: _Look, size: tuple[int, int]) -> Surface:
    """A box too small for its slices."""
    return _rounded(look, size)


def _rgba(color: Color | Rgba) -> Rgba:
    return color if len(color) == 4 else (*color, 255)


def ring(to: Surface, rect: pygame.Rect, color: Color, *, radius: int, width: int) -> None:
    """An empty box: the focus outline."""
    box(to, rect, (*color, 0), edge=color, radius=radius, width=width)


@lru_cache(maxsize=64)
def _shadow_tile(radius: int, blur: int, alpha: int) -> Surface:
    side = 2 * (radius + 2 * blur) + 1
    image = Surface((side, side), pygame.SRCALPHA)
    pygame.draw.rect(image, (0, 0, 0, alpha), image.get_rect().inflate(-2 * blur, -2 * blur), border_radius=radius)
    return pygame.transform.gaussian_blur(image, max(1, blur // 2))


@lru_cache(maxsize=48)
def _shadow(size: tuple[int, int], radius: int, blur: int, alpha: int) -> Surface:
    tile = _shadow_tile(radius, blur, alpha)
    c = (tile.get_width() - 1) // 2
    out = Surface((size[0] + 2 * blur, size[1] + 2 * blur), pygame.SRCALPHA)
    w, h = max(1, out.get_width() - 2 * c), max(1, out.get_height() - 2 * c)
    spans = ((0, c), (c, 1), (c + 1, c))
    columns, rows = ((0, c), (c, w), (c + w, c)), ((0, c), (c, h), (c + h, c))
    for (y, height), (sy, sh) in zip(rows, spans, strict=True):
        for (x, width), (sx, sw) in zip(columns, spans, strict=True):
            part = tile.subsurface((sx, sy, sw, sh))
            out.blit(pygame.transform.scale(part, (width, height)), (x, y))
    return out


def shadow(to: Surface, rect: pygame.Rect, *, radius: int, blur: int, drop: int, alpha: int) -> None:
    """The soft shadow of something floating over ``rect``."""
    image = _shadow(rect.size, radius, blur, alpha)
    to.blit(image, (rect.left - blur, rect.top - blur + drop))


@lru_cache(maxsize=8)
def veil(size: tuple[int, int], alpha: int) -> Surface:
    """A black sheet to lay over what is not meant."""
    sheet = Surface(size)
    sheet.set_alpha(alpha)
    return sheet


@lru_cache(maxsize=256)
def _disc(radius: int, color: Rgba) -> Surface:
    side = 2 * radius * OVERSAMPLE
    big = Surface((side, side), pygame.SRCALPHA)
    big.fill((*color[:3], 0))
    pygame.draw.circle(big, color, (side // 2, side // 2), side // 2)
    return pygame.transform.smoothscale(big, (2 * radius, 2 * radius))


def disc(to: Surface, center: tuple[int, int], radius: int, color: Color | Rgba) -> None:
    """A smooth filled circle."""
    image = _disc(radius, _rgba(color))
    to.blit(image, image.get_rect(center=center))


def smooth(size: tuple[int, int], color: Color, paint: Callable[[Surface], None]) -> Surface:
    """What ``paint`` draws on a sheet four times ``size``, scaled down; ``color`` tints its clear edges."""
    big = Surface((size[0] * OVERSAMPLE, size[1] * OVERSAMPLE), pygame.SRCALPHA)
    big.fill((*color, 0))
    paint(big)
    return pygame.transform.smoothscale(big, size)


def hatch(to: Surface, rect: pygame.Rect, color: Rgba, step: int) -> None:
    """Slanted lines inside ``rect``."""
    sheet = Surface(rect.size, pygame.SRCALPHA)
    for x in range(-rect.height, rect.width, step):
        pygame.draw.line(sheet, color, (x, rect.height), (x + rect.height, 0), max(1, step // 4))
    to.blit(sheet, rect)


def forget_pictures() -> None:
    """Drop every kept picture, before the display is closed."""
    for kept in (_stretched, _slices, _exact, _shadow_tile, _shadow, veil, _disc):
        kept.cache_clear()
