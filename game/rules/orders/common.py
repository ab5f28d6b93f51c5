"""Checks that several kinds of order share."""

from game.model.ids import OPERATIONS, Side, UnitId
from game.model.orders import Reason, Refusal
from game.model.view import SideView


def deciding(view: SideView, side: Side) -> Refusal | None:
    """Return a refusal unless ``side`` has the decision now."""
    if view.result is not None:
        return Refusal(Reason.GAME_OVER)
    if view.decider != side or view.side != side:
        return Refusal(Reason.NOT_YOUR_PHASE)
    return None


def operating(view: SideView, side: Side) -> Refusal | None:
    """Return a refusal unless these are the operations of ``side``."""
    if (refusal := deciding(view, side)) is not None:
        return refusal
    return None if OPERATIONS.get(view.phase) == side else Refusal(Reason.NOT_THIS_PHASE)


def owned_and_active(view: SideView, side: Side, unit: UnitId) -> Refusal | None:
    """Return a refusal unless ``side`` may order this unit of its own, on the map, now."""
    if (refusal := operating(view, side)) is not None:
        return refusal
    if unit not in view.own:
        return Refusal(Reason.NO_SUCH_UNIT, where=unit)
    if not view.own[unit].on_map:
        return Refusal(Reason.NOT_ON_MAP, where=unit)
    return None


def fighter(view: SideView, side: Side, unit: UnitId) -> Refusal | None:
    """Return a refusal unless ``side`` may order this combat unit now."""
    if (refusal := owned_and_active(view, side, unit)) is not None:
        return refusal
    return Refusal(Reason.NOT_A_COMBAT_UNIT, where=unit) if view.own[unit].is_hq else None


def headquarters(view: SideView, side: Side, unit: UnitId) -> Refusal | None:
    """Return a refusal unless ``side`` may order this HQ now."""
    if (refusal := owned_and_active(view, side, unit)) is not None:
        return refusal
    return None if view.own[unit].is_hq else Refusal(Reason.NOT_AN_HQ, where=unit)
