"""Assaults in a small world and what is forecast of them."""

from game.rules.forecast import Forecast, forecast
from game.rules.orders.assault import AssaultOrder
from game.rules.truth import truth
from tests.support.world import World

N, NW = "0201", "0101"  # two adjoining hexsides of the target
TARGET = "0202"


def assault(made: World, *keys: str, at: str = TARGET) -> AssaultOrder:
    """Return the order of these units to assault a hex."""
    side = made[keys[0]].side
    return AssaultOrder(side, tuple(made.ids[key] for key in keys), made.hex(at))


def true_forecast(made: World, *keys: str, at: str = TARGET) -> Forecast:
    """Return the forecast of that assault by one who knows all."""
    order = assault(made, *keys, at=at)
    return forecast(truth(made.state, order.side), order.units, order.target)
