"""The page after a turn of a game played by file: where the file is, for whom, what comes next (P-16)."""

from collections.abc import Callable
from pathlib import Path

from game.model.ids import Side
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Label
from game.ui.layout import Centered, Column, Row, growing, named
from game.ui.panels import Panel, Plate
from game.ui.widget import Ui, Widget
from game.view.summary import side_name
from game.view.text import t
from game.view.theme import BODY, LABEL, METRICS


class Sent:
    """The screen over a match whose turn has been written; Esc looks at the map."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(self, side: Side, path: Path, *, close: Callable[[], None], menu: Callable[[], None]) -> None:
        self.side, self.path, self.close, self.menu = side, path, close, menu

    def build(self, ui: Ui) -> Widget:
        """Return one panel with the name of the file and the ways on."""
        look = named(Button(t("sent.look"), self.close, action=Action.BACK), "sent_look")
        leave = named(Button(t("sent.menu"), self.menu, action=Action.CONFIRM, kind=Kind.PRIMARY), "sent_menu")
        body = Column(
            Label(t("sent.text", side=side_name(self.side)), BODY, "t2", fit=Fit.WRAP),
            Label(self.path.name, LABEL, "gold", fit=Fit.WRAP),
            Label(str(self.path.parent), BODY, fit=Fit.WRAP),
            Label(t("sent.next"), BODY, "t2", fit=Fit.WRAP),
            Row(growing(look), growing(leave), gap=10),
            gap=12,
            pad=METRICS.inset + 6,
        )
        panel = Panel(t("sent.title"), body, glyph="note")
        return Plate(Centered(panel, 560, tall=False), fill="bg")

    def act(self, ui: Ui, action: Action) -> bool:
        """Enter goes to the main menu, Esc to the map."""
        if action is Action.CONFIRM:
            self.menu()
        elif action is Action.BACK:
            self.close()
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
