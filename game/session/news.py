"""Whether an order told its side something, so that it can no longer be taken back."""

from enum import Enum

from game.model.dice import Dice, Purpose
from game.model.ids import NO_UNIT, HexId, UnitId
from game.model.orders import Order
from game.model.picture import Contact
from game.model.state import GameState


class NoUndo(Enum):
    """Why an order cannot be taken back; the value is what the player reads."""

    NOTHING = "There is no order to take back."
    DICE = "Dice were rolled: what they decided stands."
    STOPPED = "The march was cut short: the unit has met something it did not know of."
    ENEMY = "The order brought news of the enemy."
    GROUND = "The order brought news of the ground: a bridge, a railway or who holds a hex."
    PHASE = "No order of this phase is left to take back, and the phase before it is over."


def news(before: GameState, after: GameState, order: Order, dice: Dice) -> NoUndo | None:
    """Return what an order told its side that it did not know before, None if nothing."""
    if (after.turn, after.phase) != (before.turn, before.phase):
        return NoUndo.PHASE
    if dice.rolled & ~(1 << Purpose.INTEL):  # estimates are judged by what they changed
        return NoUndo.DICE
    if _was_stopped(after, order):
        return NoUndo.STOPPED
    if _met(before, after, order):
        return NoUndo.ENEMY
    return NoUndo.GROUND if _learned(before, after, order) else None


def _was_stopped(after: GameState, order: Order) -> bool:
    path: tuple[HexId, ...] = getattr(order, "path", ())
    unit: UnitId = getattr(order, "unit", NO_UNIT)
    return len(path) > 0 and unit != NO_UNIT and after.units[unit].hex != path[-1]


def _tells(was: Contact, now: Contact) -> bool:
    """Return whether a contact says more than before; one that merely went out of sight does not."""
    if was is now:
        return False
    sure = was._replace(turn=now.turn, seen=now.seen, intelligence=now.intelligence)
    return (now.seen and not was.seen) or sure != now


def _met(before: GameState, after: GameState, order: Order) -> bool:
    was, now = before.pictures[order.side].contacts, after.pictures[order.side].contacts
    if was.keys() != now.keys():
        return True
    return any(_tells(was[key], now[key]) for key in now)


def _learned(before: GameState, after: GameState, order: Order) -> bool:
    """Return whether the side's map changed where the ground itself did not."""
    was, now = before.pictures[order.side], after.pictures[order.side]
    layers = (
        (was.holder, now.holder, before.holder, after.holder),
        (was.rail, now.rail, before.rail, after.rail),
        (was.bridges, now.bridges, before.bridges, after.bridges),
    )
    return any(
        known != knows and any(a != b and c == d for a, b, c, d in zip(known, knows, true, truth, strict=True))
        for known, knows, true, truth in layers
    )
