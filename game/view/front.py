"""The front: the hexsides between the ground of the two sides."""

from collections.abc import Sequence

from game.hexgrid.grid import OFF_GRID
from game.model.board import Board
from game.model.ids import HexId, Side
from game.view.curves import Point, chaikin
from game.view.hexpixels import HexPixels

SMOOTHED = 3  # rounds of corner cutting
MOST_NEAR, ROUNDS = 4, 2  # neighbors that outweigh a hex, how often they are asked
POCKET_PM = 25  # of all ground: a smaller piece of a side's ground, cut off, is left out
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


def generalized(board: Board, holder: Sequence[int]) -> list[int]:
    """Return who holds what as a map of a small scale tells it: no lone hexes, no small pockets."""
    held = list(holder)
    ground = [h for h in range(board.grid.size) if board.is_ground(h)]
    for _ in range(ROUNDS):
        before = list(held)
        for h in ground:
            near = [before[n] for n in board.grid.neighbors[h] if n != OFF_GRID and board.is_ground(n)]
            other = _other(before[h])
            if near.count(other) >= min(MOST_NEAR, max(1, len(near))):
                held[h] = other
    for piece in _pieces(board, held, ground):
        if 1000 * len(piece) < POCKET_PM * len(ground):
            for h in piece:
                held[h] = _other(held[h])
    return held


def _other(side: int) -> int:
    return Side(side).enemy if side in tuple(Side) else side


def _pieces(board: Board, held: Sequence[int], ground: Sequence[HexId]) -> list[list[HexId]]:
    """Return the ground of the sides in connected pieces, those that touch an enemy's."""
    left, found = set(ground), list[list[HexId]]()
    for start in ground:
        if start not in left:
            continue
        left.discard(start)
        piece, edge, meets = [start], [start], False
        while edge:
            for n in board.grid.neighbors[edge.pop()]:
                if n == OFF_GRID or not board.is_ground(n):
                    continue
                if held[n] == held[start] and n in left:
                    left.discard(n)
                    piece.append(n)
                    edge.append(n)
                meets = meets or held[n] != held[start]
        if meets:
            found.append(piece)
    return found


def front_curves(board: Board, pixels: HexPixels, holder: Sequence[int], least: int) -> list[list[Point]]:
    """Return the front as smooth lines through the middles of its hexsides; pieces of fewer than ``least`` not.

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
