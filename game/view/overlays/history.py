"""Where the front really stood."""

from game.model.ids import HexId, UnitId
from game.model.view import SideView
from game.view.dates import short_date
from game.view.earth import Point, earth_points
from game.view.hexpixels import HexPixels
from game.view.overlays.layer import Course, Ink, LegendRow, OverlayPicture, Tag, overlay
from game.view.text import t

ANY_WIDTH = 100.0  # pixels: where a point lies among hexes is the same at every zoom


@overlay("history", key="9", area=False, icon="book")
def history(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return the historical front of the last date told that is not later than this turn, else of the first."""
    fronts = view.scenario.fronts
    if not fronts:
        return OverlayPicture(legend=[LegendRow(Ink.HISTORY, t("legend.no_history"))])
    past = [front.date for front in fronts if front.turn <= view.turn]
    date = past[-1] if past else fronts[0].date
    picture = OverlayPicture(legend=[LegendRow(Ink.HISTORY, t("legend.history", date=short_date(date)))])
    for front in fronts:
        if front.date == date:
            picture.courses.append(Course(front.points, Ink.HISTORY, 2.0))
            ends = {h: None for h in (_hex_of(view, front.points[end]) for end in (0, -1)) if h is not None}
            picture.tags += [Tag(h, short_date(date), Ink.HISTORY) for h in ends]
    return picture


def _hex_of(view: SideView, point: Point) -> HexId | None:
    """Return the hex in which a point of the earth lies, None where the map does not have it."""
    pixels = HexPixels(view.board.grid, ANY_WIDTH)
    return next((pixels.hex_at(*at) for at in earth_points(view.board, pixels, [point])), None)
