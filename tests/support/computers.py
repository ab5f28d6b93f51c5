"""Computer players in tiny worlds: the orders of a phase, and hints made by hand."""

from game.ai.registry import make_player
from game.model.ids import Side
from game.model.orders import Order
from game.model.scenario import Axis, DefenseLine
from game.rules.visibility import observe
from tests.support.world import World

MOST_ORDERS = 200


def play_phase(game: World, name: str = "regular", *, seed: int = 1) -> list[Order]:
    """Let a player end the phase of the side that decides, and return its orders; each must be legal."""
    side = game.state.decider
    assert side is not None
    computer = make_player(name, side, seed)
    orders: list[Order] = []
    while not orders or orders[-1].kind != "end_phase":
        orders.append(computer.choose(observe(game.state, side)))
        game.submit(orders[-1])
        assert len(orders) < MOST_ORDERS
    return orders


def axis(hexes: tuple[int, ...], side: Side = Side.COMMUNIST) -> Axis:
    """Return an axis along hexes."""
    return Axis("axis", "Axis", side, hexes, 1000)


def line(hexes: tuple[int, ...], side: Side = Side.UN) -> DefenseLine:
    """Return a line to hold."""
    return DefenseLine("line", "Line", side, hexes, 1000)
