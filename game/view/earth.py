"""Where points of the earth lie on a picture of the map."""

from collections.abc import Iterable

from game.hexgrid.earth import forward
from game.model.board import Board
from game.view.hexpixels import HexPixels

Point = tuple[float, float]


def earth_points(board: Board, pixels: HexPixels, points: Iterable[Point]) -> list[Point]:
    """Return where points of the earth (longitude, latitude) lie on the map picture; nothing without a projection."""
    projection = board.projection
    if projection is None:
        return []
    px_per_km = pixels.height / board.hex_km
    x0, y0 = pixels.center(0)
    found = []
    for lon, lat in points:
        x, y = forward(lon, lat, projection.central_meridian, projection.origin_latitude)
        found.append((x0 + (x - projection.x0_km) * px_per_km, y0 + (projection.y0_km - y) * px_per_km))
    return found
