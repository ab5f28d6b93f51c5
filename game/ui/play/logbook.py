"""What one side has been told in the course of a match, order by order, so that an undone order is untold."""

from collections.abc import Sequence

from game.model.events.base import Event
from game.model.state import GameState
from game.model.view import SideView
from game.view.dispatches import Dispatch, dispatches
from game.view.tellers import key_holders, places_taken


class Logbook:
    """The dispatches of one side. ``shown`` counts those whose scenes have been shown."""

    def __init__(self, view: SideView) -> None:
        self.lines: list[Dispatch] = []
        self.shown = 0
        self._side = view.side
        self._marks: list[int] = []  # length before each order
        self._turn_ended_at: int | None = None
        self._holders = key_holders(view)

    def hear(self, state: GameState, view: SideView, events: Sequence[Event]) -> None:
        """Note what the side is told of the outcome of one order."""
        self._marks.append(len(self.lines))
        self.lines.extend(dispatches(state, self._side, events))
        self.lines.extend(places_taken(self._holders, view))
        self._holders = key_holders(view)

    def untell(self, view: SideView) -> None:
        """Strike out what the last order brought: it has been taken back."""
        del self.lines[self._marks.pop() :]
        self._holders = key_holders(view)

    def end_turn(self) -> None:
        """Note that the side ends its turn: what follows is news to it."""
        self._turn_ended_at = len(self.lines)

    def news(self) -> list[Dispatch]:
        """Return what was told since the side ended its turn; asked for once a turn."""
        start, self._turn_ended_at = self._turn_ended_at, None
        return [] if start is None else self.lines[start:]
