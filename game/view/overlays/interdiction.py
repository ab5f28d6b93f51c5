"""The zones: how far aircraft and guerrillas hamper one's own side there (rules 6.3, 9.5, 10.2)."""

from game.model.ids import HexId, Side, UnitId
from game.model.view import SideView
from game.view.front import outline
from game.view.hexpixels import HexPixels
from game.view.overlays.layer import Dot, Hatch, Ink, LegendRow, OverlayPicture, Sides, Tag, overlay
from game.view.text import t

LEAST_PCT, MOST_PCT = 24, 71  # opacity of the hatch: 60 + 120 I of 255, I up to 1
PM = 1000
MEN_A_DOT = 250
DOT_PCT = 13
APART = 7  # dots of a zone stand in every seventh of its hexes, then in those after


@overlay("interdiction", key="7", area=True, icon="interdict")
def interdiction(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return a hatch over each zone by the interdiction suffered there, its name and figures, guerrillas as dots."""
    picture = OverlayPicture()
    for index, zone in enumerate(view.board.zones):
        hexes = [h for h in range(view.board.grid.size) if view.board.zone[h] == index and view.board.is_ground(h)]
        if not hexes:
            continue
        level, men = view.interdiction[index], _men(view, index)
        picture.sides.append(Sides(outline(view.board, frozenset(hexes)), Ink.HISTORY, 1.0))
        if level:
            strength = LEAST_PCT + (MOST_PCT - LEAST_PCT) * min(PM, level) // PM
            picture.hatches.append(Hatch(tuple(hexes), Ink.INTERDICTED, strength))
        figures = [f"{level / PM:.2f}", *([t("zone.guerrillas", men=f"{men:,}")] if men else [])]
        picture.tags.append(Tag(_middle(view, hexes), " · ".join((zone.name, *figures)), Ink.INTERDICTED))
        picture.dots += [Dot(h, Ink.CRITICAL, DOT_PCT) for h in _spread(hexes, -(-men // MEN_A_DOT))]
    picture.legend.append(LegendRow(Ink.INTERDICTED, t("legend.interdiction")))
    picture.legend.append(LegendRow(Ink.CRITICAL, t(f"legend.guerrillas.{view.side.key}", men=MEN_A_DOT)))
    return picture


def _men(view: SideView, zone: int) -> int:
    """Return the guerrillas of a zone, all of them for the side that they fight for, else those who are loose."""
    loose = view.guerrillas[zone] if zone < len(view.guerrillas) else 0
    held = view.guerrillas_contained[zone] if zone < len(view.guerrillas_contained) else 0
    return loose + held if view.side is Side.COMMUNIST else loose


def _middle(view: SideView, hexes: list[HexId]) -> HexId:
    """Return the hex of a zone nearest to its middle."""
    pixels = HexPixels(view.board.grid, 1.0)
    centers = [pixels.center(h) for h in hexes]
    x, y = sum(c[0] for c in centers) / len(centers), sum(c[1] for c in centers) / len(centers)
    return min(zip(hexes, centers, strict=True), key=lambda it: ((it[1][0] - x) ** 2 + (it[1][1] - y) ** 2, it[0]))[0]


def _spread(hexes: list[HexId], count: int) -> list[HexId]:
    """Return so many hexes of a zone, well apart as long as there are such."""
    ordered = [h for start in range(APART) for h in hexes[start::APART]]
    return ordered[:count]
