"""Counting orders to a depth: a number that changes when the rules or the order of ``legal_orders`` do."""

from hashlib import blake2b

from game.model.state import GameState
from game.rules.engine import submit
from game.rules.legal import legal_orders
from game.rules.visibility import observe


def perft(state: GameState, depth: int) -> int:
    """Return how many sequences of ``depth`` legal orders there are from here; the state is left alone."""
    if state.decider is None:
        return 0
    orders = list(legal_orders(observe(state, state.decider)))
    if depth <= 1:
        return len(orders)
    total = 0
    for order in orders:
        copy = state.copy()
        submit(copy, order)
        total += perft(copy, depth - 1)
    return total


def order_digest(state: GameState) -> str:
    """Return sixteen digits that stand for all legal orders now, in their order."""
    if state.decider is None:
        return ""
    text = "\n".join(repr(order) for order in legal_orders(observe(state, state.decider)))
    return blake2b(text.encode(), digest_size=8).hexdigest()
