"""Terrain in flat colors, with the defense factor (rule 2.1)."""

from game.model.ids import UnitId
from game.model.view import SideView
from game.view.overlays.layer import Fill, Ink, LegendRow, OverlayPicture, Tag, overlay
from game.view.text import t

FILL_PCT = 62
INKS = {"plain": Ink.PLAIN, "hills": Ink.HILLS, "mountain": Ink.MOUNTAIN, "alpine": Ink.ALPINE}


def defense_pm(view: SideView, h: int) -> int:
    """Return the defense factor of a hex, per mille: the larger of terrain's and city's."""
    rules = view.ruleset.terrain
    return max(rules.types[view.board.terrain[h]].defense_pm, rules.city_defense_pm[view.board.city[h]])


@overlay("terrain", key="5", area=True, icon="mountain")
def terrain(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return a flat fill for each kind of terrain and the defense factor in every hex."""
    board = view.board
    picture = OverlayPicture()
    for index, kind in enumerate(view.ruleset.terrain.types):
        ink = INKS.get(kind.id, Ink.NEUTRAL)
        hexes = tuple(h for h in range(board.grid.size) if board.terrain[h] == index)
        picture.fills.append(Fill(hexes, ink, FILL_PCT))
        picture.legend.append(LegendRow(ink, t(f"terrain.{kind.id}")))
    for h in range(board.grid.size):
        if board.is_ground(h):
            value = defense_pm(view, h)
            picture.tags.append(Tag(h, f"×{value // 1000}.{value % 1000 // 10:02d}", Ink.NEUTRAL, below=True))
    return picture
