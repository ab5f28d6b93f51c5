"""Figures that go up and down by a step, each step an order (rules 10.2-10.6)."""

from collections.abc import Callable

from game.model.orders import Order
from game.ui.buttons import Button
from game.ui.labels import Label, Side
from game.ui.layout import Row, Spacer, growing, named, sized
from game.ui.play.commands import refusal_text
from game.ui.play.room import Room
from game.ui.widget import Widget
from game.view.allotments import Knob
from game.view.text import t
from game.view.theme import BODY, BODY_STRONG

TIGHT, LOOSE = (76, 22), (100, 28)  # units: a figure with its buttons, a button


class Knobs:
    """Makes the turners of one page; ``again`` is told when an order was given."""

    def __init__(self, room: Room, again: Callable[[], None]) -> None:
        self.room, self.again = room, again
        self.turn, self.press = LOOSE

    def turner(self, knob: Knob) -> Widget:
        """Return a figure between its two buttons."""
        style, ink = (BODY, "t3") if knob.none == knob.less else (BODY_STRONG, "text")
        figure = growing(Label(knob.value, style, ink, side=Side.RIGHT))
        less, more = self._button("−", knob.less, knob.none), self._button("+", knob.more, knob.most)
        row = Row(named(less, f"less_{knob.id}"), figure, Spacer(8), named(more, f"more_{knob.id}"))
        return sized(row, width=self.turn)

    def _button(self, label: str, order: Order, far: Order | None) -> Button:
        button = Button(label, self._giving(order), height=26)
        refusal = order.check(self.room.view)
        button.enabled = refusal is None
        button.why_disabled = "" if refusal is None else refusal_text(self.room.view, refusal)
        if far is not None:
            button.aside, button.tooltip = self._giving(far), t("allot.far")
        return sized(button, width=self.press)

    def _giving(self, order: Order) -> Callable[[], None]:
        def give() -> None:
            self.room.give(order)
            self.again()

        return give
