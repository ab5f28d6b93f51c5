"""What the session asks of a player."""

from typing import Protocol

from game.model.orders import Order
from game.model.view import SideView


class Player(Protocol):
    """Chooses orders for one side; a human sits at the window instead.

    It may remember what it did within one phase only; in a game loaded in the middle of its phase it is asked for the
    orders of that phase once more before the game goes on.
    """

    def choose(self, view: SideView) -> Order:
        """Return a legal order for the side of the view; sooner or later one that ends the phase."""
        ...
