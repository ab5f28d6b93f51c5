"""Play by file: the turns that have come, a field for the path of another, what to do (PRODUCT P-16)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.fields import TextField
from game.ui.labels import Fit, Label, Side
from game.ui.layout import Centered, Column, Pad, Row, growing, named
from game.ui.panels import Panel
from game.ui.screens.common import Backdrop, empty_note, top_bar
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.screens import TurnRow
from game.view.text import t
from game.view.theme import BODY, LABEL, METRICS, SMALL

LONGEST = 400  # letters of a path


class TurnsScreen:
    """Shows the turns of a folder; ``open_turn`` gets the path of the one to open."""

    places: tuple[Place, ...] = (Place.MENU, Place.TABLE)

    def __init__(
        self,
        rows: Sequence[TurnRow],
        folder: Path,
        open_turn: Callable[[Path], None],
        *,
        open_folder: Callable[[], None],
        back: Callable[[], None],
    ) -> None:
        self.rows, self.folder = list(rows), folder
        self.open_turn, self.open_folder, self.back = open_turn, open_folder, back
        self.state = TableState(chosen=self.rows[0].path if self.rows else "")
        self.words = ""

    # --- answering ---

    def act(self, ui: Ui, action: Action) -> bool:
        """Enter opens the chosen turn, the key to find goes to the field, Esc back."""
        if action is Action.CONFIRM:
            self._open(ui)
        elif action is Action.FIND:
            ui.set_focus(next((w for w in self._tree.walk() if w.name == "path"), None))
        elif action is Action.BACK:
            self.back()
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing waits for a key to be let go."""

    def _open(self, ui: Ui) -> None:
        row = next((row for row in self.rows if row.path == self.state.chosen), None)
        if self.words.strip():
            self.open_turn(Path(self.words.strip()).expanduser())
        elif row is None or row.why_not:
            ui.play("refused")
        else:
            self.open_turn(Path(row.path))

    def _set_words(self, ui: Ui, words: str) -> None:
        self.words = words

    # --- building ---

    def build(self, ui: Ui) -> Widget:
        """Return the table under three lines of what to do, the field and the buttons under it."""
        guide = Label(t("turns.guide", folder=self.folder), BODY, "t2", fit=Fit.WRAP)
        panel = Panel(
            t("turns.title"),
            Column(Pad(guide, METRICS.inset), growing(self._table(ui))),
            glyph="note",
            footer=self._footer(ui),
        )
        body = Pad(Centered(panel, METRICS.content_max), METRICS.screen_edge)
        self._tree = Backdrop(Column(top_bar(t("menu.by_file"), "", self.back), growing(body)))
        return self._tree

    def _table(self, ui: Ui) -> Widget:
        if not self.rows:
            return Column(empty_note(t("turns.none")))
        columns = (
            ColumnSpec(t("saves.scenario"), 170, grow=3, style=LABEL),
            ColumnSpec(t("saves.turn"), 80, grow=1),
            ColumnSpec(t("saves.date"), 100, grow=1),
            ColumnSpec(t("turns.for"), 110, grow=1),
            ColumnSpec(t("turns.came"), 130, grow=1, side=Side.RIGHT),
        )
        rows = [_table_row(row) for row in self.rows]
        table = Table(columns, rows, self.state, choose=lambda _: ui.relayout(), open_row=lambda _: self._open(ui))
        return named(table, "table")

    def _footer(self, ui: Ui) -> Widget:
        row = next((row for row in self.rows if row.path == self.state.chosen), None)
        why = row.why_not if row is not None else ""
        field = TextField(
            self.words,
            lambda words: self._set_words(ui, words),
            done=lambda _: self._open(ui),
            hint=t("turns.path"),
            glyph="find",
            cap=ui.keys.label(Action.FIND),
            longest=LONGEST,
        )
        look = named(Button(t("menu.open_folder"), self.open_folder), "open_folder")
        opening = Button(t("turns.open"), lambda: self._open(ui), action=Action.CONFIRM, kind=Kind.PRIMARY)
        line = Row(growing(named(field, "path")), look, named(opening, "open"), gap=10)
        note = [Label(why, SMALL, "bad", fit=Fit.SHORTEN)] if why else []
        return Column(*note, line, gap=6, pad=(METRICS.inset, 9, METRICS.inset, 9))


def _table_row(row: TurnRow) -> TableRow:
    color = "bad" if row.why_not else "text"
    return TableRow(
        row.path, (Cell(row.scenario, color), Cell(row.turn), Cell(row.date), Cell(row.side), Cell(row.came))
    )
