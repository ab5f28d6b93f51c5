"""Whether an order is legal. Who has found one legal gives it next: it is not thought out twice."""

from game.model.orders import Order, Refusal
from game.model.view import SideView


class _Bench:
    """What was judged last, by which view, and how."""

    last: tuple[Order, SideView, Refusal | None] | None = None


def judged(order: Order, view: SideView) -> Refusal | None:
    """Return why an order is not legal by what its side observes now, None if it is."""
    last = _Bench.last
    if last is not None and last[0] is order and last[1] is view:
        return last[2]
    refusal = order.check(view)
    _Bench.last = (order, view, refusal)
    return refusal


def forget() -> None:
    """Judge the next order afresh: something is about to change."""
    _Bench.last = None
