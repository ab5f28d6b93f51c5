"""What the player sees when the game itself is wrong: his match is kept, a report is written, and he can go on."""

import platform
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from game.data.writing import write_whole
from game.errors import GameError
from game.resources import user_folder
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Label
from game.ui.layout import Centered, Column, Row, Spacer, named
from game.ui.panels import Panel, Plate
from game.ui.widget import Ui, Widget
from game.version import VERSION
from game.view.text import t
from game.view.theme import BODY, METRICS, SMALL

WIDTH = 640  # units


def write_report(error: Exception, about: str) -> Path | None:
    """Write what went wrong, and in which game, into the user's folder; the file, or None if even that failed."""
    told = "".join(traceback.format_exception(error))
    path = user_folder() / "reports" / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    head = f"Parallel 38 {VERSION}, Python {platform.python_version()}, {platform.system()}\n{about}\n\n"
    try:
        write_whole(path, head + told)
    except GameError:
        return None
    return path


class CrashScreen:
    """The screen instead of all others; ``kept`` tells whether the match was saved, ``report`` where the report is."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(self, error: Exception, report: Path | None, menu: Callable[[], None], *, kept: bool) -> None:
        self.error, self.report, self.menu, self.kept = error, report, menu, kept

    def build(self, ui: Ui) -> Widget:
        """Return one panel in the middle."""
        where = t("crash.report", path=self.report) if self.report is not None else t("crash.no_report")
        words = [
            Label(t("crash.text"), BODY, fit=Fit.WRAP),
            Label(t("crash.kept") if self.kept else t("crash.not_kept"), BODY, fit=Fit.WRAP),
            Label(where, SMALL, "t2", fit=Fit.WRAP),
            Label(f"{type(self.error).__name__}: {self.error}"[:300], SMALL, "t3", fit=Fit.WRAP),
        ]
        leave = named(Button(t("crash.menu"), self.menu, action=Action.CONFIRM, kind=Kind.PRIMARY), "crash_menu")
        body = Column(*words, Row(Spacer(), leave), gap=14, pad=METRICS.inset + 6)
        return Plate(Centered(Panel(t("crash.title"), body, glyph="warning"), WIDTH, tall=False), fill="bg")

    def act(self, ui: Ui, action: Action) -> bool:
        """Enter and Esc go to the menu."""
        if action not in (Action.CONFIRM, Action.BACK):
            return False
        self.menu()
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
