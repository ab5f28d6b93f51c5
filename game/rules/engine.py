"""The only door to a game: ``begin`` starts it, ``submit`` carries out an order."""

from collections.abc import Callable, Iterator

from game.model.board import Board
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.orders import IllegalOrderError, Order
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.state import GameState
from game.model.view import SideView
from game.rules.judgement import forget, judged
from game.rules.sequence import opening
from game.rules.visibility import observe

Watcher = Callable[[GameState, Event], None]  # told of each event before it is applied; may only read


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
    forget()
    if refusal is not None:
        raise IllegalOrderError(order, refusal)
    return _carry_out(state, order.resolve(state, dice or Dice(state.seed, state.turn)), watch)
