"""The war room: pages of tables, charts and politics over the match, one key each (P-15)."""

from collections.abc import Callable

from game.ui.actions import Action, Place
from game.ui.buttons import Button
from game.ui.ground import GroundPainter
from game.ui.layout import Column, Row, Spacer, growing, named
from game.ui.panels import Plate
from game.ui.play.room import Room
from game.ui.play.status import StatusLine, status_bar
from game.ui.play.top_bar import BUTTON_HIGH, top_bar
from game.ui.play.war_arrivals import arrivals_page
from game.ui.play.war_charts import ChartsPage
from game.ui.play.war_forces import forces_page
from game.ui.play.war_map import UnitMap
from game.ui.play.war_politics import PoliticsPage
from game.ui.play.war_sheets import sheet_pages
from game.ui.play.war_supply import supply_page
from game.ui.play.war_tables import PAGE_KEYS, WarPage
from game.ui.play.war_victory import victory_page
from game.ui.play.war_weather import weather_page
from game.ui.tables import Table
from game.ui.tabs import Tab, TabBar
from game.ui.widget import Ui, Widget
from game.view.tables import Line
from game.view.text import t
from game.view.theme import METRICS

ROOMY = 1200  # units of width from which tabs show their keys


class WarRoom:
    """The screen of pages over a match; it is closed by Esc or by the key of the page on show."""

    places: tuple[Place, ...] = (Place.TABLE, Place.MAP)

    def __init__(
        self,
        room: Room,
        page: str,
        ground: GroundPainter,
        *,
        jump: Callable[[Line], None],
        close: Callable[[], None],
        decide: Callable[[], None],
        bring_on: Callable[[], None],
        menu: Callable[[], None],
    ) -> None:
        """``page`` is on show first; ``jump`` goes where a row leads, ``decide`` to the card that is open.

        ``bring_on`` goes to the page of the boxes, ``menu`` opens that of the match.
        """
        self.menu, self.status = menu, StatusLine(self._words)
        self._table: Table | None = None
        self._told = ""  # what the page says of its chosen row
        self.map = UnitMap(room, ground)
        self.room, self.jump, self.close, self.bring_on = room, jump, close, bring_on
        around = (forces_page(), arrivals_page(), supply_page(), victory_page(room), weather_page())
        made: list[WarPage] = [*around, *sheet_pages(), ChartsPage(), PoliticsPage(decide)]
        pages = {page.name: page for page in made}
        self.pages: list[WarPage] = [pages[name] for name in PAGE_KEYS]
        self.shown = list(PAGE_KEYS).index(page)
        self._ui: Ui | None = None

    @property
    def page(self) -> WarPage:
        """Return the page on show."""
        return self.pages[self.shown]

    def build(self, ui: Ui) -> Widget:
        """Return the bar of the match, the tabs, the page, and what can be done with the chosen row."""
        self._ui = ui
        roomy = ui.layout_size[0] >= ROOMY
        tabs = [Tab(t(f"war.{page.name}"), PAGE_KEYS[page.name] if roomy else None) for page in self.pages]
        shut = named(Button(t("war.close"), self.close, action=Action.BACK, height=BUTTON_HIGH), "war_close")
        edge = METRICS.screen_edge
        self._told = ""
        page = Column(*self.page.parts(ui, self), gap=10, pad=(edge, 10, edge, 10))
        self._table = next((widget for widget in page.walk() if isinstance(widget, Table)), None)
        ui.timers.after(0, lambda: self._to_table(ui))
        bar = named(TabBar(tabs, self.shown, self._choose, pad=12), "tabs")
        return Plate(
            Column(
                top_bar(ui, self.room, [shut], menu=self.menu),
                Plate(Row(bar, Spacer(), pad=(edge - 10, 4, edge, 0)), edge="line"),
                growing(page),
                status_bar(ui, self.room, self.status, (*self.page.hints, ("back", Action.BACK))),
            ),
            fill="bg",
        )

    def _to_table(self, ui: Ui) -> None:
        """Let the arrows move in the table at once, and again after a dialog."""
        if self._table is not None and ui.focus is None and not ui.dialogs:
            ui.set_focus(self._table, by_key=False)

    def tell(self, words: str) -> None:
        """Say in the status bar what can be done with the chosen row."""
        self._told = words
        if self._ui is not None:
            self._ui.repaint(self.status)

    def _words(self) -> str:
        return self._told or (t("war.status") if self._table is not None else "")

    def again(self) -> None:
        """Build the page again."""
        if self._ui is not None:
            self._ui.relayout()

    def leave_for(self, line: Line) -> None:
        """Close the war room and go where a row leads."""
        self.close()
        self.jump(line)

    def _choose(self, page: int) -> None:
        self.shown = page
        self.again()

    def act(self, ui: Ui, action: Action) -> bool:
        """The page answers first; then Esc and its own key close, and the keys of the others turn to them."""
        if self.page.act(ui, self, action):
            return True
        if action is Action.BACK or action is PAGE_KEYS[self.page.name]:
            self.close()
            return True
        if action is Action.BRING_ON:
            self.bring_on()
            return True
        for i, page in enumerate(self.pages):
            if action is PAGE_KEYS[page.name]:
                self._choose(i)
                return True
        return self.map.act(action)

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
