"""The pages that one side opens over its match: war room, decisions, air and sea, boxes off the map, the finder."""

from collections.abc import Callable
from functools import partial

from game.model.ids import Phase
from game.ui.actions import Action
from game.ui.play.allocation import Allocation
from game.ui.play.boxes import BoxPage, why_none_comes
from game.ui.play.decision import Decision
from game.ui.play.finder import Finder
from game.ui.play.screen import PlayScreen
from game.ui.play.war_room import WarRoom
from game.ui.play.war_tables import PAGE_KEYS
from game.ui.window import App
from game.view.allotments import is_idle
from game.view.figures import history_files, read_start
from game.view.text import t


class SidePages:
    """Opens the pages of the side whose screen ``of`` returns, in the window of ``app``."""

    def __init__(self, app: App, of: Callable[[], PlayScreen]) -> None:
        self.app, self.of = app, of
        self._to_read = history_files()
        app.ui.timers.later(self._read_on)

    def _read_on(self) -> None:
        """Read one of the files that the charts need, so that they open at once; the next one after other work."""
        if self._to_read:
            read_start(self._to_read.pop(0))
            self.app.ui.timers.later(self._read_on)

    def keys(self) -> dict[Action, Callable[[], object]]:
        """Return what opens a page from the map, by its key."""
        rooms = {key: partial(self.war_room, name) for name, key in PAGE_KEYS.items()}
        return {**rooms, Action.FIND: self.find, Action.BRING_ON: self.bring_on}

    def find(self) -> None:
        """Open the list of places and units, ready to be written in."""
        screen = self.of()
        finder = Finder(screen.room, jump=screen.jump_to, close=self.app.pop)
        self.app.push(finder)
        self.app.layout()
        finder.act(self.app.ui, Action.FIND)

    def war_room(self, page: str) -> None:
        """Open a page of the war room; for politics the card that is open comes first."""
        screen = self.of()
        if page == "politics" and screen.room.yours and screen.room.view.phase is Phase.EVENTS:
            self.council()
            return

        def instead(show: Callable[[], None]) -> Callable[[], None]:
            def turn() -> None:
                self.app.pop()
                show()

            return turn

        decide, bring_on = instead(self.council), instead(self.bring_on)
        room = WarRoom(
            screen.room,
            page,
            screen.canvas.ground,
            jump=screen.jump_to,
            close=self.app.pop,
            decide=decide,
            bring_on=bring_on,
            menu=screen.menu,
        )
        self.app.push(room)
        self.app.layout()

    def unasked(self) -> None:
        """Open what the side has to decide; where there is nothing to allot the map says how to go on."""
        room, keys = self.of().room, self.app.ui.keys
        if not (room.yours and room.view.phase is Phase.ALLOCATION and is_idle(room.view)):
            self.council()
            return
        words = t("allot.idle", go_on=keys.label(Action.END_TURN), air_sea=keys.label(Action.AIR_SEA))
        if words not in [toast.text for toast in self.app.ui.toasts]:
            self.app.ui.toast(words)

    def council(self) -> None:
        """Open what the side has to decide in the present phase, unless it is open."""
        screen = self.of()
        room = screen.room
        if not room.yours or isinstance(self.app.screens[-1], Allocation | Decision):
            return
        if room.view.phase is Phase.EVENTS:
            self.app.push(Decision(room, screen.canvas.ground, self.app.pop))
            self.app.layout()
        elif room.view.phase is Phase.ALLOCATION:
            self.air_sea()

    def air_sea(self) -> None:
        """Open the page of air and sea power."""
        screen = self.of()
        self.app.push(
            Allocation(screen.room, screen.canvas.ground, self.app.pop, screen.tutor, go=screen.canvas.center_on)
        )
        self.app.layout()

    def bring_on(self) -> None:
        """Open the page of the boxes, or say why nobody comes out of one now."""
        screen = self.of()
        if why := why_none_comes(screen.room):
            self.app.ui.toast(why)
            return
        self.app.push(BoxPage(screen.room, self.app.pop, screen.canvas.center_on))
        self.app.layout()
