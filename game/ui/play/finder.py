"""Find a place or a unit by name: letters narrow the list, Enter goes to the first, or to the chosen one."""

from collections.abc import Callable

from game.ui.actions import Action, Place
from game.ui.buttons import Button
from game.ui.fields import TextField
from game.ui.labels import Fit, Label
from game.ui.layout import Centered, Column, Row, growing, named
from game.ui.panels import Panel, Plate
from game.ui.play.room import Room
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.finding import findings
from game.view.tables import Line
from game.view.text import t
from game.view.theme import BODY, METRICS

WIDTH = 760  # units


class Finder:
    """The screen over a match; ``jump`` goes where a row leads."""

    places: tuple[Place, ...] = (Place.TABLE, Place.MAP)

    def __init__(self, room: Room, *, jump: Callable[[Line], None], close: Callable[[], None]) -> None:
        self.room, self.jump, self.close = room, jump, close
        self.words, self.table = "", TableState()
        self.field: TextField | None = None
        self._ui: Ui | None = None
        self._lines: list[Line] = []

    def build(self, ui: Ui) -> Widget:
        """Return the field and the list."""
        self._ui = ui
        self._lines = findings(self.room.view, self.words)
        field = TextField(self.words, self._search, done=self._first, hint=t("war.find"), glyph="find")
        self.field = named(field, "find")
        columns = (
            ColumnSpec(t("column.what"), 260, 2),
            ColumnSpec(t("column.kind"), 110),
            ColumnSpec(t("column.where"), 140, 1),
        )
        rows = [
            TableRow(str(i), tuple(Cell(text) for text in line.cells), face=line.face)
            for i, line in enumerate(self._lines)
        ]
        table = named(Table(columns, rows, self.table, open_row=self._open), "table_find")
        body: Widget = table if rows else Label(t("find.none"), BODY, "t2", fit=Fit.WRAP)
        shut = named(Button(t("war.close"), self.close, action=Action.BACK), "find_close")
        head = Row(growing(field), shut, gap=10)
        inside = Column(head, growing(body), gap=10, pad=METRICS.inset)
        panel = Panel(t("find.title"), inside, glyph="find", note=t("war.count", count=len(self._lines)))
        edge = METRICS.screen_edge
        return Plate(Column(growing(Centered(panel, WIDTH)), pad=(edge, 20, edge, 20)), fill="bg")

    def _search(self, words: str) -> None:
        self.words, self.table = words, TableState()
        if self._ui is not None:
            self._ui.relayout()

    def _first(self, words: str) -> None:
        if self._lines:
            self._open("0")

    def _open(self, ident: str) -> None:
        line = self._lines[int(ident)]
        self.close()
        self.jump(line)

    def act(self, ui: Ui, action: Action) -> bool:
        """Esc closes, the key of finding goes back to the field."""
        if action is Action.BACK:
            self.close()
            return True
        if action is Action.FIND and self.field is not None:
            ui.set_focus(self.field)
            return True
        return False

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
