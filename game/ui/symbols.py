"""NATO symbols, nation marks and badges, drawn large and meant to be scaled down."""

from collections.abc import Callable
from itertools import pairwise
from math import cos, pi, sin

import pygame

from game.ui.fonts import font
from game.view.counters import Badge, Echelon, Symbol
from game.view.theme import Color, Palette, Role

Surface = pygame.Surface
Point = tuple[float, float]


def star(center: Point, radius: float, inner: float = 0.40) -> list[Point]:
    """The ten corners of a five-pointed star, one point up."""
    x, y = center
    corners = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * inner
        angle = -pi / 2 + i * pi / 5
        corners.append((x + r * cos(angle), y + r * sin(angle)))
    return corners


def stroke(to: Surface, color: Color, a: Point, b: Point, width: float) -> None:
    """A straight stroke of any width with square ends, as a polygon."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = max(1e-6, (dx * dx + dy * dy) ** 0.5)
    nx, ny = -dy / length * width / 2, dx / length * width / 2
    corners = [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)]
    pygame.draw.polygon(to, color, corners)


# --- type symbols: each draws inside ``box`` with strokes ``w`` wide ---

Draw = Callable[[Surface, pygame.Rect, Color, float], None]


def _cross(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    stroke(to, ink, box.topleft, box.bottomright, w)
    stroke(to, ink, box.bottomleft, box.topright, w)


def _slash(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    stroke(to, ink, box.bottomleft, box.topright, w)


def _oval(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    inner = box.inflate(-box.width * 0.36, -box.height * 0.44)
    pygame.draw.rect(to, ink, inner, max(1, round(w)), border_radius=inner.height // 2)


def _motorized(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    _cross(to, box, ink, w)
    stroke(to, ink, box.midtop, box.midbottom, w)


def _mechanized(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    _cross(to, box, ink, w)
    _oval(to, box, ink, w)


def anchor(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    """An anchor standing in the middle of ``box``."""
    x, h = box.centerx, box.height
    top, bottom = box.top + h * 0.16, box.bottom - h * 0.10
    ring = max(2, round(h * 0.09))
    stroke(to, ink, (x, top + ring), (x, bottom), w)
    pygame.draw.circle(to, ink, (x, round(top)), ring)
    stroke(to, ink, (x - h * 0.18, top + h * 0.22), (x + h * 0.18, top + h * 0.22), w)
    arc = pygame.Rect(0, 0, round(h * 0.66), round(h * 0.60))
    arc.midbottom = (x, round(bottom + w / 2))
    points = []
    for i in range(13):
        angle = pi * (0.03 + 0.94 * i / 12)
        points.append((arc.centerx - cos(angle) * arc.width / 2, arc.centery + sin(angle) * arc.height / 2))
    for a, b in pairwise(points):
        stroke(to, ink, a, b, w)
    for (px, py), way in ((points[0], -1), (points[-1], 1)):
        tip = h * 0.12
        pygame.draw.polygon(to, ink, [(px, py - tip), (px + way * tip * 0.7, py + tip * 0.4), (px - way * tip, py)])


def _marine(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    _cross(to, box, ink, w)
    anchor(to, box, ink, w)


def _airborne(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    _cross(to, box, ink, w)
    step = box.width * 0.13
    y = box.bottom - box.height * 0.10
    for way in (-1, 1):
        points = [
            (box.centerx + way * step * (1 - cos(pi * i / 8)), y - sin(pi * i / 8) * box.height * 0.16)
            for i in range(9)
        ]
        for a, b in pairwise(points):
            stroke(to, ink, a, b, w)


def _mountain(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    _cross(to, box, ink, w)
    half, height = box.width * 0.13, box.height * 0.36
    x, y = box.centerx, box.bottom
    pygame.draw.polygon(to, ink, [(x - half, y), (x, y - height), (x + half, y)])


def _security(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    _cross(to, box, ink, w)
    image = font(Role.TEXT_BOLD, max(8, round(box.height * 0.62))).render("S", True, ink)
    back = image.get_rect(center=box.center).inflate(-round(box.width * 0.02), -round(box.height * 0.2))
    pygame.draw.rect(to, to.get_at((box.centerx, box.top + 1 + round(box.height * 0.08))), back.inflate(4, 0))
    to.blit(image, image.get_rect(center=box.center))


def _artillery(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    pygame.draw.circle(to, ink, box.center, round(box.height * 0.2))


def _hq(to: Surface, box: pygame.Rect, ink: Color, w: float) -> None:
    pygame.draw.rect(to, ink, (box.left, box.top, box.width, round(box.height * 0.28)))


SYMBOLS: dict[Symbol, Draw] = {
    Symbol.INFANTRY: _cross,
    Symbol.MOTORIZED: _motorized,
    Symbol.MECHANIZED: _mechanized,
    Symbol.ARMOR: _oval,
    Symbol.MARINE: _marine,
    Symbol.AIRBORNE: _airborne,
    Symbol.MOUNTAIN: _mountain,
    Symbol.RECON: _slash,
    Symbol.SECURITY: _security,
    Symbol.ARTILLERY: _artillery,
    Symbol.HQ: _hq,
}


def draw_symbol(to: Surface, symbol: Symbol, box: pygame.Rect, fill: Color, ink: Color, width: float) -> None:
    """The framed NATO symbol; strokes stay inside the frame."""
    frame = max(1, round(width * 1.15))
    pygame.draw.rect(to, ink, box)
    inner = box.inflate(-2 * frame, -2 * frame)
    pygame.draw.rect(to, fill, inner)
    before = to.get_clip()
    to.set_clip(inner.clip(before))
    SYMBOLS[symbol](to, inner, ink, width)
    to.set_clip(before)


def draw_echelon(to: Surface, echelon: Echelon, box: pygame.Rect, color: Color, width: float) -> None:
    """The echelon as strokes, centered in ``box`` and as high as it."""
    cell = box.height * (0.52 if echelon.value[0] == "I" else 0.82)
    left = box.centerx - cell * len(echelon.value) / 2
    for i, mark in enumerate(echelon.value):
        x0, x1 = left + i * cell, left + (i + 1) * cell
        if mark == "I":
            x = (x0 + x1) / 2
            stroke(to, color, (x, box.top), (x, box.bottom), width)
        else:
            gap = width * 0.6
            stroke(to, color, (x0 + gap, box.top), (x1 - gap, box.bottom), width)
            stroke(to, color, (x0 + gap, box.bottom), (x1 - gap, box.top), width)


# --- nation marks ---


def draw_mark(to: Surface, army: str, center: Point, radius: float, ink: Color, palette: Palette) -> None:
    """The mark of an army: star, split disc, roundel, star on disc, flag with stars."""
    x, y = center
    if army in ("us", "usmc"):
        pygame.draw.polygon(to, ink, star((x, y + radius * 0.06), radius * 1.06))
    elif army == "rok":
        _split_disc(to, center, radius * 0.86, palette)
    elif army == "cw":
        for share, color in (
            (0.92, palette.armies["usmc"].fill),
            (0.64, palette.symbol),
            (0.34, palette.armies["kpa"].fill),
        ):
            pygame.draw.circle(to, color, center, radius * share)
    elif army == "kpa":
        pygame.draw.circle(to, palette.symbol, center, radius)
        pygame.draw.polygon(to, palette.armies["kpa"].fill, star(center, radius * 0.86))
    else:
        _flag(to, center, radius, palette)


def _split_disc(to: Surface, center: Point, radius: float, palette: Palette) -> None:
    red, blue = palette.communist, palette.armies["us"].fill
    pygame.draw.circle(to, palette.symbol, center, radius * 1.14)
    pygame.draw.circle(to, blue, center, radius)
    pygame.draw.circle(to, red, center, radius, draw_top_left=True, draw_top_right=True)


def _flag(to: Surface, center: Point, radius: float, palette: Palette) -> None:
    x, y = center
    red, gold = palette.armies["kpa"].fill, palette.gold
    pygame.draw.rect(to, red, (x - radius * 1.3, y - radius * 0.92, radius * 2.6, radius * 1.84))
    pygame.draw.polygon(to, gold, star((x - radius * 0.42, y + radius * 0.06), radius * 0.74))
    for i in (-1, 1):
        pygame.draw.circle(to, gold, (x + radius * 0.72, y + radius * i * 0.38), radius * 0.22)


# --- badges ---


def draw_badge(to: Surface, badge: Badge, center: Point, radius: float, palette: Palette) -> None:
    """The round badge: its own color and its own sign."""
    colors = {
        Badge.CUT_OFF: palette.crit,
        Badge.SHORT: palette.bad,
        Badge.NO_COMMAND: palette.badge_command,
        Badge.RETREAT: palette.symbol,
        Badge.LANDED: palette.good,
    }
    ink = palette.symbol_ink
    pygame.draw.circle(to, palette.front_casing, center, radius)
    pygame.draw.circle(to, colors[badge], center, radius * 0.87)
    x, y = center
    if badge in (Badge.SHORT, Badge.CUT_OFF):
        side = radius * 0.82
        crate = pygame.Rect(0, 0, round(side), round(side * 0.86))
        crate.center = (round(x), round(y))
        pygame.draw.rect(to, ink, crate, max(1, round(radius * 0.22)))
        if badge is Badge.CUT_OFF:
            stroke(
                to, ink, (x - radius * 0.56, y + radius * 0.56), (x + radius * 0.56, y - radius * 0.56), radius * 0.18
            )
    elif badge is Badge.NO_COMMAND:
        arm = radius * 0.42
        stroke(to, palette.symbol, (x - arm, y - arm), (x + arm, y + arm), radius * 0.24)
        stroke(to, palette.symbol, (x - arm, y + arm), (x + arm, y - arm), radius * 0.24)
    elif badge is Badge.RETREAT:
        head = [(x - radius * 0.62, y), (x - radius * 0.02, y - radius * 0.5), (x - radius * 0.02, y + radius * 0.5)]
        pygame.draw.polygon(to, ink, head)
        stroke(to, ink, (x - radius * 0.1, y), (x + radius * 0.6, y), radius * 0.32)
    else:
        box = pygame.Rect(0, 0, round(radius * 1.3), round(radius * 1.3))
        box.center = (round(x), round(y))
        anchor(to, box, ink, radius * 0.15)
