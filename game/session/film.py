"""A recorded game to be looked at: played once to the end with every digest compared, then from any turn again."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.orders import Order
from game.model.state import GameState
from game.model.view import SideView
from game.session.gamefile import GameFile
from game.session.match import Match
from game.session.replay import restoring
from game.session.setting import Setting


@dataclass(frozen=True, slots=True)
class Frame:
    """A moment to begin from: the first decision of a turn, or the end of the record (``turn`` is one more then)."""

    turn: int
    orders: int
    state: GameState  # to be copied, never changed


class _Camera:
    """Notes where every turn of a match begins."""

    def __init__(self, match: Match) -> None:
        self._match = match
        self.frames = [Frame(match.state.turn, 0, match.state.copy())]
        match.listeners.append(self.hear)

    def hear(self, state: GameState, order: Order | None, events: Sequence[Event]) -> None:
        """Note a turn that has begun."""
        if state.turn != self.frames[-1].turn:
            self.frames.append(Frame(state.turn, len(self._match.orders), state.copy()))

    def stop(self) -> None:
        """Note the end of the record."""
        state, orders = self._match.state, len(self._match.orders)
        self._match.listeners.remove(self.hear)
        if orders > self.frames[-1].orders:
            self.frames.append(Frame(state.turn + 1, orders, state.copy()))


def filming(
    saved: GameFile, setting: Setting, *, attend: Callable[[Match], None] | None = None
) -> Generator[int, None, "Film"]:
    """Yield after each order of a record how many have been carried out; return it to be looked at, at its beginning.

    ``attend`` is given the match at its beginning; GameError says where a file is broken (``restoring``).
    """
    cameras: list[_Camera] = []

    def begin(match: Match) -> None:
        cameras.append(_Camera(match))
        if attend is not None:
            attend(match)

    match = yield from restoring(saved, setting, attend=begin)
    cameras[0].stop()
    return Film(match, cameras[0].frames)


class Film:
    """A recorded game in ``match``, which plays itself order by order and stands still when the record ends.

    As a player it gives the orders of the record, for both sides.
    """

    def __init__(self, match: Match, frames: Sequence[Frame]) -> None:
        """``match`` stands at the end of the record, ``frames`` are the beginnings of its turns (``filming``)."""
        self.match, self.frames = match, tuple(frames)
        self.orders = tuple(match.orders)
        match.listeners.append(lambda state, order, events: self._seat())
        self.seek(self.frames[0].turn)

    @property
    def ended(self) -> bool:
        """Return whether every recorded order has been given."""
        return len(self.match.orders) >= len(self.orders)

    def choose(self, view: SideView) -> Order:
        """Return what was ordered at this point of the game."""
        return self.orders[len(self.match.orders)]

    def _seat(self) -> None:
        """Let the record play as long as it lasts; after it nobody does."""
        self.match.players = (None, None) if self.ended else (self, self)

    def seek(self, turn: int) -> Frame:
        """Put the match at the beginning of a turn, or of the nearest one there is, and return that moment."""
        frame = min(self.frames, key=lambda it: (abs(it.turn - turn), it.turn))
        self.match.wind(frame.state.copy(), self.orders[: frame.orders])
        self._seat()
        return frame

    @property
    def at(self) -> int:
        """Return the turn that is being played; one more than the last at the end of the record."""
        return self.frames[-1].turn if self.ended else self.match.state.turn
