"""Where the front really stood."""

from game.model.ids import HexId, UnitId
from game.model.view import SideView
from game.view.course import fronts_on
from game.view.dates import short_date
from game.view.earth import Point, earth_points
from game.view.hexpixels import HexPixels
from game.view.overlays.layer import Course, Ink, LegendRow, OverlayPicture, Tag, overlay
from game.view.text import t

ANY_WIDTH = 100.0  # pixels: where a point lies among hexes is the same at every zoom


@overlay("history", key="9", area=False, icon="book")
def history(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return the historical front whose date is nearest to the day on which this turn begins."""
    fronts = fronts_on(view, view.turn)
    if not fronts:
        return OverlayPicture(legend=[LegendRow(Ink.HISTORY, t("legend.no_history"))])
    date = short_date(fronts[0].date)
    picture = OverlayPicture(legend=[LegendRow(Ink.HISTORY, t("legend.history", date=date))])
    for front in fronts:
        picture.courses.append(Course(front.points, Ink.HISTORY, 2.0))
        ends = {h: None for h in (_hex_of(view, front.points[end]) for end in (0, -1)) if h is not None}
        picture.tags += [Tag(h, date, Ink.HISTORY) for h in ends]
    return picture


def _hex_of(view: SideView, point: Point) -> HexId | None:
    """Return the hex in which a point of the earth lies, None where the map does not have it."""
    pixels = HexPixels(view.board.grid, ANY_WIDTH)
    return next((pixels.hex_at(*at) for at in earth_points(view.board, pixels, [point])), None)
