"""One game between two players: asks the computer, takes the human's orders, tells listeners, undoes."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from game.errors import GameError
from game.model.dice import Dice
from game.model.digest import digest
from game.model.events.base import Event
from game.model.ids import SIDES, Side
from game.model.orders import Order
from game.model.state import GameState
from game.model.view import SideView
from game.rules.engine import Watcher, begin, submit
from game.rules.visibility import observe
from game.session.news import NoUndo, news
from game.session.player import Player, Thinker
from game.session.setting import Setting

CONCEDED = "conceded"  # a setting: the side that has given up, and after how many orders
FOG, OFF = "fog", "off"  # a setting: people see everything; the computer never does (rule 12.3)
MAX_ORDERS_PER_PHASE = 20_000  # a computer player that gives more would never end
Seats = tuple[Player | None, Player | None]  # by Side; None is a human
Listener = Callable[[GameState, Order | None, Sequence[Event]], None]  # no order: the game has begun


@dataclass(frozen=True, slots=True)
class Mark:
    """The digest of the game at the first decision of a turn, or at its end, after so many orders."""

    turn: int
    orders: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Moment:
    """Where an undone order led from."""

    state: GameState
    order: Order


class UndoError(GameError):
    """An order that cannot be taken back; ``reason`` says why."""

    def __init__(self, reason: NoUndo) -> None:
        self.reason = reason
        super().__init__(reason.value)


class Match:
    """A game being played. ``state`` is replaced by ``undo``: ask for it anew, never keep it.

    ``names`` are how the players are called in files (``human`` for one who sits at the window); ``watch`` sees each
    event just before it is applied, listeners what an order brought about when all of it is applied.
    """

    def __init__(
        self,
        setting: Setting,
        seed: int,
        *,
        players: Seats = (None, None),
        names: tuple[str, str] = ("human", "human"),
        settings: Mapping[str, str] | None = None,
        listeners: Sequence[Listener] = (),
        watch: Watcher | None = None,
    ) -> None:
        self.setting = setting
        self.seed = seed
        self.players = players
        self.names = names
        self.settings = dict(settings or {})
        self.listeners = list(listeners)
        self.watch = watch
        self.orders: list[Order] = []
        self.marks: list[Mark] = []
        self._past: list[_Moment] = []
        self._undone: list[Order] = []
        self._no_undo = NoUndo.NOTHING
        self.state, events = begin(setting.board, setting.ruleset, setting.scenario, seed, watch=watch)
        self._mark()
        self.opening = tuple(events)  # what happened before the first order
        self._tell(None, events)

    # --- who decides ------------------------------------------------------------------------------------------

    @property
    def is_over(self) -> bool:
        """Return whether the game has a result, or a side has given it up."""
        return self.state.result is not None or self.conceded is not None

    @property
    def conceded(self) -> Side | None:
        """Return the side that has given up here; a record of the game is played up to that point first."""
        key, _, orders = self.settings.get(CONCEDED, "").partition(" ")
        if not orders.isdecimal() or len(self.orders) < int(orders):
            return None
        return next((side for side in SIDES if side.key == key), None)

    def concede(self, side: Side) -> None:
        """Give the game up for a side: nobody decides any more, and a saved game says so."""
        if self.is_over:
            raise GameError("the game is over")
        self.settings[CONCEDED] = f"{side.key} {len(self.orders)}"
        self._forget(NoUndo.PHASE)

    @property
    def decider(self) -> Side | None:
        """Return the side that must decide, None when the game is over."""
        return None if self.conceded is not None else self.state.decider

    @property
    def human_decides(self) -> bool:
        """Return whether the next order is a human's."""
        return self.decider is not None and self.players[self.decider] is None

    def view(self, side: Side) -> SideView:
        """Return what a side knows now; good until the next order."""
        return observe(self.state, side)

    # --- playing ----------------------------------------------------------------------------------------------

    def submit(self, order: Order) -> list[Event]:
        """Carry out an order and return what happened; IllegalOrderError if it is refused, and nothing changes."""
        events = self._carry_out(order, self.state.copy() if self.human_decides else None)
        self._undone.clear()
        return events

    def again(self, order: Order) -> list[Event]:
        """Carry out an order of a saved game: as ``submit``, but it can never be taken back."""
        return self._carry_out(order, None)

    def _carry_out(self, order: Order, before: GameState | None, view: SideView | None = None) -> list[Event]:
        state = self.state
        dice, turn = Dice(state.seed, state.turn), state.turn
        moment = (state.turn, state.phase, state.decider)
        events = submit(state, order, dice=dice, watch=self.watch, view=view)
        self.orders.append(order)
        if before is not None:
            self._remember(before, order, dice)
        if (state.turn, state.phase, state.decider) != moment:
            self._forget(NoUndo.PHASE)
        if state.turn != turn or state.result is not None:
            self._mark()
        self._tell(order, events)
        return events

    def step(self) -> Order | None:
        """Let the computer give one order and return it; None if a human decides or the game is over."""
        side = self.decider
        if side is None or (player := self.players[side]) is None:
            return None
        view = observe(self.state, side)
        order = player.choose(view)
        self._carry_out(order, None, view if order.side == side else None)
        self._undone.clear()
        return order

    def ponder(self) -> bool:
        """Let the computer think a little before its next order, and return whether it has more to think about."""
        side = self.state.decider
        if side is None or not isinstance(player := self.players[side], Thinker):
            return False
        return player.ponder(observe(self.state, side))

    def run(self, last_turn: int | None = None) -> None:
        """Play on until a human decides, the game is over, or ``last_turn`` is."""
        clock, given = (0, 0), 0
        while not self.is_over and (last_turn is None or self.state.turn <= last_turn):
            if self.step() is None:
                return
            now = (self.state.turn, int(self.state.phase))
            clock, given = now, given + 1 if now == clock else 0
            if given > MAX_ORDERS_PER_PHASE:
                raise RuntimeError(f"{self.names[self.state.decider or 0]}: {given} orders in one phase")

    def copy(self) -> "Match":
        """Return an independent game as this one stands, without players and listeners; nothing can be taken back."""
        twin = copy(self)
        twin.state, twin.orders, twin.marks = self.state.copy(), [*self.orders], [*self.marks]
        twin.players, twin.listeners, twin.watch = (None, None), [], None
        twin._past, twin._undone, twin._no_undo = [], [], NoUndo.NOTHING
        return twin

    # --- taking back ------------------------------------------------------------------------------------------

    def cannot_undo(self) -> NoUndo | None:
        """Return why the last order cannot be taken back, None if it can."""
        return None if self._past else self._no_undo

    @property
    def can_redo(self) -> bool:
        """Return whether there is an order to give again."""
        return bool(self._undone)

    def undo(self) -> Order:
        """Take back the human's last order and return it; UndoError says why it cannot be done."""
        if not self._past:
            raise UndoError(self._no_undo)
        moment = self._past.pop()
        self.state = moment.state
        self.orders.pop()
        self._undone.append(moment.order)
        return moment.order

    def redo(self) -> list[Event]:
        """Give the order last taken back once more and return what happened."""
        if not self._undone:
            raise UndoError(NoUndo.NOTHING)
        return self._carry_out(self._undone.pop(), self.state.copy())

    def wind(self, state: GameState, orders: Sequence[Order]) -> None:
        """Put the match where ``orders`` of its own have led it, as a replay does; nothing can be taken back then."""
        self.state, self.orders = state, list(orders)
        self.marks = [mark for mark in self.marks if mark.orders <= len(orders)]
        self._forget(NoUndo.NOTHING)

    def _remember(self, before: GameState, order: Order, dice: Dice) -> None:
        reason = news(before, self.state, order, dice)
        if reason is None:
            self._past.append(_Moment(before, order))
        else:
            self._forget(reason)

    def _forget(self, reason: NoUndo) -> None:
        self._past.clear()
        self._undone.clear()
        self._no_undo = reason

    # --- keeping ----------------------------------------------------------------------------------------------

    def _mark(self) -> None:
        self.marks.append(Mark(self.state.turn, len(self.orders), digest(self.state)))

    def _tell(self, order: Order | None, events: Sequence[Event]) -> None:
        for listener in self.listeners:
            listener(self.state, order, events)
