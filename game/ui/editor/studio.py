"""The way into the editor and out of it: the shelf, new scenarios and copies, trials and back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.data.editing import Editing
from game.data.files import entries
from game.data.starter import changed_scenario, copied_scenario, new_scenario
from game.errors import GameError
from game.resources import user_folder
from game.session.match import Match
from game.session.setting import Setting
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.choices import Segments
from game.ui.editor.desk import Desk
from game.ui.editor.screen import EditorScreen
from game.ui.editor.shelf import ShelfRow, ShelfScreen, shelf_row
from game.ui.fields import TextField
from game.ui.labels import Fit, Label
from game.ui.layout import Column, named
from game.ui.popups import Dialog
from game.ui.widget import Widget
from game.ui.window import App
from game.view.text import t
from game.view.theme import BODY, SMALL

if TYPE_CHECKING:
    from game.ui.games import Games
    from game.ui.play.host import Elsewhere

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
LONGEST = 40


class Studio:
    """Opens scenarios for editing in the window of ``app``; ``guard`` tells what is wrong with files."""

    def __init__(
        self, app: App, games: "Games", elsewhere: "Elsewhere", guard: Callable[[Callable[[], None]], None]
    ) -> None:
        self.app, self.games, self.elsewhere, self.guard = app, games, elsewhere, guard

    def shelf(self) -> None:
        """Show the scenarios there are."""
        rows = [shelf_row(entry) for entry in entries()]
        self.app.push(ShelfScreen(rows, edit=self.open, make=self.ask_name, back=self.app.pop))
        self.app.layout()
        root = self.app.layers.root
        if root is not None:
            self.app.ui.set_focus(next((w for w in root.walk() if w.name == "table"), None), by_key=False)

    def open(self, path: Path) -> None:
        """Open a scenario of the author's own."""
        self.guard(lambda: self._open(path))

    def may_leave(self, leave: Callable[[], None]) -> bool:
        """Return whether the window may close; an author with unsaved changes is asked, and ``leave`` closes it."""
        screen = next((it for it in self.app.screens if isinstance(it, EditorScreen)), None)
        if screen is None or screen.desk.editing.document.is_saved:
            return True
        screen.ask_leave(leave)
        return False

    def _open(self, path: Path) -> None:
        screen = EditorScreen(
            self.app,
            Desk(Editing(path)),
            self.games.ground,
            play=lambda setting, players: self._try(screen, setting, players),
            close=self.app.pop,
            help_page=self.elsewhere.help,
        )
        self.app.push(screen)
        screen.open()

    def _try(self, screen: EditorScreen, setting: Setting, players: dict[str, str]) -> None:
        self.games.trial(setting, players, Trial(self.app, self.games, self.elsewhere, screen))

    # --- new ones ---------------------------------------------------------------------------------------------

    def ask_name(self, base: ShelfRow | None) -> None:
        """Ask what a new scenario is to be called: a copy of another, a change of it, or one from the template."""
        ui = self.app.ui
        ways = [copied_scenario, changed_scenario] if base is not None and not base.is_own else [copied_scenario]
        chosen = [0]

        def make() -> None:
            ui.close_dialog()
            self.guard(lambda: self._make(field.text, base, ways[chosen[0]]))

        field = TextField("", lambda text: None, done=lambda text: make(), longest=LONGEST, allowed=LETTERS)
        what = t("shelf.ask.new") if base is None else t("shelf.ask.copy", title=base.title)
        parts: list[Widget] = [Label(what, BODY, "t2", fit=Fit.WRAP), named(field, "new.id")]
        if len(ways) > 1:
            names = [t("shelf.ask.whole"), t("shelf.ask.change")]
            parts += [
                named(Segments(names, 0, lambda i: chosen.__setitem__(0, i)), "way"),
                Label(t("shelf.ask.ways"), SMALL, "t3", fit=Fit.WRAP),
            ]
        stay = named(Button(t("editor.stay"), ui.close_dialog, action=Action.BACK), "stay")
        go = named(Button(t("shelf.ask.make"), make, action=Action.CONFIRM, kind=Kind.PRIMARY), "make")
        body = Column(*parts, gap=10)
        ui.open_dialog(
            Dialog(ui, t("shelf.ask.title"), body, (stay, go), glyph="plus", confirm=make, back=ui.close_dialog)
        )
        ui.set_focus(field)

    def _make(self, name: str, base: ShelfRow | None, way: Callable[[str, Path, str], Path]) -> None:
        folder = user_folder() / "scenarios"
        try:
            path = new_scenario(name, folder) if base is None else way(name, folder, str(base.path))
        except OSError as error:
            raise GameError(f"{folder / name}: cannot be written: {error.strerror}") from None
        self.app.pop()
        self.shelf()
        self._open(path)


class Trial:
    """Where the menu of a trial leads: leaving it goes back to the editor."""

    def __init__(self, app: App, games: "Games", elsewhere: "Elsewhere", screen: EditorScreen) -> None:
        self.app, self.games, self.elsewhere, self.screen = app, games, elsewhere, screen
        self._screens = list(app.screens)

    def menu(self) -> None:
        """Go back to the editor, which is as it was left."""
        self.games.host = None
        self.app.replace(*self._screens)
        self.screen.watch()

    def settings(self) -> None:
        """Open the settings over the match."""
        self.elsewhere.settings()

    def help(self) -> None:
        """Open the page of keys over the match."""
        self.elsewhere.help()

    def load(self) -> None:
        """Open the saved games over the match."""
        self.elsewhere.load()

    def chronicle(self, first: str) -> None:
        """Open the chronicle of the war over the match, at a day."""
        self.elsewhere.chronicle(first)

    def replay(self, match: Match) -> None:
        """A trial is not kept, so there is nothing to be played back."""
