"""What leads from the menus into a game and back: scenarios, briefings, saved games, settings, help."""

import secrets
import webbrowser
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from game.ai.registry import HUMAN, make_seats, player_names
from game.data.library import Entry as ScenarioEntry
from game.data.library import entries, read_scenario
from game.errors import GameError
from game.model.board import Board
from game.model.ids import SIDES, Side
from game.model.scenario import Scenario
from game.resources import asset, user_folder
from game.rules.visibility import observe
from game.session.gamefile import read_game
from game.session.match import FOG, OFF, Match
from game.session.replay import restore
from game.session.save import QUICK, Entry, SaveFolder
from game.session.setting import Setting, open_scenario
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.play.host import MatchHost
from game.ui.play.logbook import Archivist, Logbook
from game.ui.popups import ask
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.help import HelpScreen
from game.ui.screens.menu import MenuScreen
from game.ui.screens.region import BasePicture, dimmed, preview, thumbnail
from game.ui.screens.saves import SavesScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.widget import Size, Surface
from game.ui.window import App
from game.version import VERSION
from game.view.cards import briefing_of, scenario_card
from game.view.help import help_topics
from game.view.screens import Choice, GameSetup, MenuData, MenuEntry, OwnScenario, SavedGameRow, ScenarioCard
from game.view.summary import short_date
from game.view.text import t

PLAY_HEX = 72  # hex width a match opens with
LARGEST_SEED = 100_000_000
WATCHED = "regular"


class Lobby:
    """The menus of ``app`` and the match that is on; also what the play screen asks for elsewhere (``Elsewhere``)."""

    def __init__(self, app: App, folder: SaveFolder | None = None) -> None:
        self.app = app
        self.folder = folder or SaveFolder()
        self.host: MatchHost | None = None
        self._bases: dict[str, BasePicture] = {}  # by map; the largest map comes first
        self._games: dict[str, tuple[Board, Scenario]] = {}
        self._grounds: dict[str, GroundPainter] = {}
        self._kept: dict[tuple[str, Size], Surface] = {}
        app.may_quit = self._may_quit

    # --- the main menu ---

    def menu(self) -> None:
        """Show the main menu; a match that was on is over for the window."""
        self.host = None
        data = MenuData(
            entries=tuple(self._entries()),
            cards=tuple(self._cards()),
            own=tuple(_own(entry) for entry in entries() if entry.own),
            own_choices=(Choice.OPEN_FOLDER,),
        )
        screen = MenuScreen(data, self._chosen, thumbnail=self._thumbnail, backdrop=self._backdrop)
        self.app.replace(screen)

    def _entries(self) -> list[MenuEntry]:
        saved = self.folder.entries()
        latest = next((entry for entry in saved if entry.game is not None), None)
        if latest is not None and latest.game is not None:
            game = latest.game
            note = t("lobby.continue", scenario=game.title, turn=game.turn, date=short_date(game.date))
            resume = MenuEntry(Choice.CONTINUE, note)
        else:
            resume = MenuEntry(Choice.CONTINUE, t("lobby.nothing_saved"), t("lobby.nothing_saved"))
        return [
            resume,
            MenuEntry(Choice.NEW, t("lobby.new")),
            MenuEntry(Choice.LOAD, t("lobby.load", count=len(saved))),
            MenuEntry(Choice.SETTINGS, t("lobby.settings")),
            MenuEntry(Choice.HELP, t("lobby.help")),
            MenuEntry(Choice.QUIT, ""),
        ]

    def _cards(self) -> list[ScenarioCard]:
        shown: list[tuple[tuple[int, ...], ScenarioCard]] = []
        for entry in entries():
            loaded = read_scenario(entry.path)
            if loaded.scenario is None or loaded.board is None:
                continue
            self._games[str(entry.path) if entry.own else entry.id] = (loaded.board, loaded.scenario)
            if not entry.own:
                rank = (int(entry.what_if), -loaded.board.grid.size, *_span(loaded.scenario))
                shown.append((rank, scenario_card(entry.id, loaded.scenario)))
        for board, _ in sorted(self._games.values(), key=lambda game: (-game[0].grid.size, game[0].id)):
            if board.id not in self._bases:
                self._bases[board.id] = BasePicture(self.app.ui, board, self.app.ui.repaint)
        return [card for _, card in sorted(shown, key=lambda pair: (pair[0], pair[1].ident))]

    def _thumbnail(self, ident: str, size: Size) -> Surface | None:
        if ident not in self._games:
            return None
        board, scenario = self._games[ident]
        picture = self._bases[board.id].picture
        if picture is None:
            return None
        key = (ident, size)
        if key not in self._kept:
            self._kept[key] = thumbnail(picture, board, scenario, size, self.app.ui.palette)
        return self._kept[key]

    def _backdrop(self, size: Size) -> Surface | None:
        picture = next((base.picture for base in self._bases.values()), None)
        if picture is None:
            return None
        key = ("", size)
        if key not in self._kept:
            self._kept[key] = dimmed(picture, size, self.app.ui.palette.bg)
        return self._kept[key]

    def _chosen(self, choice: Choice, ident: str) -> None:
        acts: dict[Choice, Callable[[], None]] = {
            Choice.CONTINUE: self._resume,
            Choice.LOAD: self.load,
            Choice.SETTINGS: self.settings,
            Choice.HELP: self.help,
            Choice.QUIT: self._quit,
            Choice.BRIEF: partial(self._guarded, partial(self.brief, ident)),
            Choice.WATCH: partial(self._guarded, partial(self.watch, ident)),
            Choice.OPEN_FOLDER: self._open_folder,
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

    # --- games ---

    def brief(self, ident: str) -> None:
        """Show the briefing of a scenario; GameError if its files cannot be used."""
        setting = open_scenario(ident)
        seed = secrets.randbelow(LARGEST_SEED)
        state = Match(setting, seed).state
        views = (observe(state, Side.COMMUNIST), observe(state, Side.UN))
        data = briefing_of(ident, views, seed=seed, computers=player_names())
        screen = BriefingScreen(
            data,
            lambda setup: self._guarded(partial(self.begin, setup)),
            self.app.pop,
            preview=lambda size: preview(self.app.ui, views, size),
            backdrop=self._backdrop,
        )
        self.app.push(screen)

    def begin(self, setup: GameSetup) -> None:
        """Begin the game that was set up."""
        self.start(open_scenario(setup.scenario), setup.players, setup.seed, fog=setup.switches.get(FOG, True))

    def watch(self, ident: str) -> None:
        """Begin a game of computer against computer."""
        self.start(open_scenario(ident), {side.key: WATCHED for side in SIDES}, secrets.randbelow(LARGEST_SEED))

    def start(self, setting: Setting, players: dict[str, str], seed: int, *, fog: bool = True) -> None:
        """Begin a game; ``players`` by the name of their side; without ``fog`` people see everything."""
        names = (players[Side.COMMUNIST.key], players[Side.UN.key])
        settings = {} if fog else {FOG: OFF}
        self._play(Match(setting, seed, players=make_seats(names, seed), names=names, settings=settings))

    def resume(self, path: Path) -> None:
        """Go on with a saved game; GameError if it cannot be."""
        saved = read_game(path)
        archivist = Archivist()
        seats = make_seats(saved.players, saved.seed)
        match = restore(saved, open_scenario(saved.scenario), seats, attend=archivist.attend)
        self._play(match, archivist.retire())

    def _resume(self) -> None:
        if latest := self.folder.latest():
            self._guarded(partial(self.resume, latest.path))

    def _play(self, match: Match, logs: Mapping[Side, Logbook] | None = None) -> None:
        board = match.setting.board
        if board.id not in self._grounds:
            self._grounds[board.id] = GroundPainter(board, asset("maps").parent, PLAY_HEX)
        self.host = MatchHost(self.app, match, self._grounds[board.id], self.folder, self, logs)
        self.host.open()

    # --- over the match or the menu ---

    def settings(self) -> None:
        """Open the settings."""
        self.app.push(SettingsScreen(self.app.settings, self.app.change_settings, self.app.pop))

    def help(self) -> None:
        """Open the help."""
        self.app.push(HelpScreen(help_topics(), self.app.pop))

    def load(self) -> None:
        """Open the saved games."""
        rows = [_saved(entry) for entry in self.folder.entries()]
        self.app.push(SavesScreen(rows, self._load, self._delete, self.app.pop))

    def _load(self, ident: str) -> None:
        self._guarded(lambda: self.resume(self.folder.path(ident)))

    def _delete(self, ident: str) -> str:
        try:
            self.folder.delete(ident)
        except (GameError, OSError) as error:
            return str(error)
        return ""

    def _open_folder(self) -> None:
        folder = user_folder() / "scenarios"
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
        """Whether the window may close: a match is saved first, and if that fails the player is asked."""
        if self.host is None or self.host.match.is_over:
            return True
        try:
            self.folder.autosave(self.host.match)
        except GameError as error:
            leave = Button(t("lobby.quit_anyway"), self._leave_anyway, kind=Kind.DANGER)
            stay = Button(t("lobby.stay"), lambda: None, action=Action.BACK)
            ui = self.app.ui
            ui.open_dialog(ask(ui, t("lobby.not_saved"), str(error), leave, stay, glyph="warning"))
            return False
        return True

    def _leave_anyway(self) -> None:
        self.app.running = False


def _span(scenario: Scenario) -> tuple[int, int]:
    """Return what orders scenarios on one map: the last turn, of those that end together the shortest first."""
    return scenario.last_turn, -scenario.first_turn


def _own(entry: ScenarioEntry) -> OwnScenario:
    loaded = read_scenario(entry.path)
    scenario = loaded.scenario
    first = min((problem.where.line for problem in loaded.problems), default=0)
    title = scenario.title if scenario else entry.id
    dates = ""
    if scenario:
        calendar = scenario.calendar
        begin, end = calendar.first_day[scenario.first_turn], calendar.last_day[scenario.last_turn]
        dates = f"{short_date(begin)} – {short_date(end)}"
    return OwnScenario(str(entry.path), title, entry.path.name, dates, len(loaded.problems), first)


def _saved(entry: Entry) -> SavedGameRow:
    """A row of the list of saved games."""
    game = entry.game
    when = datetime.fromtimestamp(entry.saved_at)
    kind = (
        t("saves.auto")
        if entry.name.startswith("auto-")
        else t("saves.quick")
        if entry.name == QUICK
        else t("saves.own")
    )
    saved = f"{when.day} {when:%b %Y, %H:%M}"
    if game is None:
        return SavedGameRow(entry.name, entry.name, "", "", "", kind, saved, entry.saved_at, entry.trouble)
    humans = [side for side in SIDES if game.players[side] == HUMAN]
    side = (
        t("saves.both")
        if len(humans) == 2
        else t("saves.watching")
        if not humans
        else t(f"briefing.side.{humans[0].key}")
    )
    trouble = "" if game.version == VERSION else t("saves.version", made=game.version, here=VERSION)
    turn = t("saves.turn_number", turn=game.turn)
    date = f"{short_date(game.date)} {game.date[:4]}"
    return SavedGameRow(entry.name, game.title, turn, date, side, kind, saved, entry.saved_at, trouble)
