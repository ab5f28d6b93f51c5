"""The left side of the editor: the order of battle, narrowed by what is written over it."""

from game.ui.editor.desk import Desk
from game.ui.fields import TextField
from game.ui.layout import Column, Pad, growing, named
from game.ui.panels import Panel
from game.ui.screens.common import empty_note
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.drafts import DraftUnit, where_text
from game.view.text import t


def roster(ui: Ui, desk: Desk, state: TableState) -> Widget:
    """Return the list of units; the chosen one is that of the desk."""
    state.chosen = desk.selected
    columns = (
        ColumnSpec(t("editor.column.unit"), 124, 2),
        ColumnSpec(t("editor.column.where"), 62, 1),
        ColumnSpec(t("editor.column.when"), 32, 0.2),
    )
    wrong = frozenset(spot.unit for spot in desk.faults)
    rows = [_row(desk, unit, wrong=unit.key in wrong) for unit in desk.listed]
    table = Table(columns, rows, state, choose=desk.select, row_height=25)

    def search(words: str) -> None:
        desk.words = words
        ui.relayout()

    field = named(TextField(desk.words, search, hint=t("editor.find"), glyph="find"), "find")
    body: Widget = named(table, "units") if rows else empty_note(t("editor.none_found"))
    inside = Column(Pad(field, (8, 8, 8, 6)), growing(body))
    return Panel(t("editor.units"), inside, glyph="list", note=t("editor.count", count=len(rows)))


def _row(desk: Desk, unit: DraftUnit, *, wrong: bool) -> TableRow:
    case = desk.case
    turn = "" if unit.turn is None else t("editor.turn_short", turn=unit.turn)
    sort = case.spec.turns.first if unit.turn is None else unit.turn
    cells = (
        Cell(unit.name, "bad" if wrong else "text"),
        Cell(where_text(case, unit)),
        Cell(turn, key=float(sort)),
    )
    return TableRow(unit.key, cells, dim=unit.face is None)
