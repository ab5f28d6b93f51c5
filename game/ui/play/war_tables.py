"""The pages of the war room that are tables: sorted by their heads, with a find field, each row a way to the map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.model.ids import Status
from game.model.orders import Order
from game.ui.actions import Action
from game.ui.buttons import Button
from game.ui.choices import Chip
from game.ui.fields import TextField
from game.ui.labels import Fit, Label, Side
from game.ui.layout import Grid, Row, Spacer, growing, named, sized
from game.ui.play.more import more_orders, reform_orders
from game.ui.play.room import Room
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.dispatches import Tone
from game.view.entries import waiting_in_boxes
from game.view.order_words import order_words
from game.view.score import score_why
from game.view.tables import Line, arrivals, dispatch_lines, forces, ledger, pool_notes, replacement_lines
from game.view.tellers import summed_up
from game.view.text import t
from game.view.theme import BODY, LABEL, SMALL
from game.view.weather_table import weather_lines, weather_now

RIGHT = Side.RIGHT
REFORM_COLUMNS = 3  # buttons side by side that fit the smallest window
PAGE_KEYS = {  # every page of the war room in the order of its tabs, with the key that opens it
    "forces": Action.FORCES,
    "arrivals": Action.ARRIVALS,
    "replacements": Action.REPLACEMENTS,
    "supply": Action.FORECAST,
    "charts": Action.CHARTS,
    "victory": Action.VICTORY,
    "politics": Action.POLITICS,
    "weather": Action.WEATHER,
    "dispatches": Action.DISPATCHES,
}


class Desk(Protocol):
    """What a page asks of the war room that shows it."""

    room: Room
    bring_on: Callable[[], None]  # opens the page of the boxes

    def again(self) -> None:
        """Build the page again."""

    def leave_for(self, line: Line) -> None:
        """Close the war room and go where a row leads."""


class WarPage(Protocol):
    """One page, by its name in the texts and in ``PAGE_KEYS``."""

    name: str

    def parts(self, ui: Ui, desk: Desk) -> list[Widget]:
        """Return what stands under the tabs, top to bottom."""

    def act(self, ui: Ui, desk: Desk, action: Action) -> bool:
        """Do what a key asks for on this page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table page shows: columns, rows, and the lines of text under them."""

    columns: tuple[ColumnSpec, ...]
    lines: Callable[[Room], list[Line]]
    notes: Callable[[Room], Sequence[str]] = lambda room: ()


class TablePage:
    """A table with its find field; dispatches are filtered by how they concern the reader, too."""

    def __init__(self, name: str, sheet: Sheet) -> None:
        self.name, self.sheet = name, sheet
        self.table, self.find = TableState(), ""
        self.tone: Tone | None = None
        self.on_choose: Callable[[Line], None] = lambda line: None  # a row has been chosen
        self._shown: list[Line] = []
        self._field: TextField | None = None

    def lines(self, room: Room) -> list[Line]:
        """Return the rows that match the find field and the filter."""
        found = self.sheet.lines(room)
        if self.name == "dispatches":
            log = [line for line in room.log.lines if self.tone in (None, line.tone)]
            found = dispatch_lines(room.view, log)
        words = self.find.casefold()
        return [line for line in found if words in " ".join(line.cells).casefold()]

    def parts(self, ui: Ui, desk: Desk) -> list[Widget]:
        self._shown = self.lines(desk.room)
        rows = [
            TableRow(str(i), tuple(map(_cell, line.cells, line.keys)), line.dim) for i, line in enumerate(self._shown)
        ]

        def open_row(ident: str) -> None:
            self._open(ui, desk, self._shown[int(ident)])

        def choose(ident: str) -> None:
            self.on_choose(self._shown[int(ident)])

        table = Table(self.sheet.columns, rows, self.table, choose=choose, open_row=open_row)
        table.name = f"table_{self.name}"
        empty = Label(t(f"war.{self.name}.none"), BODY, "t2", fit=Fit.WRAP)
        parts: list[Widget] = [self._tools(ui, desk), growing(table) if rows else growing(empty)]
        parts += [Label(note, SMALL, "t2", fit=Fit.WRAP, marked=True) for note in self.sheet.notes(desk.room)]
        if self.name == "forces":
            parts += [*_boxes(desk), *_reforms(desk)]
        return parts

    def _tools(self, ui: Ui, desk: Desk) -> Widget:
        def search(words: str) -> None:
            self.find = words
            desk.again()

        def filtering(tone: Tone | None) -> Callable[[], None]:
            def take() -> None:
                self.tone = tone
                desk.again()

            return take

        self._field = TextField(self.find, search, hint=t("war.find"), glyph="find", cap=ui.keys.label(Action.FIND))
        tools: list[Widget] = [sized(named(self._field, "find"), width=260)]
        if self.name == "dispatches":
            for tone in (None, *Tone):
                name = "all" if tone is None else tone.value
                chip = Chip(t(f"war.tone.{name}"), filtering(tone), on=tone is self.tone)
                tools.append(named(chip, f"tone_{name}"))
        return Row(*tools, Spacer(), Label(t("war.count", count=len(self._shown)), SMALL, "t3"), gap=8)

    def _open(self, ui: Ui, desk: Desk, line: Line) -> None:
        unit = desk.room.view.own.get(line.unit)
        if line.hex is None and unit is not None and unit.status == Status.IN_BOX:
            ui.open_dialog(more_orders(ui, desk.room, unit))
        if line.hex is not None:
            desk.leave_for(line)

    def act(self, ui: Ui, desk: Desk, action: Action) -> bool:
        if action is not Action.FIND or self._field is None:
            return False
        ui.set_focus(self._field)
        return True


def _cell(text: str, key: float | None) -> Cell:
    return Cell(text, "text" if key is None else "t2", key=key)


def _boxes(desk: Desk) -> list[Widget]:
    """Return the button that leads to the page of the boxes while units can come out of one (rule 4.9)."""
    room = desk.room
    count = sum(len(it.units) for it in waiting_in_boxes(room.view) if it.is_all) if room.operates else 0
    button = Button(t("boxes.open", count=count), desk.bring_on, action=Action.BRING_ON, style=LABEL)
    return [Row(named(button, "boxes_open"), Spacer())] if count else []


def _reforms(desk: Desk) -> list[Widget]:
    """Return a button for each division that can be raised again now, with the best place (rule 8.6)."""
    room = desk.room

    def giver(order: Order) -> Callable[[], None]:
        def give() -> None:
            room.give(order)
            desk.again()

        return give

    buttons: list[Widget] = []
    for order in reform_orders(room):
        words = f"{room.view.own[order.unit].spec.name}: {order_words(room.view, order)}"
        buttons.append(named(Button(words, giver(order), style=LABEL, height=30), f"reform_{order.unit}"))
    return [Grid(*buttons, columns=REFORM_COLUMNS, gap=6)] if buttons else []


def _column(name: str, width: float, grow: float = 0.0, side: Side = Side.LEFT) -> ColumnSpec:
    return ColumnSpec(t(f"column.{name}"), width, grow, side)


def _figures(*names: str, width: float = 80) -> tuple[ColumnSpec, ...]:
    return tuple(_column(name, width, 0, RIGHT) for name in names)


def _news(room: Room) -> list[str]:
    """Return the sum of the turn that is told of last, if there is anything to sum up."""
    turn = max((line.turn for line in room.log.lines), default=room.view.turn)
    words = summed_up([line for line in room.log.lines if line.turn >= turn - 1])
    return [t("war.summary", first=max(1, turn - 1), turn=turn, told=words)] if words else []


def supply_columns() -> tuple[ColumnSpec, ...]:
    """Return the columns of the supply forecast."""
    return (
        _column("unit", 180, 2),
        _column("source", 120, 1),
        *_figures("supply", "intake", "upkeep", "after", "haul"),
        _column("outlook", 130, 1),
    )


def table_pages() -> dict[str, TablePage]:
    """Return the table pages by name, as a new war room shows them."""
    forces_columns = (
        _column("unit", 180, 2),
        _column("where", 120, 1),
        *_figures("strength", "cohesion", "supply", "movement"),
        _column("hq", 110, 1),
        _column("status", 110, 1),
    )
    arrivals_columns = (
        _column("turn", 46, 0, RIGHT),
        _column("date", 64),
        _column("unit", 200, 2),
        _column("where", 130, 1),
        _column("men", 70, 0, RIGHT),
        _column("note", 150, 1),
    )
    replacement_columns = (
        _column("unit", 180, 2),
        _column("where", 120, 1),
        *_figures("men", "full_men", "missing", "tanks", "guns", width=62),
        _column("hq", 110, 1),
        _column("mark", 110, 1),
    )
    dispatch_columns = (_column("turn", 46, 0, RIGHT), _column("date", 64), _column("what", 300, 1))
    victory_columns = (_column("what", 300, 1), _column("side", 110, 1), *_figures("communist", "un", width=90))
    weather_columns = (
        _column("turn", 46, 0, RIGHT),
        _column("date", 64),
        _column("band", 90, 1),
        *_figures("clear", "overcast", "rain", "snow", "cold", width=76),
        _column("ice", 130, 1),
    )
    sheets = {
        "forces": Sheet(forces_columns, lambda room: forces(room.view)),
        "arrivals": Sheet(arrivals_columns, lambda room: arrivals(room.view)),
        "replacements": Sheet(
            replacement_columns, lambda room: replacement_lines(room.view), lambda room: pool_notes(room.view)
        ),
        "victory": Sheet(victory_columns, lambda room: ledger(room.view), lambda room: [score_why(room.view)]),
        "weather": Sheet(
            weather_columns, lambda room: list(weather_lines(room.view)), lambda room: [weather_now(room.view)]
        ),
        "dispatches": Sheet(dispatch_columns, lambda room: [], _news),
    }
    return {name: TablePage(name, sheet) for name, sheet in sheets.items()}
