"""Where the letters of ranges, seas and rivers stand: along short curves, in hex-width units."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import atan2, cos, hypot, sin

from game.model.board import Board, MapName
from game.view.curves import Point, catmull_rom, length
from game.view.groundlines import ground_lines
from game.view.hexpixels import HexPixels
from game.view.rivercurves import RiverCurve

SMOOTH = 9  # points of a river to either side that are averaged
RIVER_REACH = 1.7  # hex widths of river up and down from the name's middle


@dataclass(frozen=True, slots=True)
class Baseline:
    """A curve that a name stands on, in the direction of reading."""

    text: str
    kind: str
    points: tuple[Point, ...]
    length: float


@lru_cache(maxsize=4)
def baselines(board: Board) -> tuple[Baseline, ...]:
    """Return the curve of every name of the map."""
    pixels = HexPixels(board.grid, 1.0)
    rivers = ground_lines(board).rivers
    out = []
    for name in board.names:
        path = [pixels.center(h) for h in name.path]
        points = _along_river(name, path, rivers) if name.kind == "river" else catmull_rom(path, 12)
        if len(points) > 1:
            out.append(Baseline(name.text, name.kind, tuple(points), length(points)))
    return tuple(out)


def _readable(points: Sequence[Point]) -> list[Point]:
    """Return the curve so that it runs to the right, or down where it is steep."""
    (ax, ay), (bx, by) = points[0], points[-1]
    forward = bx - ax > 0 if abs(bx - ax) > 0.6 * abs(by - ay) else by - ay > 0
    return list(points) if forward else list(points)[::-1]


def _along_river(name: MapName, path: Sequence[Point], rivers: Sequence[RiverCurve]) -> list[Point]:
    """Return the smoothed course of the river of that name near the middle of the path."""
    mx, my = path[len(path) // 2]
    near = [
        (hypot(x - mx, y - my), i, k)
        for i, river in enumerate(rivers)
        if river.name.split(" (")[0] == name.text
        for k, (x, y) in enumerate(river.points)
    ]
    if not near:
        return []
    _, i, k = min(near)
    points = rivers[i].points
    smooth = [_mean(points[max(0, j - SMOOTH) : j + SMOOTH + 1]) for j in range(len(points))]
    step = max(1e-6, length(points) / (len(points) - 1))
    reach = int(RIVER_REACH / step)
    return _readable(smooth[max(0, k - reach) : k + reach + 1])


def _mean(points: Sequence[Point]) -> Point:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def letters_at(line: Baseline, advances: Sequence[float], *, aside: float) -> list[tuple[Point, float]]:
    """Return the middle and angle of each letter, the text centered on the curve.

    ``advances``: the room of each letter; ``aside``: how far the letters stand off the curve, upwards or to the right.
    """
    start = (line.length - sum(advances)) / 2
    out = []
    for advance in advances:
        (x, y), angle = _at(line, start + advance / 2)
        out.append(((x + sin(angle) * aside, y - cos(angle) * aside), angle))
        start += advance
    return out


def _at(line: Baseline, along: float) -> tuple[Point, float]:
    """Return the point and the angle that far along; beyond the ends the curve goes straight on."""
    walked = 0.0
    last = len(line.points) - 2
    for i, ((ax, ay), (bx, by)) in enumerate(pairwise(line.points)):
        run = hypot(bx - ax, by - ay)
        if along <= walked + run or i == last:
            share = (along - walked) / max(1e-9, run)
            return (ax + (bx - ax) * share, ay + (by - ay) * share), _angle(line.points, i)
        walked += run
    return line.points[-1], 0.0


def _angle(points: Sequence[Point], i: int) -> float:
    (ax, ay), (bx, by) = points[max(0, i - 4)], points[min(len(points) - 1, i + 5)]
    return atan2(by - ay, bx - ax)
