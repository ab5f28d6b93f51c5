"""Places that count for victory (rule 15)."""

from game.model.ids import NOBODY, Side, UnitId
from game.model.view import SideView
from game.view.overlays.layer import Ink, LegendRow, OverlayPicture, Tag, overlay
from game.view.text import t

INKS = {Side.UN: Ink.UN, Side.COMMUNIST: Ink.COMMUNIST, NOBODY: Ink.NEUTRAL}


@overlay("objectives", key="8", area=False, icon="star")
def objectives(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return a starred tag with its points at every objective, edged in its holder's color; dashed if contested."""
    return OverlayPicture(
        tags=[
            Tag(goal.hex, str(goal.vp), INKS[view.holder[goal.hex]], star=True, contested=_contested(view, goal.hex))
            for goal in view.scenario.goals
        ],
        legend=[LegendRow(Ink.UN, t("legend.goal_un")), LegendRow(Ink.COMMUNIST, t("legend.goal_communist"))],
    )


def _contested(view: SideView, h: int) -> bool:
    holder = view.holder[h]
    zoc = view.foe_zoc if holder == view.side else view.own_zoc
    return bool(zoc[h])
