"""The lower panels of the right column: dispatches, and what is still to do."""

from collections.abc import Callable, Sequence

from game.ui.actions import Action
from game.ui.buttons import Button
from game.ui.labels import Fit, Label, Swatch
from game.ui.layout import Column, Row, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.room import Room
from game.ui.play.rounds import select_waiting, waiting
from game.ui.scroll import Scroll
from game.ui.widget import Ui, Widget
from game.view.dispatches import TONES, Dispatch, Tone
from game.view.summary import Item, left_to_do
from game.view.text import t
from game.view.theme import COLUMN_HEAD, KEY_FIGURE, LABEL, METRICS, NOTE, SMALL

SHOWN = 60  # dispatches kept in the panel; the page of dispatches has them all


class DispatchRow(Row):
    """One dispatch: a colored mark, the turn, the words; a click leads to its hex."""

    hoverable = True
    focusable = True

    def __init__(self, ui: Ui, line: Dispatch, jump: Callable[[int], None]) -> None:
        color = getattr(ui.palette, TONES[line.tone])
        words = growing(Label(line.text, SMALL, "text" if line.tone is not Tone.PLAIN else "t2", fit=Fit.WRAP))
        super().__init__(Swatch(color, 3, 14), sized(Label(str(line.turn), NOTE, "t3"), width=16), words, gap=7)
        self.line, self.jump = line, jump

    def activate(self, ui: Ui) -> None:
        if self.line.hex is not None:
            self.jump(self.line.hex)


def dispatch_panel(ui: Ui, room: Room, jump: Callable[[int], None]) -> Panel:
    """Return the log, the newest first."""
    lines: Sequence[Dispatch] = room.log.lines[: room.log.shown][-SHOWN:][::-1]
    rows: list[Widget] = [DispatchRow(ui, line, jump) for line in lines]
    if not rows:
        rows = [Label(t("dispatch.none"), SMALL, "t2", fit=Fit.WRAP)]
    body = Scroll(Column(*rows, gap=7, pad=(METRICS.inset, 8, 10, 8)))
    panel = Panel(t("panel.dispatches"), body, glyph="list", note=t("panel.turn", turn=room.view.turn))
    panel.name = "dispatches"
    return panel


class ItemRow(Row):
    """One thing to do: how many, what; a click leads to the first."""

    hoverable = True
    focusable = True

    def __init__(self, item: Item, go: Callable[[Item], None]) -> None:
        count = Label(str(len(item.units)), KEY_FIGURE, "crit" if item.danger else "gold")
        super().__init__(sized(count, width=26), growing(Label(item.text, SMALL, "t2", fit=Fit.SHORTEN)), gap=6)
        self.item, self.go = item, go

    def activate(self, ui: Ui) -> None:
        self.go(self.item)


def _next_and_undo(room: Room) -> tuple[Button, Button]:
    next_unit = Button(t("todo.next"), lambda: select_waiting(room), action=Action.NEXT_UNIT, style=LABEL, height=30)
    next_unit.enabled, next_unit.why_disabled = room.operates and bool(waiting(room)), t("todo.none")
    undo = Button(t("todo.undo"), room.undo, action=Action.UNDO, style=LABEL, height=30)
    why = room.why_no_undo()
    undo.enabled, undo.why_disabled = why is None, why or ""
    return named(next_unit, "next_unit"), named(undo, "undo")


def step_buttons(room: Room) -> Widget:
    """Return the buttons for the next unit and for taking back, side by side."""
    return Row(*(growing(button) for button in _next_and_undo(room)), gap=6)


def to_do(room: Room, go: Callable[[Item], None], *, tight: bool) -> Widget:
    """Return the list of what is left, and the buttons for the next unit and for taking back."""
    items = left_to_do(room.view, waiting(room)) if room.operates else []
    rows: list[Widget] = [ItemRow(item, go) for item in items[: 2 if tight else len(items)]]
    if not rows:
        rows = [Label(t("todo.none") if room.operates else room.waiting_for, SMALL, "t2", fit=Fit.WRAP)]
    head = [] if tight or not room.seated else [Label(t("todo.title").upper(), COLUMN_HEAD, "t3")]
    buttons = _next_and_undo(room) if room.seated else ()
    return Column(*head, growing(Column(*rows, gap=3)), *buttons, gap=6, pad=(10, 4, 6, 4))
