"""What one side has been told in the course of a match, order by order, so that an undone order is untold."""

from collections.abc import Mapping, Sequence

import game.view.tellers_air  # noqa: F401  registers what is told of air power
from game.model.events.base import Event
from game.model.ids import SIDES, Side
from game.model.orders import Order
from game.model.state import GameState
from game.model.view import SideView
from game.rules.visibility import observe
from game.session.match import Match
from game.view import tellers_sea  # noqa: F401  registers its tellers
from game.view.annals import Annals
from game.view.course import Ground, ground
from game.view.dispatches import Dispatch, dispatches
from game.view.figures import figures
from game.view.tellers import key_holders, places_taken
from game.view.track_course import TrackMove, levels_at_start, moves_heard


def seats_of(match: Match) -> tuple[Side, ...]:
    """Return the sides that somebody sits at in the window; both where nobody plays and all watch."""
    return tuple(side for side in SIDES if match.players[side] is None) or SIDES


class Archivist:
    """Keeps the logbooks of a saved game while its orders are carried out again; pass ``attend`` to ``restore``."""

    def __init__(self) -> None:
        self.logs: dict[Side, Logbook] = {}
        self._match: Match | None = None

    def attend(self, match: Match) -> None:
        """Listen to a match from its beginning."""
        self._match = match
        self.logs = {side: opened(match, match.view(side)) for side in seats_of(match)}
        match.listeners.append(self._hear)

    def _hear(self, state: GameState, order: Order | None, events: Sequence[Event]) -> None:
        for side, log in self.logs.items():
            log.hear(state, observe(state, side), events)

    def retire(self) -> Mapping[Side, "Logbook"]:
        """Stop listening and hand the logbooks over, everything in them shown."""
        if self._match is not None:
            self._match.listeners.remove(self._hear)
        for log in self.logs.values():
            log.shown = len(log.lines)
        return self.logs


class Logbook:
    """The dispatches of one side. ``shown`` counts those whose scenes have been shown.

    ``annals`` has the truth of both sides, for the page of a game that is over: nothing shows it before.
    """

    def __init__(self, view: SideView, annals: Annals, opening: Sequence[Event] = ()) -> None:
        """``opening``: what happened before the first order, of a game that begins with this record."""
        self.annals = annals
        self.lines: list[Dispatch] = []
        self.shown = 0
        self._side = view.side
        self._marks: list[int] = []  # length before each order
        self._turn_ended_at: int | None = None
        self._holders = key_holders(view)
        self.figures = [figures(view)]  # as each turn began, and at the end
        self.course: list[Ground] = [ground(view)]  # likewise
        self._turn = view.turn
        self.tracks = levels_at_start(view.scenario, view.turn) if opening else view.tracks  # as the record began
        first = moves_heard(view.scenario, view.side, opening, view.turn)
        self._moves: list[tuple[int, TrackMove]] = [(0, move) for move in first]  # with the number of its order
        self.met = {foe.army for foe in view.foes.values()}  # armies of the enemy that were seen at any time

    def hear(self, state: GameState, view: SideView, events: Sequence[Event]) -> None:
        """Note what the side is told of the outcome of one order."""
        self._marks.append(len(self.lines))
        self.lines.extend(dispatches(state, self._side, events))
        self._moves += [(len(self._marks), it) for it in moves_heard(state.scenario, self._side, events, self._turn)]
        self._turn = view.turn
        self.lines.extend(places_taken(self._holders, view))
        self._holders = key_holders(view)
        self.annals.hear(len(self._marks) - 1, state, events)
        self.met.update(foe.army for foe in view.foes.values())
        if view.turn + (view.result is not None) != self.figures[-1].turn:
            self.figures.append(figures(view))
            self.course.append(ground(view))

    @property
    def moves(self) -> list[TrackMove]:
        """Return how political tracks moved since the record began."""
        return [move for _, move in self._moves]

    def latest(self) -> list[Dispatch]:
        """Return what the last order brought."""
        return self.lines[self._marks[-1] :] if self._marks else []

    def untell(self, view: SideView) -> None:
        """Strike out what the last order brought: it has been taken back."""
        self._moves = [(order, move) for order, move in self._moves if order < len(self._marks)]
        self._turn = view.turn
        del self.lines[self._marks.pop() :]
        self._holders = key_holders(view)

    def until(self, orders: int, view: SideView) -> "Logbook":
        """Return what had been told when so many orders had been given; ``view`` is what the side knew then."""
        turn = view.turn + (view.result is not None)
        log = Logbook(view, self.annals.until(orders, turn))
        end = self._marks[orders] if orders < len(self._marks) else len(self.lines)
        log.lines, log._marks = self.lines[:end], self._marks[:orders]
        log.shown = len(log.lines)
        log.met |= self.met
        log.tracks = self.tracks
        log._moves = [(order, move) for order, move in self._moves if order <= orders]
        log.figures = [known for known in self.figures if known.turn <= turn] or log.figures
        log.course = [known for known in self.course if known.turn <= turn] or log.course
        return log

    def end_turn(self) -> None:
        """Note that the side ends its turn: what follows is news to it."""
        self._turn_ended_at = len(self.lines)

    def news(self) -> list[Dispatch]:
        """Return what was told since the side ended its turn; asked for once a turn."""
        start, self._turn_ended_at = self._turn_ended_at, None
        return [] if start is None else self.lines[start:]


def opened(match: Match, view: SideView) -> Logbook:
    """Return a new logbook for a side of a match; ``view`` may be of another game, of which a record is shown."""
    begins = view.scenario is match.state.scenario and not match.orders
    return Logbook(view, Annals(match.state), match.opening if begins else ())
