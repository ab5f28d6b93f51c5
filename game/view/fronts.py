"""Who held the ground behind the front lines of history: from the points of the lines to hexes."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from game.hexgrid import earth
from game.model.board import Board
from game.model.ids import NOBODY, HexId, Side
from game.model.scenario import HistoricFront

Point = tuple[float, float]  # longitude, latitude
WEST, EAST, SOUTH = 120.0, 135.0, 30.0  # beyond all land, in degrees
MIDDLE = 127.5  # a line that begins east of this ends at the south coast


def days_between(one: str, other: str) -> int:
    """Return how many days lie between two dates, whichever is the later."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def nearest_fronts(fronts: Sequence[HistoricFront], day: str) -> tuple[HistoricFront, ...]:
    """Return the lines of the date nearest to a day, of two as near the earlier one; nothing if none is told."""
    told = min((front.date for front in fronts), key=lambda it: (days_between(it, day), it), default="")
    return tuple(front for front in fronts if front.date == told)


def closed(line: Sequence[Point]) -> list[Point]:
    """Return a front from sea to sea with the seas east and south of it; the UN side is on its right."""
    start, end = line[0], line[-1]
    west = WEST if start[0] < MIDDLE else start[0]
    return [*line, (EAST, end[1]), (EAST, SOUTH), (west, SOUTH), (west, start[1])]


def is_inside(point: Point, outline: Sequence[Point]) -> bool:
    """Return whether a point lies within an outline: an odd number of its sides is crossed on the way east."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


def un_ground(board: Board, outlines: Sequence[Sequence[Point]]) -> frozenset[HexId]:
    """Return the hexes of ground inside one of the outlines; islands of the South stay with the UN side."""
    mainland = _mainland(board)
    return frozenset(
        h
        for h in range(board.grid.size)
        if board.is_ground(h)
        and (
            (h not in mainland and board.regions[board.region[h]] == "south")
            or any(is_inside(_degrees(board, h), outline) for outline in outlines)
        )
    )


@lru_cache(maxsize=32)
def holders(board: Board, lines: tuple[tuple[Point, ...], ...]) -> tuple[int, ...]:
    """Return who holds each hex behind the lines of one day, by hex; nobody holds what is no ground.

    The line that reaches farthest east is the front; others close around bridgeheads and pockets of the UN side.
    """
    front = max(range(len(lines)), key=lambda i: (lines[i][-1][0], -i))
    un = un_ground(board, [closed(line) if i == front else line for i, line in enumerate(lines)])
    return tuple(
        NOBODY if not board.is_ground(h) else Side.UN if h in un else Side.COMMUNIST for h in range(board.grid.size)
    )


def share_pm(board: Board, holder: Sequence[int], side: Side, region: str) -> int:
    """Return how much of the ground of a region a side holds, per mille of its hexes."""
    hexes = _of_region(board, region)
    return 1000 * sum(1 for h in hexes if holder[h] == side) // max(1, len(hexes))


def _of_region(board: Board, region: str) -> list[HexId]:
    return [h for h in range(board.grid.size) if board.is_ground(h) and board.regions[board.region[h]] == region]


def _degrees(board: Board, h: HexId) -> Point:
    if board.projection is None:
        raise ValueError("the map has no projection")
    column, row = h % board.grid.width, h // board.grid.width
    x = board.projection.x0_km + board.hex_km * 3**0.5 / 2 * column
    y = board.projection.y0_km - board.hex_km * (row + 0.5 * (column & 1))
    return earth.inverse(x, y, board.projection.central_meridian, board.projection.origin_latitude)


def _mainland(board: Board) -> frozenset[HexId]:
    """Return the largest ground that can be walked over without a ship; of two as large, the northern one."""
    left = {h for h in range(board.grid.size) if board.is_ground(h)}
    best: set[HexId] = set()
    while left:
        found = _walked(board, min(left))
        left -= found
        best = found if len(found) > len(best) else best
    return frozenset(best)


def _walked(board: Board, start: HexId) -> set[HexId]:
    reached, edge = {start}, [start]
    while edge:
        for n in _new(board.near[edge.pop()], reached, board):
            reached.add(n)
            edge.append(n)
    return reached


def _new(near: Iterable[HexId], reached: set[HexId], board: Board) -> list[HexId]:
    return [n for n in near if n not in reached and board.is_ground(n)]
