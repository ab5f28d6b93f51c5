"""What the session asks of a player."""

from typing import Protocol

from game.model.orders import Order
from game.model.view import SideView


class Player(Protocol):
    """Chooses orders for one side; a human sits at the window instead.

    It may keep notes within one phase only: a game loaded at the start of its phase must go on as the played one did.
    """

    def choose(self, view: SideView) -> Order:
        """Return a legal order for the side of the view; sooner or later one that ends the phase."""
        ...
