"""The last look at an order before it is given: it must be legal, and the same order must not come back for ever."""

from game.model.orders import Order
from game.model.view import SideView
from game.rules.judgement import judged

FIRST = (-1, -1)  # stands for the situation an order was first given in, without looking at it


class Guard:
    """Lets legal orders through, each once for the same situation, and only so many in a phase.

    An order that was carried out and changed nothing its side can see would otherwise be chosen again and again. In
    ordinary play no order is held back, so what is chosen depends on the view alone.
    """

    def __init__(self) -> None:
        self.clock = (-1, -1)
        self.given: dict[Order, set[tuple[int, int]]] = {}  # in which situations, membership only
        self.count = 0

    def passes(self, view: SideView, order: Order) -> bool:
        """Return whether the order may be given now, and remember it if so."""
        if self.clock != (view.turn, int(view.phase)):
            self.clock = (view.turn, int(view.phase))
            self.given.clear()
            self.count = 0
        if self.count >= view.ruleset.ai.orders_per_unit * (len(view.own) + 1) or judged(order, view) is not None:
            return False
        known = self.given.setdefault(order, set())
        situation = _situation(view) if known else FIRST
        if situation in known:
            return False
        known.add(situation)
        self.count += 1
        return True


def _situation(view: SideView) -> tuple[int, int]:
    return view.version, sum([unit.mp + unit.assaults for unit in view.own.values()])
