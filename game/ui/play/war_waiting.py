"""The historical events that have not come: what each waits for, and what of that holds (PRODUCT P-12)."""

from collections.abc import Callable

from game.ui.labels import Fit, Glyph, Label
from game.ui.layout import Row, Spacer, growing, named, sized
from game.ui.play.event_paper import event_card
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Widget
from game.view.condition_words import Requirement
from game.view.politics import WaitingLine
from game.view.text import t
from game.view.theme import BODY, SMALL

INDENT, MARK = 18, 13  # units
YEAR = " 1950"  # goes without saying in the table, where dates would be cut
MARKS = {
    True: ("check", "politics.is_met"),
    False: ("cross", "politics.is_not_met"),
    None: ("eye", "politics.is_unknown"),
}


def waiting_table(lines: list[WaitingLine], state: TableState, choose: Callable[[str], None]) -> Widget:
    """Return the table of the events in the order of history."""
    columns = (
        ColumnSpec(t("column.date"), 160),
        ColumnSpec(t("column.event"), 150, 2),
        ColumnSpec(t("column.state"), 140, 1),
    )
    rows = [
        TableRow(
            str(i), (Cell(line.date.removesuffix(YEAR), key=float(i)), Cell(line.event.title, "text"), Cell(line.words))
        )
        for i, line in enumerate(lines)
    ]
    return named(Table(columns, rows, state, choose=choose), "table_waiting")


def waiting_card(line: WaitingLine, side_color: str) -> Widget:
    """Return the card of an event that has not come, with its conditions."""
    parts: list[Widget] = [
        Label(t("politics.waits"), SMALL, "ink2", fit=Fit.WRAP),
        *(_need(need) for need in line.needs),
    ]
    return event_card(line.event, parts, side_color)


def _need(need: Requirement) -> Widget:
    glyph, words = MARKS[need.is_met]
    mark = sized(
        Glyph(glyph, MARK, "ink" if need.is_met else "seal" if need.is_met is False else "ink2"), width=MARK + 4
    )
    mark.hoverable, mark.tooltip = True, t(words)
    said = t("politics.need", what=need.text, state=t(words))
    line = Row(mark, growing(Label(said, BODY, "ink" if need.is_met else "ink2", fit=Fit.WRAP)), gap=6)
    return Row(sized(Spacer(), width=INDENT * need.depth), growing(line)) if need.depth else line
