"""Players that only tests know; importing the module registers them."""

from game.ai.idle import Idle
from game.ai.registry import player
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView
from game.session.setting import Setting
from tests.support.matches import SMALL, open_skirmish

CRASHER = "test-crasher"


@player(CRASHER)
class Crasher:
    """Falls over on its second turn in games of an even seed; else only ends its phases."""

    def __init__(self, side: Side, seed: int) -> None:
        self.seed = seed
        self.idle = Idle(side, seed)

    def choose(self, view: SideView) -> Order:
        if self.seed % 2 == 0 and view.turn == 2:
            raise ZeroDivisionError("even seed")
        return self.idle.choose(view)


def open_for_tests(name: str, changes: tuple[str, ...] = ()) -> Setting:
    """Return a small game by name; a worker that imports this knows the players above."""
    return open_skirmish(name, changes)


def open_small(name: str, changes: tuple[str, ...] = ()) -> Setting:
    """Return any of the small games by its name."""
    return SMALL[name]()
