"""Which part of the map the window shows: zoom at the pointer, pan, center, and the way from screen to hex and back."""

from dataclasses import dataclass, replace

from game.hexgrid.grid import HexGrid
from game.view.hexpixels import ZOOMS, HexPixels


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the map: ``x``, ``y`` is the map pixel in the top left corner of the viewport at the present zoom."""

    grid: HexGrid
    zoom: int  # index into ZOOMS
    x: float
    y: float
    view_width: int
    view_height: int

    @property
    def hex_width(self) -> int:
        """Return the width of a hex in pixels."""
        return ZOOMS[self.zoom]

    @property
    def pixels(self) -> HexPixels:
        """Return the geometry of the map at this zoom."""
        return HexPixels(self.grid, self.hex_width)

    def clamped(self) -> "Camera":
        """Return the camera moved so that the map fills the viewport, or lies centered where it is smaller."""
        width, height = self.pixels.size
        return replace(
            self,
            x=_clamp(self.x, width, self.view_width),
            y=_clamp(self.y, height, self.view_height),
        )

    def panned(self, dx: float, dy: float) -> "Camera":
        """Return the camera moved by screen pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy).clamped()

    def resized(self, width: int, height: int) -> "Camera":
        """Return the camera for another viewport, its center kept."""
        x = self.x + (self.view_width - width) / 2
        y = self.y + (self.view_height - height) / 2
        return replace(self, x=x, y=y, view_width=width, view_height=height).clamped()

    def zoomed(self, steps: int, at: tuple[float, float]) -> "Camera":
        """Return the camera ``steps`` zoom levels nearer (or farther), the map under the screen point ``at`` kept."""
        zoom = max(0, min(len(ZOOMS) - 1, self.zoom + steps))
        scale = ZOOMS[zoom] / self.hex_width
        x = (self.x + at[0]) * scale - at[0]
        y = (self.y + at[1]) * scale - at[1]
        return replace(self, zoom=zoom, x=x, y=y).clamped()

    def centered(self, h: int) -> "Camera":
        """Return the camera with a hex in the middle."""
        cx, cy = self.pixels.center(h)
        return replace(self, x=cx - self.view_width / 2, y=cy - self.view_height / 2).clamped()

    def to_screen(self, h: int) -> tuple[float, float]:
        """Return the screen point of a hex's center."""
        cx, cy = self.pixels.center(h)
        return cx - self.x, cy - self.y

    def hex_at(self, x: float, y: float) -> int | None:
        """Return the hex under a screen point, None outside the map."""
        return self.pixels.hex_at(x + self.x, y + self.y)

    def shows(self, h: int, margin: float = 0.0) -> bool:
        """Return whether the hex's center lies in the viewport, ``margin`` pixels from its edge or more."""
        x, y = self.to_screen(h)
        return margin <= x <= self.view_width - margin and margin <= y <= self.view_height - margin

    def visible(self) -> tuple[int, ...]:
        """Return the hexes of which any part is on the screen, in ascending order."""
        pixels = self.pixels
        step = 0.75 * pixels.width
        c0 = max(0, int(self.x / step) - 1)
        c1 = min(self.grid.width - 1, int((self.x + self.view_width) / step) + 1)
        r0 = max(0, int(self.y / pixels.height) - 1)
        r1 = min(self.grid.height - 1, int((self.y + self.view_height) / pixels.height) + 1)
        return tuple(r * self.grid.width + c for r in range(r0, r1 + 1) for c in range(c0, c1 + 1))


def _clamp(start: float, whole: float, view: float) -> float:
    if whole <= view:
        return (whole - view) / 2
    return max(0.0, min(start, whole - view))
