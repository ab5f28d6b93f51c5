"""Icons as strokes on a grid of 24: no font has them, so they are drawn."""

from functools import lru_cache

import pygame

from game.ui.draw import OVERSAMPLE
from game.ui.symbols import star, stroke
from game.view.theme import Color

GRID = 24
STROKE = 2.0

# p: open line; z: closed line; f: filled; c: circle; d: disc; r: box (x y w h round); b: filled box; s: star (x y r)
ICONS: dict[str, str] = {
    "flag": "p 6,3 6,21|f 6,4 19,4 16,8 19,12 6,12",
    "book": "z 3,5 9,4 12,6 12,20 9,18 3,19|z 21,5 15,4 12,6 12,20 15,18 21,19",
    "gear": "c 12 12 4|p 12,2 12,6|p 12,18 12,22|p 2,12 6,12|p 18,12 22,12|p 5,5 7.5,7.5|p 16.5,16.5 19,19"
    "|p 5,19 7.5,16.5|p 16.5,7.5 19,5",
    "balance": "p 12,3 12,20|p 7,20 17,20|p 4,7 20,7|p 4,7 1.5,13 6.5,13 4,7|p 20,7 17.5,13 22.5,13 20,7",
    "list": "d 4.5 6 1.6|d 4.5 12 1.6|d 4.5 18 1.6|p 9,6 21,6|p 9,12 21,12|p 9,18 21,18",
    "calendar": "r 4 6 16 15 2|p 4,11 20,11|p 8,3 8,7|p 16,3 16,7",
    "plane": "f 12,2 13.6,5 13.6,9.5 22,14 22,16 13.6,13.6 13.2,18.4 16,20.4 16,22 12,20.8 8,22 8,20.4 10.8,18.4"
    " 10.4,13.6 2,16 2,14 10.4,9.5 10.4,5",
    "eye": "z 2,12 5.5,7.5 9,5.6 12,5 15,5.6 18.5,7.5 22,12 18.5,16.5 15,18.4 12,19 9,18.4 5.5,16.5|c 12 12 3",
    "chart": "p 3,3 3,21 21,21|p 6,16 10,11 14,14 20,6",
    "anchor": "c 12 5 2.4|p 12,8 12,21|p 8,11 16,11|p 4,13 5,17 8,20 12,21 16,20 19,17 20,13",
    "swords": "p 4,4 18,18|p 20,4 6,18|p 4,14 10,20|p 20,14 14,20|p 4,20 6.5,17.5|p 20,20 17.5,17.5",
    "find": "c 10 10 6|p 14.5,14.5 21,21",
    "star": "s 12 12.6 10.5",
    "crate": "z 12,2.5 20.5,7 20.5,17 12,21.5 3.5,17 3.5,7|p 3.5,7 12,11.5 20.5,7|p 12,11.5 12,21.5",
    "front": "p 2,15 7,9 11,13 16,8 22,11",
    "reach": "z 12,3 19.8,7.5 19.8,16.5 12,21 4.2,16.5 4.2,7.5|c 12 12 3",
    "zone": "c 12 12 4|c 12 12 1|d 12 3.5 1.6|d 12 20.5 1.6"
    "|d 4.6 7.7 1.6|d 19.4 7.7 1.6|d 4.6 16.3 1.6|d 19.4 16.3 1.6",
    "mountain": "p 2,19 9,7 13,14 15.5,10 22,19 2,19",
    "weather": "c 9 10 4|p 3,19 20,19|p 9,3 9,3.6|p 3.6,5 4.4,5.8|p 14,14 18,13 21,16 20,19",
    "plan": "p 4,20 9,12 15,12 20,5|p 14.5,4.4 20,5 20.6,10.5|c 4 20 1.2",
    "interdict": "c 12 12 6|p 12,2 12,8|p 12,16 12,22|p 2,12 8,12|p 16,12 22,12",
    "warning": "f 12,2.5 23,21.5 1,21.5|x 12,9 12,15|x 12,18 12,18.4",
    "threat": "z 12,3 22,20.5 2,20.5|p 12,9.5 12,14.5|d 12 17.4 1.1",
    "right": "p 9,5 16,12 9,19",
    "left": "p 15,4 7,12 15,20",
    "down": "p 5,9 12,16 19,9",
    "play": "f 6,3.5 20,12 6,20.5",
    "pause": "b 6 4 4.5 16 1|b 13.5 4 4.5 16 1",
    "check": "p 4,12.5 9.5,18 20,6.5",
    "cross": "p 5,5 19,19|p 19,5 5,19",
    "menu": "p 3,6 21,6|p 3,12 21,12|p 3,18 21,18",
    "undo": "p 8,4 4,8.5 8,13|p 4,8.5 14,8.5 18.5,10.5 20,14.5 18.5,18.5 14,20 10,20",
    "redo": "p 16,4 20,8.5 16,13|p 20,8.5 10,8.5 5.5,10.5 4,14.5 5.5,18.5 10,20 14,20",
    "next": "p 5,5 12,12 5,19|p 18,5 18,19",
    "shield": "z 12,3 20,6 19.4,13 16.5,17.6 12,21 7.5,17.6 4.6,13 4,6",
    "pin": "z 12,21.5 6.6,14 5,9.6 7,5 12,3 17,5 19,9.6 17.4,14|c 12 9.6 2.2",
    "sun": "d 12 12 4.4|p 12,2 12,4.6|p 12,19.4 12,22|p 2,12 4.6,12|p 19.4,12 22,12|p 5,5 6.8,6.8|p 17.2,17.2 19,19"
    "|p 5,19 6.8,17.2|p 17.2,6.8 19,5",
    "overcast": "c 11 10 4|p 3,18 21,18|p 14.5,12.5 18,12.5 20.5,15.5 19.6,18",
    "rain": "p 6,13 3.6,10.6 5,7 8.6,6.6 12,4 16,5.6 17,9 20,10.4 19.4,13 6,13"
    "|p 8,16 6.6,20|p 13,16 11.6,20|p 18,16 16.6,20",
    "snow": "p 12,2 12,22|p 3.4,7 20.6,17|p 3.4,17 20.6,7",
    "up": "f 12,6 20,17 4,17",
    "fall": "f 12,18 20,7 4,7",
    "circle": "c 12 12 8",
    "ring": "c 12 12 8|d 12 12 4",
    "lock": "b 5 11 14 10 2|p 8,11 8,7.4 10,5 14,5 16,7.4 16,11",
    "folder": "z 3,6 9,6 11.5,9 21,9 21,19 3,19",
    "sound": "f 3,9 7.5,9 13,4.5 13,19.5 7.5,15 3,15|p 16,8.6 17.6,12 16,15.4|p 19,6 21.4,12 19,18",
    "silent": "f 3,9 7.5,9 13,4.5 13,19.5 7.5,15 3,15|p 16,9 22,15|p 22,9 16,15",
    "keyboard": "r 2 6 20 13 2|d 6.4 10 1|d 10 10 1|d 14 10 1|d 17.6 10 1|p 7.4,15 16.6,15",
    "dice": "r 4 4 16 16 3|d 8.6 8.6 1.5|d 15.4 15.4 1.5|d 12 12 1.5",
    "save": "z 4,4 16,4 20,8 20,20 4,20|p 8,4 8,9 15,9 15,4|r 8 13 8 7 0",
    "person": "c 12 7.5 3.8|p 4.5,21 5.5,16.6 9,14.4 15,14.4 18.5,16.6 19.5,21",
    "people": "c 9 8 3.2|p 2.6,20 3.6,15.6 6.4,14 11.6,14 14.4,15.6 15.4,20|p 15,5.2 17.6,6 18,9 16,11"
    "|p 17.6,14 20.4,15.6 21.4,20",
    "plus": "p 12,4 12,20|p 4,12 20,12",
    "minus": "p 4,12 20,12",
    "trash": "p 4,6.5 20,6.5|p 9,6.5 9,3.5 15,3.5 15,6.5|p 6,6.5 7,21 17,21 18,6.5",
    "replay": "p 19.5,8 16,4.6 11,4 6.5,6.4 4,11 5,16.2 9,19.6 14.4,19.8 18.6,17 20,13|p 20.6,3.6 19.8,8.4 15,7.8",
    "display": "r 3 4 18 12 1.5|p 12,16 12,20|p 7.5,20.4 16.5,20.4",
    "crosshair": "c 12 12 7|d 12 12 2",
    "tide": "p 2,9 5,7 8.5,9 12,7 15.5,9 19,7 22,9|p 2,16 5,14 8.5,16 12,14 15.5,16 19,14 22,16",
    "help": "c 12 12 9.4|p 8.8,9.4 10,7.2 12.4,6.4 14.8,7.4 15.2,9.8 12.2,12.4 12,14.2|d 12 17.4 1.2",
    "compass": "c 12 12 9|f 12,4.6 14.4,12 12,19.4 9.6,12",
    "rail": "p 7,3 5,21|p 17,3 19,21|p 6.4,8 17.6,8|p 6,13 18,13|p 5.4,18 18.6,18",
    "ship": "f 2,14 22,14 18.4,20 5.6,20|b 8 8 8 4.4 0|b 11 3.4 2 5 0",
    "note": "r 5 3 14 18 1.5|p 8.6,8 15.4,8|p 8.6,12 15.4,12|p 8.6,16 12.6,16",
}


@lru_cache(maxsize=512)
def icon(name: str, px: int, color: Color) -> pygame.Surface:
    """The icon ``name``, ``px`` high and wide."""
    side = px * OVERSAMPLE
    big = pygame.Surface((side, side), pygame.SRCALPHA)
    big.fill((*color, 0))
    unit = side / GRID
    for part in ICONS[name].split("|"):
        kind, _, rest = part.partition(" ")
        _OPERATIONS[kind](big, rest, unit, color)
    return pygame.transform.smoothscale(big, (px, px))


def _points(rest: str, unit: float) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in rest.split())
    return [(float(x) * unit, float(y) * unit) for x, y in pairs]


def _polyline(to: pygame.Surface, points: list[tuple[float, float]], unit: float, color: tuple[int, ...]) -> None:
    width = STROKE * unit
    ink = (color[0], color[1], color[2])
    for i, point in enumerate(points):
        if i:
            stroke(to, ink, points[i - 1], point, width)
        pygame.draw.circle(to, color, point, width / 2)


def _open(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    _polyline(to, _points(rest, unit), unit, color)


def _closed(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    points = _points(rest, unit)
    _polyline(to, [*points, points[0]], unit, color)


def _filled(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    pygame.draw.polygon(to, color, _points(rest, unit))


def _cut(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    """A stroke taken out of what is there."""
    points = _points(rest, unit)
    clear = (*color, 0)
    for i, point in enumerate(points):
        if i:
            pygame.draw.line(to, clear, points[i - 1], point, round(2.4 * unit))
        pygame.draw.circle(to, clear, point, 1.2 * unit)


def _numbers(rest: str, unit: float) -> list[float]:
    return [float(n) * unit for n in rest.split()]


def _circle(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    x, y, r = _numbers(rest, unit)
    pygame.draw.circle(to, color, (x, y), r + STROKE * unit / 2, max(1, round(STROKE * unit)))


def _solid_disc(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    x, y, r = _numbers(rest, unit)
    pygame.draw.circle(to, color, (x, y), r)


def _box(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    x, y, w, h, r = _numbers(rest, unit)
    half = STROKE * unit / 2
    rect = pygame.Rect(round(x - half), round(y - half), round(w + 2 * half), round(h + 2 * half))
    pygame.draw.rect(to, color, rect, max(1, round(STROKE * unit)), border_radius=round(r + half))


def _solid_box(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    x, y, w, h, r = _numbers(rest, unit)
    pygame.draw.rect(to, color, (round(x), round(y), round(w), round(h)), border_radius=round(r))


def _star(to: pygame.Surface, rest: str, unit: float, color: Color) -> None:
    x, y, r = _numbers(rest, unit)
    pygame.draw.polygon(to, color, star((x, y), r))


_OPERATIONS = {
    "p": _open,
    "z": _closed,
    "f": _filled,
    "x": _cut,
    "c": _circle,
    "d": _solid_disc,
    "r": _box,
    "b": _solid_box,
    "s": _star,
}
