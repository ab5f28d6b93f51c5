"""Boxes off the map (rule 4.9): who may go into one from the border, who may come out of it, and where."""

from collections.abc import Mapping
from functools import lru_cache

from game.model.board import Board
from game.model.ids import HexId, Status
from game.model.orders import Reason, Refusal
from game.model.ruleset import Ruleset
from game.model.scenario import Box, Scenario
from game.model.units import NO_BOX, Unit
from game.model.view import Position
from game.rules.closures import is_closed
from game.rules.ground import BARRED, border, step_costs
from game.rules.movement import points_left


@lru_cache(maxsize=16)
def doors(board: Board, ruleset: Ruleset, box: Box) -> Mapping[HexId, str]:
    """Return the border hexes where units may come out of a box, in ascending order, with the route of each.

    They lie within reach of a crossing of a route of the box; of several the nearest counts, then the first by id.
    """
    return {h: route for h, (_, _, route) in _ranked_doors(board, ruleset, box).items()}


@lru_cache(maxsize=16)
def _ranked_doors(board: Board, ruleset: Ruleset, box: Box) -> Mapping[HexId, tuple[int, str, str]]:
    """Return for each door how far it is from its crossing, which that is, and the route."""
    reach, distance = ruleset.manpower.box_crossing_hexes, board.grid.distance
    crossings = [crossing for crossing in board.crossings if crossing.route in box.routes]
    nearest = {
        h: min([(distance(h, crossing.hex), crossing.id, crossing.route) for crossing in crossings])
        for h in (sorted(border(board)) if crossings else ())
    }
    return {h: rank for h, rank in nearest.items() if rank[0] <= reach}


def crossing_distances(at: Position, unit: Unit) -> Mapping[HexId, int]:
    """Return for each hex where a unit in a box may ever come out how many hexes it lies from its crossing."""
    ranked = _ranked_doors(at.board, at.ruleset, at.scenario.boxes[unit.box])
    return {h: distance for h, (distance, _, _) in ranked.items()}


def refuge(board: Board, scenario: Scenario, flags: frozenset[str], army: int, h: HexId) -> int:
    """Return the box that units of an army on a hex may go into now, NO_BOX if there is none."""
    if h not in border(board):
        return NO_BOX
    side_boxes = enumerate(scenario.boxes)
    return next((i for i, box in side_boxes if is_open(box.enter[army], flags)), NO_BOX)


def is_open(flag: str | None, flags: frozenset[str]) -> bool:
    """Return whether what a box says of an army allows it now: "" at any time, None never, else from its flag on."""
    return flag is not None and (not flag or flag in flags)


def entry_refusal(at: Position, unit: Unit, box: int) -> Refusal | None:
    """Return why a unit on the map may not go into a box now, or None."""
    if not 0 <= box < len(at.scenario.boxes) or refuge(at.board, at.scenario, at.flags, unit.army, unit.hex) != box:
        return Refusal(Reason.NO_CROSSING, where=unit.hex)
    if not points_left(unit):
        return Refusal(Reason.NO_MOVEMENT_LEFT, where=unit.id)
    return None


def departure_refusal(at: Position, unit: Unit) -> Refusal | None:
    """Return why a unit may not come out of its box now, wherever, or None."""
    if unit.status != Status.IN_BOX:
        return Refusal(Reason.NOT_IN_A_BOX, where=unit.id)
    if not is_open(at.scenario.boxes[unit.box].leave[unit.army], at.flags):
        return Refusal(Reason.BOX_CLOSED, where=unit.id)
    if unit.moved:
        return Refusal(Reason.ALREADY_MOVED, where=unit.id)
    return None


def exit_refusal(at: Position, unit: Unit, h: HexId) -> Refusal | None:
    """Return why a unit may not come out of its box on a hex now, as far as the position shows it, or None."""
    if (refusal := departure_refusal(at, unit)) is not None:
        return refusal
    route = doors(at.board, at.ruleset, at.scenario.boxes[unit.box]).get(h)
    if route is None:
        return Refusal(Reason.NO_CROSSING, where=h)
    if h in at.foes_at:
        return Refusal(Reason.ENEMY_THERE, where=h)
    if is_closed(at, unit.army, h):
        return Refusal(Reason.FORBIDDEN_GROUND, where=h)
    if not _can_stand(at, unit, h):
        return Refusal(Reason.IMPASSABLE, where=h)
    limit = at.ruleset.manpower.box_route_points
    if (needs := at.route_used.get(route, 0) + unit.toe.stack_points) > limit and unit.toe.stack_points:
        return Refusal(Reason.ROUTE_CAPACITY, needs=needs, has=limit)
    return None


def _can_stand(at: Position, unit: Unit, h: HexId) -> bool:
    """Return whether some step leads a unit of its kind into the hex: vehicles keep to roads in the mountains (2.1)."""
    costs = step_costs(at.board, at.ruleset, unit.toe.movement, unit.by_night, at.weather, bytes(at.bridges)).cost
    return any(costs[at.board.side_index(n, h)] != BARRED for n in at.board.near[h])


def exits_of(at: Position, unit: Unit) -> list[HexId]:
    """Return the hexes where a unit in a box may come out now, in ascending order."""
    if departure_refusal(at, unit) is not None:
        return []
    return [h for h in doors(at.board, at.ruleset, at.scenario.boxes[unit.box]) if exit_refusal(at, unit, h) is None]
