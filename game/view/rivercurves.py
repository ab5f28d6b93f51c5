"""Curves of the rivers: they follow their hexsides, so that play and picture agree. In hex-width units."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from game.hexgrid.grid import HexGrid
from game.view.curves import Point, chaikin, meander, resample
from game.view.hexpixels import HexPixels

STEP = 0.06
SWING, SWING_LENGTH = 0.085, 0.55  # about 1.5 km and 10 km
SNAP = 0.25

Side = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RiverCurve:
    """One river from source to mouth; points before ``major_from`` belong to its minor reach."""

    name: str
    points: tuple[Point, ...]
    major_from: int


def corner_chain(pixels: HexPixels, sides: Sequence[Side]) -> list[Point]:
    """Return the corners along a chain of hexsides, one more than there are sides."""
    ends = [pixels.side(a, pixels.grid.direction(a, b)) for a, b in sides]
    if len(ends) == 1:
        return list(ends[0])
    first, second = ends[0], ends[1]
    start = first[1] if _same(first[0], second) else first[0]
    chain = [start]
    for a, b in ends:
        chain.append(b if _near(a, chain[-1]) else a)
    return chain


def _near(a: Point, b: Point) -> bool:
    return hypot(a[0] - b[0], a[1] - b[1]) < 1e-3


def _same(corner: Point, side: tuple[Point, Point]) -> bool:
    return _near(corner, side[0]) or _near(corner, side[1])


def river_curves(grid: HexGrid, courses: Sequence[tuple[str, Sequence[Side], Sequence[Side]]]) -> list[RiverCurve]:
    """Return the curve of every river, given as name, minor sides, major sides; tributaries end on their parent."""
    pixels = HexPixels(grid, 1.0)
    chains = [corner_chain(pixels, [*minor, *major]) for _, minor, major in courses]
    curves = [_curve(i, chain) for i, chain in enumerate(chains)]
    out = []
    for i, (name, minor, major) in enumerate(courses):
        points = _snapped(curves[i], [curve for k, curve in enumerate(curves) if k != i])
        share = len(minor) / max(1, len(minor) + len(major))
        out.append(RiverCurve(name, tuple(points), round(share * (len(points) - 1))))
    return out


def _curve(seed: int, chain: list[Point]) -> list[Point]:
    smooth = resample(chaikin(chain, 2), STEP)
    return meander(smooth, 2 * seed + 1, width=SWING, wavelength=SWING_LENGTH)


def _snapped(curve: list[Point], others: list[list[Point]]) -> list[Point]:
    """Return the curve led on to the nearest point of another river, if one ends close by."""
    x, y = curve[-1]
    box = [p for other in others for p in other[3:] if abs(p[0] - x) < SNAP and abs(p[1] - y) < SNAP]
    near = [(hypot(px - x, py - y), (px, py)) for px, py in box]
    away, goal = min(near, default=(1e9, curve[-1]))
    if not 1e-6 < away < SNAP:
        return curve
    bend = min(8, len(curve) - 1)
    dx, dy = goal[0] - x, goal[1] - y
    tail = [(px + dx * (k + 1) / bend, py + dy * (k + 1) / bend) for k, (px, py) in enumerate(curve[-bend:])]
    return curve[:-bend] + tail
