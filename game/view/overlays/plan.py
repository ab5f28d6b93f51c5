"""What computers intend: thrusts, posts, lines and assaults, for those who look on (PRODUCT P-16).

It is made of what the players think, not of a view alone: a room offers it where nobody can gain by it, so it is not
among the overlays that every room has.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from game.model.board import Board
from game.model.ids import HexId, Side, UnitId
from game.model.intentions import Intentions, Stand
from game.model.view import SideView
from game.view.front import outline
from game.view.intent_words import conduct_words
from game.view.overlays.layer import Fill, Hatch, Ink, LegendRow, Overlay, OverlayPicture, Path, Sides, Tag
from game.view.text import t

NAME, KEY = "plan", "i"
INKS = {Side.UN: Ink.PLAN_UN, Side.COMMUNIST: Ink.PLAN_COMMUNIST}
LEAST, MOST, USUAL = 4.0, 10.0, 7.0  # pixels: widths of thrusts, that of one of weight 1.00
BEYOND, BLOW, LINE = 3.0, 5.0, 5.0  # widths
POST_PCT, GUARD_PCT = 34, 60
PM, SP = 1000, 1000
Told = Callable[[], Sequence[Intentions]]


def plan_overlay(told: Told) -> Overlay:
    """Return the overlay of what ``told`` gives at the moment it is drawn."""

    def make(view: SideView, unit: UnitId | None) -> OverlayPicture:
        return plan_picture(view.board, told())

    return Overlay(NAME, KEY, area=False, icon="plan", make=make)


def plan_picture(board: Board, sides: Sequence[Intentions]) -> OverlayPicture:
    """Return the plans of some sides in their colors."""
    picture = OverlayPicture()
    for plan in sides:
        ink = INKS[plan.side]
        picture.legend.append(LegendRow(ink, conduct_words(plan)))
        _line(board, picture, plan, ink)
        _stands(board, picture, plan.stands, ink, POST_PCT)
        picture.hatches.append(Hatch(tuple(stand.hex for stand in plan.guards), ink, GUARD_PCT))
        _pushes(board, picture, plan, ink)
        for blow in plan.blows:
            picture.paths += [Path((h, blow.target), Ink.ASSAULT, BLOW, pointed=True) for h in blow.origins]
    picture.legend += [LegendRow(Ink.NEUTRAL, t("legend.plan.none"))] if not sides else _legend(sides)
    return picture


def _legend(sides: Sequence[Intentions]) -> list[LegendRow]:
    """Return what the marks mean of those that are there."""
    there = {
        "push": any(plan.pushes for plan in sides),
        "stand": any(plan.stands for plan in sides),
        "guard": any(plan.guards for plan in sides),
    }
    rows = [LegendRow(Ink.NEUTRAL, t(f"legend.plan.{name}")) for name, is_there in there.items() if is_there]
    rows += [LegendRow(INKS[plan.side], t("legend.plan.line", line=plan.line)) for plan in sides if plan.line]
    rows += [LegendRow(Ink.ASSAULT, t("legend.plan.blow"))] if any(plan.blows for plan in sides) else []
    return [*rows, LegendRow(Ink.NEUTRAL, t("legend.plan.why"))]


def _pushes(board: Board, picture: OverlayPicture, plan: Intentions, ink: Ink) -> None:
    for push in plan.pushes:
        width = max(LEAST, min(MOST, USUAL * push.weight_pm / PM))
        beyond = _filled(board, push.beyond)
        if len(beyond) > 1:
            picture.paths.append(Path(beyond, ink, BEYOND, dashed=True))
        if len(push.way) > 1:
            picture.paths.append(Path(push.way, ink, width, pointed=True))
        picture.tags.append(Tag(push.goal, t("plan.goal", units=len(push.units)), ink))


def _stands(board: Board, picture: OverlayPicture, stands: Sequence[Stand], ink: Ink, alpha: int) -> None:
    hexes = tuple(stand.hex for stand in stands)
    picture.fills.append(Fill(hexes, ink, alpha))
    picture.sides.append(Sides(outline(board, frozenset(hexes)), ink, 1.6, shift=1.0))
    for stand in stands:
        picture.tags.append(Tag(stand.hex, f"{stand.power / SP:.0f} SP", ink, yields=True))


def _line(board: Board, picture: OverlayPicture, plan: Intentions, ink: Ink) -> None:
    if plan.line_hexes:
        picture.paths.append(Path(_filled(board, plan.line_hexes), ink, LINE, dashed=True))


def _filled(board: Board, hexes: Sequence[HexId]) -> tuple[HexId, ...]:
    """Return a chain of hexes with those between its links."""
    chain = list(hexes[:1])
    for a, b in pairwise(hexes):
        chain += board.grid.line(a, b)[1:]
    return tuple(chain)
