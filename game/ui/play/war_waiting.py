"""The historical events that have not come: what each waits for, and what of that holds (PRODUCT P-12)."""

from collections.abc import Callable

from game.model.politics import HistoricalEvent
from game.ui.labels import Fit, Glyph, Label, Rule
from game.ui.layout import Column, Row, Spacer, growing, named, sized
from game.ui.panels import Paper
from game.ui.scroll import Scroll
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Widget
from game.view.condition_words import Requirement
from game.view.politics import WaitingLine
from game.view.text import t
from game.view.theme import BODY, CARD_TITLE, COLUMN_HEAD, NARRATIVE, SMALL

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


def event_head(event: HistoricalEvent) -> list[Widget]:
    """Return the head of an event's card: number, date, title, and what was known of it."""
    return [
        Label(t("politics.card_head", id=event.id, date=event.date), COLUMN_HEAD, "seal"),
        Label(event.title, CARD_TITLE, "ink", fit=Fit.WRAP),
        Rule("ink2"),
        Label(event.known, NARRATIVE, "ink", fit=Fit.WRAP),
    ]


def waiting_card(line: WaitingLine, side_color: str) -> Widget:
    """Return the card of an event that has not come, with its conditions."""
    parts: list[Widget] = [
        *event_head(line.event),
        Label(t("politics.waits"), SMALL, "ink2", fit=Fit.WRAP),
        *(_need(need) for need in line.needs),
    ]
    return Paper(Scroll(Column(*parts, gap=9, pad=(20, 16, 20, 16))), side_color)


def _need(need: Requirement) -> Widget:
    glyph, words = MARKS[need.is_met]
    mark = sized(
        Glyph(glyph, MARK, "ink" if need.is_met else "seal" if need.is_met is False else "ink2"), width=MARK + 4
    )
    mark.hoverable, mark.tooltip = True, t(words)
    said = t("politics.need", what=need.text, state=t(words))
    line = Row(mark, growing(Label(said, BODY, "ink" if need.is_met else "ink2", fit=Fit.WRAP)), gap=6)
    return Row(sized(Spacer(), width=INDENT * need.depth), growing(line)) if need.depth else line
