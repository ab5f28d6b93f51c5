"""The only door to a game: ``begin`` starts it, ``submit`` carries out an order."""

from collections.abc import Callable, Iterator

from game.model.board import Board
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.orders import IllegalOrderError, Order, Refusal
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.state import GameState
from game.model.view import SideView
from game.rules.sequence import opening
from game.rules.visibility import observe

Watcher = Callable[[GameState, Event], None]  # told of each event before it is applied; may only read


class _Bench:
    """Where an order was judged last, and how: who has found an order legal gives it next, by the same view."""

    def __init__(self) -> None:
        self.last: tuple[Order, SideView, Refusal | None] | None = None


_bench = _Bench()


def judged(order: Order, view: SideView) -> Refusal | None:
    """Return why an order is not legal by what its side observes now, None if it is; asked twice in a row, it is
    thought out once.
    """
    last = _bench.last
    if last is not None and last[0] is order and last[1] is view:
        return last[2]
    refusal = order.check(view)
    _bench.last = (order, view, refusal)
    return refusal


def _carry_out(state: GameState, events: Iterator[Event], watch: Watcher | None) -> list[Event]:
    happened: list[Event] = []
    for event in events:
        if watch is not None:
            watch(state, event)
        event.apply(state)  # before the rule goes on
        happened.append(event)
    return happened


def begin(
    board: Board, ruleset: Ruleset, scenario: Scenario, seed: int, *, watch: Watcher | None = None
) -> tuple[GameState, list[Event]]:
    """Return a new game at its first decision, and what happened until then."""
    state = GameState(board, ruleset, scenario, seed)
    return state, _carry_out(state, opening(state), watch)


def submit(
    state: GameState,
    order: Order,
    *,
    dice: Dice | None = None,
    watch: Watcher | None = None,
    view: SideView | None = None,
) -> list[Event]:
    """Carry out ``order`` and return what happened; the state is untouched if it is refused (IllegalOrderError).

    ``dice`` are those of this game and turn, for a caller who wants to know afterwards what was rolled; ``view`` is
    what the side of the order observes now, from a caller who has just asked.
    """
    refusal = judged(order, observe(state, order.side) if view is None else view)
    _bench.last = None  # what is carried out may change what is legal
    if refusal is not None:
        raise IllegalOrderError(order, refusal)
    return _carry_out(state, order.resolve(state, dice or Dice(state.seed, state.turn)), watch)
