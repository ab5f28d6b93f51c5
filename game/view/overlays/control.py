"""Who holds the ground, and the front between them."""

from collections.abc import Sequence

from game.model.board import Board
from game.model.ids import Side, UnitId
from game.model.view import SideView
from game.view.front import front_line
from game.view.overlays.layer import Fill, Ink, LegendRow, OverlayPicture, Sides, overlay
from game.view.text import t

TINT_PCT = 10
LINE_WIDTH = 3.2


@overlay("control", key="2", area=False, icon="front")
def control(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return a tint over each side's ground as the viewer knows it, and the front as one line for each side."""
    return held_ground(view.board, view.holder)


def held_ground(board: Board, holder: Sequence[int]) -> OverlayPicture:
    """Return a tint over each side's ground and the front as one line for each side."""
    grid = board.grid
    front = front_line(board, holder)
    beyond = tuple((grid.neighbors[h][d], (d + 3) % 6) for h, d in front)
    held = [
        tuple(h for h in range(grid.size) if board.is_ground(h) and holder[h] == side)
        for side in (Side.COMMUNIST, Side.UN)
    ]
    return OverlayPicture(
        fills=[Fill(held[Side.UN], Ink.UN, TINT_PCT), Fill(held[Side.COMMUNIST], Ink.COMMUNIST, TINT_PCT)],
        sides=[Sides(front, Ink.UN, LINE_WIDTH, 0.5), Sides(beyond, Ink.COMMUNIST, LINE_WIDTH, 0.5)],
        legend=[LegendRow(Ink.UN, t("legend.held_un")), LegendRow(Ink.COMMUNIST, t("legend.held_communist"))],
    )
