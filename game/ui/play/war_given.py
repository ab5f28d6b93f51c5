"""The part of the page of politics for scenarios in which nothing is decided: what comes by itself, and its card."""

from collections.abc import Callable, Sequence

from game.model.ruleset import at_turn
from game.model.view import SideView
from game.ui.charts import Chart, Series
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Column, growing, named
from game.ui.panels import Panel, Paper
from game.ui.play.track_panels import track_color
from game.ui.play.turn_table import TurnLine, turn_table
from game.ui.play.war_sheets import column
from game.ui.scroll import Scroll
from game.ui.tables import TableState
from game.ui.widget import Widget
from game.view.given import GivenLine
from game.view.text import t
from game.view.theme import COLUMN_HEAD, METRICS, NARRATIVE, SCREEN_TITLE, SMALL
from game.view.track_marks import is_secret


def given_table(lines: Sequence[GivenLine], now: int, state: TableState, choose: Callable[[str], None]) -> Widget:
    """Return the lines in a table, what is past faint; ``now`` is the turn that is played."""
    shown = [
        TurnLine(
            line.turn,
            line.date,
            line.title,
            line.what,
            _state(line.turn, now),
            "gold" if line.turn == now else "t3",
            dim=line.turn < now,
        )
        for line in lines
    ]
    columns = column("what", 164, 1), column("happens", 112, 1), column("status", 76)
    table = turn_table("table_given", columns, shown, state, choose)
    words = Column(
        Label(t("war.politics.history"), SMALL, "t2", fit=Fit.WRAP), pad=(METRICS.inset, 8, METRICS.inset, 8)
    )
    return Panel(t("given.title"), Column(words, growing(table), pad=(0, 0, 0, 6)), glyph="calendar")


def given_chart(view: SideView) -> Widget:
    """Return the tracks over the turns as the scenario has them; one that is secret is left out."""
    first, last = view.scenario.first_turn, view.scenario.last_turn
    lines = [
        Series(
            it.name,
            track_color(view, i),
            tuple((turn, float(at_turn(it.steps, turn))) for turn in range(first, last + 1)),
            stepped=True,
        )
        for i, it in enumerate(view.scenario.tracks)
        if not is_secret(view, i)
    ]
    chart = named(Chart(lines, (first, last), now=view.turn), "given_chart")
    pad = (METRICS.inset, 8, METRICS.inset, 8)
    return Panel(t("given.tracks"), Column(growing(chart), pad=pad), glyph="chart")


def _state(turn: int, now: int) -> str:
    return t("given.past" if turn < now else "given.now" if turn == now else "given.coming")


def given_card(line: GivenLine) -> Widget:
    """Return what there is to read of a line, on paper."""
    head = Label(t("given.head", turn=line.turn, date=line.date).upper(), COLUMN_HEAD, "seal", fit=Fit.SHORTEN)
    parts: list[Widget] = [Label(line.what, SMALL, "ink2", fit=Fit.WRAP)]
    parts += [Label(words, NARRATIVE, "ink", fit=Fit.WRAP) for words in line.text.split("\n")]
    body = Scroll(Column(*parts, gap=8, pad=(0, 0, 12, 0)))
    title = Label(line.title, SCREEN_TITLE, "ink", fit=Fit.WRAP)
    return Paper(Column(head, title, Rule("ink2"), growing(body), gap=8, pad=(20, 14, 12, 12)), "seal")
