"""Who holds the ground, and the front between them."""

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
    board, grid = view.board, view.board.grid
    front = front_line(board, view.holder)
    beyond = tuple((grid.neighbors[h][d], (d + 3) % 6) for h, d in front)
    held = [
        tuple(h for h in range(grid.size) if board.is_ground(h) and view.holder[h] == side)
        for side in (Side.COMMUNIST, Side.UN)
    ]
    return OverlayPicture(
        fills=[Fill(held[Side.UN], Ink.UN, TINT_PCT), Fill(held[Side.COMMUNIST], Ink.COMMUNIST, TINT_PCT)],
        sides=[Sides(front, Ink.UN, LINE_WIDTH, 0.5), Sides(beyond, Ink.COMMUNIST, LINE_WIDTH, 0.5)],
        legend=[LegendRow(Ink.UN, t("legend.held_un")), LegendRow(Ink.COMMUNIST, t("legend.held_communist"))],
    )
