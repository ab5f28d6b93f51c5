"""A line in kilometres: how far a point is from it, how far along it, and on which bank."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from tools.mapbuild.geodata import Floats
from tools.mapbuild.projection import Point

PIECE_GAP_KM = 5.0


@dataclass(frozen=True)
class Footing:
    """Per point: distance to the line, kilometres along it, +1 left or -1 right of its direction, nearest point."""

    away: Floats
    along: Floats
    side: Floats
    foot: Floats


class Polyline:
    """A line with at least two points."""

    def __init__(self, points: Floats) -> None:
        """Drop points that repeat and measure the rest."""
        steps = np.hypot(*np.diff(points, axis=0).T)
        self.points: Floats = points[np.concatenate([[True], steps > 1e-9])]
        lengths = np.hypot(*np.diff(self.points, axis=0).T)
        self.lengths: Floats = lengths
        self._steps: Floats = np.diff(self.points, axis=0)
        self._squares: Floats = lengths**2
        self.along: Floats = np.concatenate([[0.0], np.cumsum(lengths)])

    @property
    def length(self) -> float:
        """Kilometres from end to end."""
        return float(self.along[-1])

    def footing(self, where: Floats) -> Footing:
        """Return where each point of an (n, 2) array stands to the line."""
        start, step = self.points[:-1], np.diff(self.points, axis=0)
        rel = where[:, None, :] - start[None]
        share = np.clip((rel * step).sum(-1) / (self.lengths**2), 0, 1)
        off = rel - share[..., None] * step
        squares = (off**2).sum(-1)
        pick = squares.argmin(1)
        rows = np.arange(len(where))
        share_at = share[rows, pick]
        foot = start[pick] + share_at[:, None] * step[pick]
        tangent = self._tangents(self.along[pick] + share_at * self.lengths[pick])
        gap = where - foot
        cross = tangent[:, 0] * gap[:, 1] - tangent[:, 1] * gap[:, 0]
        along = self.along[pick] + share_at * self.lengths[pick]
        return Footing(np.sqrt(squares[rows, pick]), along, np.where(cross >= 0, 1.0, -1.0), foot)

    def distance(self, spot: Floats) -> float:
        """Return the distance of one point to the line in kilometres."""
        start, step = self.points[:-1], self._steps
        dx, dy = spot[0] - start[:, 0], spot[1] - start[:, 1]
        share = (dx * step[:, 0] + dy * step[:, 1]) / self._squares
        share = np.minimum(np.maximum(share, 0.0), 1.0)
        gap = (dx - share * step[:, 0]) ** 2 + (dy - share * step[:, 1]) ** 2
        return sqrt(float(gap.min()))

    def _tangents(self, along: Floats) -> Floats:
        ahead, behind = self.at(along + 0.6), self.at(along - 0.6)
        return ahead - behind

    def at(self, along: Floats) -> Floats:
        """Return the points that many kilometres along."""
        x = np.interp(along, self.along, self.points[:, 0])
        y = np.interp(along, self.along, self.points[:, 1])
        return np.stack([x, y], axis=1)

    def part(self, start: float, end: float) -> "Polyline":
        """Return the stretch between two distances along, in the direction from start to end."""
        low, high = min(start, end), max(start, end)
        high = max(high, low + 0.01)
        inner = self.points[(self.along > low) & (self.along < high)]
        points = np.concatenate([self.at(np.array([low])), inner, self.at(np.array([high]))])
        return Polyline(points if start <= end else points[::-1])

    def crossings(self, other: "Polyline") -> Floats:
        """Return the points where two lines cross, an (n, 2) array."""
        p, r = self.points[:-1], np.diff(self.points, axis=0)
        q, s = other.points[:-1], np.diff(other.points, axis=0)
        cross = r[:, None, 0] * s[None, :, 1] - r[:, None, 1] * s[None, :, 0]
        gap = q[None] - p[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            t = (gap[..., 0] * s[None, :, 1] - gap[..., 1] * s[None, :, 0]) / cross
            u = (gap[..., 0] * r[:, None, 1] - gap[..., 1] * r[:, None, 0]) / cross
        hit: npt.NDArray[np.intp] = np.argwhere((t >= 0) & (t <= 1) & (u >= 0) & (u <= 1))
        found: Floats = p[hit[:, 0]] + t[hit[:, 0], hit[:, 1]][:, None] * r[hit[:, 0]]
        return found


def joined(pieces: list[Floats]) -> Polyline:
    """Return one line from pieces drawn downstream; one that starts far from the end before it (an arm) is left out."""
    ends = [piece[-1] for piece in pieces]
    rest = list(range(len(pieces)))

    def loose(i: int) -> float:
        return min((float(np.hypot(*(ends[k] - pieces[i][0]))) for k in rest if k != i), default=0.0)

    chain = [max(rest, key=loose)]
    rest.remove(chain[0])
    while rest:
        gaps = {i: float(np.hypot(*(pieces[i][0] - ends[chain[-1]]))) for i in rest}
        nearest = min(rest, key=lambda i: (gaps[i], i))
        if gaps[nearest] > PIECE_GAP_KM:
            break
        chain.append(nearest)
        rest.remove(nearest)
    return Polyline(np.concatenate([pieces[i] for i in chain]))


def points(where: list[Point]) -> Floats:
    """Return points as an (n, 2) array, also for none."""
    return np.array(where, dtype=np.float64).reshape(-1, 2)
