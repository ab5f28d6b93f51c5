"""The page of air and sea: what the side has this turn, what it is allotted to, the landing (rules 10.2-10.6)."""

from collections.abc import Callable

from game.ai.allotter import Allotter
from game.model.ids import HexId, Phase
from game.rules.orders.end_phase import EndPhaseOrder
from game.ui.actions import Action, Place
from game.ui.bars import Bar
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.labels import Fit, Label
from game.ui.layout import Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Plate
from game.ui.play.allot_page import AllotPage
from game.ui.play.batch import Batch
from game.ui.play.landing import LandingPlan
from game.ui.play.landing_page import LandingPage
from game.ui.play.room import Room
from game.ui.play.tutor import Tutor
from game.ui.rows import PickRow
from game.ui.tabs import Tab, TabBar
from game.ui.widget import Ui, Widget
from game.view.allotments import Pool, pools
from game.view.summary import side_name
from game.view.text import t
from game.view.theme import BODY, LABEL, METRICS, SCREEN_TITLE, SMALL, SMALL_STRONG

CAPPED, TITLED = 1200, 1120  # units of width from which all buttons show their keys, and the page its title
GAUGE, GAUGES = 110, 30  # units: the bar of what is free, the height of all of them
TOP, ADVICE = 114, 28  # units of height above and below the parts of the page, and of what the staff officer says
AIR, SEA = 0, 1  # the parts of the page
PARTS = {Action.CHOICE_1: AIR, Action.CHOICE_2: SEA}


class Allocation:
    """The screen over a match; in the allocation phase it gives orders, which stand until they are changed."""

    places: tuple[Place, ...] = (Place.TABLE, Place.PAPER, Place.MAP)

    def __init__(
        self,
        room: Room,
        ground: GroundPainter,
        close: Callable[[], None],
        tutor: Tutor | None = None,
        *,
        go: Callable[[HexId], None],
    ) -> None:
        """``go`` brings a hex of the map to the middle, where the map is shown again."""
        self.room, self.close, self.tutor = room, close, tutor

        def leave_for(h: HexId) -> None:
            close()
            go(h)

        self.landing = LandingPlan(room, self._again, leave_for)
        self.air_page = AllotPage(room, ground, self._again)
        self.sea_page = LandingPage(room, ground, self.landing, self._again)
        self.batch = Batch(room)
        self.part = SEA if self._lands and self.landing.is_ready and room.operates else AIR
        self._ui: Ui | None = None
        self._opened = True  # whether the part has just been turned to

    def build(self, ui: Ui) -> Widget:
        """Return the panels; every click gives an order and builds them anew."""
        self._ui = ui
        wide, high = ui.layout_size
        edge, advice = METRICS.screen_edge, self._advice()
        room = wide - 2 * edge, high - TOP - ADVICE * len(advice)
        part = self.sea_page.parts(ui, *room) if self.part == SEA else self.air_page.parts(*room)
        rows = (self._head(wide), self._gauges(), *advice, growing(part))
        if self._opened:
            self._opened = False
            ui.timers.after(0, lambda: _to_rows(ui, part))
        return Plate(Column(*rows, gap=METRICS.gap, pad=(edge, 12, edge, 14)), fill="bg")

    # --- the head ---------------------------------------------------------------------------------------------

    def _head(self, wide: float) -> Widget:
        shown: list[Widget] = []
        if wide >= TITLED:
            shown = [
                Label(t("allot.title"), SCREEN_TITLE, "gold"),
                Label(side_name(self.room.view.side), LABEL, "text"),
            ]
        if self._lands:
            capped = wide >= CAPPED
            tabs = [
                Tab(t(f"allot.part.{name}"), action if capped else None)
                for name, action in zip(("air", "sea"), PARTS, strict=True)
            ]
            shown.append(named(TabBar(tabs, self.part, self._turn_to, pad=14), "allot_parts"))
        look = named(Button(t("allot.look"), self.close, action=Action.BACK), "allot_look")
        return Row(*shown, growing(Spacer()), look, *self._done(capped=wide >= CAPPED), gap=12)

    def _gauges(self) -> Widget:
        """Return what is free of every kind of points, always in sight."""
        shown: list[Widget] = [_gauge(pool) for pool in pools(self.room.view)]
        if not self._open:
            shown.append(growing(Label(t("allot.closed"), SMALL, "t2", fit=Fit.SHORTEN)))
        bar = Row(*shown, gap=28, pad=(METRICS.inset, 0, METRICS.inset, 0))
        return sized(Plate(bar, fill="panel", edge="line", radius=METRICS.radius_card, light=True), height=GAUGES)

    def _advice(self) -> list[Widget]:
        """Return what the staff officer says, if one is there and the page is open for orders."""
        prompt = None if self.tutor is None or not self._open else self.tutor.prompt
        return [] if prompt is None else [Label(prompt.text, BODY, "gold", fit=Fit.WRAP, marked=True)]

    @property
    def _open(self) -> bool:
        return self.room.yours and self.room.view.phase is Phase.ALLOCATION

    @property
    def _lands(self) -> bool:
        return self.room.view.sea is not None and self.room.view.scenario.landings

    def _done(self, *, capped: bool) -> list[Widget]:
        """Return the buttons for the proposal and the end of the phase; outside of it the page is for looking."""
        if not self._open:
            return []
        why = self.room.why_no_undo() or ""
        undo = self._keyed("take_back", self.take_back, Action.UNDO, capped=capped)
        undo.enabled, undo.why_disabled = not why, why
        kind = Kind.NORMAL if self.part == SEA and self.landing.can_act else Kind.PRIMARY
        done = Button(t("bar.go_on"), self.finish, action=Action.END_TURN, kind=kind)
        return [undo, self._keyed("propose", self.propose, Action.PROPOSE, capped=capped), named(done, "allot_done")]

    def _keyed(self, name: str, act: Callable[[], None], action: Action, *, capped: bool) -> Button:
        """Return a button whose key stands in its tooltip alone where there is little room."""
        button = Button(t(f"allot.{name}"), act, action=action if capped else None)
        key = "" if self._ui is None else self._ui.keys.label(action)
        return named(described(button, t("allot.key", words=t(f"allot.{name}.tip"), key=key)), f"allot_{name}")

    # --- acting -----------------------------------------------------------------------------------------------

    def _turn_to(self, part: int) -> None:
        self.part, self._opened = part, True
        self._again()

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
        if action in PARTS and self._lands:
            self._turn_to(PARTS[action])
            return True
        if action is Action.CONFIRM and self.part == SEA and self.landing.can_act:
            self.landing.confirm()
            return True
        acts = {Action.END_TURN: self.finish, Action.PROPOSE: self.propose, Action.UNDO: self.take_back}
        if action not in acts or not self._open:
            return False
        acts[action]()
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""


def _to_rows(ui: Ui, part: Widget) -> None:
    """Let the arrows move in the table at once."""
    row = next((widget for widget in part.walk() if isinstance(widget, PickRow) and widget.focusable), None)
    if row is not None and ui.focus is None:
        ui.set_focus(row, by_key=False)


def _gauge(pool: Pool) -> Widget:
    """Return what is free of one kind of points: name, bar, figures."""
    words = t("pool.of", free=pool.free, all=pool.all)
    bar = sized(Bar(pool.share, "gold" if pool.share else "t3"), width=GAUGE)
    row = Row(Label(pool.name, SMALL, "t2"), bar, Label(words, SMALL_STRONG), gap=8)
    return named(described(row, t(f"pool.{pool.id}.why")), f"pool_{pool.id}")
