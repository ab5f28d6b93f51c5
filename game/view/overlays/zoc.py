"""Zones of control of the enemy as known (rule 4.2)."""

from game.model.ids import UnitId
from game.model.view import SideView
from game.view.overlays.layer import Hatch, Ink, LegendRow, OverlayPicture, overlay
from game.view.text import t

HATCH_PCT = 45


@overlay("zoc", key="4", area=True, icon="zone")
def zoc(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return a hatch over every hex in a known enemy ZOC."""
    hexes = tuple(h for h in range(view.board.grid.size) if view.foe_zoc[h] and view.board.is_ground(h))
    return OverlayPicture(
        hatches=[Hatch(hexes, Ink.COMMUNIST, HATCH_PCT)], legend=[LegendRow(Ink.COMMUNIST, t("legend.enemy_zoc"))]
    )
