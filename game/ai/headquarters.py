"""Headquarters: where they stand, who belongs to them, which of them is the main effort (rules 4.4, 4.5)."""

from array import array

from game import kernels
from game.ai.course import Proposals
from game.ai.mind import Mind
from game.ai.roster import present
from game.kernels import choices
from game.model.ids import HexId
from game.model.units import Unit
from game.rules.movement import points_left
from game.rules.orders.move import MoveOrder

FARTHEST = 100  # hexes


def subordinates(mind: Mind, hq: Unit) -> list[Unit]:
    """Return the combat units on the map that belong to an HQ."""
    return [unit for unit in mind.fighters if unit.hq == hq.id]


def moves(mind: Mind) -> Proposals:
    """Propose to bring HQs up behind their units, out of the enemy's reach; who leads nobody goes with the army."""
    for hq in present(mind.hqs):
        if hq.moved or not points_left(hq):
            continue
        units = subordinates(mind, hq) or [unit for unit in mind.fighters if unit.army == hq.army]
        if not units:
            continue
        place = _best_place(mind, hq, units)
        if place != hq.hex:
            yield MoveOrder(mind.side, hq.id, mind.reach(hq).path_to(place))


def _best_place(mind: Mind, hq: Unit, units: list[Unit]) -> HexId:
    reach, ai, view = mind.reach(hq), mind.ai, mind.view
    worst = ai.hq_danger_men * len(units) * len(units) + ai.hq_range_men * len(units) * FARTHEST
    return choices.best_seat(
        reach.order_view,
        reach.count,
        reach.best_view,
        hq.hex,
        kernels.int_view(array("i", [unit.hex for unit in units])),
        view.ruleset.armies[hq.army].command_range,
        mind.terrain.cubes_view,
        mind.survey.threat_view,
        kernels.byte_view(view.own_stack),
        kernels.byte_view(view.foe_zoc),
        (ai.hq_danger_men, ai.hq_distance_men, ai.hq_range_men, ai.hq_habit_men),
        worst,
    )
