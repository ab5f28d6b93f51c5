"""Keeps a match in the window: who sees it, when it is handed over, saved and left."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from game.errors import GameError
from game.model.events.base import Event
from game.model.ids import Phase, Side
from game.model.state import GameState
from game.model.view import SideView
from game.rules.truth import without_fog
from game.session.match import FOG, OFF, Match
from game.session.save import Autosaver, SaveFolder
from game.session.witness import Witness
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.labels import Fit, Label
from game.ui.layout import Centered, Column, named
from game.ui.panels import Panel, Plate
from game.ui.play.allocation import Allocation
from game.ui.play.decision import Decision
from game.ui.play.logbook import Logbook, seats_of
from game.ui.play.room import Room
from game.ui.play.screen import PlayScreen
from game.ui.play.war_room import WarRoom
from game.ui.popups import Dialog
from game.ui.widget import Ui, Widget
from game.ui.window import App
from game.view.summary import side_name
from game.view.text import t
from game.view.theme import BODY, METRICS


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


class MatchHost:
    """One match in the window of ``app``: a screen for each side somebody sits at, or one to watch from."""

    def __init__(
        self,
        app: App,
        match: Match,
        ground: GroundPainter,
        folder: SaveFolder,
        elsewhere: Elsewhere,
        logs: Mapping[Side, Logbook] | None = None,
    ) -> None:
        """``logs`` are the logbooks of a game that goes on."""
        self.app, self.match, self.ground, self.folder, self.elsewhere = app, match, ground, folder, elsewhere
        self._logs = logs or {}
        self._witnesses = {side: Witness(side) for side in seats_of(match)}
        match.watch = self._watch
        self.autosaver = Autosaver(match, folder)
        self._screens = {side: self._screen(side, witness) for side, witness in self._witnesses.items()}
        self._shown: Side | None = None
        match.listeners.append(lambda state, order, events: self._hand_over())

    def open(self) -> None:
        """Show the match to whoever decides."""
        first = self.match.decider if self.match.decider in self._screens else next(iter(self._screens))
        self._show(first)

    def _watch(self, state: GameState, event: Event) -> None:
        for witness in self._witnesses.values():
            witness.see(state, event)

    def _screen(self, side: Side, witness: Witness) -> PlayScreen:
        names = ("forces", "arrivals", "dispatches", "victory")
        actions = (Action.FORCES, Action.ARRIVALS, Action.DISPATCHES, Action.VICTORY)
        glyphs = ("list", "calendar", "note", "star")
        pages: list[tuple[str, str, Action, Callable[[], None]]] = [
            (name, glyph, action, partial(self._war_room, side, page))
            for page, (name, glyph, action) in enumerate(zip(names, glyphs, actions, strict=True))
        ]
        if self.match.setting.scenario.air is not None or self.match.setting.scenario.landings:
            pages.append(("air_sea", "plane", Action.AIR_SEA, partial(self._air_sea, side)))
        pages.append(("help", "keyboard", Action.ALMANAC, self.elsewhere.help))
        screen = PlayScreen(
            self.app.ui,
            Room(self.match, side, self._clear_sight(side), self._logs.get(side)),
            self.ground,
            witness,
            settings=self.app.settings,
            menu=self.ask,
            pages=pages,
        )
        screen.council = partial(self._council, side)
        screen.keys[Action.POLITICS] = partial(self._council, side)
        screen.keys[Action.QUICK_SAVE] = self.quick_save
        screen.keys[Action.QUICK_LOAD] = self.elsewhere.load
        screen.keys[Action.FIND] = partial(self._war_room, side, 0, find=True)
        return screen

    def _war_room(self, side: Side, page: int, *, find: bool = False) -> None:
        """Open a page of the war room over the match."""
        screen = self._screens[side]
        room = WarRoom(screen.room, page, screen.jump_to, self.app.pop)
        self.app.push(room)
        self.app.layout()
        if find:
            room.act(self.app.ui, Action.FIND)

    def _council(self, side: Side) -> None:
        """Open what a side has to decide in the present phase over the match, unless it is open."""
        room = self._screens[side].room
        if not room.yours or isinstance(self.app.screens[-1], Allocation | Decision):
            return
        if room.view.phase is Phase.EVENTS:
            self.app.push(Decision(room, self.app.pop))
            self.app.layout()
        elif room.view.phase is Phase.ALLOCATION:
            self._air_sea(side)

    def _air_sea(self, side: Side) -> None:
        """Open the page of air and sea power over the match."""
        self.app.push(Allocation(self._screens[side].room, self.app.pop))
        self.app.layout()

    def _clear_sight(self, side: Side) -> Callable[[], SideView] | None:
        """Return what shows a person everything where the fog is off (rule 12.3), reckoned once for each order."""
        if self.match.settings.get(FOG) != OFF:
            return None
        kept: tuple[tuple[int, int], SideView] | None = None

        def look() -> SideView:
            nonlocal kept
            state = self.match.state
            moment = (id(state), len(self.match.orders))
            if kept is None or kept[0] != moment:
                kept = (moment, without_fog(state, side))
            return kept[1]

        return look

    def _show(self, side: Side) -> None:
        self._shown = side
        for other, screen in self._screens.items():
            screen.playback.on_stage = other is side
        self.app.replace(self._screens[side])
        self._screens[side].playback.wake()

    # --- two at one screen ------------------------------------------------------------------------------------

    def _hand_over(self) -> None:
        side = self.match.decider
        if side is None or side == self._shown or side not in self._screens or len(self._screens) < 2:
            return
        for screen in self._screens.values():
            screen.playback.on_stage = False
        self._shown = side
        self.app.replace(Curtain(side, lambda: self._show(side)))

    # --- the menu over the match ------------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the menu of the match."""
        ui = self.app.ui

        def closing(act: Callable[[], None]) -> Callable[[], None]:
            def go() -> None:
                ui.close_dialog()
                act()

            return go

        lines: list[Widget] = [
            named(Button(t("host.continue"), ui.close_dialog, kind=Kind.PRIMARY, action=Action.BACK), "host_continue"),
            named(Button(t("host.save"), closing(self.quick_save), action=Action.QUICK_SAVE), "host_save"),
            named(Button(t("host.load"), closing(self.elsewhere.load), action=Action.QUICK_LOAD), "host_load"),
            named(Button(t("host.settings"), closing(self.elsewhere.settings)), "host_settings"),
            named(Button(t("host.help"), closing(self.elsewhere.help), action=Action.ALMANAC), "host_help"),
            named(Button(t("host.leave"), closing(self.leave), kind=Kind.DANGER), "host_leave"),
        ]
        ui.open_dialog(Dialog(ui, t("host.title"), Column(*lines, gap=8), (), glyph="menu", back=ui.close_dialog))

    def quick_save(self) -> None:
        """Save in the quick slot; a failure is told and the match goes on."""
        try:
            path = self.folder.quick_save(self.match)
        except GameError as error:
            self.app.ui.toast(str(error))
        else:
            self.app.ui.toast(t("host.saved", name=path.name))

    def leave(self) -> None:
        """Go back to the main menu; the autosave has everything up to the last phase, so the present state is saved."""
        try:
            self.folder.autosave(self.match)
        except GameError as error:
            self.app.ui.toast(str(error))
        self.elsewhere.menu()


class Curtain:
    """The blank screen between two players at one window."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(self, side: Side, lift: Callable[[], None]) -> None:
        self.side, self.lift = side, lift

    def build(self, ui: Ui) -> Widget:
        """Return one panel in the middle of nothing."""
        words = Label(t("curtain.text", side=side_name(self.side)), BODY, "t2", fit=Fit.WRAP)
        ready = named(Button(t("curtain.ready"), self.lift, action=Action.CONFIRM, kind=Kind.PRIMARY), "curtain_ready")
        body = Column(words, ready, gap=16, pad=METRICS.inset + 6)
        panel = Panel(t("curtain.title", side=side_name(self.side)), body, glyph="people")
        return Plate(Centered(panel, 460, tall=False), fill="bg")

    def act(self, ui: Ui, action: Action) -> bool:
        """Enter lifts the curtain."""
        if action is not Action.CONFIRM:
            return False
        self.lift()
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
