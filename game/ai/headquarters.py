"""Headquarters: where they stand, who belongs to them, which of them is the main effort (rules 4.4, 4.5)."""

from collections.abc import Iterator

from game.ai.mind import Mind
from game.model.ids import HexId
from game.model.orders import Order
from game.model.units import Unit
from game.rules.movement import points_left
from game.rules.orders.move import MoveOrder

FARTHEST = 100  # hexes


def subordinates(mind: Mind, hq: Unit) -> list[Unit]:
    """Return the combat units on the map that belong to an HQ."""
    return [unit for unit in mind.fighters if unit.hq == hq.id]


def moves(mind: Mind) -> Iterator[Order]:
    """Propose to bring HQs up behind their units, out of the enemy's reach."""
    for hq in mind.hqs:
        if hq.moved or not points_left(hq):
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
    worst = mind.ai.hq_danger_men * len(units) * len(units) + mind.ai.hq_range_men * len(units) * FARTHEST
    best, chosen = _burden(mind, hq.hex, units, span, most=worst) - mind.ai.hq_habit_men, hq.hex
    for h in reach.order[: reach.count]:
        if (burden := _burden(mind, h, units, span, most=best) + reach.best[h] // 10) < best:
            best, chosen = burden, h
    return chosen


def _burden(mind: Mind, h: HexId, units: list[Unit], span: int, *, most: int) -> int:
    """Return what is wrong with a hex for an HQ: units out of range, danger, distance; ``most`` or more if too much."""
    ai, view = mind.ai, mind.view
    burden = ai.hq_danger_men if mind.survey.threat[h] and not view.own_stack[h] else 0
    if view.foe_zoc[h]:
        burden += ai.hq_danger_men
    for unit in units:
        if burden >= most:
            break
        gap = view.board.grid.distance(h, unit.hex)
        burden += gap * ai.hq_distance_men
        if gap > span:
            burden += (gap - span) * ai.hq_range_men
    return burden
