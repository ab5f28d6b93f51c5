"""Where hexes lie in a picture of the map: flat-top hexes ``width`` pixels wide, hex column 0 at the left edge."""

from dataclasses import dataclass
from math import hypot, sqrt

from game.hexgrid.grid import HexGrid

ZOOMS = (9, 14, 24, 36, 48, 72, 96, 144)  # hex widths in pixels (LOOK 6); the first shows Korea on 720 lines
WITH_TAGS = 24  # hex width from which there is room for the tags of overlays, and of which small maps are made


@dataclass(frozen=True, slots=True)
class HexPixels:
    """The geometry of a map picture whose hexes are ``width`` pixels wide; its origin is the top left corner."""

    grid: HexGrid
    width: float

    @property
    def height(self) -> float:
        """Return the height of a hex."""
        return self.width * sqrt(3) / 2

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the whole map."""
        return self.width * (0.75 * (self.grid.width - 1) + 1), self.height * (self.grid.height + 0.5)

    def center(self, h: int) -> tuple[float, float]:
        """Return the center of a hex."""
        column, row = h % self.grid.width, h // self.grid.width
        return self.width * (0.5 + 0.75 * column), self.height * (row + 0.5 + 0.5 * (column & 1))

    def corners(self, h: int) -> tuple[tuple[float, float], ...]:
        """Return the six corners, clockwise from the upper left; d and d + 1 bound the hexside of direction d."""
        x, y = self.center(h)
        dx, dy = self.width / 4, self.height / 2
        return (
            (x - dx, y - dy),
            (x + dx, y - dy),
            (x + 2 * dx, y),
            (x + dx, y + dy),
            (x - dx, y + dy),
            (x - 2 * dx, y),
        )

    def side(self, h: int, direction: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the two ends of a hexside."""
        corners = self.corners(h)
        return corners[direction], corners[(direction + 1) % 6]

    def hex_at(self, x: float, y: float) -> int | None:
        """Return the hex under a pixel, None outside the map: the nearest center among three columns."""
        middle = round((x / self.width - 0.5) / 0.75)
        best: tuple[float, int] | None = None
        for column in (middle - 1, middle, middle + 1):
            row = round(y / self.height - 0.5 - 0.5 * (column & 1))
            if 0 <= column < self.grid.width and 0 <= row < self.grid.height:
                h = row * self.grid.width + column
                cx, cy = self.center(h)
                best = min(best, (hypot(cx - x, cy - y), h)) if best else (hypot(cx - x, cy - y), h)
        return best[1] if best is not None and best[0] <= self.width / 2 else None
