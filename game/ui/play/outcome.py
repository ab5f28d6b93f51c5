"""What came of an order of the viewer's own, where the map alone does not tell it."""

from game.model.orders import Order
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.support import limits
from game.ui.play.room import Room
from game.view.dispatches import Dispatch
from game.view.order_words import hex_name
from game.view.stacks import overfull_by
from game.view.text import t

TOLD_AT_ONCE = ("bridge", "ambush", "halted")  # dispatches of one's own orders that nothing on the map shows by itself


def outcome(room: Room, order: Order | None) -> list[str]:
    """Return what is told as soon as the order is given."""
    told = [line.text for line in room.log.latest() if line.about in TOLD_AT_ONCE]
    if isinstance(order, MoveOrder | RailOrder) and order.side == room.viewer:
        unit = room.view.own[order.unit]
        if not told and unit.on_map and unit.hex != order.path[-1]:
            told.append(t("toast.cut_short", unit=unit.spec.name))
        if unit.on_map and (over := overfull_by(room.view, unit, unit.hex)):
            told.append(t("toast.overfull", place=hex_name(room.view, unit.hex), why=over))
    return told


def own_fights(room: Room, order: Order | None) -> list[Dispatch]:
    """Return how an assault went; it is told when the map has shown it."""
    if not isinstance(order, AssaultOrder) or order.side != room.viewer:
        return []
    return [line for line in room.log.latest() if line.about == "fight"]


def no_support(room: Room) -> str:
    """Return that no aircraft or ship can come to the planned assault, where none can."""
    plan = room.plan
    return "" if plan is None or any(limits(room.view, room.viewer, plan.target)) else t("forecast.no_support")
