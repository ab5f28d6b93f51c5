"""The war room: order of battle, arrivals, dispatches and the ledger as sortable tables with a find field (P-15)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from game.model.ids import Status
from game.model.orders import Order
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.choices import Chip
from game.ui.fields import TextField
from game.ui.labels import Fit, Label, Side
from game.ui.layout import Column, Row, Spacer, growing, named, sized
from game.ui.panels import Plate
from game.ui.play.more import more_orders, reform_orders
from game.ui.play.room import Room
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.tabs import Tab, TabBar
from game.ui.widget import Ui, Widget
from game.view.dispatches import Tone
from game.view.order_words import order_words
from game.view.score import score_why
from game.view.tables import Line, arrivals, dispatch_lines, forces, ledger
from game.view.text import t
from game.view.theme import BODY, METRICS, SMALL

RIGHT = Side.RIGHT


@dataclass(frozen=True, slots=True)
class Page:
    """One table: its name in the texts, the key that opens it, its columns."""

    name: str
    action: Action
    columns: tuple[ColumnSpec, ...]


def _column(name: str, width: float, grow: float = 0.0, side: Side = Side.LEFT) -> ColumnSpec:
    return ColumnSpec(t(f"column.{name}"), width, grow, side)


def pages() -> tuple[Page, ...]:
    """Return the pages in the order of their tabs."""
    figures = tuple(_column(name, 80, 0, RIGHT) for name in ("strength", "cohesion", "supply", "movement"))
    return (
        Page(
            "forces",
            Action.FORCES,
            (
                _column("unit", 180, 2),
                _column("where", 120, 1),
                *figures,
                _column("hq", 110, 1),
                _column("status", 110, 1),
            ),
        ),
        Page(
            "arrivals",
            Action.ARRIVALS,
            (
                _column("turn", 46, 0, RIGHT),
                _column("date", 64),
                _column("unit", 200, 2),
                _column("where", 130, 1),
                _column("men", 70, 0, RIGHT),
                _column("note", 150, 1),
            ),
        ),
        Page(
            "dispatches",
            Action.DISPATCHES,
            (_column("turn", 46, 0, RIGHT), _column("date", 64), _column("what", 300, 1)),
        ),
        Page(
            "victory",
            Action.VICTORY,
            (
                _column("what", 300, 1),
                _column("side", 110),
                _column("communist", 90, 0, RIGHT),
                _column("un", 90, 0, RIGHT),
            ),
        ),
    )


@dataclass(slots=True)
class Kept:
    """What the player did to one page: it outlives the widgets."""

    table: TableState = field(default_factory=TableState)
    find: str = ""


class WarRoom:
    """The screen of tables over a match; it is closed by Esc or by the key of the page on show."""

    places: tuple[Place, ...] = (Place.TABLE, Place.MAP)

    def __init__(self, room: Room, page: int, jump: Callable[[Line], None], close: Callable[[], None]) -> None:
        self.room, self.page, self.jump, self.close = room, page, jump, close
        self.pages = pages()
        self.kept = [Kept() for _ in self.pages]
        self.tone: Tone | None = None
        self._ui: Ui | None = None
        self._find_field: TextField | None = None
        self._lines: list[Line] = []

    def lines(self) -> list[Line]:
        """Return the rows of the page that match the find field and the filter."""
        room, view = self.room, self.room.view
        name = self.pages[self.page].name
        if name == "dispatches":
            log = [line for line in room.log.lines if self.tone in (None, line.tone)]
            found = dispatch_lines(view, log)
        else:
            found = {"forces": forces, "arrivals": arrivals, "victory": ledger}[name](view)
        words = self.kept[self.page].find.casefold()
        return [line for line in found if words in " ".join(line.cells).casefold()]

    # --- building ---------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        """Return tabs, find field, filters and the table."""
        self._ui = ui
        page, kept = self.pages[self.page], self.kept[self.page]
        tabs = TabBar([Tab(t(f"war.{p.name}"), p.action) for p in self.pages], self.page, self._choose)
        shut = Button(t("war.close"), self.close, action=Action.BACK, kind=Kind.PRIMARY)
        self._lines = self.lines()
        rows = [
            TableRow(str(i), tuple(map(self._cell, line.cells, line.keys)), line.dim)
            for i, line in enumerate(self._lines)
        ]
        table = named(Table(page.columns, rows, kept.table, open_row=self._open), f"table_{page.name}")
        body: Widget = growing(table) if rows else growing(Label(t(f"war.{page.name}.none"), BODY, "t2", fit=Fit.WRAP))
        parts = [self._tools(ui), body]
        if page.name == "victory":
            parts.append(Label(score_why(self.room.view), SMALL, "t2", fit=Fit.WRAP, marked=True))
        if page.name == "forces":
            parts += self._reforms()
        head = Row(named(tabs, "tabs"), Spacer(), named(shut, "war_close"), gap=12)
        edge = METRICS.screen_edge
        return Plate(Column(head, *parts, gap=10, pad=(edge, 14, edge, 14)), fill="bg")

    def _cell(self, text: str, key: float | None) -> Cell:
        return Cell(text, "text" if key is None else "t2", key=key)

    def _tools(self, ui: Ui) -> Widget:
        find = TextField(
            self.kept[self.page].find, self._find, hint=t("war.find"), glyph="find", cap=ui.keys.label(Action.FIND)
        )
        self._find_field = find
        tools: list[Widget] = [sized(named(find, "find"), width=260)]
        if self.pages[self.page].name == "dispatches":
            for tone in (None, *Tone):
                name = "all" if tone is None else tone.value
                tools.append(
                    named(Chip(t(f"war.tone.{name}"), self._filter(tone), on=tone is self.tone), f"tone_{name}")
                )
        return Row(*tools, Spacer(), Label(t("war.count", count=len(self._lines)), SMALL, "t3"), gap=8)

    def _reforms(self) -> list[Widget]:
        """Return a button for each division that can be raised again now, with the best place (rule 8.6)."""
        view = self.room.view
        buttons: list[Widget] = []
        for order in reform_orders(self.room):
            words = f"{view.own[order.unit].spec.name}: {order_words(view, order)}"
            buttons.append(named(Button(words, self._giver(order)), f"reform_{order.unit}"))
        return [Row(*buttons, Spacer(), gap=8)] if buttons else []

    # --- answering --------------------------------------------------------------------------------------------

    def _giver(self, order: Order) -> Callable[[], None]:
        def give() -> None:
            self.room.give(order)
            self._again()

        return give

    def _again(self) -> None:
        if self._ui is not None:
            self._ui.relayout()

    def _choose(self, page: int) -> None:
        self.page = page
        self._again()

    def _find(self, text: str) -> None:
        self.kept[self.page].find = text
        self._again()

    def _filter(self, tone: Tone | None) -> Callable[[], None]:
        def take() -> None:
            self.tone = tone
            self._again()

        return take

    def _open(self, ident: str) -> None:
        line = self._lines[int(ident)]
        unit = self.room.view.own.get(line.unit)
        if line.hex is None and unit is not None and unit.status == Status.IN_BOX and self._ui is not None:
            self._ui.open_dialog(more_orders(self._ui, self.room, unit))
        if line.hex is not None:
            self.close()
            self.jump(line)

    def act(self, ui: Ui, action: Action) -> bool:
        """Esc and the page's own key close; the keys of the others turn to them; / goes to the find field."""
        if action is Action.BACK or action is self.pages[self.page].action:
            self.close()
            return True
        for i, page in enumerate(self.pages):
            if action is page.action:
                self._choose(i)
                return True
        if action is Action.FIND and self._find_field is not None:
            ui.set_focus(self._find_field)
            return True
        return False

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
