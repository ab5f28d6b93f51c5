"""Land and sea by hex, and the hexsides that are all water."""

import numpy as np
import numpy.typing as npt
from shapely.geometry import Polygon
from shapely.strtree import STRtree

from tools.mapbuild.geodata import Floats, Geodata
from tools.mapbuild.projection import GRID, HEX_KM, X0_KM, Y0_KM, Point, center, corners

LAND_SHARE = 0.45
TOUCH_KM = 0.05
Side = tuple[int, int]


def side(a: int, b: int) -> Side:
    """Return the hexside between two neighbors."""
    return (a, b) if a < b else (b, a)


def sides() -> list[Side]:
    """Return every hexside of the grid in ascending order."""
    return [(h, n) for h in range(GRID.size) for n in sorted(GRID.neighbors[h]) if n > h]


def mask(geodata: Geodata, west: float, north: float, size: tuple[int, int], per_km: float) -> npt.NDArray[np.bool_]:
    """Return which pixels (rows, columns) of a picture with that north-western corner have their middle on land."""
    return fill([ring for rings in geodata.land for ring in rings], west, north, size, per_km)


def fill(rings: list[Floats], west: float, north: float, size: tuple[int, int], per_km: float) -> npt.NDArray[np.bool_]:
    """Return which pixel middles lie inside an odd number of rings."""
    height, width = size
    turns = np.zeros((height, width + 1), dtype=np.int32)
    for ring in rings:
        x = (ring[:, 0] - west) * per_km - 0.5
        y = (north - ring[:, 1]) * per_km - 0.5
        _count_crossings(turns, x, y)
    odd: npt.NDArray[np.bool_] = turns.cumsum(1)[:, :width] % 2 == 1
    return odd


def _count_crossings(turns: npt.NDArray[np.int32], x: Floats, y: Floats) -> None:
    """Add one where a row of pixel middles first lies right of an edge."""
    height, last = turns.shape[0], turns.shape[1] - 1
    low, high = np.minimum(y[:-1], y[1:]), np.maximum(y[:-1], y[1:])
    first = np.clip(np.ceil(low), 0, height).astype(np.int64)
    after = np.clip(np.ceil(high), 0, height).astype(np.int64)
    count = after - first
    edge = np.repeat(np.arange(len(count)), count)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count) + first[edge]
    rise = y[1:] - y[:-1]
    at = x[edge] + (row - y[edge]) * (x[1:] - x[:-1])[edge] / rise[edge]
    np.add.at(turns, (row, np.clip(np.ceil(at), 0, last).astype(np.int64)), 1)


def land_shares(geodata: Geodata) -> npt.NDArray[np.float64]:
    """Return the share of land of every hex, sampled four times a kilometre each way."""
    per_km = 4.0
    shares = np.zeros(GRID.size)
    west, north = X0_KM - 10, Y0_KM + 10
    width, height = 610, 1182
    ground = mask(geodata, west, north, (int(height * per_km), int(width * per_km)), per_km)
    reach = HEX_KM * 0.6
    for h in range(GRID.size):
        cx, cy = center(h)
        left, top = int((cx - reach - west) * per_km), int((north - cy - reach) * per_km)
        n = int(2 * reach * per_km) + 1
        cut = ground[top : top + n, left : left + n]
        ys, xs = np.mgrid[0 : cut.shape[0], 0 : cut.shape[1]]
        inside = _in_hex((left + xs + 0.5) / per_km + west - cx, north - (top + ys + 0.5) / per_km - cy)
        shares[h] = float(cut[inside].mean())
    return shares


def _in_hex(dx: npt.NDArray[np.float64], dy: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    half = HEX_KM / 2
    slant = 3**0.5 / 2
    return (abs(dy) <= half) & (abs(dx * slant + dy / 2) <= half) & (abs(dx * slant - dy / 2) <= half)


def straits(geodata: Geodata, land: set[int], shares: npt.NDArray[np.float64]) -> set[Side]:
    """Return hexsides whose two hexes' main bodies of land are not one piece of land."""
    pieces = [Polygon(rings[0], rings[1:]).buffer(0) for rings in geodata.land]
    pieces = [part for piece in pieces for part in getattr(piece, "geoms", [piece])]
    tree = STRtree(pieces)
    main = {h: _bodies(pieces, tree, h) for h in sorted(land) if shares[h] < 0.995}
    found = set()
    for a, b in sides():
        bodies = main.get(a), main.get(b)
        if bodies[0] and bodies[1] and not bodies[0][0].buffer(TOUCH_KM).intersects(bodies[1][0]):
            found.add((a, b))
    return found


def _bodies(pieces: list[Polygon], tree: STRtree, h: int) -> list[Polygon]:
    """Return the pieces of land in a hex, largest first."""
    outline = Polygon(corners(h))
    cut = [pieces[i].intersection(outline) for i in sorted(tree.query(outline))]
    parts = [part for shape in cut for part in getattr(shape, "geoms", [shape]) if part.area > 0]
    return sorted(parts, key=lambda part: -float(part.area))


def components(hexes: set[int], closed: set[Side]) -> list[list[int]]:
    """Return connected groups of hexes, largest first, ties by lowest hex; closed hexsides part them."""
    rest, groups = set(hexes), []
    for start in sorted(hexes):
        if start not in rest:
            continue
        rest.discard(start)
        group = [start]
        for h in group:
            for n in GRID.neighbors[h]:
                if n in rest and side(h, n) not in closed:
                    rest.discard(n)
                    group.append(n)
        groups.append(sorted(group))
    return sorted(groups, key=lambda g: (-len(g), g[0]))


def inside(at: Point, ring: npt.NDArray[np.float64]) -> bool:
    """Return whether a point lies in a ring."""
    x, y = at
    x0, y0, x1, y1 = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
    spans = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        right = x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
    return bool((spans & right).sum() % 2)
