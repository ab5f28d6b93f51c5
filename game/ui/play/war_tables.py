"""A page of the war room that is a table: sorted by its heads, narrowed by chips and words, rows lead to the map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.data.writing import write_whole
from game.errors import GameError
from game.model.ids import NO_UNIT, HexId, Status, UnitId
from game.resources import user_folder
from game.ui.actions import Action
from game.ui.choices import Chip
from game.ui.fields import TextField
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Column, Pad, Row, Spacer, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.more import more_orders
from game.ui.play.room import Room
from game.ui.play.unit_panel import unit_dialog
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.summary import unit_name
from game.view.tables import Line, as_csv
from game.view.text import t
from game.view.theme import BODY, METRICS, SMALL

FIELD = 240  # units of width
FOOT = (METRICS.inset, 8, METRICS.inset, 10)  # round what stands under a table
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


Hints = tuple[tuple[str, Action | str], ...]


def row_hints() -> Hints:
    """Return the keys of a table."""
    return ("row", t("key.up_down")), ("sort", t("key.shift_arrows"))


class SideMap(Protocol):
    """The map of the war room, where there is room for one."""

    def beside(self, ui: Ui, desk: "Desk", table: "TablePage") -> Widget:
        """Return a table, with the map at its right where there is room for it; its rows are followed there."""

    def point(self, h: HexId | None) -> None:
        """Bring a hex into sight."""


class Desk(Protocol):
    """What a page asks of the war room that shows it."""

    room: Room
    bring_on: Callable[[], None]  # opens the page of the boxes

    @property
    def map(self) -> SideMap:
        """Return the map that the tables share."""

    def again(self) -> None:
        """Build the page again."""

    def tell(self, words: str) -> None:
        """Say in the status bar what can be done with the chosen row, empty for none that leads anywhere."""

    def leave_for(self, line: Line) -> None:
        """Close the war room and go where a row leads."""


class WarPage(Protocol):
    """One page, by its name in the texts and in ``PAGE_KEYS``; ``hints`` are the keys the status bar tells of."""

    name: str

    @property
    def hints(self) -> Hints:
        """Return the keys that matter on the page, by the names of what they do."""

    def parts(self, ui: Ui, desk: Desk) -> list[Widget]:
        """Return what stands under the tabs, top to bottom."""

    def act(self, ui: Ui, desk: Desk, action: Action) -> bool:
        """Do what a key asks for on this page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table page shows: columns, rows, what it can be narrowed to, and words.

    ``columns`` returns those there are units of width for: the last cells of a row may be left out.
    ``groups`` returns the groups of lines, with their names; ``total`` stands at the right of the title, ``notes``
    under the table.
    """

    columns: Callable[[float], tuple[ColumnSpec, ...]]
    lines: Callable[[Room], list[Line]]
    glyph: str = "list"
    with_map: bool = True  # whether its rows lead to the map
    notes: Callable[[Room], Sequence[str]] = lambda room: ()
    groups: Callable[[Room, Sequence[Line]], Sequence[tuple[str, str]]] = lambda room, lines: ()
    total: Callable[[Room], str] = lambda room: ""


class TablePage:
    """A panel with a table, its find field and the chips of its groups."""

    def __init__(self, name: str, sheet: Sheet) -> None:
        self.name, self.sheet = name, sheet
        self.table, self.find = TableState(), ""
        self.group = ""  # the one the table is narrowed to, "" = all
        self.on_choose: list[Callable[[Line], None]] = []  # told that a row has been chosen
        self.below: Callable[[Desk], list[Widget]] = lambda desk: []  # what stands under the table in its panel
        self._shown: dict[str, Line] = {}
        self._field: TextField | None = None
        self._view: Table | None = None

    @property
    def hints(self) -> Hints:
        return (*row_hints(), ("csv", Action.EXPORT))

    @property
    def chosen(self) -> Line | None:
        """Return the line of the chosen row, None if it is not shown."""
        return self._shown.get(self.table.chosen)

    def choose(self, ui: Ui, unit: UnitId) -> bool:
        """Choose the row of a unit, if it is shown, and let the arrows move on from it; return whether it is."""
        return self._choose_of(ui, [ident for ident, line in self._shown.items() if line.unit == unit != NO_UNIT])

    def choose_at(self, ui: Ui, h: HexId) -> bool:
        """Choose the first row that leads to a hex, or the one after the chosen row; return whether there is one."""
        return self._choose_of(ui, [ident for ident, line in self._shown.items() if line.hex == h])

    def _choose_of(self, ui: Ui, idents: list[str]) -> bool:
        if self._view is None:
            return False
        ui.set_focus(self._view, by_key=False)
        if idents:
            at = idents.index(self.table.chosen) + 1 if self.table.chosen in idents else 0
            self._view.choose_row(ui, idents[at % len(idents)])
        return bool(idents)

    def parts(self, ui: Ui, desk: Desk) -> list[Widget]:
        if self.sheet.with_map:
            return [growing(desk.map.beside(ui, desk, self))]
        return [growing(self.panel(ui, desk, ui.layout_size[0] - 2 * METRICS.screen_edge))]

    def panel(self, ui: Ui, desk: Desk, width: float) -> Panel:
        """Return the panel as it stands in so many units of width."""
        room = desk.room
        lines = self.sheet.lines(room)
        groups = list(self.sheet.groups(room, lines))
        if self.group not in [group for group, _ in groups]:
            self.group = ""
        self._shown = {_ident(line, i): line for i, line in enumerate(lines) if self._matches(room, line)}
        columns = self.sheet.columns(width)
        rows = [TableRow(ident, _cells(columns, line), line.dim, line.face) for ident, line in self._shown.items()]
        table = Table(
            columns,
            rows,
            self.table,
            choose=lambda ident: self._chosen(desk, ident),
            open_row=lambda ident: self._open(ui, desk, self._shown[ident]),
            look_into=lambda ident: self._look_into(ui, desk, self._shown[ident]),
        )
        self._view = table if rows else None
        self._tell(desk)
        empty = Pad(Label(t(f"war.{self.name}.none"), BODY, "t2", fit=Fit.WRAP), METRICS.inset)
        body = growing(named(table, f"table_{self.name}") if rows else empty)
        words = [Label(note, SMALL, "t2", fit=Fit.WRAP, marked=True) for note in self.sheet.notes(room)]
        below = [*words, *self.below(desk)]
        inside = Column(
            self._tools(ui, desk, lines, groups),
            body,
            *([Rule(), Column(*below, gap=6, pad=FOOT)] if below else []),
        )
        return Panel(t(f"war.{self.name}.title"), inside, glyph=self.sheet.glyph, note=self.sheet.total(room))

    def _chosen(self, desk: Desk, ident: str) -> None:
        self._tell(desk)
        for told in self.on_choose:
            told(self._shown[ident])

    def _tell(self, desk: Desk) -> None:
        """Say what can be done with the chosen row, named by its first words that stand out."""
        line, words = self.chosen, ""
        if line is not None and self._view is not None and (line.hex is not None or line.unit != NO_UNIT):
            cells = zip(self._view.columns, line.cells, strict=False)
            name = next(text for column, text in cells if column.color == "text")
            unit = desk.room.view.own.get(line.unit)
            if unit is not None and unit.status == Status.IN_BOX:
                words = t("war.status_box", name=name)
            elif line.hex is not None:
                words = t("war.status_unit" if unit is not None and unit.on_map else "war.status_of", name=name)
        desk.tell(words)

    def _matches(self, room: Room, line: Line) -> bool:
        """Return whether a line belongs to the chosen group and has the words that are looked for."""
        if self.group and self.group not in line.groups:
            return False
        army = unit_name(room.view, line.unit) if line.unit in room.view.own else ""
        return self.find.casefold() in " ".join((army, *line.cells)).casefold()

    def _tools(self, ui: Ui, desk: Desk, lines: list[Line], groups: list[tuple[str, str]]) -> Widget:
        def search(words: str) -> None:
            self.find = words
            desk.again()

        def narrowing(group: str) -> Callable[[], None]:
            def take() -> None:
                self.group = group
                desk.again()

            return take

        chips: list[Widget] = []
        for group, name in (("", t("war.group.all")), *groups) if groups else ():
            count = sum(group in line.groups for line in lines) if group else len(lines)
            chip = Chip(name, narrowing(group), on=group == self.group, count=count)
            chips.append(named(chip, f"group_{group or 'all'}"))
        self._field = TextField(self.find, search, hint=t("war.find"), glyph="find", cap=ui.keys.label(Action.FIND))
        told = [] if groups else [Label(t("war.count", count=len(self._shown)), SMALL, "t3")]
        field = sized(named(self._field, "find"), width=FIELD)
        return Row(*chips, Spacer(), *told, field, gap=8, pad=(METRICS.inset, 8, METRICS.inset, 6))

    def _open(self, ui: Ui, desk: Desk, line: Line) -> None:
        unit = desk.room.view.own.get(line.unit)
        if line.hex is None and unit is not None and unit.status == Status.IN_BOX:
            ui.open_dialog(more_orders(ui, desk.room, unit))
        if line.hex is not None:
            desk.leave_for(line)

    @staticmethod
    def _look_into(ui: Ui, desk: Desk, line: Line) -> None:
        """Show all there is to know of a row's unit, if it stands on the map."""
        unit = desk.room.view.own.get(line.unit)
        if unit is not None and unit.on_map:
            ui.open_dialog(unit_dialog(ui, desk.room, unit, lambda: desk.leave_for(line)))

    def act(self, ui: Ui, desk: Desk, action: Action) -> bool:
        if action is Action.EXPORT:
            self._export(ui, desk.room)
        elif action is Action.FIND and self._field is not None:
            ui.set_focus(self._field)
        elif action is Action.BACK and self.find:
            self.find = ""
            ui.set_focus(None)
            desk.again()
        else:
            return False
        return True

    def _export(self, ui: Ui, room: Room) -> None:
        """Write the rows as they are shown into the user's folder and say where they are; a failure is told."""
        if self._view is None:
            return
        match, view = room.match, room.view
        name = f"{match.setting.scenario.id}-{match.seed}-{view.side.key}-{view.turn}-{self.name}.csv"
        path = user_folder() / "tables" / name
        shown = [self._shown[row.ident] for row in self._view.rows]
        try:
            write_whole(path, as_csv([column.title for column in self._view.columns], shown))
        except GameError as error:
            ui.toast(str(error))
        else:
            ui.toast(t("war.exported", path=path))


class AroundTable:
    """A page of more than its table: ``around`` returns what stands under the tabs, the rest is the table's."""

    def __init__(self, table: TablePage, around: Callable[[TablePage, Ui, Desk], list[Widget]]) -> None:
        self.table, self.around = table, around
        self.name = table.name

    @property
    def hints(self) -> Hints:
        return self.table.hints

    def parts(self, ui: Ui, desk: Desk) -> list[Widget]:
        return self.around(self.table, ui, desk)

    def act(self, ui: Ui, desk: Desk, action: Action) -> bool:
        return self.table.act(ui, desk, action)


def _ident(line: Line, index: int) -> str:
    """Return what a row is known by: its unit, however the table is narrowed; else its place among all lines."""
    return f"line_{index}" if line.unit == NO_UNIT else f"unit_{line.unit}"


def _cells(columns: Sequence[ColumnSpec], line: Line) -> tuple[Cell, ...]:
    """Return the fields of a row: figures that are nothing are faint."""
    colors = line.colors or ("",) * len(line.cells)
    fields = zip(columns, line.cells, line.keys, colors, strict=False)
    return tuple(Cell(text, own or ("t3" if key == 0 else column.color), key=key) for column, text, key, own in fields)
