"""The landing planner: the map, the sites, the calendar, and the cards of a landing (rule 10.5; LOOK 9)."""

from collections.abc import Callable
from functools import partial

from game.ui.ground import GroundPainter
from game.ui.layout import Align, Column, Row, growing, named, sized
from game.ui.panels import Plate
from game.ui.play.knobs import TIGHT, Knobs
from game.ui.play.landing import LandingPlan
from game.ui.play.landing_cards import force_card, forecast_card, secrecy_card
from game.ui.play.landing_map import LandingMap
from game.ui.play.landing_strip import times_panel
from game.ui.play.landing_table import SiteTable
from game.ui.play.room import Room
from game.ui.scroll import Scroll
from game.ui.tabs import Tab, TabBar
from game.ui.widget import Ui, Widget
from game.view.landing_times import landing_times
from game.view.text import t
from game.view.theme import METRICS

WITH_MAP = 1500  # units of width from which the map stands at the left and all cards are open
PLANNER, WIDEST_PLANNER, SHARE = 880, 1060, 0.56  # units and share of the width of the planner beside the map
WIDEST_MAP = 2200  # units: on a very wide screen the planner has what the map leaves
CARDS = 0.37  # share of the width that the cards have where there is no map
TABS = ("force", "secrecy", "landing_forecast", "landing_map")  # the map has one where it has no place of its own
FORECAST = 2
ABOVE = 144  # units of height of the table and the calendar without their rows
ROWS, LINES = (26, 38), (21, 40)  # units of height: a row of the table, a line of the calendar, least and most
CARDS_HIGH = 420  # units of height that the cards have where the rows grow


class LandingPage:
    """What is shown of the plan of the player."""

    def __init__(self, room: Room, ground: GroundPainter, plan: LandingPlan, again: Callable[[], None]) -> None:
        self.room, self.ground, self.plan, self.again = room, ground, plan, again
        self.card = FORECAST  # which card is open where there is room for one
        self.knobs = Knobs(room, again)
        self.knobs.turn, self.knobs.press = TIGHT
        self._map: LandingMap | None = None

    def parts(self, ui: Ui, wide: float, high: float) -> Widget:
        """Return the panels in a page of so many units."""
        self.plan.look()
        if wide < WITH_MAP:
            cards = sized(self._tabbed(ui), width=round(wide * CARDS))
            left = wide - round(wide * CARDS) - METRICS.gap
            above = Scroll(Column(*self._above(left, high), gap=METRICS.gap))
            return Row(growing(above), cards, gap=METRICS.gap, align=Align.STRETCH)
        right = max(min(WIDEST_PLANNER, max(PLANNER, wide * SHARE)), wide - WIDEST_MAP)
        cards_row = Row(
            *(growing(card, share) for card, share in zip(self._cards(), (1.05, 1.05, 1.1), strict=True)),
            gap=METRICS.gap,
            align=Align.STRETCH,
        )
        planner = Column(*self._above(right, high - CARDS_HIGH), growing(cards_row), gap=METRICS.gap)
        return Row(growing(self._map_of(ui)), sized(planner, width=right), gap=METRICS.gap, align=Align.STRETCH)

    def _above(self, width: float, high: float) -> list[Widget]:
        """Return the table of sites and the calendar, their rows as high as there is room."""
        view, found = self.room.view, self.plan.found
        share = (high - ABOVE) / max(1, ROWS[0] * len(self.plan.table) + 3 * LINES[0])
        row, line = (min(most, max(least, int(least * share))) for least, most in (ROWS, LINES))
        times = landing_times(view, found) if found is not None else None
        points = sum(view.own[unit].toe.stack_points for unit in self.plan.force)
        table = SiteTable(self.plan, width - 34, row).panel()
        return [table, times_panel(times, points, line, self.plan.seen_words)]

    def _cards(self) -> list[Widget]:
        forecast = forecast_card(self.plan, self.plan.buttons())
        return [force_card(self.plan), secrecy_card(self.plan, self.knobs), forecast]

    def _tabbed(self, ui: Ui) -> Widget:
        """Return one card under the titles of all, what can be done below it."""
        bar = TabBar([Tab(t(f"card.{name}")) for name in TABS], self.card, self._turn_to, pad=12)
        makers = (
            partial(force_card, self.plan),
            partial(secrecy_card, self.plan, self.knobs),
            partial(forecast_card, self.plan),
            partial(self._map_of, ui),
        )
        buttons = Plate(self.plan.buttons(), edge="line", radius=METRICS.radius_panel, light=True)
        return Column(named(bar, "landing_cards"), growing(makers[self.card]()), buttons, gap=METRICS.gap)

    def _turn_to(self, card: int) -> None:
        self.card = card
        self.again()

    def _map_of(self, ui: Ui) -> Widget:
        if self._map is None:
            self._map = LandingMap(ui, self.room, self.ground, self.plan.choose_site)
        self._map.show([line for line, _ in self.plan.table], self.plan.found)
        return self._map
