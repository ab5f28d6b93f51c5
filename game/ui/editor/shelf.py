"""The author's shelf: scenarios of one's own to edit, others to make one of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.data.archive import ARCHIVE
from game.data.files import Entry
from game.data.heads import read_head
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Label
from game.ui.layout import Centered, Column, Pad, Row, growing, named
from game.ui.panels import Panel
from game.ui.screens.common import Backdrop, top_bar
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.dates import span_of_days
from game.view.text import t
from game.view.theme import LABEL, METRICS, SMALL

WIDTH = 1240


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A scenario on the shelf: one's own, which can be edited, or one to be copied first."""

    ident: str
    title: str
    dates: str
    path: Path
    is_own: bool


def shelf_row(entry: Entry) -> ShelfRow:
    """Return the row of a scenario, by the head of its file; an archive is to be copied."""
    head = read_head(entry.path)
    dates = span_of_days(head.first_day, head.last_day) if head is not None else ""
    own = entry.own and entry.path.suffix != ARCHIVE
    return ShelfRow(entry.id, head.title if head is not None else entry.id, dates, entry.path, own)


class ShelfScreen:
    """The list; ``edit`` opens one's own, ``make`` asks for the name of a copy of another, or of a new one (None)."""

    places: tuple[Place, ...] = (Place.TABLE, Place.EDITOR, Place.MENU)

    def __init__(
        self,
        rows: Sequence[ShelfRow],
        *,
        edit: Callable[[Path], None],
        make: Callable[[ShelfRow | None], None],
        back: Callable[[], None],
    ) -> None:
        self.rows, self.edit, self.make, self.back = sorted(rows, key=lambda row: not row.is_own), edit, make, back
        self.state = TableState(self.rows[0].ident if self.rows else "")

    def act(self, ui: Ui, action: Action) -> bool:
        """Enter opens or copies the chosen one."""
        if action is Action.BACK:
            self.back()
        elif action is Action.CONFIRM:
            self._open(self.state.chosen)
        elif action is Action.NEW_UNIT:
            self.make(None)
        elif action is Action.COPY_UNIT:
            self.make(self._chosen())
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing waits for a key to be let go."""

    def _chosen(self) -> ShelfRow | None:
        return next((row for row in self.rows if row.ident == self.state.chosen), None)

    def _open(self, ident: str) -> None:
        row = next((row for row in self.rows if row.ident == ident), None)
        if row is not None:
            (self.edit(row.path) if row.is_own else self.make(row))

    def build(self, ui: Ui) -> Widget:
        """Return the table over its buttons."""
        columns = (
            ColumnSpec(t("shelf.title"), 240, 3, style=LABEL),
            ColumnSpec(t("shelf.dates"), 190, 1),
            ColumnSpec(t("shelf.id"), 170, 1),
            ColumnSpec(t("shelf.kind"), 130, 1),
        )
        rows = [
            TableRow(
                row.ident,
                (
                    Cell(row.title, "text"),
                    Cell(row.dates, key=row.dates[-4:]),
                    Cell(row.ident),
                    Cell(t("shelf.own") if row.is_own else t("shelf.shipped"), "gold" if row.is_own else "t3"),
                ),
            )
            for row in self.rows
        ]
        table = Table(columns, rows, self.state, choose=lambda _: ui.relayout(), open_row=self._open)
        words = Label(t("shelf.text"), SMALL, "t2", fit=Fit.WRAP)
        body = Column(Pad(words, (METRICS.inset, 12, METRICS.inset, 8)), growing(named(table, "table")))
        panel = Panel(t("shelf.scenarios"), body, glyph="book", footer=self._footer())
        whole = Pad(Centered(panel, WIDTH), METRICS.screen_edge)
        return Backdrop(Column(top_bar(t("menu.editor"), "", self.back), growing(whole)))

    def _footer(self) -> Widget:
        row = self._chosen()
        note = growing(Label(str(row.path) if row is not None and row.is_own else "", SMALL, "t3", fit=Fit.SHORTEN))
        fresh = Button(t("shelf.new"), lambda: self.make(None), action=Action.NEW_UNIT)
        copy = Button(t("shelf.copy"), lambda: self.make(self._chosen()), action=Action.COPY_UNIT)
        words = t("shelf.edit") if row is None or row.is_own else t("shelf.copy_and_edit")
        go = Button(words, lambda: self._open(self.state.chosen), action=Action.CONFIRM, kind=Kind.PRIMARY)
        copy.enabled = go.enabled = row is not None
        buttons = (named(fresh, "new"), named(copy, "copy"), named(go, "edit"))
        return Row(note, *buttons, gap=10, pad=(METRICS.inset, 9, METRICS.inset, 9))
