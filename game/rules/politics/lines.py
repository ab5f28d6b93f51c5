"""On which side of a named line a hex lies (rules 2.5, 4.9)."""

from collections.abc import Iterable
from functools import lru_cache

from game.model.board import Board


@lru_cache(maxsize=64)
def north_of(board: Board, line: str) -> bytes:
    """Return 1 for each hex that lies north of a line in its column, or of the nearest column that the line crosses."""
    return _beyond(board, line, north=True)


@lru_cache(maxsize=64)
def south_of(board: Board, line: str) -> bytes:
    """Return 1 for each hex that lies south of a line in the same way."""
    return _beyond(board, line, north=False)


def _beyond(board: Board, line: str, *, north: bool) -> bytes:
    width, edge = board.grid.width, dict[int, int]()
    for h in sorted(board.lines[line].hexes, reverse=not north):
        edge.setdefault(h % width, h // width)  # its outermost row by column
    rows = [edge[_nearest(edge, column)] for column in range(width)]
    return bytes(
        int(h // width < rows[h % width] if north else h // width > rows[h % width]) for h in range(board.grid.size)
    )


def _nearest(columns: Iterable[int], column: int) -> int:
    return min(columns, key=lambda other: (abs(other - column), other))
