"""What is wrong with a scenario, one line a defect; a press goes to it."""

from collections.abc import Callable, Sequence
from functools import partial

from game.errors import Problem
from game.ui.labels import Fit, Glyph, Label
from game.ui.layout import Align, Column, Row, growing, named
from game.ui.panels import Card, Panel
from game.ui.scroll import Scroll
from game.ui.widget import Widget
from game.view.text import t
from game.view.theme import NOTE, SMALL

SHOWN = 40  # lines; more are counted


def problem_panel(problems: Sequence[Problem], go: Callable[[int], None]) -> Panel:
    """Return the list of defects; ``go`` is called with the number of the one that is pressed."""
    rows: list[Widget] = [_row(i, problem, partial(go, i)) for i, problem in enumerate(problems[:SHOWN])]
    if len(problems) > SHOWN:
        rows.append(Label(t("problems.more", count=len(problems) - SHOWN), NOTE, "t3"))
    body = named(Scroll(Column(*rows, gap=4, pad=(10, 8, 10, 8))), "problems")
    return Panel(problem_count(problems), body, glyph="warning", note=t("problems.note"))


def problem_count(problems: Sequence[Problem]) -> str:
    """Return how many defects there are, in words."""
    return t("problems.title", count=len(problems))


def _row(index: int, problem: Problem, go: Callable[[], None]) -> Widget:
    where = f"{problem.where.file.rpartition('/')[2]}:{problem.where.line}:{problem.where.column}"
    what = f"{problem.field}: {problem.message}" if problem.field else problem.message
    words = Column(Label(where, NOTE, "t3", fit=Fit.SHORTEN), Label(what, SMALL, fit=Fit.WRAP))
    row = Row(Glyph("warning", 14, "bad"), growing(words), gap=9, pad=(9, 4, 9, 5), align=Align.CENTER)
    return named(Card(row, go), f"problem.{index}")
