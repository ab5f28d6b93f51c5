"""Keeps a match in the window: who sees it, when it is handed over, saved and left."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from game.errors import GameError
from game.model.events.base import Event
from game.model.ids import SIDES, Phase, Side
from game.model.state import GameState
from game.session.film import Film
from game.session.letters import Post, reader_of
from game.session.match import FOG, OFF, Match
from game.session.save import Autosaver, SaveFolder
from game.session.witness import Witness
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.layout import Column, named
from game.ui.play.curtain import Curtain
from game.ui.play.dialogs import concede_question
from game.ui.play.end import EndScreen
from game.ui.play.logbook import Logbook, seats_of
from game.ui.play.opponent_plans import planners, plans_told
from game.ui.play.room import Room
from game.ui.play.screen import PlayScreen
from game.ui.play.sent import Sent
from game.ui.play.side_pages import SidePages
from game.ui.play.spectator import Spectator, sight
from game.ui.play.tutor import GUIDE, ON
from game.ui.play.war_tables import PAGE_KEYS
from game.ui.popups import Dialog
from game.ui.window import App
from game.view.text import t

RAIL_PAGES = {"forces": "list", "dispatches": "note", "victory": "star", "politics": "balance", "arrivals": "calendar"}


class Elsewhere(Protocol):
    """Where the play screen's menu leads."""

    def menu(self) -> None:
        """Leave the match for the main menu."""

    def settings(self) -> None:
        """Open the settings over the match."""

    def help(self) -> None:
        """Open the page of keys over the match."""

    def load(self) -> None:
        """Open the saved games over the match."""

    def chronicle(self, first: str) -> None:
        """Open the chronicle of the war over the match, at a day."""

    def replay(self, match: Match) -> None:
        """Show a match from its beginning instead."""


class MatchHost:
    """One match in the window of ``app``: a screen for each side somebody sits at, or one to watch from."""

    def __init__(
        self,
        app: App,
        match: Match,
        ground: GroundPainter,
        folder: SaveFolder | None,
        elsewhere: Elsewhere,
        logs: Mapping[Side, Logbook] | None = None,
        *,
        film: Film | None = None,
        post: Post | None = None,
    ) -> None:
        """``logs`` are the logbooks of a game that goes on, or of all of a recorded one, whose ``film`` is shown.

        Without a ``folder`` the match is a trial, of which nothing is kept.
        A game played by file needs the ``post`` that its turns are written to.
        """
        self.app, self.match, self.ground, self.folder, self.elsewhere = app, match, ground, folder, elsewhere
        self._logs = logs or {}
        self.reader, self.post = None if film is not None else reader_of(match), post
        seats = seats_of(match) if self.reader is None else (self.reader,)
        self._witnesses = {side: Witness(side) for side in seats}
        match.watch = self._watch
        self.film = film
        self.on_reload: Callable[[], None] = lambda: None  # asks whether to begin anew on files that have changed
        self.spectator: Spectator | None = None
        nobody = self.reader is None and not any(player is None for player in match.players)
        if film is not None or nobody:
            self.spectator = Spectator(match, film, show=self._show)
            self.spectator.seek = self.seek
        self.autosaver = Autosaver(match, folder) if film is None and folder is not None else None
        self._screens = {side: self._screen(side, witness) for side, witness in self._witnesses.items()}
        self._shown: Side | None = None
        match.listeners.append(lambda state, order, events: self._hand_over())

    def open(self) -> None:
        """Show the match to whoever decides, or to those who watch."""
        if self.spectator is not None:
            self._show(self.spectator.side)
            return
        if self.reader is not None:
            self._greet(self.reader)
            return
        first = self.match.decider if self.match.decider in self._screens else next(iter(self._screens))
        if len(self._screens) > 1 and not self.match.is_over:  # whoever has begun or loaded the game sits there
            self._shown = first
            self._draw_curtain(Curtain(first, lambda: self._show(first), self._when()))
            return
        self._show(first)

    def seek(self, turn: int) -> None:
        """Go to the beginning of a turn of a recorded game, on every screen."""
        if self.film is None:
            return
        frame = self.film.seek(turn)
        for side, screen in self._screens.items():
            if (log := self._logs.get(side)) is not None:
                screen.room.rewound(log.until(frame.orders, self.match.view(side)))
            screen.playback.drop()
            screen.playback.wake()
        self.app.ui.relayout()

    def _watch(self, state: GameState, event: Event) -> None:
        for witness in self._witnesses.values():
            witness.see(state, event)

    def _screen(self, side: Side, witness: Witness) -> PlayScreen:
        over = SidePages(self.app, lambda: self._screens[side])
        pages: list[tuple[str, str, Action, Callable[[], None]]] = [
            (name, glyph, PAGE_KEYS[name], partial(over.war_room, name)) for name, glyph in RAIL_PAGES.items()
        ]
        if self.match.setting.scenario.air is not None or self.match.setting.scenario.landings:
            pages.append(("air_sea", "plane", Action.AIR_SEA, over.air_sea))
        pages.append(("help", "keyboard", Action.ALMANAC, self.elsewhere.help))
        screen = PlayScreen(
            self.app.ui,
            self._room(side),
            self.ground,
            witness,
            settings=self.app.settings,
            menu=self.ask,
            pages=pages,
        )
        if (watching := self.spectator) is not None:
            screen.strip = lambda ui: watching.strip(ui, screen.playback)
            screen.keys[Action.SIGHT] = watching.next_sight
            screen.keys[Action.EARLIER] = lambda: watching.go(-1)
            screen.keys[Action.LATER] = lambda: watching.go(1)
        screen.keep_settings = self.app.change_settings
        screen.council, screen.unasked = over.council, over.unasked
        screen.keys |= over.keys()
        screen.keys[Action.QUICK_SAVE] = self.quick_save
        screen.keys[Action.QUICK_LOAD] = self.elsewhere.load
        screen.keys[Action.RELOAD] = lambda: self.on_reload()
        screen.keys[Action.CHRONICLE] = self._chronicle
        screen.ended = partial(self._end, side)
        if self.spectator is None and self.match.settings.get(GUIDE) == ON:
            screen.teach()
        return screen

    def _chronicle(self) -> None:
        """Open the chronicle at the first day of the turn that is played."""
        self.elsewhere.chronicle(self.match.setting.scenario.calendar.first_day[self.match.state.turn])

    def _end(self, side: Side) -> None:
        """Show how the game ended over the match."""
        screen = self._screens[side]
        if self.spectator is None and planners(self.match):
            screen.room.pictures.offer_plans(plans_told(self.match, lambda: SIDES))
        replay = None if self.film is not None or self.folder is None else partial(self.elsewhere.replay, self.match)
        self.app.push(EndScreen(screen.room, self.ground, close=self.app.pop, menu=self.leave, replay=replay))

    def _room(self, side: Side) -> Room:
        """Return the seat of a side; without fog a person there is shown everything (rule 12.3)."""
        watching = self.spectator
        log = self._logs.get(side)
        if watching is not None:
            look = sight(self.match, side, lambda: watching.is_clear)
            if log is not None and self.film is not None:
                log = log.until(0, self.match.view(side))
            room = Room(self.match, side, look, log, seated=False)
            room.recorded = self.film is not None
            room.pictures.offer_plans(plans_told(self.match, lambda: watching.sides))
            return room
        clear = self.match.settings.get(FOG) == OFF
        return Room(self.match, side, sight(self.match, side, lambda: clear), log)

    def _show(self, side: Side) -> None:
        before, screen = self._shown, self._screens[side]
        if self.spectator is not None and before is not None and before is not side:
            screen.take_over(self._screens[before])
        self._shown = side
        for other in self._screens.values():
            other.playback.leave()
        self.app.replace(screen)
        screen.playback.enter()

    # --- two at one screen ------------------------------------------------------------------------------------

    def _hand_over(self) -> None:
        side = self.match.decider
        if self.reader is not None:
            if side != self.reader and self.match.players[self.reader.enemy] is None:
                self._send(self.reader)
            return
        alone = self.spectator is not None or len(self._screens) < 2
        if side is None or side == self._shown or side not in self._screens or alone:
            return
        for screen in self._screens.values():
            screen.playback.on_stage = False
        self._shown = side
        self._draw_curtain(Curtain(side, lambda: self._show(side), self._when()))

    def _draw_curtain(self, curtain: Curtain) -> None:
        """Hide everything that the player who leaves has seen, messages too."""
        self.app.ui.toasts = []
        self.app.replace(curtain)

    def _when(self) -> str:
        """Return the turn and what is to be decided in it, as the curtain says it."""
        state = self.match.state
        return t("curtain.when", turn=state.turn, phase=t(f"phase.{Phase(state.phase).name.lower()}"))

    # --- two at two machines (P-16) ---------------------------------------------------------------------------

    def _greet(self, reader: Side) -> None:
        """Ask whether it is the reader who sits there, before anything is shown."""

        def show() -> None:
            self._show(reader)
            self._hand_over()

        self._draw_curtain(Curtain(reader, show, self._when(), words="curtain.by_file"))

    def _send(self, reader: Side) -> None:
        """Write the turn for the other side and say where it is; a failure is told, the game is saved as ever."""
        if self.post is None:
            return
        try:
            path = self.post.send(self.match, reader.enemy)
        except GameError as error:
            self.app.ui.toast(str(error))
        else:
            self.app.push(Sent(reader.enemy, path, close=self.app.pop, menu=self.leave))

    # --- the menu over the match ------------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the menu of the match."""
        ui, leave = self.app.ui, "host.leave" if self.film is None else "host.leave_film"
        kept, leave = self.folder is not None, leave if self.folder is not None else "host.leave_trial"

        def closing(act: Callable[[], None]) -> Callable[[], None]:
            def go() -> None:
                ui.close_dialog()
                act()

            return go

        save = named(Button(t("host.save"), closing(self.quick_save), action=Action.QUICK_SAVE), "host_save")
        load = named(Button(t("host.load"), closing(self.elsewhere.load), action=Action.QUICK_LOAD), "host_load")
        concede = named(Button(t("host.concede"), closing(self._ask_concede)), "host_concede")
        lines = [
            named(Button(t("host.continue"), ui.close_dialog, kind=Kind.PRIMARY, action=Action.BACK), "host_continue"),
            *([save] if kept and self.film is None else []),
            *([load] if kept else []),
            named(Button(t("host.settings"), closing(self.elsewhere.settings)), "host_settings"),
            named(Button(t("host.help"), closing(self.elsewhere.help), action=Action.ALMANAC), "host_help"),
            *([] if self._concedable is None else [concede]),
            named(Button(t(leave), closing(self.leave), kind=Kind.DANGER), "host_leave"),
        ]
        close = ui.close_dialog
        menu = Dialog(ui, t("host.title"), Column(*lines, gap=8), (), glyph="menu", confirm=close, back=close)
        menu.shortcuts.update((line.action, line.press) for line in lines if line.action is not None)
        ui.open_dialog(menu)
        ui.set_focus(lines[0])  # Enter takes the marked entry, arrows move the mark

    @property
    def _concedable(self) -> Side | None:
        """Return the side whose player may give up: who sits at the window, in a game that is kept and not sent."""
        kept = self.folder is not None and self.spectator is None and self.reader is None
        return self._shown if kept and not self.match.is_over else None

    def _ask_concede(self) -> None:
        """Ask before the game is given up; staying is the main answer."""
        side, ui = self._concedable, self.app.ui
        if side is None:
            return

        def go() -> None:
            self.match.concede(side)
            if self.folder is not None:
                self._try(partial(self.folder.autosave, self.match))
            self._screens[side].tell_end()

        ui.open_dialog(concede_question(ui, side, go))

    def quick_save(self) -> None:
        """Save in the quick slot; a failure is told and the match goes on."""
        if self.film is not None:
            return
        if self.folder is None:
            self.app.ui.toast(t("host.trial"))
            return
        try:
            path = self.folder.quick_save(self.match)
        except GameError as error:
            self.app.ui.toast(str(error))
        else:
            self.app.ui.toast(t("host.saved", name=path.name))

    def leave(self) -> None:
        """Go back to the main menu; the autosave has everything up to the last phase, so the present state is saved."""
        self._try(self.keep)
        self.elsewhere.menu()

    def _try(self, save: Callable[[], object]) -> None:
        """Save; a failure is told."""
        try:
            save()
        except GameError as error:
            self.app.ui.toast(str(error))

    def keep(self) -> None:
        """Save the match among the autosaves, if it is not over and not a recorded one; GameError if that fails."""
        if self.folder is not None and self.is_kept:
            self.folder.autosave(self.match)

    @property
    def is_kept(self) -> bool:
        """Return whether the match is one to be saved and gone on with."""
        return self.film is None and self.folder is not None and not self.match.is_over
