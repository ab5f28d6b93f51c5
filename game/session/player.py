"""What the session asks of a player."""

from typing import Protocol, runtime_checkable

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


@runtime_checkable
class Thinker(Player, Protocol):
    """A player that takes its time: what it thinks about before an order comes in parts, so that a window can draw."""

    def ponder(self, view: SideView) -> bool:
        """Think a little, and return whether there is more to think about; ``choose`` does what is left."""
        ...
