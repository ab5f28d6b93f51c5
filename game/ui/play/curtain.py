"""The blank screen between two players at one window."""

from collections.abc import Callable

from game.model.ids import Side
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Label
from game.ui.layout import Centered, Column, named
from game.ui.panels import Panel, Plate
from game.ui.widget import Ui, Widget
from game.view.summary import side_name
from game.view.text import t
from game.view.theme import BODY, METRICS


class Curtain:
    """Hides everything until the player whose turn it is says that he sits there."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(self, side: Side, lift: Callable[[], None], when: str, words: str = "curtain.text") -> None:
        """``when`` says what both know: the turn, and what is to be done in it."""
        self.side, self.lift, self.when, self.words = side, lift, when, words

    def build(self, ui: Ui) -> Widget:
        """Return one panel in the middle of nothing."""
        words = Label(t(self.words, side=side_name(self.side)), BODY, "t2", fit=Fit.WRAP)
        ready = named(Button(t("curtain.ready"), self.lift, action=Action.CONFIRM, kind=Kind.PRIMARY), "curtain_ready")
        body = Column(words, ready, gap=16, pad=METRICS.inset + 6)
        panel = Panel(t("curtain.title", side=side_name(self.side)), body, glyph="people", note=self.when)
        return Plate(Centered(panel, 460, tall=False), fill="bg")

    def act(self, ui: Ui, action: Action) -> bool:
        """Enter lifts the curtain."""
        if action is not Action.CONFIRM:
            return False
        self.lift()
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
