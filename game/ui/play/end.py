"""The end of a game: who won and how far, what for, the course of the front and of both armies; to a file (P-20)."""

from collections.abc import Callable

from game.data.writing import write_whole
from game.errors import GameError
from game.resources import user_folder
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Align, Column, Row, growing, named, sized
from game.ui.panels import Panel, Plate
from game.ui.play.course_map import CourseFilm, course_panel
from game.ui.play.room import Room
from game.ui.play.war_charts import charts_column
from game.ui.scroll import Scroll
from game.ui.widget import Ui, Widget
from game.view.course import Difference, differences
from game.view.export import game_page
from game.view.score import ending_words
from game.view.tables import ledger
from game.view.text import t
from game.view.theme import BODY, CARD_TITLE, COLUMN_HEAD, LABEL, METRICS, SMALL

LEFT, LEAST_LEFT = 380, 250  # units
MAP_SHARE, MOST_MAP = 0.29, 560  # of the width, and units
INSET = (METRICS.inset, 12, METRICS.inset, 12)
BUTTONS_HIGH = 4 * METRICS.button + 48 + 16 - METRICS.status_bar  # units: their gaps and inset, the edge of the screen
FEW = 6  # differences from history shown


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
        self.film = CourseFilm(room.log.course, self._again)

    def _again(self) -> None:
        if self._ui is not None:
            self._ui.relayout()

    def close(self) -> None:
        """Go back to the map, the film held."""
        if self._ui is not None:
            self.film.hold(self._ui)
        self._close()

    def build(self, ui: Ui) -> Widget:
        """Return the result with its ledger at the left, the course of the front, the charts at the right."""
        if self._ui is None:
            self._ui = ui
            if len(self.film.course) > 1 and ui.motion.toast:
                ui.timers.after(0, lambda: self.film.toggle(ui))
        room = ui.layout_size[0] - 2 * METRICS.screen_edge
        left = max(LEAST_LEFT, min(LEFT, room * 0.28))
        middle = min(MOST_MAP, room * MAP_SHARE)
        shown = course_panel(ui, self.room.view, self.ground, self.film)
        body = Row(
            sized(self._left(), width=left),
            sized(shown, width=middle),
            growing(charts_column(self.room, room - left - middle)),
            gap=12,
            align=Align.STRETCH,
        )
        edge = METRICS.screen_edge
        ui.toast_rise = BUTTONS_HIGH  # a message leaves the buttons free
        return Plate(Column(growing(body), pad=(edge, 16, edge, 16)), fill="bg")

    def _left(self) -> Widget:
        view = self.room.view
        won, ended, points = ending_words(view, self.room.match.conceded)
        head = [
            Label(won, CARD_TITLE, "gold", fit=Fit.WRAP),
            Label(ended, BODY, fit=Fit.WRAP),
            Label(points, SMALL, "t2", fit=Fit.WRAP),
            Rule(),
        ]
        rows = [*self._against(), Rule()]
        for line in ledger(view):
            words = growing(Label(line.cells[0], SMALL, "t2", fit=Fit.WRAP))
            rows.append(Row(words, Label(line.cells[1], SMALL, "t3"), Label("".join(line.cells[2:]), LABEL), gap=10))
        rows.append(Label(t("end.note"), SMALL, "t3", fit=Fit.WRAP))
        look = named(Button(t("end.again"), self.close, action=Action.BACK), "end_look")
        leave = named(Button(t("end.menu"), self.menu, action=Action.CONFIRM, kind=Kind.PRIMARY), "end_menu")
        export = named(Button(t("end.export"), self.export, action=Action.EXPORT), "end_export")
        footer = Column(*self._play_back(), export, look, leave, gap=8, pad=INSET)
        inside = Column(
            Column(*head, gap=8), growing(Scroll(Column(*rows, gap=5, pad=(0, 0, 12, 0)))), gap=10, pad=INSET
        )
        return Panel(t("end.title"), inside, glyph="flag", footer=footer)

    def _against(self) -> list[Widget]:
        """Return who holds objectives that others held in history."""
        found = differences(self.room.view)
        if not found:
            return [Label(t("end.as_history"), SMALL, "t2", fit=Fit.WRAP)] if self.room.view.scenario.fronts else []
        head = Label(t("end.against").upper(), COLUMN_HEAD, "t3")
        return [head, *(self._difference(one) for one in found[:FEW])]

    @staticmethod
    def _difference(one: Difference) -> Widget:
        place = growing(Label(one.place, SMALL, "t2", fit=Fit.SHORTEN))
        return Row(place, Label(one.now, LABEL), Label(t("end.then", side=one.then), SMALL, "t3"), gap=8)

    def export(self) -> None:
        """Write the game as a page into the user's folder and say where it is; a failure is told."""
        room, match = self.room, self.room.match
        page = game_page(room.view, room.log.figures, room.log.course, room.log.lines, match.conceded)
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
        return [named(Button(t("end.replay"), self.replay, action=Action.WATCH, glyph="play"), "end_replay")]

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
