"""The charts of a game that is over: both sides' true figures by date, history's dashed beside them."""

from collections.abc import Callable

from game.model.board import Board
from game.model.ids import Side
from game.model.view import SideView
from game.ui.charts import Chart, Series
from game.ui.layout import Column, growing, named
from game.ui.panels import Panel
from game.ui.widget import Widget
from game.view.annals import Annals, Moment, armies_of, first_ashore, shares
from game.view.course import date_ticks
from game.view.figures import men_in_history
from game.view.fronts import holders, share_pm
from game.view.summary import side_name
from game.view.text import t
from game.view.their_war import landing_place
from game.view.theme import METRICS

PAD = (METRICS.inset, 6, METRICS.inset, 6)
COLORS = {
    Side.UN: ("text", "front_un", "t2"),
    Side.COMMUNIST: ("front_communist", "gold", "bad"),
}  # of armies, in order
WHOLE = {Side.UN: "front_un", Side.COMMUNIST: "front_communist"}  # of a side
MOST = 4  # series of a chart
THOUSAND = 1000
Points = tuple[tuple[int, float], ...]


def end_charts(view: SideView, annals: Annals) -> list[Widget]:
    """Return the charts in their panels: men, army morale, the South, losses."""
    made = (
        ("men", _men(view, annals), lambda value: f"{value:,.0f}"),
        ("morale", _morale(view, annals), lambda value: f"{value:,.0f}"),
        ("share", _share(view, annals), lambda value: f"{value:.0f} %"),
        ("losses", _losses(view, annals), lambda value: f"{value:,.0f}"),
    )
    return [_panel(view, annals, name, series, shown) for name, series, shown in made if series]


def _panel(view: SideView, annals: Annals, name: str, series: list[Series], shown: Callable[[float], str]) -> Widget:
    span = annals.moments[0].turn, annals.moments[-1].turn
    chart = Chart(series, span, now=None, shown=shown, ticks=date_ticks(view, span), marks=_marks(view, annals))
    return named(Panel(t(f"end.{name}"), Column(growing(chart), pad=PAD), glyph="chart"), f"end_{name}")


def _marks(view: SideView, annals: Annals) -> list[tuple[int, str]]:
    """Return the landing and the armies that came in, each on its turn."""
    marks = [(it.turn, landing_place(view.board, it.hex)) for it in annals.landings[:1]]
    for army in armies_of(view.ruleset, Side.COMMUNIST):
        if (turn := first_ashore(annals.moments, army)) is not None:
            marks.append((turn, view.ruleset.armies[army].id))
    return marks


def _line(annals: Annals, read: Callable[[Moment], float]) -> Points:
    return tuple((it.turn, read(it)) for it in annals.moments)


def _armies(view: SideView, annals: Annals, side: Side) -> list[int]:
    """Return the armies of a side that were there at any time."""
    return [army for army in armies_of(view.ruleset, side) if any(it.men[army] for it in annals.moments)]


def _since(points: Points) -> Points:
    """Return a line from the last turn before there was anything."""
    start = next((i for i, (_, value) in enumerate(points) if value), len(points))
    return points[max(0, start - 1) :]


def _groups(view: SideView, annals: Annals) -> list[tuple[str, str, list[int]]]:
    """Return the UN side as one, and each Communist army: name, color, armies."""
    un = (t("side.un"), WHOLE[Side.UN], _armies(view, annals, Side.UN))
    reds = zip(_armies(view, annals, Side.COMMUNIST), COLORS[Side.COMMUNIST], strict=False)
    return [un, *((view.ruleset.armies[army].id, color, [army]) for army, color in reds)]


def _men(view: SideView, annals: Annals) -> list[Series]:
    lines = []
    for name, color, armies in _groups(view, annals):
        points = _line(annals, lambda it, armies=armies: it.men_of(armies) / THOUSAND)
        lines.append(Series(name, color, _since(points)))
    first, last = annals.moments[0].turn, annals.moments[-1].turn
    for side in (Side.UN, Side.COMMUNIST):
        past = tuple(
            (turn, men / THOUSAND) for turn, men in men_in_history(view.board.id, side) if first <= turn <= last
        )
        if len(past) > 1:
            lines.append(Series(t("end.in_1950", side=side_name(side)), WHOLE[side], past, dashed=True))
    return lines


def _losses(view: SideView, annals: Annals) -> list[Series]:
    lines = []
    for name, color, armies in _groups(view, annals):
        points = _line(annals, lambda it, armies=armies: sum(it.lost[army] for army in armies) / THOUSAND)
        lines.append(Series(name, color, _since(points)))
    return lines


def _morale(view: SideView, annals: Annals) -> list[Series]:
    lines = []
    for side in (Side.UN, Side.COMMUNIST):
        for army, color in zip(_armies(view, annals, side), COLORS[side], strict=False):
            there = [it for it in annals.moments if it.men[army]]
            points = tuple((it.turn, it.morale[army] / 10) for it in there)
            lines.append(Series(view.ruleset.armies[army].id, color, points))
    return lines[:MOST] if len(lines) <= MOST else [*lines[: MOST - 2], *lines[-2:]]


def _share(view: SideView, annals: Annals) -> list[Series]:
    board = view.board
    if "south" not in board.regions:
        return []
    lines = [Series(t("end.game"), "gold", tuple(shares(board, annals.moments, Side.COMMUNIST, "south")))]
    past = _share_in_history(view, annals, board)
    return [*lines, Series(t("end.history"), "bone", past, dashed=True)] if len(past) > 1 else lines


def _share_in_history(view: SideView, annals: Annals, board: Board) -> Points:
    """Return the share behind the fronts of history, by turn, on a map of the whole country."""
    if board.projection is None:
        return ()
    first, last = annals.moments[0].turn, annals.moments[-1].turn
    fronts = [front for front in view.scenario.fronts if first <= front.turn <= last]
    found: dict[int, float] = {}
    for front in fronts:
        lines = tuple(it.points for it in fronts if it.date == front.date)
        if front.turn not in found:
            found[front.turn] = share_pm(board, holders(board, lines), Side.COMMUNIST, "south") / 10
    return tuple(sorted(found.items()))
