"""The front: the hexsides between the ground of the two sides."""

from collections.abc import Sequence

from game.hexgrid.grid import OFF_GRID
from game.model.board import Board
from game.model.ids import HexId, Side

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
