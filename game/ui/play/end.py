"""The end of a game: who won and how far, its war beside that of 1950, both sides' true figures; to a file (P-20).

Nothing is hidden any more when a game is over: everybody is shown the truth of both sides.
"""

from collections.abc import Callable

from game.data.writing import write_whole
from game.errors import GameError
from game.resources import user_folder
from game.rules.truth import without_fog
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.layout import Align, Column, Row, growing, named, sized
from game.ui.panels import Plate
from game.ui.play.course_map import CourseFilm, course_panel
from game.ui.play.end_charts import end_charts
from game.ui.play.end_parts import HEAD, decided_panel, head, points_panel, war_panel
from game.ui.play.room import Room
from game.ui.tables import TableState
from game.ui.tabs import Tab, TabBar
from game.ui.widget import Ui, Widget, outer_size
from game.view.course import Ground
from game.view.ending import ending_of
from game.view.export import game_page
from game.view.text import t
from game.view.their_war import rows
from game.view.theme import METRICS

WIDE, TALL = 1500, 780  # units from which everything stands side by side
ROOM_FOR_POINTS = 110  # units of height
ROOMY = 700  # units of height from which a tab has room for two panels
FOUR_CHARTS = 960  # units of height from which the fourth chart is shown in the column
MAP_SHARE, MOST_MAP, NARROW_MAP = 0.275, 620, 0.34  # of the width, and units
CHARTS_SHARE, LEAST_CHARTS = 0.325, 524
TABS = ("war", "decided", "charts")
BUTTONS = METRICS.button + 2 * METRICS.gap  # units of height


class EndScreen:
    """The screen over a match that is over; Esc looks at the map."""

    places: tuple[Place, ...] = (Place.MENU, Place.TABLE)

    def __init__(
        self,
        room: Room,
        ground: GroundPainter,
        *,
        close: Callable[[], None],
        menu: Callable[[], None],
        replay: Callable[[], None] | None,
    ) -> None:
        """``replay`` plays the game back with everything shown; None where that is what is being watched."""
        self.room, self.ground, self.menu, self.replay = room, ground, menu, replay
        self._close = close
        self._ui: Ui | None = None
        state = room.match.state
        self.view = without_fog(state, room.viewer)._replace(armies=state.armies)
        self.annals = room.log.annals.closed(state)
        self.ending = ending_of(self.view, self.annals, room.match.conceded)
        self.wars = rows(self.view, self.annals)
        self.film = CourseFilm([Ground(it.turn, it.holder) for it in self.annals.moments], self._again)
        self.tab, self._roomy = 0, True
        self.table = TableState()

    def _again(self) -> None:
        if self._ui is not None:
            self._ui.relayout()

    def close(self) -> None:
        """Go back to the map, the film held."""
        if self._ui is not None:
            self.film.hold(self._ui)
        self._close()

    def build(self, ui: Ui) -> Widget:
        """Return the head, and under it the front, both wars, what decided it and the charts."""
        self._ui = ui
        edge, (width, height) = METRICS.screen_edge, ui.layout_size
        ui.toast_rise = BUTTONS + 8  # a message leaves the buttons free
        self._roomy = height >= ROOMY
        shown = course_panel(ui, self.view, self.ground, self.film)
        room = min(width, METRICS.content_max) - 2 * edge
        if width >= WIDE and height >= TALL:
            body = self._columns(ui, shown, room)
        else:
            body = self._tabbed(shown, room)
        side = edge + max(0.0, width - METRICS.content_max) / 2
        inner = Column(growing(body), pad=(side, 14, side, 14))
        return Plate(Column(head(ui, self.ending), growing(inner)), fill="bg")

    def _columns(self, ui: Ui, shown: Widget, room: float) -> Widget:
        charts = end_charts(self.view, self.annals)
        if ui.layout_size[1] < FOUR_CHARTS:
            charts = charts[:3]
        left, right = min(MOST_MAP, room * MAP_SHARE), max(LEAST_CHARTS, room * CHARTS_SHARE)
        column = Column(*(growing(chart) for chart in charts), self._buttons(), gap=12)
        return Row(
            sized(shown, width=left),
            growing(self._middle(ui, room - left - right - 24)),
            sized(column, width=right),
            gap=12,
            align=Align.STRETCH,
        )

    def _middle(self, ui: Ui, width: float) -> Widget:
        """Return both wars over what decided it, under them every entry of the score if there is room for it."""
        war, decided = war_panel(self.wars, self.table), decided_panel(self.ending, self.annals)
        taken = sum(outer_size(ui, panel, ui.px(width))[1] for panel in (war, decided))
        if ui.size[1] - ui.px(HEAD + 28 + 24) - taken < ui.px(ROOM_FOR_POINTS):
            return Column(growing(war), decided, gap=12)
        return Column(war, decided, growing(points_panel(self.ending)), gap=12)

    def _tabbed(self, shown: Widget, room: float) -> Widget:
        """Return the map and beside it one of the other parts, on a small window."""
        tabs = named(TabBar([Tab(t(f"end.tab.{name}")) for name in TABS], self.tab, self._choose), "end_tabs")
        page = (self._war_page, self._decided_page, self._charts_page)[self.tab]()
        beside = Column(tabs, growing(page), self._buttons(), gap=METRICS.gap)
        return Row(sized(shown, width=room * NARROW_MAP), growing(beside), gap=12, align=Align.STRETCH)

    def _war_page(self) -> Widget:
        return war_panel(self.wars, self.table)

    def _decided_page(self) -> Widget:
        decided = decided_panel(self.ending, self.annals)
        return Column(decided, growing(points_panel(self.ending)), gap=8) if self._roomy else decided

    def _charts_page(self) -> Widget:
        charts = end_charts(self.view, self.annals)
        pairs = [charts[i : i + 2] for i in range(0, len(charts), 2)]
        lines = (Row(*(growing(chart) for chart in pair), gap=8, align=Align.STRETCH) for pair in pairs)
        return Column(*(growing(line) for line in lines), gap=8)

    def _choose(self, tab: int) -> None:
        self.tab = tab
        self._again()

    def _buttons(self) -> Widget:
        look = named(Button(t("end.again"), self.close, action=Action.BACK), "end_look")
        leave = named(Button(t("end.menu"), self.menu, action=Action.CONFIRM, kind=Kind.PRIMARY), "end_menu")
        export = named(Button(t("end.export"), self.export, action=Action.EXPORT), "end_export")
        return Row(export, *self._play_back(), look, growing(leave), gap=METRICS.gap)

    def export(self) -> None:
        """Write the game as a page into the user's folder and say where it is; a failure is told."""
        room, match = self.room, self.room.match
        page = game_page(self.annals, self.ending, self.wars, room.log.lines)
        name = f"{match.setting.scenario.id}-{match.seed}-{match.marks[-1].digest[:8]}-{room.viewer.key}.html"
        path = user_folder() / "games" / name
        if self._ui is None:
            return
        try:
            write_whole(path, page)
        except GameError as error:
            self._ui.toast(str(error))
        else:
            self._ui.toast(t("end.exported", path=path))

    def _play_back(self) -> list[Widget]:
        if self.replay is None:
            return []
        return [named(Button(t("end.replay"), self.replay, action=Action.WATCH), "end_replay")]

    def act(self, ui: Ui, action: Action) -> bool:
        """Esc goes back to the map, Enter to the menu; the game is exported, and played back."""
        if action is Action.BACK:
            self.close()
        elif action is Action.CONFIRM:
            self.menu()
        elif action is Action.EXPORT:
            self.export()
        elif action is Action.WATCH and self.replay is not None:
            self.replay()
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
