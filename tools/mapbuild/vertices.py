"""The net of hex corners and hexsides on which rivers run; needs no coordinates to tell two of them apart."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tools.mapbuild.geodata import Floats
from tools.mapbuild.land import Side, side
from tools.mapbuild.projection import GRID, center

Vertex = tuple[int, int, int]  # the three hexes that meet there, ascending


@dataclass(frozen=True)
class Step:
    """One hexside walked from a vertex to the next, with the hexes on its left and right."""

    start: int
    end: int
    side: Side
    left: int
    right: int


class VertexNet:
    """Every corner where three hexes of the grid meet, by ascending number."""

    @cached_property
    def vertices(self) -> list[Vertex]:
        """Corners in ascending order of their hexes."""
        found = set()
        for h in range(GRID.size):
            around = GRID.neighbors[h]
            for d in range(6):
                a, b = around[d], around[(d + 1) % 6]
                if a >= 0 and b >= 0:
                    low, middle, high = sorted((h, a, b))
                    found.add((low, middle, high))
        return sorted(found)

    @cached_property
    def places(self) -> Floats:
        """Kilometres of every corner."""
        centers = np.array([center(h) for h in range(GRID.size)])
        return np.array([centers[list(v)].mean(0) for v in self.vertices])

    @cached_property
    def steps(self) -> list[list[Step]]:
        """Hexsides that leave each corner, in ascending order."""
        by_side: dict[Side, list[int]] = {}
        for i, (a, b, c) in enumerate(self.vertices):
            for pair in (side(a, b), side(b, c), side(a, c)):
                by_side.setdefault(pair, []).append(i)
        out: list[list[Step]] = [[] for _ in self.vertices]
        for pair, ends in sorted(by_side.items()):
            if len(ends) == 2:
                for start, end in (ends, ends[::-1]):
                    out[start].append(self._step(start, end, pair))
        return out

    def _step(self, start: int, end: int, pair: Side) -> Step:
        (x0, y0), (x1, y1) = self.places[start], self.places[end]
        ax, ay = center(pair[0])
        cross = (x1 - x0) * (ay - y0) - (y1 - y0) * (ax - x0)
        left, right = pair if cross > 0 else pair[::-1]
        return Step(start, end, pair, left, right)
