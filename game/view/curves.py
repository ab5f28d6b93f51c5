"""Smooth lines for drawing: corner cutting, splines through points, even spacing, repeatable meanders. Pure Python."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

GRID_LINES, ROUND = 4, (1, 2, 5)  # of the scale of a chart
Point = tuple[float, float]


def chaikin(points: Sequence[Point], rounds: int) -> list[Point]:
    """Return the line with its corners cut ``rounds`` times; the ends stay."""
    line = list(points)
    for _ in range(rounds):
        if len(line) < 3:
            break
        cut = [line[0]]
        for (ax, ay), (bx, by) in pairwise(line):
            cut.append((0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by))
            cut.append((0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by))
        cut.append(line[-1])
        line = cut
    return line


def catmull_rom(points: Sequence[Point], pieces: int) -> list[Point]:
    """Return a curve through all points, each stretch in ``pieces`` straight parts."""
    if len(points) < 3:
        return list(points)
    padded = [points[0], *points, points[-1]]
    out: list[Point] = [points[0]]
    for i in range(len(points) - 1):
        a, b, c, d = padded[i : i + 4]
        out.extend(_spline(a, b, c, d, k / pieces) for k in range(1, pieces + 1))
    return out


def _spline(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """Return the point at ``t`` between b and c."""
    u, v, w, x = -t + 2 * t * t - t**3, 2 - 5 * t * t + 3 * t**3, t + 4 * t * t - 3 * t**3, t**3 - t * t
    return (
        (u * a[0] + v * b[0] + w * c[0] + x * d[0]) / 2,
        (u * a[1] + v * b[1] + w * c[1] + x * d[1]) / 2,
    )


def length(points: Sequence[Point]) -> float:
    """Return the length of a line."""
    return sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points))


def resample(points: Sequence[Point], step: float) -> list[Point]:
    """Return points about ``step`` apart along a line, its ends included."""
    total = length(points)
    count = max(1, round(total / step))
    out, walked, i = [points[0]], 0.0, 0
    for k in range(1, count):
        goal = total * k / count
        while i < len(points) - 2 and walked + _gap(points, i) < goal:
            walked += _gap(points, i)
            i += 1
        share = (goal - walked) / max(1e-12, _gap(points, i))
        (ax, ay), (bx, by) = points[i], points[i + 1]
        out.append((ax + share * (bx - ax), ay + share * (by - ay)))
    out.append(points[-1])
    return out


def _gap(points: Sequence[Point], i: int) -> float:
    return hypot(points[i + 1][0] - points[i][0], points[i + 1][1] - points[i][1])


def noise(seed: int, at: float) -> float:
    """Return smooth noise from -1 to 1 that is the same on every machine; lattice points lie at whole numbers."""
    low = int(at // 1)
    t = at - low
    ease = t * t * (3 - 2 * t)
    return (1 - ease) * _lattice(seed, low) + ease * _lattice(seed, low + 1)


def _lattice(seed: int, i: int) -> float:
    x = (seed * 0x9E3779B1 + i * 0x85EBCA77 + 0x27D4EB2F) & 0xFFFFFFFF
    x = ((x ^ (x >> 15)) * 0x2C1B3C6D) & 0xFFFFFFFF
    x = ((x ^ (x >> 12)) * 0x297A2D39) & 0xFFFFFFFF
    return ((x ^ (x >> 15)) & 0xFFFF) / 32767.5 - 1


def meander(points: Sequence[Point], seed: int, *, width: float, wavelength: float) -> list[Point]:
    """Return the line swung aside by up to ``width`` in smooth noise; the ends stay where they are."""
    total = length(points)
    out, walked = [], 0.0
    for i, (x, y) in enumerate(points):
        before, after = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        run = hypot(dx, dy) or 1.0
        taper = min(1.0, walked / wavelength, (total - walked) / wavelength)
        swing = 0.7 * noise(seed, walked / wavelength) + 0.3 * noise(seed + 1, 2.3 * walked / wavelength)
        off = max(0.0, taper) * width * swing
        out.append((x - dy / run * off, y + dx / run * off))
        if i + 1 < len(points):
            walked += _gap(points, i)
    return out


def dashes(points: Sequence[Point], on: float, off: float) -> Iterator[tuple[Point, Point]]:
    """Yield the dashes of a broken line along points."""
    left, drawing = on, True
    for a, b in pairwise(points):
        length = hypot(b[0] - a[0], b[1] - a[1])
        done = 0.0
        while length - done > 1e-6:
            step = min(left, length - done)
            if drawing:
                yield _between(a, b, done / length), _between(a, b, (done + step) / length)
            done += step
            left -= step
            if left <= 1e-6:
                drawing = not drawing
                left = on if drawing else off


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def stairs(points: Sequence[Point]) -> list[Point]:
    """Return a line through the points that goes level to where the next one is, and straight up or down there."""
    line = list(points[:1])
    for (_, before), (x, y) in pairwise(points):
        line += [(x, before), (x, y)]
    return line


def round_scale(low: float, high: float) -> tuple[float, float, float]:
    """Return round ends around a range and the step between grid lines."""
    raw = max(1.0, (high - low) / GRID_LINES)
    size = 10.0 ** (len(str(int(raw))) - 1)
    step = next((size * k for k in (*ROUND, 10) if size * k >= raw), 10 * size)
    bottom = 0.0 - step * -(-max(0.0, -low) // step)
    top = step * max(1.0, -(-max(0.0, high) // step))
    return bottom, top, step
