"""How far the selected unit comes: what it has left in each hex, and from where it can assault (rules 4.1, 5)."""

from game.model.ids import UnitId
from game.model.view import SideView
from game.rules.movement import movement_field
from game.view.faces import points
from game.view.front import outline
from game.view.overlays.layer import Ink, LegendRow, OverlayPicture, Sides, Tag, overlay
from game.view.text import t

RING = 2.4


@overlay("reach", key="3", area=False, icon="reach", of_unit=True)
def reach(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return the movement left in each hex of the unit's reach, and a ring round those from which it can assault."""
    own = None if unit is None else view.own[unit]
    if own is None or not own.on_map:
        return OverlayPicture(legend=[LegendRow(Ink.REACH, t("legend.reach.none"))])
    field = movement_field(view, own)
    hexes = field.order[: field.count]
    left = {h: max(0, own.mp - field.cost(h)) for h in hexes}
    picture = OverlayPicture(
        tags=[Tag(h, points(mp), Ink.NEUTRAL, below=True) for h, mp in left.items() if h != own.hex],
        legend=[LegendRow(Ink.REACH, t("legend.reach"))],
    )
    if not own.is_hq:
        toll = view.ruleset.units.assault_cost_tenths[own.toe.movement]
        ring = frozenset(h for h, mp in left.items() if mp >= toll)
        picture.sides.append(Sides(outline(view.board, ring), Ink.ASSAULT, RING))
        picture.legend.append(LegendRow(Ink.ASSAULT, t("legend.reach.assault", points=points(toll))))
    return picture
