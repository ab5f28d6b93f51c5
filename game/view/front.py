"""The front: the hexsides between the ground of the two sides."""

from collections.abc import Sequence

from game.hexgrid.grid import OFF_GRID
from game.model.board import Board
from game.model.ids import HexId, Side
from game.view.curves import Point, chaikin
from game.view.hexpixels import HexPixels

SMOOTHED = 3  # rounds of corner cutting
Hexside = tuple[HexId, int]  # a hex and the direction of the side


def front_line(board: Board, holder: Sequence[int]) -> tuple[Hexside, ...]:
    """Return the hexsides where ground held by the UN meets ground held by the Communist side, as seen from the UN's.

    Sides across a strait count: they are coast on both banks, but the line is the same line.
    """
    found: list[Hexside] = []
    for h in range(board.grid.size):
        if holder[h] != Side.UN or not board.is_ground(h):
            continue
        for direction, n in enumerate(board.grid.neighbors[h]):
            if n != OFF_GRID and board.is_ground(n) and holder[n] == Side.COMMUNIST:
                found.append((h, direction))
    return tuple(found)


def outline(board: Board, hexes: frozenset[HexId]) -> tuple[Hexside, ...]:
    """Return the hexsides between an area and everything else, as seen from inside."""
    return tuple(
        (h, direction)
        for h in sorted(hexes)
        for direction, n in enumerate(board.grid.neighbors[h])
        if n == OFF_GRID or n not in hexes
    )


def front_curves(board: Board, pixels: HexPixels, holder: Sequence[int], least: int) -> list[list[Point]]:
    """Return the front as smooth lines through the middles of its hexsides; pieces of fewer than ``least`` are left out.

    A line that comes back to its beginning is closed. The longest piece is never left out.
    """
    sides = [pixels.side(h, direction) for h, direction in front_line(board, holder)]
    ends: dict[tuple[int, int], list[int]] = {}
    for i, side in enumerate(sides):
        for point in side:
            ends.setdefault(_corner(point), []).append(i)
    free, chains = set(range(len(sides))), list[list[int]]()
    open_ones = [i for i, side in enumerate(sides) if any(len(ends[_corner(point)]) == 1 for point in side)]
    for start in (*open_ones, *range(len(sides))):  # a chain begun at an end runs its whole length
        if start in free:
            chains.append(_chain(sides, ends, free, start))
    longest = max(map(len, chains), default=0)
    kept = [chain for chain in chains if len(chain) >= min(least, longest)]
    return [chaikin(_middles(sides, chain, ends), SMOOTHED) for chain in kept]


def _corner(point: Point) -> tuple[int, int]:
    """Return what two sides that meet have in common, in tenths of a pixel."""
    return round(10 * point[0]), round(10 * point[1])


def _chain(
    sides: Sequence[tuple[Point, Point]], ends: dict[tuple[int, int], list[int]], free: set[int], start: int
) -> list[int]:
    chain, at = [start], start
    free.discard(start)
    while True:
        near = sorted(i for point in sides[at] for i in ends[_corner(point)] if i in free)
        if not near:
            return chain
        at = near[0]
        free.discard(at)
        chain.append(at)


def _middles(
    sides: Sequence[tuple[Point, Point]], chain: Sequence[int], ends: dict[tuple[int, int], list[int]]
) -> list[Point]:
    points = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in (sides[i] for i in chain)]
    first, last = sides[chain[0]], sides[chain[-1]]
    if len(chain) > 2 and {_corner(point) for point in first} & {_corner(point) for point in last}:
        return [*points, points[0]]
    head = [point for point in first if len(ends[_corner(point)]) == 1]
    tail = [point for point in last if len(ends[_corner(point)]) == 1]
    return [*head[:1], *points, *tail[-1:]]
