"""The zones: how far aircraft and guerrillas hamper one's own side there (rules 6.3, 9.5, 10.2)."""

from game.model.ids import HexId, Side, UnitId
from game.model.view import SideView
from game.view.overlays.layer import Dot, Ink, LegendRow, OverlayPicture, Tag, overlay
from game.view.text import t
from game.view.zone_areas import draw_zone, zone_areas

PM = 1000
MEN_A_DOT = 250
DOT_PCT = 13
APART = 7  # dots of a zone stand in every seventh of its hexes, then in those after


@overlay("interdiction", key="7", area=True, icon="interdict")
def interdiction(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return a hatch over each zone by the interdiction suffered there, its name and figures, guerrillas as dots."""
    picture = OverlayPicture()
    for area in zone_areas(view.board):
        index, zone = area.index, view.board.zones[area.index]
        level, men = view.interdiction[index], _men(view, index)
        draw_zone(picture, view.board, area, level)
        figures = [f"{level / PM:.2f}", *([t("zone.guerrillas", men=f"{men:,}")] if men else [])]
        picture.tags.append(Tag(area.middle, " · ".join((zone.name, *figures)), Ink.INTERDICTED))
        picture.dots += [Dot(h, Ink.CRITICAL, DOT_PCT) for h in _spread(area.hexes, -(-men // MEN_A_DOT))]
    picture.legend.append(LegendRow(Ink.INTERDICTED, t("legend.interdiction")))
    picture.legend.append(LegendRow(Ink.CRITICAL, t(f"legend.guerrillas.{view.side.key}", men=MEN_A_DOT)))
    return picture


def _men(view: SideView, zone: int) -> int:
    """Return the guerrillas of a zone, all of them for the side that they fight for, else those who are loose."""
    loose = view.guerrillas[zone] if zone < len(view.guerrillas) else 0
    held = view.guerrillas_contained[zone] if zone < len(view.guerrillas_contained) else 0
    return loose + held if view.side is Side.COMMUNIST else loose


def _spread(hexes: tuple[HexId, ...], count: int) -> list[HexId]:
    """Return so many hexes of a zone, well apart as long as there are such."""
    ordered = [h for start in range(APART) for h in hexes[start::APART]]
    return ordered[:count]
