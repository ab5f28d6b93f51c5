"""The page of air and naval power: what the side has this turn and what it is allotted to (rules 10.2-10.6)."""

from collections.abc import Callable, Iterable

from game.ai.allotter import Allotter
from game.model.ids import HexId, Phase
from game.model.orders import Order
from game.rules.orders.end_phase import EndPhaseOrder
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Label, Rule, Side
from game.ui.layout import Align, Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Panel, Plate
from game.ui.play.batch import Batch
from game.ui.play.commands import refusal_text
from game.ui.play.landing import LandingPlan
from game.ui.play.room import Room
from game.ui.play.tutor import Tutor
from game.ui.scroll import Scroll
from game.ui.widget import Ui, Widget
from game.view.allotments import Knob, ZoneLine, bombing, doctrine, flown_in, missions, naval, naval_words, pools, zones
from game.view.summary import side_name
from game.view.text import t
from game.view.theme import BODY, COLUMN_HEAD, LABEL, METRICS, SCREEN_TITLE, SMALL

NARROW = 1400  # units of width under which everything is set closer
CAPPED = 1200  # units of width from which all buttons above the page show their keys
INSET = (METRICS.inset, 10, METRICS.inset, 10)


class Allocation:
    """The screen over a match; in the allocation phase it gives orders, which stand until they are changed."""

    places: tuple[Place, ...] = (Place.TABLE, Place.MAP)

    def __init__(
        self, room: Room, close: Callable[[], None], tutor: Tutor | None = None, *, go: Callable[[HexId], None]
    ) -> None:
        """``go`` brings a hex of the map to the middle, where the map is shown again."""
        self.room, self.close, self.tutor = room, close, tutor

        def leave_for(h: HexId) -> None:
            close()
            go(h)

        self.landing = LandingPlan(room, self._again, leave_for)
        self.batch = Batch(room)
        self._ui: Ui | None = None
        self._turn = self._press = self._figure = 0

    def build(self, ui: Ui) -> Widget:
        """Return the panels; every click gives an order and builds them anew."""
        self._ui = ui
        wide = ui.layout_size[0]
        self._turn, self._press = (78, 22) if wide < NARROW else (104, 28)  # a figure between its buttons, a button
        self._figure = 48 if wide < NARROW else 70
        view = self.room.view
        head = Row(
            Label(t("allot.title"), SCREEN_TITLE, "gold"),
            Label(side_name(view.side), LABEL, "text"),
            growing(Label(self._words(), BODY, "t2", fit=Fit.SHORTEN)),
            named(Button(t("allot.look"), self.close, action=Action.BACK), "allot_look"),
            *self._done(capped=wide >= CAPPED),
            gap=14,
        )
        left = Column(
            self._panel(t("allot.air"), [*self._knobs(missions(view)), Rule(), *self._knobs(doctrine(view))]),
            self._panel(t("allot.sea"), [Label(naval_words(view), SMALL, "t2"), *self._knobs(naval(view))]),
            growing(
                self._list(t("allot.bombing"), self._knobs([*flown_in(view), *bombing(view)]), t("allot.no_bombing"))
            ),
            gap=10,
        )
        zone_panel = growing(Panel(t("allot.zones"), self._zones(list(zones(view)))))
        lands = view.sea is not None and view.scenario.landings
        about = self.landing.outlook() if lands else None
        middle = Column(zone_panel, *([] if about is None else [about]), gap=10)
        parts: list[Widget] = [sized(left, width=min(330, wide * 245 // 1000)), growing(middle)]
        if lands:
            parts.append(sized(self.landing.panel(), width=min(360, wide * 27 // 100)))
        body = Row(*parts, gap=10, align=Align.STRETCH)
        edge = METRICS.screen_edge
        return Plate(Column(head, *self._advice(), growing(body), gap=10, pad=(edge, 14, edge, 14)), fill="bg")

    def _advice(self) -> list[Widget]:
        """Return what the staff officer says, if one is there and the page is open for orders."""
        prompt = None if self.tutor is None or not self._open else self.tutor.prompt
        return [] if prompt is None else [Label(prompt.text, BODY, "gold", fit=Fit.WRAP, marked=True)]

    @property
    def _open(self) -> bool:
        return self.room.yours and self.room.view.phase is Phase.ALLOCATION

    def _words(self) -> str:
        words = pools(self.room.view)
        return words if self._open else t("allot.closed", pools=words)

    def _done(self, *, capped: bool) -> list[Widget]:
        """Return the buttons for the proposal and the end of the phase; outside of it the page is for looking."""
        if not self._open:
            return []
        why = self.room.why_no_undo() or ""
        undo = self._keyed("take_back", self.take_back, Action.UNDO, capped=capped)
        undo.enabled, undo.why_disabled = not why, why
        done = Button(t("bar.go_on"), self.finish, action=Action.END_TURN, kind=Kind.PRIMARY)
        return [undo, self._keyed("propose", self.propose, Action.PROPOSE, capped=capped), named(done, "allot_done")]

    def _keyed(self, name: str, act: Callable[[], None], action: Action, *, capped: bool) -> Button:
        """Return a button whose key stands in its tooltip alone where there is little room."""
        button = Button(t(f"allot.{name}"), act, action=action if capped else None)
        key = "" if self._ui is None else self._ui.keys.label(action)
        return named(described(button, t("allot.key", words=t(f"allot.{name}.tip"), key=key)), f"allot_{name}")

    @staticmethod
    def _panel(title: str, rows: list[Widget]) -> Panel:
        return Panel(title, Column(*rows, gap=6, pad=INSET))

    @staticmethod
    def _list(title: str, rows: list[Widget], otherwise: str) -> Panel:
        shown = rows or [Label(otherwise, SMALL, "t2", fit=Fit.WRAP)]
        return Panel(title, Scroll(Column(*shown, gap=6, pad=INSET)))

    def _zones(self, lines: list[ZoneLine]) -> Widget:
        heads = ("allot.zone", "allot.level", "allot.to_come", "mission.interdiction", "mission.heavy", "mission.recon")
        shown = heads[: 3 + (len(lines[0].knobs) if lines else 0)]
        widths = [self._figure, self._figure, *[self._turn] * len(shown[3:])]
        cells = [Label(t(shown[0]).upper(), COLUMN_HEAD, "t3", fit=Fit.SHORTEN)]
        cells += [
            sized(Label(t(head).upper(), COLUMN_HEAD, "t3", fit=Fit.SHORTEN, side=Side.RIGHT), width=width)
            for head, width in zip(shown[1:], widths, strict=True)
        ]
        rows: list[Widget] = [Row(growing(cells[0]), *cells[1:], gap=8)]
        for line in lines:
            level = sized(Label(line.level, BODY, "t2", side=Side.RIGHT), width=self._figure)
            to_come = described(Label(line.to_come, BODY, "text", side=Side.RIGHT), line.why)
            to_come.hoverable, to_come.name = True, f"to_come_{line.name}"
            turns = [self._turner(knob) for knob in line.knobs]
            later = sized(to_come, width=self._figure)
            rows.append(Row(growing(Label(line.name, BODY, fit=Fit.SHORTEN)), level, later, *turns, gap=8))
        return Scroll(Column(*rows, gap=3, pad=INSET))

    def _knobs(self, knobs: Iterable[Knob]) -> list[Widget]:
        return [Row(growing(Label(knob.label, BODY, fit=Fit.SHORTEN)), self._turner(knob), gap=8) for knob in knobs]

    def _turner(self, knob: Knob) -> Widget:
        figure = sized(Label(knob.value, BODY, "text", side=Side.RIGHT), width=self._turn - 2 * self._press - 8)
        less, more = self._button("−", knob.less, knob.none), self._button("+", knob.more, knob.most)
        row = Row(named(less, f"less_{knob.id}"), figure, Spacer(8), named(more, f"more_{knob.id}"))
        return sized(row, width=self._turn)

    def _button(self, label: str, order: Order, far: Order | None) -> Button:
        button = Button(label, self._giving(order), height=28)
        refusal = order.check(self.room.view)
        button.enabled = refusal is None
        button.why_disabled = "" if refusal is None else refusal_text(self.room.view, refusal)
        if far is not None:
            button.aside, button.tooltip = self._giving(far), t("allot.far")
        return sized(button, width=self._press)

    def _giving(self, order: Order) -> Callable[[], None]:
        def give() -> None:
            self.room.give(order)
            self._again()

        return give

    def _again(self) -> None:
        if self._ui is not None:
            self._ui.relayout()

    def propose(self) -> None:
        """Fill in what the staff would allot; it stands until it is changed or taken back."""
        room, staff = self.room, Allotter(self.room.viewer, self.room.match.seed)
        orders = iter(lambda: staff.choose(room.match.view(room.viewer)), EndPhaseOrder(room.viewer))
        if not self.batch.give(orders) and self._ui is not None:
            self._ui.toast(t("allot.no_proposal"))
        self._again()

    def take_back(self) -> None:
        """Take back the proposal if nothing was changed since, else the last order."""
        self.batch.take_back_or_tell()
        self._again()

    def finish(self) -> None:
        """End the allocation."""
        self.close()
        self.room.end_turn()

    def act(self, ui: Ui, action: Action) -> bool:
        """Esc and the page's own key go back to the map, the key that ends a turn ends the allocation."""
        if action in (Action.BACK, Action.AIR_SEA):
            self.close()
            return True
        acts = {Action.END_TURN: self.finish, Action.PROPOSE: self.propose, Action.UNDO: self.take_back}
        if action not in acts or not self._open:
            return False
        acts[action]()
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
