"""Degrees, kilometres and hexes: spherical transverse Mercator, north up, x east and y north in kilometres."""

from math import hypot, sqrt

from game.hexgrid import earth
from game.hexgrid.grid import HexGrid

Point = tuple[float, float]

EARTH_KM = earth.EARTH_KM
CENTRAL_MERIDIAN = 127.5
ORIGIN_LATITUDE = 38.0
HEX_KM = 15.5  # side to side
CORNER_KM = HEX_KM / sqrt(3)  # center to corner
COLUMN_KM = 1.5 * CORNER_KM
X0_KM, Y0_KM = -305.75, 600.75  # center of hex 0000
GRID = HexGrid(45, 75)


def forward(lon: float, lat: float) -> Point:
    """Return kilometres east and north of the origin."""
    return earth.forward(lon, lat, CENTRAL_MERIDIAN, ORIGIN_LATITUDE)


def inverse(x: float, y: float) -> Point:
    """Return longitude and latitude in degrees."""
    return earth.inverse(x, y, CENTRAL_MERIDIAN, ORIGIN_LATITUDE)


def center(h: int) -> Point:
    """Return the center of a hex."""
    column, row = h % GRID.width, h // GRID.width
    return X0_KM + COLUMN_KM * column, Y0_KM - HEX_KM * (row + 0.5 * (column & 1))


def corners(h: int) -> list[Point]:
    """Return the six corners, clockwise from the north-western one; corner k starts the side in direction k."""
    x, y = center(h)
    half, low = CORNER_KM / 2, HEX_KM / 2
    steps = ((-half, low), (half, low), (CORNER_KM, 0.0), (half, -low), (-half, -low), (-CORNER_KM, 0.0))
    return [(x + dx, y + dy) for dx, dy in steps]


def hex_at(x: float, y: float) -> int:
    """Return the hex that holds a point, -1 outside the grid: the nearest center among three columns."""
    best, found = 1e9, -1
    middle = round((x - X0_KM) / COLUMN_KM)
    for column in (middle - 1, middle, middle + 1):
        row = round((Y0_KM - y) / HEX_KM - 0.5 * (column & 1))
        cx, cy = X0_KM + COLUMN_KM * column, Y0_KM - HEX_KM * (row + 0.5 * (column & 1))
        away = hypot(cx - x, cy - y)
        if away < best:
            inside = 0 <= column < GRID.width and 0 <= row < GRID.height
            best, found = away, row * GRID.width + column if inside else -1
    return found


def labels(hexes: list[int]) -> str:
    """Return hexes as four-digit numbers with spaces between."""
    return " ".join(GRID.label(h) for h in hexes)
