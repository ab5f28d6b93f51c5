"""What tests do with a small world: orders given and refused, events carried out."""

from collections.abc import Iterable

import pytest

from game.model.events.base import Event
from game.model.orders import IllegalOrderError, Order, Refusal
from game.rules.orders.move import MoveOrder
from tests.support.world import World

PLAIN = ["." * 5] * 7


def refused(game: World, order: Order) -> Refusal:
    """Return why an order is refused."""
    with pytest.raises(IllegalOrderError) as error:
        game.submit(order)
    return error.value.refusal


def move(game: World, key: str, labels: str) -> MoveOrder:
    """Return the order to walk the hexes of these numbers."""
    return MoveOrder(game[key].side, game.ids[key], game.path(labels))


def carry_out(made: World, events: Iterable[Event]) -> list[Event]:
    """Apply events one by one and return them."""
    happened = []
    for event in events:
        event.apply(made.state)
        happened.append(event)
    return happened
