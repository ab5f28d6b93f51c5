"""Where a point of the earth lies on a flat map: spherical transverse Mercator, kilometres, x east and y north."""

from math import asin, atan2, atanh, cos, cosh, degrees, radians, sin, sinh, tan

EARTH_KM = 6371.0


def forward(lon: float, lat: float, central_meridian: float, origin_latitude: float) -> tuple[float, float]:
    """Return kilometres east of the meridian and north of the origin."""
    d, p = radians(lon - central_meridian), radians(lat)
    return EARTH_KM * atanh(cos(p) * sin(d)), EARTH_KM * (atan2(tan(p), cos(d)) - radians(origin_latitude))


def inverse(x: float, y: float, central_meridian: float, origin_latitude: float) -> tuple[float, float]:
    """Return longitude and latitude in degrees."""
    d = y / EARTH_KM + radians(origin_latitude)
    lon = central_meridian + degrees(atan2(sinh(x / EARTH_KM), cos(d)))
    return lon, degrees(asin(sin(d) / cosh(x / EARTH_KM)))
