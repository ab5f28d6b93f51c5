"""The end of a game: who won and how far, what the points were for, and the course of it as charts (P-20)."""

from collections.abc import Callable

from game.model.ids import Side
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Align, Column, Row, growing, named, sized
from game.ui.panels import Panel, Plate
from game.ui.play.room import Room
from game.ui.play.war_charts import charts_column
from game.ui.scroll import Scroll
from game.ui.widget import Ui, Widget
from game.view.score import history_words, signed
from game.view.tables import ledger
from game.view.text import t
from game.view.theme import BODY, CARD_TITLE, LABEL, METRICS, SMALL

LEFT = 380  # units
INSET = (METRICS.inset, 12, METRICS.inset, 12)


class EndScreen:
    """The screen over a match that is over; Esc looks at the map."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(
        self,
        room: Room,
        *,
        close: Callable[[], None],
        menu: Callable[[], None],
        replay: Callable[[], None] | None,
    ) -> None:
        """``replay`` plays the game back with everything shown; None where that is what is being watched."""
        self.room, self.close, self.menu, self.replay = room, close, menu, replay

    def build(self, ui: Ui) -> Widget:
        """Return the result with its ledger at the left, the charts at the right."""
        wide = min(LEFT, ui.layout_size[0] * 36 // 100)
        left = sized(self._left(), width=wide)
        edge = METRICS.screen_edge
        body = Row(left, growing(charts_column(self.room, ui.layout_size[0] - wide)), gap=12, align=Align.STRETCH)
        return Plate(Column(growing(body), pad=(edge, 16, edge, 16)), fill="bg")

    def _left(self) -> Widget:
        view = self.room.view
        result = view.result
        if result is None:
            raise ValueError("the game is not over")
        points = t(
            "end.score",
            communist=result.vp[Side.COMMUNIST],
            un=result.vp[Side.UN],
            score=signed(result.score),
            baseline=signed(view.scenario.baseline),
        ) + history_words(view)
        head = [
            Label(t(f"result.{result.winner}", level=t(f"level.{result.level}")), CARD_TITLE, "gold", fit=Fit.WRAP),
            Label(t(f"ended.{result.ended}", turn=result.turn), BODY, fit=Fit.WRAP),
            Label(points, SMALL, "t2", fit=Fit.WRAP),
            Rule(),
        ]
        rows: list[Widget] = []
        for line in ledger(view):
            words = growing(Label(line.cells[0], SMALL, "t2", fit=Fit.WRAP))
            rows.append(Row(words, Label(line.cells[1], SMALL, "t3"), Label("".join(line.cells[2:]), LABEL), gap=10))
        rows.append(Label(t("end.note"), SMALL, "t3", fit=Fit.WRAP))
        look = named(Button(t("end.again"), self.close, action=Action.BACK), "end_look")
        leave = named(Button(t("end.menu"), self.menu, action=Action.CONFIRM, kind=Kind.PRIMARY), "end_menu")
        footer = Column(*self._play_back(), Row(growing(look), growing(leave), gap=8), gap=8, pad=INSET)
        inside = Column(
            Column(*head, gap=8), growing(Scroll(Column(*rows, gap=5, pad=(0, 0, 12, 0)))), gap=10, pad=INSET
        )
        return Panel(t("end.title"), inside, glyph="flag", footer=footer)

    def _play_back(self) -> list[Widget]:
        if self.replay is None:
            return []
        return [named(Button(t("end.replay"), self.replay, action=Action.WATCH, glyph="play"), "end_replay")]

    def act(self, ui: Ui, action: Action) -> bool:
        """Esc goes back to the map, Enter to the menu, and the game is played back."""
        if action is Action.BACK:
            self.close()
        elif action is Action.CONFIRM:
            self.menu()
        elif action is Action.WATCH and self.replay is not None:
            self.replay()
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
