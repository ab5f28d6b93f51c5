"""Where hexes lie on the earth: spherical transverse Mercator, R = 6371 km."""

from math import asin, atan2, cos, cosh, degrees, radians, sin, sinh, sqrt

from game.model.board import Projection

RADIUS_KM = 6371.0


def center_km(projection: Projection, hex_km: float, column: int, row: int) -> tuple[float, float]:
    """Return kilometers east and north of the origin of the center of a hex."""
    step = 1.5 * hex_km / sqrt(3)
    return projection.x0_km + step * column, projection.y0_km - hex_km * (row + 0.5 * (column & 1))


def degrees_of(projection: Projection, x_km: float, y_km: float) -> tuple[float, float]:
    """Return longitude and latitude of a point in degrees."""
    turned = y_km / RADIUS_KM + radians(projection.origin_latitude)
    east = x_km / RADIUS_KM
    longitude = projection.central_meridian + degrees(atan2(sinh(east), cos(turned)))
    return longitude, degrees(asin(sin(turned) / cosh(east)))


def latitude(projection: Projection, hex_km: float, column: int, row: int) -> float:
    """Return the latitude of the center of a hex in degrees north."""
    return degrees_of(projection, *center_km(projection, hex_km, column, row))[1]
