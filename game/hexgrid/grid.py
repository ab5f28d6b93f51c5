"""A flat-top hex grid in "odd-q" layout: odd columns stand half a hex lower.

A hex is an integer ``row * width + column`` in memory and a four-digit number (column, row) in files.
Directions count clockwise from north: N NE SE S SW NW = 0..5.
"""

from dataclasses import dataclass, field
from functools import lru_cache

OFF_GRID = -1
DIRECTIONS = ("N", "NE", "SE", "S", "SW", "NW")
STEPS = tuple(  # columns and rows to the neighbor in each direction, from an even and from an odd column
    ((0, -1), (1, odd - 1), (1, odd), (0, 1), (-1, odd), (-1, odd - 1)) for odd in (0, 1)
)


def opposite(direction: int) -> int:
    """Return the direction that points back."""
    return (direction + 3) % 6


@dataclass(frozen=True)
class HexGrid:
    """A rectangle of ``width`` columns by ``height`` rows.

    ``neighbors[h]`` has six entries, OFF_GRID where there is none.
    """

    width: int
    height: int
    neighbors: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    cubes: tuple[tuple[int, int, int], ...] = field(init=False, repr=False, compare=False)
    by_label: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "neighbors", tuple([self._around(h) for h in range(self.size)]))
        object.__setattr__(self, "cubes", tuple([self._cube(h) for h in range(self.size)]))
        object.__setattr__(self, "by_label", {self.label(h): h for h in range(self.size)})

    @property
    def size(self) -> int:
        """Return the number of hexes."""
        return self.width * self.height

    def _index(self, column: int, row: int) -> int:
        return row * self.width + column if 0 <= column < self.width and 0 <= row < self.height else OFF_GRID

    def _around(self, h: int) -> tuple[int, ...]:
        row, column = divmod(h, self.width)
        if 0 < column < self.width - 1 and 0 < row < self.height - 1:
            return tuple([h + dr * self.width + dc for dc, dr in STEPS[column & 1]])
        return tuple([self._index(column + dc, row + dr) for dc, dr in STEPS[column & 1]])

    def _cube(self, h: int) -> tuple[int, int, int]:
        column, row = h % self.width, h // self.width
        r = row - (column - (column & 1)) // 2
        return column, r, -column - r

    def label(self, h: int) -> str:
        """Return the four-digit number of a hex: column, row."""
        return f"{h % self.width:02d}{h // self.width:02d}"

    def from_label(self, label: str) -> int:
        """Return the hex of a four-digit number; ValueError if it is not one of this grid."""
        if (h := self.by_label.get(label)) is not None:
            return h
        if len(label) != 4 or not label.isascii() or not label.isdigit():
            raise ValueError(f"a hex number has four digits (column, row), not {label!r}")
        raise ValueError(f"hex {label} lies outside the map of {self.width} columns by {self.height} rows")

    def distance(self, a: int, b: int) -> int:
        """Return the distance in hexes."""
        (aq, ar, as_), (bq, br, bs) = self.cubes[a], self.cubes[b]
        return (abs(aq - bq) + abs(ar - br) + abs(as_ - bs)) // 2  # the three add up to 0, so one is the sum of two

    def direction(self, a: int, b: int) -> int:
        """Return the direction from a hex to its neighbor; ValueError if they do not touch."""
        return self.neighbors[a].index(b)

    def within(self, center: int, radius: int) -> tuple[int, ...]:
        """Return the hexes at most ``radius`` away, the center included, in ascending order."""
        return _within(self, center, radius)

    def ring(self, center: int, radius: int) -> tuple[int, ...]:
        """Return the hexes exactly ``radius`` away, in ascending order."""
        return tuple(h for h in self.within(center, radius) if self.distance(center, h) == radius)

    def line(self, a: int, b: int) -> tuple[int, ...]:
        """Return the hexes on the straight line from ``a`` to ``b``, both included; ties go to the higher q."""
        steps = self.distance(a, b)
        if steps == 0:
            return (a,)
        (aq, ar, _), (bq, br, _) = self.cubes[a], self.cubes[b]
        hexes = [self._rounded(aq * (steps - i) + bq * i, ar * (steps - i) + br * i, steps) for i in range(steps + 1)]
        return tuple(h for h in hexes if h != OFF_GRID)

    def _rounded(self, q_part: int, r_part: int, steps: int) -> int:
        # Cube rounding on fractions with denominator ``steps``, nudged by 1/(6*steps) so that no tie is left.
        den = 6 * steps
        parts = (6 * q_part + 1, 6 * r_part + 1, -6 * (q_part + r_part) - 2)
        whole = [(2 * p + den) // (2 * den) for p in parts]
        off = [abs(p - w * den) for p, w in zip(parts, whole, strict=True)]
        if off[0] >= off[1] and off[0] >= off[2]:
            whole[0] = -whole[1] - whole[2]
        elif off[1] >= off[2]:
            whole[1] = -whole[0] - whole[2]
        q, r = whole[0], whole[1]
        return self._index(q, r + (q - (q & 1)) // 2)


@lru_cache(maxsize=8)
def _all_hexes(size: int) -> tuple[int, ...]:
    return tuple(range(size))


@lru_cache(maxsize=8192)
def _within(grid: HexGrid, center: int, radius: int) -> tuple[int, ...]:
    q, r, _ = grid.cubes[center]
    found, every = list[int](), _all_hexes(grid.size)
    for column in range(max(0, q - radius), min(grid.width, q + radius + 1)):
        aside, down = column - q, (column - (column & 1)) // 2  # from r to rows
        first = max(0, r + max(-radius, -aside - radius) + down)
        last = min(grid.height - 1, r + min(radius, radius - aside) + down)
        found.extend(every[first * grid.width + column : last * grid.width + column + 1 : grid.width])
    return tuple(sorted(found))
