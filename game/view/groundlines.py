"""The lines of the ground in hex-width units: rivers, roads, railways, bridges, the 38th parallel, the border."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import atan2, hypot

from game.hexgrid.earth import forward
from game.hexgrid.grid import OFF_GRID
from game.model.board import FOREIGN, Board
from game.model.ids import Rail, River, Road
from game.view.chains import Pair, long_chains
from game.view.curves import Point, catmull_rom
from game.view.hexpixels import HexPixels
from game.view.rivercurves import RiverCurve, river_curves

PIECES = 8  # straight parts of a curve from hex to hex
RAIL_ASIDE = 3.4 / 48  # a railway beside a road keeps this far to the east
BRIDGE_REACH = 0.75
SIDE_BY_SIDE = 0.24
PARALLEL_STEPS = 60


Cells = dict[tuple[int, int], list[tuple[Point, Point]]]


@dataclass(frozen=True, slots=True)
class LinkCurve:
    """A road (grade of ``Road``) or railway (``Rail``) as one smooth line."""

    grade: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class BridgeMark:
    """Where a link crosses a major river; ``angle`` of the link in radians, clockwise from east as pixels run."""

    index: int
    at: Point
    angle: float
    road: bool
    rail: bool


@dataclass(frozen=True, slots=True)
class GroundLines:
    """All lines of a board."""

    rivers: tuple[RiverCurve, ...]
    roads: tuple[LinkCurve, ...]
    railways: tuple[LinkCurve, ...]
    bridges: tuple[BridgeMark, ...]
    parallel: tuple[tuple[Point, ...], ...]
    border: tuple[tuple[Point, Point], ...]


@lru_cache(maxsize=4)
def ground_lines(board: Board) -> GroundLines:
    """Return the lines of a board, worked out once."""
    rivers = tuple(river_curves(board.grid, _courses(board)))
    roads = tuple(_roads(board))
    railways = tuple(_railways(board))
    bridges = tuple(_bridges(board, rivers, roads, railways))
    return GroundLines(rivers, roads, railways, bridges, _parallel(board), tuple(_border(board)))


def _border(board: Board) -> list[tuple[Point, Point]]:
    """Return the hexsides between ground and foreign land."""
    pixels = HexPixels(board.grid, 1.0)
    return [
        pixels.side(a, d)
        for a in range(board.grid.size)
        if board.is_ground(a)
        for d, b in enumerate(board.grid.neighbors[a])
        if b != OFF_GRID and board.terrain[b] == FOREIGN
    ]


def _courses(board: Board) -> list[tuple[str, Sequence[Pair], Sequence[Pair]]]:
    """Return the rivers of the file, and hexsides that belong to none of them as rivers of one side."""
    courses: list[tuple[str, Sequence[Pair], Sequence[Pair]]] = [(r.name, r.minor, r.major) for r in board.rivers]
    named = {(min(p), max(p)) for r in board.rivers for p in (*r.minor, *r.major)}
    for a in range(board.grid.size):
        for d, b in enumerate(board.grid.neighbors[a]):
            grade = board.river[6 * a + d]
            if a < b and grade != River.NONE and (a, b) not in named:
                courses.append(("", ((a, b),), ()) if grade == River.MINOR else ("", (), ((a, b),)))
    return [course for course in courses if course[1] or course[2]]


def _graded(board: Board, table: Sequence[int], chains: Sequence[tuple[int, Sequence[int]]]) -> dict[Pair, int]:
    """Return the best grade of every linked hexside, from the table and from the chains (foreign land is in these)."""
    best: dict[Pair, int] = {}
    for a in range(board.grid.size):
        for d, b in enumerate(board.grid.neighbors[a]):
            if a < b and table[6 * a + d]:
                best[a, b] = int(table[6 * a + d])
    for grade, hexes in chains:
        for a, b in pairwise(hexes):
            pair = (min(a, b), max(a, b))
            best[pair] = max(best.get(pair, 0), grade)
    return best


def _road_grades(board: Board) -> dict[Pair, int]:
    return _graded(board, board.road, [(link.grade, link.hexes) for link in board.roads])


def _roads(board: Board) -> list[LinkCurve]:
    """Return roads, the lesser first, so that the greater are drawn over them."""
    pixels, best = HexPixels(board.grid, 1.0), _road_grades(board)
    out: list[LinkCurve] = []
    for grade in (Road.TRACK, Road.SECONDARY, Road.PRIMARY):
        chains = long_chains(board.grid, [pair for pair, g in best.items() if g == grade])
        curves = [catmull_rom([pixels.center(h) for h in chain], PIECES) for chain in chains]
        out += [LinkCurve(grade, tuple(curve)) for curve in curves]
    return out


def _railways(board: Board) -> list[LinkCurve]:
    """Return railways, set aside to the east where they share a hexside with a road."""
    pixels, roads, out = HexPixels(board.grid, 1.0), _road_grades(board), []
    best = _graded(board, board.rail, [(link.grade, link.hexes) for link in board.railways])
    for grades in ((Rail.NARROW,), (Rail.SINGLE, Rail.DOUBLE)):
        for chain in long_chains(board.grid, [pair for pair, g in best.items() if g in grades]):
            curve = catmull_rom([pixels.center(h) for h in chain], PIECES)
            beside = [1.0 if (min(p), max(p)) in roads else 0.0 for p in pairwise(chain)]
            out.append(LinkCurve(max(grades), tuple(_aside(curve, beside))))
    return out


def _aside(curve: list[Point], beside: list[float]) -> list[Point]:
    """Return a curve moved off its line where ``beside`` (by stretch) is 1, smoothly in and out."""
    offsets = []
    for i in range(len(curve)):
        (ax, ay), (bx, by) = curve[max(0, i - 1)], curve[min(len(curve) - 1, i + 1)]
        run = hypot(bx - ax, by - ay) or 1.0
        nx, ny = (by - ay) / run, -(bx - ax) / run
        sign = 1.0 if nx + 0.3 * ny > 0 else -1.0
        share = beside[min(i // PIECES, len(beside) - 1)] if len(curve) > 2 else beside[0]
        offsets.append((sign * nx * share * RAIL_ASIDE, sign * ny * share * RAIL_ASIDE))
    smooth = [_mean(offsets[max(0, i - 4) : i + 5]) for i in range(len(offsets))]
    return [(x + dx, y + dy) for (x, y), (dx, dy) in zip(curve, smooth, strict=True)]


def _mean(points: list[Point]) -> Point:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def _bridges(
    board: Board, rivers: Sequence[RiverCurve], roads: Sequence[LinkCurve], railways: Sequence[LinkCurve]
) -> list[BridgeMark]:
    """Return a mark for each bridge, and for its railway if that crosses apart: where the drawn curves cross."""
    pixels, out = HexPixels(board.grid, 1.0), list[BridgeMark]()
    water = _by_cell(river.points for river in rivers)
    lines = {False: _by_cell(road.points for road in roads), True: _by_cell(line.points for line in railways)}
    for bridge in board.bridges:
        side = board.side_index(bridge.a, bridge.b)
        (ax, ay), (bx, by) = pixels.center(bridge.a), pixels.center(bridge.b)
        middle = ((ax + bx) / 2, (ay + by) / 2)
        near = _around(water, middle)
        straight = atan2(by - ay, bx - ax)
        marks = []
        for rail, there in ((False, board.road[side]), (True, board.rail[side])):
            if there:
                at, angle = _crossing(_around(lines[rail], middle), near, middle)
                marks.append(BridgeMark(bridge.index, at, straight if angle is None else angle, not rail, rail))
        out += _together(marks)
    return out


def _together(marks: list[BridgeMark]) -> list[BridgeMark]:
    """Return one mark for a road and a railway that cross side by side."""
    if len(marks) < 2:
        return marks
    (ax, ay), (bx, by) = marks[0].at, marks[1].at
    if hypot(bx - ax, by - ay) > SIDE_BY_SIDE:
        return marks
    return [BridgeMark(marks[0].index, ((ax + bx) / 2, (ay + by) / 2), marks[0].angle, True, True)]


def _by_cell(curves: Iterable[Sequence[Point]]) -> Cells:
    """Return the straight parts of curves by the whole numbers below their first points."""
    cells: Cells = {}
    for points in curves:
        for a, b in pairwise(points):
            cells.setdefault((int(a[0] // 1), int(a[1] // 1)), []).append((a, b))
    return cells


def _around(cells: Cells, middle: Point) -> list[tuple[Point, Point]]:
    """Return the straight parts that begin near a point."""
    column, row = int(middle[0] // 1), int(middle[1] // 1)
    near = [(column + i, row + k) for i in (-1, 0, 1) for k in (-1, 0, 1)]
    return [part for cell in near for part in cells.get(cell, ()) if _within(part[0], middle)]


def _within(point: Point, middle: Point) -> bool:
    return abs(point[0] - middle[0]) < BRIDGE_REACH and abs(point[1] - middle[1]) < BRIDGE_REACH


def _crossing(
    links: list[tuple[Point, Point]], water: list[tuple[Point, Point]], middle: Point
) -> tuple[Point, float | None]:
    """Return the crossing nearest to the middle of the hexside and the link's angle there; no angle if none crosses."""
    best = 1e9
    out: tuple[Point, float | None] = (middle, None)
    for a, b in links:
        for c, d in water:
            if (at := _meet(a, b, c, d)) is not None:
                away = hypot(at[0] - middle[0], at[1] - middle[1])
                if away < best:
                    best, out = away, (at, atan2(b[1] - a[1], b[0] - a[0]))
    return out


def _meet(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if abs(cross) < 1e-12:
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
    return (a[0] + t * rx, a[1] + t * ry) if 0 <= t <= 1 and 0 <= u <= 1 else None


def _parallel(board: Board) -> tuple[tuple[Point, ...], ...]:
    """Return the 38th parallel from sea to sea, if the map has such a line and knows where it lies."""
    line, projection = board.lines.get("parallel_38"), board.projection
    if line is None or projection is None or not line.hexes:
        return ()
    pixels = HexPixels(board.grid, 1.0)
    ends = [pixels.center(h)[0] for h in line.hexes]
    west, east = min(ends) - 2.0, max(ends) + 2.0
    hex_width_km = board.hex_km * 2 / 3**0.5
    points = []
    for i in range(PARALLEL_STEPS + 1):
        lon = projection.central_meridian - 4 + 8 * i / PARALLEL_STEPS
        x, y = forward(lon, 38.0, projection.central_meridian, projection.origin_latitude)
        at = (x - projection.x0_km) / hex_width_km + 0.5, (projection.y0_km - y) / hex_width_km + 3**0.5 / 4
        if west <= at[0] <= east:
            points.append(at)
    return (tuple(points),) if len(points) > 1 else ()
