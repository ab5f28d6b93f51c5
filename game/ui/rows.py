"""Rows of widgets of which one is chosen: by a click anywhere on it, or with up and down."""

from collections.abc import Callable

from game.ui import draw
from game.ui.inputs import KeyPress, Pointer, Touch
from game.ui.widget import Rect, Size, Surface, Ui, Widget, outer_size
from game.view.theme import METRICS

STRIPE = (255, 255, 255, 8)  # every other row is a little lighter


class PickRow(Widget):
    """One row of a ``group``; Tab stops at the chosen one alone, or where ``stop`` says so."""

    hoverable = True

    def __init__(
        self,
        child: Widget,
        choose: Callable[[], None],
        group: "list[PickRow]",
        *,
        on: bool,
        stop: bool = False,
        height: float = METRICS.table_row,
    ) -> None:
        super().__init__(child)
        self.choose, self.group, self.on = choose, group, on
        self.height = height
        self.focusable = on or stop
        self.place_in_group = len(group)
        group.append(self)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, outer_size(ui, self.children[0], width)[1]

    def arrange(self, ui: Ui) -> None:
        inside = Rect(self.rect.left + ui.px(8), self.rect.top, self.rect.width - ui.px(16), self.rect.height)
        self.children[0].place(ui, inside)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, line, radius = ui.palette, self.rect.inflate(0, -1), ui.px(4)
        if self.on:
            draw.box(to, line, p.gold_dark, edge=p.gold, radius=radius)
        elif ui.hover is self:
            draw.box(to, line, p.raised, radius=radius)
        elif self.place_in_group % 2 == 0:
            draw.box(to, line, STRIPE, radius=radius)

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is not Touch.DOWN or event.button != 1:
            return False
        if not self.on:
            self.activate(ui)
        return True

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.choose()

    def key(self, ui: Ui, press: KeyPress) -> bool:
        steps = {"up": -1, "down": 1}
        if press.chord not in steps:
            return not self.on and super().key(ui, press)  # Enter on the chosen row is the screen's
        at = self.place_in_group + steps[press.chord]
        if 0 <= at < len(self.group):
            ui.set_focus(self.group[at])
            self.group[at].activate(ui)
        return True
