"""The last look at an order before it is given: it must be legal, and the same order must not come back for ever."""

from game.model.orders import Order
from game.model.view import SideView


class Guard:
    """Lets legal orders through, each once for the same situation, and only so many in a phase.

    An order that was carried out and changed nothing its side can see would otherwise be chosen again and again. In
    ordinary play no order is held back, so what is chosen depends on the view alone.
    """

    def __init__(self) -> None:
        self.clock = (-1, -1)
        self.given: set[tuple[Order, int, int]] = set()  # membership only

    def passes(self, view: SideView, order: Order) -> bool:
        """Return whether the order may be given now, and remember it if so."""
        if self.clock != (view.turn, int(view.phase)):
            self.clock = (view.turn, int(view.phase))
            self.given.clear()
        if len(self.given) >= view.ruleset.ai.orders_per_unit * (len(view.own) + 1):
            return False
        points = sum([unit.mp + unit.assaults for unit in view.own.values()])
        mark = (order, view.version, points)
        if mark in self.given or order.check(view) is not None:
            return False
        self.given.add(mark)
        return True
