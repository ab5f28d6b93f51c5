"""The charts of a game that is over: both sides' true figures by date, history's dashed beside them."""

from functools import partial

from game.model.view import SideView
from game.ui.charts import Chart, Series
from game.ui.layout import Column, growing, named
from game.ui.panels import Panel
from game.ui.widget import Widget
from game.view.annals import Annals
from game.view.course import date_of, date_ticks
from game.view.end_lines import Lines, end_lines, marks
from game.view.text import t
from game.view.theme import METRICS

PAD = (METRICS.inset, 6, METRICS.inset, 6)


def end_charts(view: SideView, annals: Annals) -> list[Widget]:
    """Return the charts in their panels: men, army morale, the South, losses."""
    return [_panel(view, annals, lines) for lines in end_lines(view, annals)]


def _panel(view: SideView, annals: Annals, lines: Lines) -> Widget:
    span = annals.moments[0].turn, annals.moments[-1].turn
    series = [Series(it.name, it.color, it.values, it.dashed) for it in lines.lines]
    ticks, told = date_ticks(view, span), marks(view, annals)
    chart = Chart(series, span, now=None, shown=lines.shown, ticks=ticks, marks=told, dated=partial(date_of, view))
    return named(Panel(t(f"end.{lines.key}"), Column(growing(chart), pad=PAD), glyph="chart"), f"end_{lines.key}")
