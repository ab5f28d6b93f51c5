"""The only door to a game: ``begin`` starts it, ``submit`` carries out an order."""

from collections.abc import Iterator

from game.model.board import Board
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.orders import IllegalOrderError, Order
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.state import GameState
from game.rules.sequence import opening
from game.rules.visibility import observe


def _carry_out(state: GameState, events: Iterator[Event]) -> list[Event]:
    happened: list[Event] = []
    for event in events:
        event.apply(state)  # before the rule goes on
        happened.append(event)
    return happened


def begin(board: Board, ruleset: Ruleset, scenario: Scenario, seed: int) -> tuple[GameState, list[Event]]:
    """Return a new game at its first decision, and what happened until then."""
    state = GameState(board, ruleset, scenario, seed)
    return state, _carry_out(state, opening(state))


def submit(state: GameState, order: Order) -> list[Event]:
    """Carry out ``order`` and return what happened; the state is untouched if it is refused (IllegalOrderError)."""
    if (refusal := order.check(observe(state, order.side))) is not None:
        raise IllegalOrderError(order, refusal)
    return _carry_out(state, order.resolve(state, Dice(state.seed, state.turn)))
