"""Where the front really stood."""

from game.model.ids import UnitId
from game.model.view import SideView
from game.view.overlays.layer import Course, Ink, LegendRow, OverlayPicture, overlay


@overlay("history", key="9", area=False, icon="book")
def history(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return the historical front nearest to this turn, not later than it if there is one."""
    fronts = view.scenario.fronts
    if not fronts:
        return OverlayPicture()
    past = [front for front in fronts if front.turn <= view.turn]
    front = past[-1] if past else fronts[0]
    return OverlayPicture(
        courses=[Course(front.points, Ink.HISTORY, 2.0, front.date)],
        legend=[LegendRow(Ink.HISTORY, "legend.history")],
    )
