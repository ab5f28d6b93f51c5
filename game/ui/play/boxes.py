"""The page that brings units on from a box: who, where, and what comes of it; Enter after Enter brings all (4.9)."""

from collections.abc import Callable

from game.model.ids import NO_UNIT, HexId
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Label, Side
from game.ui.layout import Align, Column, Row, growing, named, sized
from game.ui.panels import Panel, Plate
from game.ui.play.batch import Batch
from game.ui.play.commands import refusal_text
from game.ui.play.room import Room
from game.ui.scroll import Scroll
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.counters import CounterFace
from game.view.entries import Entry, Waiting, entries, next_entry, route_left, route_of, waiting_in_boxes
from game.view.faces import unit_face
from game.view.summary import unit_name
from game.view.tables import where_words
from game.view.text import t
from game.view.theme import BODY, LABEL, METRICS, SCREEN_TITLE, SMALL

INSET = (METRICS.inset, 10, METRICS.inset, 10)


def why_none_comes(room: Room) -> str:
    """Return why nobody can be brought on from a box now, empty if somebody can."""
    if not room.operates:
        return room.waiting_for
    return "" if waiting_in_boxes(room.view) else t("boxes.empty")


class BoxPage:
    """The screen over a match in its operations; it stays open, so that an army comes on at several places."""

    places: tuple[Place, ...] = (Place.TABLE, Place.MAP)

    def __init__(self, room: Room, close: Callable[[], None], go: Callable[[HexId], None]) -> None:
        """``go`` brings a hex of the map to the middle, where the map is shown again."""
        self.room, self._close, self.go = room, close, go
        self.who, self.where = TableState(), TableState()
        self.batch = Batch(room)
        self._came: HexId | None = None  # where the last came on
        self._before = ("", "")  # what was marked then
        self._ui: Ui | None = None
        self.groups: dict[str, Waiting] = {}
        self.gates: dict[str, Entry] = {}

    # --- what is marked ---------------------------------------------------------------------------------------

    def _take_stock(self) -> None:
        """Find who waits and where they may come out; what was marked stays marked as long as it is there."""
        view = self.room.view
        self.groups = {f"{it.box}.{it.is_all}.{it.hq}": it for it in waiting_in_boxes(view)}
        if self.who.chosen not in self.groups:
            self.who.chosen = next(iter(self.groups), "")
        group = self.groups.get(self.who.chosen)
        self.gates = {} if group is None else {str(it.hex): it for it in entries(view, group)}
        if self.where.chosen not in self.gates:
            self.where.chosen = max(self.gates, key=lambda key: len(self.gates[key].orders), default="")

    @property
    def marked(self) -> Entry | None:
        """Return what comes of bringing on the marked units at the marked place."""
        return self.gates.get(self.where.chosen)

    # --- building ---------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        """Return who, where and what comes of it, side by side."""
        first, self._ui = self._ui is None, ui
        self._take_stock()
        who = self._who()
        undo = Button(t("boxes.take_back"), self.take_back, action=Action.UNDO)
        undo.enabled, undo.why_disabled = self.room.why_no_undo() is None, self.room.why_no_undo() or ""
        head = Row(
            Label(t("boxes.title"), SCREEN_TITLE, "gold"),
            growing(Label(t("boxes.note"), BODY, "t2", fit=Fit.SHORTEN)),
            named(Button(t("boxes.close"), self.close, action=Action.BACK), "boxes_close"),
            named(undo, "boxes_undo"),
            named(self._go_button(), "boxes_go"),
            gap=14,
        )
        wide = ui.layout_size[0]
        body = Row(
            sized(Panel(t("boxes.who"), who), width=wide * 26 // 100),
            growing(Panel(t("boxes.where"), self._where())),
            sized(Panel(t("boxes.outcome"), self._outcome()), width=wide * 26 // 100),
            gap=10,
            align=Align.STRETCH,
        )
        if first:
            ui.timers.after(0, lambda: ui.set_focus(who, by_key=False))
        edge = METRICS.screen_edge
        return Plate(Column(head, growing(body), gap=10, pad=(edge, 14, edge, 14)), fill="bg")

    def _go_button(self) -> Button:
        count = len(self.marked.orders) if self.marked is not None else 0
        go = Button(t("boxes.go", count=count), self.bring_on, action=Action.CONFIRM, kind=Kind.PRIMARY)
        go.enabled, go.why_disabled = count > 0, t("boxes.nobody_fits")
        return go

    def _who(self) -> Table:
        rows = [
            TableRow(
                key,
                (Cell(self._name(it), "text"), Cell(str(len(it.units))), Cell(str(it.points))),
                face=self._face(it),
            )
            for key, it in self.groups.items()
        ]
        columns = (_column("unit", 120, 1), _figure("units", 44), _figure("points", 52))
        return named(Table(columns, rows, self.who, choose=self._again), "boxes_who")

    def _name(self, group: Waiting) -> str:
        view = self.room.view
        if group.is_all:
            return t("boxes.all", box=view.scenario.boxes[group.box].name)
        return t("boxes.no_hq") if group.hq == NO_UNIT else unit_name(view, group.hq)

    def _face(self, group: Waiting) -> CounterFace | None:
        """Return the counter of a group's HQ, without one of its first unit; all together have none."""
        if group.is_all:
            return None
        own = self.room.view.own
        first = own[group.units[0] if group.hq == NO_UNIT else group.hq]
        return unit_face(self.room.view, first, in_command=True, mp_shown=False)

    def _where(self) -> Widget:
        if not self.gates:
            words = t("boxes.nowhere" if self.groups else "boxes.empty")
            return Column(Label(words, BODY, "t2", fit=Fit.WRAP), pad=INSET)
        figures = (_figure("stack", 52), _figure("route", 48), _figure("comes", 66))
        columns = (_column("place", 100, 1), _column("hex", 38), *figures)
        rows = [TableRow(key, self._gate_cells(it)) for key, it in self.gates.items()]
        table = Table(columns, rows, self.where, choose=self._again, open_row=lambda _: self.bring_on())
        return named(table, "boxes_where")

    def _gate_cells(self, gate: Entry) -> tuple[Cell, ...]:
        view, group = self.room.view, self.groups[self.who.chosen]
        left = route_left(view, route_of(view, group.units[0], gate.hex))
        comes = t("boxes.of", part=len(gate.orders), all=len(group.units))
        room = t("boxes.of", part=view.own_stack[gate.hex], all=gate.limit)
        return (
            Cell(where_words(view, gate.hex), "text"),
            Cell(view.board.grid.label(gate.hex)),
            Cell(room, key=view.own_stack[gate.hex]),
            Cell(str(left), key=left),
            Cell(comes, "gold" if gate.orders else "t3", key=len(gate.orders)),
        )

    def _outcome(self) -> Widget:
        gate, view = self.marked, self.room.view
        if gate is None:
            return Column(Label(t("boxes.nobody_fits"), BODY, "t2", fit=Fit.WRAP), pad=INSET)
        rows: list[Widget] = []
        if gate.orders:
            rows.append(Label(t("boxes.come", place=where_words(view, gate.hex)), LABEL, "gold", fit=Fit.WRAP))
            rows += [Label(unit_name(view, order.unit), BODY, fit=Fit.WRAP) for order in gate.orders]
        if gate.staying:
            rows.append(Label(t("boxes.stay"), LABEL, "gold", fit=Fit.WRAP))
        for unit, refusal in gate.staying:
            words = t("boxes.with_units") if refusal is None else refusal_text(view, refusal)
            why = Label(words, SMALL, "t2", fit=Fit.WRAP)
            rows.append(Column(Label(unit_name(view, unit), BODY, "t2", fit=Fit.WRAP), why))
        return named(Scroll(Column(*rows, gap=6, pad=INSET)), "boxes_outcome")

    def _again(self, ident: str = "") -> None:
        if self._ui is not None:
            self._ui.relayout()

    # --- acting -----------------------------------------------------------------------------------------------

    def bring_on(self) -> None:
        """Bring the marked units on at the marked place, then mark who is next and the next place with room."""
        gate = self.marked
        if gate is None or not gate.orders or self._ui is None:
            return
        self._before, later = (self.who.chosen, self.where.chosen), list(self.groups)
        del later[: later.index(self.who.chosen)]
        if self.batch.give(gate.orders):
            self._came = gate.hex
        if (reason := self.room.why_no_undo()) is not None:
            self._ui.toast(reason)
        self._take_stock()
        self.who.chosen = next((key for key in later if key in self.groups), self.who.chosen)
        group = self.groups.get(self.who.chosen)
        after = None if group is None else next_entry(self.room.view, group, gate.hex)
        if after is not None:
            self.where.chosen = str(after.hex)
        self._again()

    def take_back(self) -> None:
        """Take back whom the page brought on last, all of them; else the last order."""
        self.batch.take_back_or_tell()
        if self._came is not None:
            self.who.chosen, self.where.chosen = self._before
            self._came = None
        self._again()

    def close(self) -> None:
        """Go back to the map, to where the last came on."""
        self._close()
        if self._came is not None:
            self.go(self._came)

    def act(self, ui: Ui, action: Action) -> bool:
        """Enter brings on, Esc and the page's own key close, the key of undo takes back."""
        if action in (Action.BACK, Action.BRING_ON):
            self.close()
        elif action is Action.CONFIRM:
            self.bring_on()
        elif action is Action.UNDO:
            self.take_back()
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""


def _column(name: str, width: float, grow: float = 0.0) -> ColumnSpec:
    return ColumnSpec(t(f"boxes.column.{name}"), width, grow)


def _figure(name: str, width: float) -> ColumnSpec:
    return ColumnSpec(t(f"boxes.column.{name}"), width, 0, Side.RIGHT)
