"""A player that only ends its phases: what the others must at least beat."""

from game.ai.registry import player
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView
from game.rules.orders.end_phase import EndPhaseOrder


@player("idle")
class Idle:
    """Never moves."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self.seed = seed

    def choose(self, view: SideView) -> Order:
        """Return the end of the phase."""
        return EndPhaseOrder(self.side)
