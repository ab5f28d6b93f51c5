"""What can reach me: where known enemies could assault next turn, and with how much (rules 4.1, 5, 7.1)."""

from game.model.ids import HexId, UnitId
from game.model.view import SideView
from game.view.faces import strength_milli
from game.view.overlays.layer import Fill, Ink, LegendRow, OverlayPicture, Tag, overlay
from game.view.text import t
from game.view.threats import threats

SP = 1000
LEVELS = ((3000, 62), (1500, 44), (0, 26))  # enemy strength that can come against own, per mille, and the fill for it
COMING_PCT = 12


@overlay("threat", key="0", area=True, icon="threat")
def threat(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return own stacks by the strength of the known enemies that can assault them next turn, and own open ground.

    Enemies are as known: full movement for their kind, no help from others, no order that holds them.
    """
    against = threats(view)
    picture = OverlayPicture()
    stacks = {h: _own_strength(view, h) for h in sorted(view.own_at) if view.own_stack[h]}
    for least, alpha in LEVELS:
        hexes = tuple(h for h, own in stacks.items() if h in against and _level(sum(against[h]), own) == least)
        picture.fills.append(Fill(hexes, Ink.CRITICAL, alpha))
    open_ground = tuple(sorted(h for h in against if h not in stacks and view.holder[h] == view.side))
    picture.fills.append(Fill(open_ground, Ink.CRITICAL, COMING_PCT))
    for h, own in stacks.items():
        if h in against:
            words = t("threat.tag", enemy=_points(sum(against[h])), own=_points(own), count=len(against[h]))
            picture.tags.append(Tag(h, words, Ink.CRITICAL, below=True))
    picture.legend += [LegendRow(Ink.CRITICAL, t("legend.threat")), LegendRow(Ink.NEUTRAL, t("legend.threat.tag"))]
    return picture


def _points(milli: int) -> str:
    return str((milli + SP // 2) // SP)


def _level(enemy: int, own: int) -> int:
    return next(least for least, _ in LEVELS if enemy * SP >= least * max(1, own))


def _own_strength(view: SideView, h: HexId) -> int:
    return sum(strength_milli(view, i, view.own[i]) for i in view.own_at[h] if not view.own[i].is_hq)
