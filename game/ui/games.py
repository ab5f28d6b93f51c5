"""Games in the window: briefed, begun, gone on with, watched; the match that is on."""

import gc
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVarTuple

from game.ai.registry import HUMAN, make_seats, player_names
from game.data.chronicle import load_chronicle
from game.data.files import entries
from game.data.library import files_behind, read_scenario
from game.errors import GameError
from game.model.board import Board
from game.model.ids import SIDES, Side
from game.model.view import SideView
from game.resources import asset
from game.rules.truth import without_fog
from game.rules.visibility import observe
from game.session.film import Film
from game.session.gamefile import GameFile, file_text, parse_game, read_game
from game.session.letters import BY_FILE, Letter, Post, addressee, read_turn
from game.session.match import FOG, OFF, Match
from game.session.save import QUICK, Entry, SaveFolder
from game.session.setting import BETWEEN, CHANGES, Setting, history_changes, keep_files, open_scenario
from game.ui.chronicle import ChronicleScreen
from game.ui.ground import GroundPainter
from game.ui.opening import Steps, film_steps, game_steps, patiently, turn_steps
from game.ui.play.host import Elsewhere, MatchHost
from game.ui.play.logbook import Logbook
from game.ui.play.reload import Reload
from game.ui.play.tutor import GUIDE, ON
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.region import preview
from game.ui.watch import Watch
from game.ui.widget import Size, Surface
from game.ui.window import App
from game.version import VERSION
from game.view.almanac import almanac
from game.view.cards import briefing_of
from game.view.dates import short_date
from game.view.screens import BriefingData, Choice, GameSetup, HelpTopic, MenuEntry, SavedGameRow, TurnRow
from game.view.stage import Stage
from game.view.text import t

PLAY_HEX = 72  # hex width a match opens with
LARGEST_SEED = 100_000_000
WATCHED = "regular"
WHOLE_WAR = "campaign"
Briefed = tuple[BriefingData, Callable[[Size], Surface | None]]
CHRONICLE = "korea"
TUTORIAL, TUTORIAL_SEED = "tutorial", 9  # dice with which who does what he is told wins: a test does just that
Parts = TypeVarTuple("Parts")


class Games:
    """Begins games in the window of ``app``; a ``guard`` around what files may spoil tells what is wrong with them."""

    def __init__(
        self,
        app: App,
        folder: SaveFolder,
        elsewhere: Elsewhere,
        *,
        guard: Callable[[Callable[[], None]], None],
        backdrop: Callable[[Size], Surface | None],
    ) -> None:
        self.app, self.folder, self.elsewhere = app, folder, elsewhere
        self._guard, self._backdrop = guard, backdrop
        self.post = Post()
        self.host: MatchHost | None = None
        self.edit: Callable[[Path], None] = lambda path: None  # opens a scenario in the editor
        self._grounds: dict[str, GroundPainter] = {}

    def brief(self, ident: str) -> None:
        """Show the briefing of a scenario; GameError if its files cannot be used."""
        self._brief(open_scenario(ident), ident, self.seed_of(ident))

    def enter(self, setting: Setting, setup: GameSetup) -> None:
        """Begin a game set up elsewhere; two people at one window read the briefing first, as long as both may look."""
        if set(setup.players.values()) == {HUMAN} and not setup.by_file:
            screen = self._brief(setting, setup.scenario, setup.seed)
            screen.setup = replace(setup, switches=screen.setup.switches | setup.switches)
        else:
            changes = _all_changes(setup)
            self._begin(open_scenario(setup.scenario, changes) if changes else setting, setup)

    @staticmethod
    def seed_of(ident: str) -> int:
        """Return the seed for a new game of a scenario, where nobody asks for one."""
        return TUTORIAL_SEED if ident == TUTORIAL else secrets.randbelow(LARGEST_SEED)

    def _brief(self, setting: Setting, ident: str, seed: int) -> BriefingScreen:
        data, picture = self._briefed(ident, setting, seed)
        path, own = setting.path, any(str(entry.path) == ident for entry in entries() if entry.own)
        screen = BriefingScreen(
            data,
            lambda setup: self._guard(partial(self.begin, setup)),
            self.app.pop,
            preview=picture,
            backdrop=self._backdrop,
            edit=partial(self.edit, path) if own and path is not None else None,
        )
        self.app.push(screen)
        if path is not None:
            self._follow(screen, path, lambda now: self._briefed(ident, now, seed))
        return screen

    def _follow(self, screen: BriefingScreen, path: Path, brief: Callable[[Setting], Briefed]) -> None:
        """Show the briefing anew, or the defects, whenever the files of its scenario change."""

        def changed() -> None:
            loaded = read_scenario(path)
            if loaded.board is None or loaded.rules is None or loaded.scenario is None:
                screen.problems = loaded.problems
            else:
                screen.renew(*brief(Setting(loaded.board, loaded.rules, loaded.scenario, path)))
                self.app.ui.toast(t("briefing.read_again"))
            self.app.ui.relayout()

        Watch(self.app.ui, lambda: files_behind(path), changed, goes_on=lambda: screen in self.app.screens)

    def _briefed(self, ident: str, setting: Setting, seed: int) -> Briefed:
        """Return what a briefing shows, and its picture."""
        state = Match(setting, seed).state
        views = (observe(state, Side.COMMUNIST), observe(state, Side.UN))
        data = briefing_of(ident, views, seed=seed, computers=player_names(), guided=ident == TUTORIAL)
        return data, lambda size: preview(self.app.ui, views, size)

    def begin(self, setup: GameSetup) -> None:
        """Begin the game that was set up."""
        self._begin(open_scenario(setup.scenario, _all_changes(setup)), setup)

    def _begin(self, setting: Setting, setup: GameSetup) -> None:
        reader = next(side for side in SIDES if side.key == setup.side) if setup.by_file else None
        fog = setup.switches.get(FOG, True)
        guide = setup.switches.get(GUIDE, setup.scenario == TUTORIAL)
        self.start(setting, setup.players, setup.seed, fog=fog, reader=reader, guide=guide, changes=_all_changes(setup))

    def watch(self, ident: str) -> None:
        """Begin a game of computer against computer."""
        self.start(open_scenario(ident), {side.key: WATCHED for side in SIDES}, secrets.randbelow(LARGEST_SEED))

    def start(
        self,
        setting: Setting,
        players: dict[str, str],
        seed: int,
        *,
        fog: bool = True,
        reader: Side | None = None,
        guide: bool = False,
        changes: tuple[str, ...] = (),
    ) -> None:
        """Begin a game; ``players`` by the name of their side; without ``fog`` people see everything.

        With a ``reader`` it is played by file: the window is that side's, the other side gets its turns as files.
        A ``guide`` says what is worth doing; ``changes`` are the rule values that are others in ``setting`` than in
        its files.
        """
        names = (players[Side.COMMUNIST.key], players[Side.UN.key])
        settings = ({} if fog else {FOG: OFF}) | ({} if reader is None else {BY_FILE: reader.key})
        settings |= {GUIDE: ON} if guide else {}
        settings |= {CHANGES: BETWEEN.join(changes)} if changes else {}
        self._play(Match(setting, seed, players=make_seats(names, seed), names=names, settings=settings))

    def trial(self, setting: Setting, players: dict[str, str], elsewhere: Elsewhere) -> None:
        """Try a scenario out: nothing of the game is kept, and leaving it goes ``elsewhere``."""
        names = (players[Side.COMMUNIST.key], players[Side.UN.key])
        seed = secrets.randbelow(LARGEST_SEED)
        match = Match(setting, seed, players=make_seats(names, seed), names=names)
        self._stage(MatchHost(self.app, match, self.ground(setting.board), None, elsewhere))

    def resume(self, path: Path) -> None:
        """Go on with a saved game; GameError if it cannot be."""
        saved = read_game(path)
        if addressee(saved) is not None:
            self._open(saved, turn_steps(saved), self.show_turn)
        else:
            self._open(saved, game_steps(saved), self._play)

    def open_turn(self, path: Path) -> None:
        """Open a turn that has come by file; GameError names the place of what is wrong with it."""
        saved = read_turn(path)
        self.post.compare(saved)
        self._open(saved, turn_steps(saved), self.show_turn)

    def show_turn(self, letter: Letter, log: Logbook) -> None:
        """Show a turn to its reader, once he says that he sits there: what the other side did, then the map is his."""
        self._play(letter.match, {letter.reader: log})

    def _open(
        self,
        saved: GameFile,
        steps: Steps[tuple[*Parts]],
        show: Callable[[*Parts], None],
        refuse: Callable[[GameError], None] | None = None,
    ) -> None:
        patiently(self.app.ui, saved, steps, lambda parts: show(*parts), refuse or self._refuse)

    def _refuse(self, error: GameError) -> None:
        """Tell what is wrong with a file that was being opened."""

        def fail() -> None:
            raise error

        self._guard(fail)

    def replay(self, path: Path, refuse: Callable[[GameError], None] | None = None) -> None:
        """Show a saved game or a replay from its beginning; GameError if it cannot be played.

        What is wrong with a long one is found while the window shows how far it is: ``refuse`` is told then.
        """
        saved = read_game(path)
        self._open(saved, film_steps(saved), self.show, refuse)

    def replay_match(self, match: Match) -> None:
        """Show a match from its beginning as far as it has come."""
        saved = parse_game(match.setting.scenario.title, file_text(match))
        self._open(saved, film_steps(saved), self.show)

    def show(self, film: Film, logs: Mapping[Side, Logbook]) -> None:
        """Show a recorded game from its beginning, with all that its sides are told."""
        self._play(film.match, logs, film)

    def resume_latest(self) -> None:
        """Go on with the newest saved game, if there is one."""
        if latest := self.folder.latest():
            self.resume(latest.path)

    def chronicle(self, first: str = "") -> None:
        """Show the war of 1950 day by day over what is there, from a day on; GameError if its files cannot be used."""
        told = load_chronicle(CHRONICLE)
        match = Match(open_scenario(told.scenario), 1)

        def forces(name: str) -> SideView:
            return without_fog(Match(open_scenario(name), 1).state, Side.UN)

        stage = Stage(without_fog(match.state, Side.UN), forces)
        screen = ChronicleScreen(
            self.app.ui, told, match, stage, self.ground(match.setting.board), close=self.app.pop, first=first
        )
        self.app.push(screen)
        self.app.layout()
        screen.laid_out()

    def _play(self, match: Match, logs: Mapping[Side, Logbook] | None = None, film: Film | None = None) -> None:
        ground = self.ground(match.setting.board)
        host = MatchHost(self.app, match, ground, self.folder, self.elsewhere, logs, film=film, post=self.post)
        self._stage(host)
        if film is None:
            keep_files(match.setting)
        if film is None and (path := match.setting.path) is not None:
            again = partial(self._anew, match)
            reload = Reload(self.app.ui, match, path, begin=again, goes_on=lambda: self.host is host)
            host.on_reload = lambda: self._guard(reload.ask)

    def _anew(self, match: Match, setting: Setting) -> None:
        """Begin a match again on the files as they are now, with the same players and dice; it is saved first."""
        self.keep()
        names = match.names
        again = Match(
            setting, match.seed, players=make_seats(names, match.seed), names=names, settings=dict(match.settings)
        )
        self._play(again)

    def ground(self, board: Board) -> GroundPainter:
        """Return what paints the ground of a map; it is kept until the map itself is another."""
        painter = self._grounds.get(board.id)
        if painter is None or painter.board is not board:
            painter = self._grounds[board.id] = GroundPainter(board, asset("maps").parent, PLAY_HEX)
        return painter

    def _stage(self, host: MatchHost) -> None:
        self.host = host
        host.open()
        gc.unfreeze()
        gc.collect()
        gc.freeze()  # map, rules and pictures stay: no collection in the midst of play need look at them

    def turn_rows(self) -> list[TurnRow]:
        """Return the turns that have come by file, the newest first."""
        return [_turn_row(path) for path in self.post.come()]

    def menu_entries(self) -> tuple[MenuEntry, MenuEntry]:
        """Return the lines of the menu about saved games: the latest, and all of them."""
        saved = self.folder.entries()
        latest = next((entry.game for entry in saved if entry.game is not None), None)
        resume = MenuEntry(Choice.CONTINUE, t("lobby.nothing_saved"), t("lobby.nothing_saved"))
        if latest is not None:
            date = short_date(latest.date)
            resume = MenuEntry(Choice.CONTINUE, t("lobby.continue", scenario=latest.title, turn=latest.turn, date=date))
        return resume, MenuEntry(Choice.LOAD, t("lobby.load", count=len(saved)))

    def almanac(self) -> tuple[HelpTopic, ...]:
        """Return the almanac of the rules and the map of the match that is on, else of the whole war."""
        setting = open_scenario(WHOLE_WAR) if self.host is None else self.host.match.setting
        return almanac(setting.ruleset, setting.board)

    def saved_rows(self) -> list[SavedGameRow]:
        """Return the rows of the list of saved games."""
        return [_saved(entry) for entry in self.folder.entries()]

    def keep(self) -> None:
        """Save the match that is on, if it is not over; GameError if that fails."""
        if self.host is not None:
            self.host.keep()


def _turn_row(path: Path) -> TurnRow:
    """Return a row of the list of turns; what cannot be read says why."""
    when = f"{datetime.fromtimestamp(path.stat().st_mtime):%d %b %Y, %H:%M}"
    try:
        game = read_turn(path)
        side = t(f"briefing.side.{game.settings[BY_FILE]}")
    except GameError as error:
        return TurnRow(str(path), path.name, "", "", "", when, str(error))
    date = f"{short_date(game.date)} {game.date[:4]}"
    turn = t("saves.turn_number", turn=game.turn)
    return TurnRow(str(path), game.title, turn, date, side, when)


def _saved(entry: Entry) -> SavedGameRow:
    """Return a row of the list of saved games."""
    game = entry.game
    when = datetime.fromtimestamp(entry.saved_at)
    kind = "auto" if entry.name.startswith("auto-") else "quick" if entry.name == QUICK else "own"
    saved = f"{when.day} {when:%b %Y, %H:%M}"
    if game is None:
        return SavedGameRow(
            entry.name, entry.name, "", "", "", t(f"saves.{kind}"), saved, entry.saved_at, entry.trouble
        )
    humans = [side for side in SIDES if game.players[side] == HUMAN]
    who = {0: "saves.watching", 2: "saves.both"}.get(len(humans)) or f"briefing.side.{humans[0].key}"
    trouble = "" if game.version == VERSION else t("saves.version", made=game.version, here=VERSION)
    turn = t("saves.turn_number", turn=game.turn)
    date = f"{short_date(game.date)} {game.date[:4]}"
    return SavedGameRow(entry.name, game.title, turn, date, t(who), t(f"saves.{kind}"), saved, entry.saved_at, trouble)


def _all_changes(setup: GameSetup) -> tuple[str, ...]:
    """Return the rule values that a game has other than in the files: by who plays it, and by its handicap."""
    return (*history_changes(setup.players.values()), *setup.changes)
