"""The menus: scenarios, saved games, settings, help. What plays games is brought in when the menu is on show."""

import webbrowser
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.data.files import WHAT_IF, entries
from game.data.heads import read_head
from game.errors import GameError
from game.resources import user_folder
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.popups import ask
from game.ui.screens.menu import MenuScreen
from game.ui.watch import Watch
from game.ui.widget import Size, Surface
from game.ui.window import App
from game.view.screens import Choice, MenuData, MenuEntry, OwnScenario, ScenarioCard
from game.view.shelf import scenario_card
from game.view.text import t

if TYPE_CHECKING:
    from game.session.match import Match
    from game.session.save import SaveFolder
    from game.ui.editor.studio import Studio
    from game.ui.gallery import Gallery
    from game.ui.games import Games


class Lobby:
    """The menus of ``app`` and the way into games; also what the play screen asks for elsewhere (``Elsewhere``).

    The first picture needs the heads of the scenario files only. Saved games, the scenarios themselves and pictures of
    their ground come one after another between the frames that follow.
    """

    def __init__(self, app: App, folder: "SaveFolder | None" = None) -> None:
        self.app = app
        self._folder = folder
        self._made_games: Games | None = None
        self._made_studio: Studio | None = None
        self._gallery: Gallery | None = None
        self._screen: MenuScreen | None = None
        app.may_quit = self._may_quit
        app.dropped = self._open_turn
        app.crashed = self._crashed

    def _crashed(self, error: Exception) -> None:
        """Save the match that is on, write a report, and show both instead of everything else."""
        from game.ui.screens.crash import CrashScreen, write_report

        host = self._made_games.host if self._made_games is not None else None
        about = "" if host is None else f"{host.match.setting.scenario.id}, seed {host.match.seed}"
        report, kept = write_report(error, about), False
        if host is not None and host.is_kept:
            try:
                host.keep()
                kept = True
            except GameError as trouble:
                self.app.ui.toast(str(trouble))
        self.app.replace(CrashScreen(error, report, self.menu, kept=kept))

    @property
    def games(self) -> "Games":
        """Return what begins games; it takes a third of a second to bring it in."""
        if self._made_games is None:
            from game.session.save import SaveFolder
            from game.ui.games import Games

            folder = self._folder or SaveFolder()
            self._made_games = Games(self.app, folder, self, guard=self._guarded, backdrop=self._backdrop)
            self._made_games.edit = lambda path: self.studio.open(path)
        return self._made_games

    @property
    def studio(self) -> "Studio":
        """Return the way into the editor."""
        if self._made_studio is None:
            from game.ui.editor.studio import Studio

            self._made_studio = Studio(self.app, self.games, self, self._guarded)
        return self._made_studio

    # --- the main menu ---

    def menu(self) -> None:
        """Show the main menu; a match that was on is over for the window."""
        if self._made_games is not None:
            self._made_games.host = None
        data = MenuData(tuple(self._entries()), tuple(self._cards()), tuple(_own_rows()))
        if self._gallery is not None:
            self._gallery.look_again()
        self._screen = MenuScreen(data, self._chosen, thumbnail=self._thumbnail, backdrop=self._backdrop)
        self.app.replace(self._screen)
        self.app.ui.timers.later(self._prepare)
        shown = self._screen
        Watch(self.app.ui, _own_files, self._own_changed, goes_on=lambda: shown in self.app.screens)

    def _own_changed(self) -> None:
        """Read the player's own scenarios anew: a file in their folder has been written, added or taken away."""
        if self._screen is not None and self._gallery is not None:
            self._renew(replace(self._screen.data, own=tuple(_own_rows())))
            self._gallery.look_again()
            self.app.ui.timers.later(self._prepare)

    def _entries(self) -> list[MenuEntry]:
        wait = t("menu.reading")
        about_saves = (MenuEntry(Choice.CONTINUE, wait, wait), MenuEntry(Choice.LOAD, wait))
        if self._made_games is not None:
            about_saves = self._made_games.menu_entries()
        return [
            about_saves[0],
            MenuEntry(Choice.NEW, t("lobby.new")),
            about_saves[1],
            MenuEntry(Choice.EDITOR, t("lobby.editor")),
            MenuEntry(Choice.CHRONICLE, t("lobby.chronicle")),
            MenuEntry(Choice.BY_FILE, t("lobby.by_file")),
            MenuEntry(Choice.SETTINGS, t("lobby.settings")),
            MenuEntry(Choice.HELP, t("lobby.help")),
            MenuEntry(Choice.QUIT, ""),
        ]

    @staticmethod
    def _cards() -> list[ScenarioCard]:
        """Return the shipped scenarios: those that change one thing last, large maps first, in the order of the war."""
        shown = []
        for entry in entries():
            if not entry.own and (head := read_head(entry.path)) is not None:
                rank = (entry.what_if, -head.map_hexes, head.last_turn, -head.first_turn, entry.id)
                shown.append((rank, scenario_card(entry.id, head)))
        return [card for _, card in sorted(shown, key=lambda pair: pair[0])]

    def _prepare(self) -> None:
        """Read what the menu shows beside the heads of scenarios, a piece between two frames, while it is there."""
        if self._screen not in self.app.screens:
            return
        if self._gallery is None:
            from game.ui.gallery import Gallery

            self._gallery = Gallery(self.app.ui, self._own_read)
            self._gallery.look_again()
            _ = self.games
            self._renew(replace(self._screen.data, entries=tuple(self._entries())))
        elif not self._gallery.step():
            return
        self.app.ui.timers.later(self._prepare)

    def _own_read(self, own: OwnScenario) -> None:
        if self._screen is not None:
            data = self._screen.data
            rows = tuple(own if row.ident == own.ident else row for row in data.own)
            self._renew(replace(data, own=rows))

    def _renew(self, data: MenuData) -> None:
        if self._screen is not None:
            self._screen.data = data
            self.app.ui.relayout()

    def _thumbnail(self, ident: str, size: Size) -> Surface | None:
        return self._gallery.thumbnail(ident, size) if self._gallery else None

    def _backdrop(self, size: Size) -> Surface | None:
        return self._gallery.backdrop(size) if self._gallery else None

    def _chosen(self, choice: Choice, ident: str) -> None:
        acts: dict[Choice, Callable[[], None]] = {
            Choice.CONTINUE: lambda: self._guarded(self.games.resume_latest),
            Choice.LOAD: self.load,
            Choice.EDITOR: lambda: self.studio.shelf(),
            Choice.NEW_SCENARIO: lambda: self.studio.ask_name(None),
            Choice.BY_FILE: self.turns,
            Choice.CHRONICLE: self.chronicle,
            Choice.SETTINGS: self.settings,
            Choice.HELP: self.help,
            Choice.QUIT: self._quit,
            Choice.BRIEF: lambda: self._guarded(partial(self.games.brief, ident)),
            Choice.WATCH: lambda: self._guarded(partial(self.games.watch, ident)),
            Choice.OPEN_FOLDER: lambda: self._open_folder(user_folder() / "scenarios"),
        }
        if choice in acts:
            acts[choice]()

    def _guarded(self, act: Callable[[], None]) -> None:
        """Do something that files may spoil; what is wrong with them is told."""
        try:
            act()
        except GameError as error:
            self._tell(str(error))

    def _tell(self, text: str) -> None:
        ui = self.app.ui
        shown = "\n".join(text.splitlines()[:12])
        back = Button(t("lobby.back"), lambda: None, action=Action.BACK)
        again = Button(t("lobby.understood"), lambda: None, action=Action.CONFIRM, kind=Kind.PRIMARY)
        ui.open_dialog(ask(ui, t("lobby.trouble"), shown.replace("*", "·"), again, back, glyph="warning"))

    # --- over the match or the menu ---

    def settings(self) -> None:
        """Open the settings."""
        from game.ui.screens.settings import SettingsScreen

        self.app.push(SettingsScreen(self.app.settings, self.app.change_settings, self.app.pop))

    def help(self) -> None:
        """Open the help."""
        from game.ui.screens.help import HelpScreen
        from game.view.help import help_topics

        topics = help_topics()
        try:
            topics += self.games.almanac()
        except GameError as error:
            self.app.ui.toast(str(error))
        self.app.push(HelpScreen(topics, self.app.pop))

    def load(self) -> None:
        """Open the saved games."""
        from game.ui.screens.saves import SavesScreen

        rows = self.games.saved_rows()
        self.app.push(SavesScreen(rows, self._load, self._delete, self.app.pop, replay=self._replay))

    def chronicle(self, first: str = "") -> None:
        """Open the chronicle of the war, at a day."""
        self._guarded(lambda: self.games.chronicle(first))

    def turns(self) -> None:
        """Open the turns that have come by file."""
        from game.ui.screens.turns import TurnsScreen

        post = self.games.post
        screen = TurnsScreen(
            self.games.turn_rows(),
            post.folder,
            self._open_turn,
            open_folder=lambda: self._open_folder(post.folder),
            back=self.app.pop,
        )
        self.app.push(screen)

    def _open_turn(self, path: Path) -> None:
        self._guarded(lambda: self.games.open_turn(path))

    def _load(self, ident: str) -> None:
        self._guarded(lambda: self.games.resume(self.games.folder.path(ident)))

    def replay(self, match: "Match") -> None:
        """Show a match from its beginning."""
        self._guarded(lambda: self.games.replay_match(match))

    def _replay(self, ident: str) -> None:
        self._guarded(lambda: self.games.replay(self.games.folder.path(ident)))

    def _delete(self, ident: str) -> str:
        try:
            self.games.folder.delete(ident)
        except (GameError, OSError) as error:
            return str(error)
        return ""

    def _open_folder(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            webbrowser.open(folder.as_uri())
        except OSError as error:
            self._tell(str(error))
        else:
            self.app.ui.toast(t("lobby.folder", path=folder))

    # --- leaving ---

    def _quit(self) -> None:
        if self._may_quit():
            self.app.running = False

    def _may_quit(self) -> bool:
        """Return whether the window may close: a match is saved first, and if that fails the player is asked.

        An author is asked about changes that are not saved.
        """
        if self._made_studio is not None and not self._made_studio.may_leave(self._leave_anyway):
            return False
        try:
            if self._made_games is not None:
                self._made_games.keep()
        except GameError as error:
            leave = Button(t("lobby.quit_anyway"), self._leave_anyway, kind=Kind.DANGER)
            stay = Button(t("lobby.stay"), lambda: None, action=Action.BACK)
            ui = self.app.ui
            ui.open_dialog(ask(ui, t("lobby.not_saved"), str(error), leave, stay, glyph="warning"))
            return False
        return True

    def _leave_anyway(self) -> None:
        self.app.running = False


def _own_files() -> list[Path]:
    """Return the player's own scenarios and the folders they lie in."""
    own = [entry.path for entry in entries() if entry.own]
    folder = user_folder() / "scenarios"
    return list(dict.fromkeys((folder, folder / WHAT_IF, *folder.glob("*/"), *own)))


def _own_rows() -> list[OwnScenario]:
    """Return the scenarios of the player's own by their heads; whether they are sound is not known yet."""
    rows = []
    for entry in entries():
        if entry.own:
            head = read_head(entry.path)
            rows.append(OwnScenario(str(entry.path), head.title if head else entry.id, entry.path.name, ""))
    return rows
