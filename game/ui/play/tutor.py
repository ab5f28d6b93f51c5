"""The staff officer: teaches the hand first, then says what is worth doing next and waits until it is done (P-19)."""

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect, Surface

from game.ai.guide import Guide
from game.model.ids import NO_UNIT, HexId, Phase, UnitId
from game.model.orders import Order
from game.rules.orders.air import AllocateAirOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.bridges import BlowBridgeOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.orders.rest import RestOrder
from game.ui.actions import Action
from game.ui.buttons import Button
from game.ui.labels import Fit, Label
from game.ui.layout import Column, Row, Spacer, named
from game.ui.panels import Panel
from game.ui.play.canvas import MapCanvas
from game.ui.play.plans import arrow
from game.ui.play.room import Room
from game.ui.widget import Ui, Widget
from game.view.order_words import hex_name, order_words
from game.view.text import t
from game.view.theme import BODY, LABEL, METRICS

GUIDE, ON = "guide", "on"  # a setting of a match: the officer stands beside the player


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said now: the words, and of an order the unit that it is for and the hex that is marked."""

    text: str
    order: Order | None = None
    unit: UnitId = NO_UNIT
    hex: HexId | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something to be done once: its key in the texts, the keys it names, whether it has been done."""

    key: str
    keys: tuple[Action, ...]
    done: Callable[[], bool]


class Tutor:
    """Speaks to the player of one room. ``again`` is called when something else is to be said."""

    def __init__(self, ui: Ui, room: Room, canvas: MapCanvas, again: Callable[[], None]) -> None:
        self.ui, self.room, self.canvas, self._again = ui, room, canvas, again
        self.quiet = False
        self._zoom = -1  # where the first lesson begins
        self._lessons = self._first_lessons() if room.view.turn == room.view.scenario.first_turn else []
        self._guide: Guide | None = None
        self._advised: Order | None = None
        self._at = -1  # how many orders had been given when it was
        canvas.show_advice = self.paint
        room.on_change.append(lambda change: self._look())
        look = canvas.on_look

        def looked() -> None:
            look()
            self._look()

        canvas.on_look = looked

    def _first_lessons(self) -> list[Lesson]:
        """Return what the hand has to learn, in order."""
        room = self.room
        return [
            Lesson("zoom", (Action.ZOOM_IN, Action.ZOOM_OUT), self._zoomed),
            Lesson("select", (Action.NEXT_UNIT,), lambda: room.selected != NO_UNIT),
            Lesson("reach", (Action.CURSOR_UP, Action.CURSOR_DOWN), lambda: room.hover in room.reach),
            Lesson("drop", (Action.BACK,), lambda: room.selected == NO_UNIT),
            Lesson("supply", (Action.OVERLAY_1,), lambda: "supply" in room.overlays),
            Lesson("supply_off", (Action.OVERLAY_1,), lambda: "supply" not in room.overlays),
        ]

    def _zoomed(self) -> bool:
        return self._zoom not in (-1, self.canvas.camera.zoom)

    def _look(self) -> None:
        """Note that a lesson has been learned."""
        if not self.quiet and self.room.operates and self._lessons and self._lessons[0].done():
            self.ui.play("turn")
            del self._lessons[0]
            self._again()

    def learned(self) -> None:
        """Take the lesson as learned: the player knows it."""
        if self._lessons:
            del self._lessons[0]
        self._again()

    # --- what is said -----------------------------------------------------------------------------------------

    @property
    def prompt(self) -> Prompt | None:
        """Return what is to be done now, None while the player has nothing to decide."""
        if self.quiet or not self.room.yours or self.room.view.phase is Phase.EVENTS:
            return None
        if self.room.operates and self._lessons:
            lesson = self._lessons[0]
            keys = " ".join(self.ui.keys.label(key) for key in lesson.keys)
            return Prompt(t(f"lesson.{lesson.key}", keys=keys))
        return self._in_words(self._advice())

    def _advice(self) -> Order:
        """Return the order worth giving now; whoever gives another one is thought for anew."""
        match, side = self.room.match, self.room.viewer
        given = len(match.orders)
        if self._advised is not None and given == self._at:
            return self._advised
        is_followed = self._advised is not None and given == self._at + 1 and _same(match.orders[-1], self._advised)
        if self._guide is None or not is_followed:
            self._guide = Guide(side, match.seed)
        self._advised, self._at = self._guide.choose(match.view(side)), given
        return self._advised

    def _in_words(self, order: Order) -> Prompt:
        view, keys = self.room.view, self.ui.keys
        match order:
            case MoveOrder():
                to = order.path[-1]
                click = t("guide.right_click" if self.room.own_at(to) else "guide.click")
                return self._for_unit("guide.move", order, order.unit, to, click=click, place=hex_name(view, to))
            case AssaultOrder():
                names = ", ".join(view.own[unit].spec.name for unit in order.units)
                add, give = keys.label(Action.ADD_TO_ATTACK), keys.label(Action.CONFIRM)
                place = hex_name(view, order.target)
                text = t("guide.assault", units=names, place=place, add=add, give=give)
                return Prompt(text, order, order.units[0], order.target)
            case RestOrder():
                return self._for_unit("guide.rest", order, order.unit, None, key=keys.label(Action.REST))
            case BlowBridgeOrder():
                return self._for_unit("guide.blow", order, order.unit, None, key=keys.label(Action.BLOW_BRIDGE))
            case RailOrder():
                to, key = order.path[-1], keys.label(Action.RAIL)
                return self._for_unit("guide.rail", order, order.unit, to, key=key, place=hex_name(view, to))
            case AllocateAirOrder():
                return Prompt(t("guide.air"), order)
            case EndPhaseOrder():
                words = "guide.end" if self.room.operates else "guide.go_on"
                return Prompt(t(words, key=keys.label(Action.END_TURN)), order)
            case _:
                return Prompt(order_words(view, order), order)

    def _for_unit(self, said: str, order: Order, unit: UnitId, to: HexId | None, **words: str) -> Prompt:
        own = self.room.view.own[unit]
        stack = (
            t("guide.stack", key=self.ui.keys.label(Action.STACK_NEXT)) if len(self.room.own_at(own.hex)) > 1 else ""
        )
        return Prompt(t(said, unit=own.spec.name, stack=stack, **words), order, unit, to)

    # --- what is seen -----------------------------------------------------------------------------------------

    def panel(self) -> Widget | None:
        """Return what is said as a panel, None while nothing is."""
        prompt = self.prompt
        if prompt is None:
            return None
        if self._zoom < 0 and self.canvas.rect.width:
            self._zoom = self.canvas.camera.zoom
        buttons: list[Widget] = [named(Button(t("guide.quiet"), self._hush, style=LABEL, height=28), "guide_quiet")]
        if self.room.operates and self._lessons:
            known = Button(t("guide.known"), self.learned, style=LABEL, height=28)
            buttons.append(named(known, "guide_known"))
        if prompt.unit != NO_UNIT and self.room.view.own[prompt.unit].on_map:
            show = Button(t("guide.show"), lambda: self._show(prompt), style=LABEL, height=28)
            buttons.append(named(show, "guide_show"))
        words = Label(prompt.text, BODY, fit=Fit.WRAP, marked=True)
        body = Column(words, Row(*buttons, Spacer(), gap=8), gap=10, pad=METRICS.inset)
        return named(Panel(t("guide.title"), body, glyph="people"), "guide")

    def _hush(self) -> None:
        self.quiet = True
        self._again()

    def _show(self, prompt: Prompt) -> None:
        self.canvas.center_on(self.room.view.own[prompt.unit].hex)

    def paint(self, to: Surface, viewport: Rect) -> None:
        """Draw an arrow from the unit that is spoken of to the marked hex."""
        prompt = self.prompt
        if prompt is None or prompt.unit == NO_UNIT or prompt.hex is None:
            return
        unit = self.room.view.own[prompt.unit]
        if unit.on_map and unit.hex != prompt.hex:
            ends = [self.canvas.camera.to_screen(h) for h in (unit.hex, prompt.hex)]
            a, b = [(x + viewport.x, y + viewport.y) for x, y in ends]
            width = self.canvas.camera.hex_width * 0.12
            arrow(to, a, b, width, self.ui.palette.gold, self.ui.palette.front_casing)


def _same(given: Order, advised: Order) -> bool:
    """Return whether an order is what was advised; of a march only where it leads counts."""
    if isinstance(given, MoveOrder) and isinstance(advised, MoveOrder):
        return (given.unit, given.path[-1]) == (advised.unit, advised.path[-1])
    return given == advised
