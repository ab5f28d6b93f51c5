"""Headquarters: where they stand, who belongs to them, which of them is the main effort (rules 4.4, 4.5)."""

from collections.abc import Iterator

from game.ai.mind import Mind
from game.model.ids import HexId
from game.model.orders import Order
from game.model.units import Unit
from game.rules.movement import points_left
from game.rules.orders.move import MoveOrder

NOBODY_NEAR = 10**9


def subordinates(mind: Mind, hq: Unit) -> list[Unit]:
    """Return the combat units on the map that belong to an HQ."""
    return [unit for unit in mind.fighters() if unit.hq == hq.id]


def moves(mind: Mind) -> Iterator[Order]:
    """Propose to bring HQs up behind their units, out of the enemy's reach."""
    for hq in mind.view.own.values():
        if not hq.is_hq or not hq.on_map or hq.moved or not points_left(hq):
            continue
        units = subordinates(mind, hq)
        if not units:
            continue
        place = _best_place(mind, hq, units)
        if place != hq.hex:
            yield MoveOrder(mind.side, hq.id, mind.reach(hq).path_to(place))


def _best_place(mind: Mind, hq: Unit, units: list[Unit]) -> HexId:
    reach = mind.reach(hq)
    span = mind.view.ruleset.armies[hq.army].command_range
    best, chosen = _burden(mind, hq, hq.hex, units, span) - mind.ai.hq_habit_men, hq.hex
    for i in range(reach.count):
        h = reach.order[i]
        if (burden := _burden(mind, hq, h, units, span) + reach.best[h] // 10) < best:
            best, chosen = burden, h
    return chosen


def _burden(mind: Mind, hq: Unit, h: HexId, units: list[Unit], span: int) -> int:
    """Return what is wrong with a hex for an HQ: units out of range, danger, distance. Less is better."""
    ai, view = mind.ai, mind.view
    burden = ai.hq_danger_men if mind.survey.threat[h] and not view.own_stack[h] else 0
    if view.foe_zoc[h]:
        burden += ai.hq_danger_men
    for unit in units:
        gap = view.board.grid.distance(h, unit.hex)
        burden += gap * ai.hq_distance_men
        if gap > span:
            burden += (gap - span) * ai.hq_range_men
    return burden
