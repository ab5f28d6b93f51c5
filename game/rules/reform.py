"""Which divisions can come back, and where (rule 8.6)."""

from array import array
from functools import lru_cache

from game.model.board import Board
from game.model.ids import NO_UNIT, OFF_MAP, City, HexId, Status, UnitId
from game.model.orders import Reason, Refusal
from game.model.records import Pool
from game.model.ruleset import Ruleset
from game.model.units import NO_BOX, Unit
from game.model.view import Position
from game.rules.boxes import is_open
from game.rules.closures import is_closed
from game.rules.haul import MOST_HAUL
from game.rules.politics.params import param
from game.rules.sources import haul_costs
from game.rules.stacking import stack_limit

PM = 1000


def cadre_men(ruleset: Ruleset, unit: Unit) -> int:
    """Return the men a division comes back with."""
    return unit.toe.men * ruleset.morale.reform_men_pm // PM


def unit_refusal(at: Position, unit: Unit) -> Refusal | None:
    """Return why a unit cannot be reformed this turn, wherever, or None."""
    rules, army = at.ruleset.morale, at.ruleset.armies[unit.army]
    record = at.armies[unit.army]
    fits = army.can_reform and unit.toe.stack_points == rules.division_points
    if record is None or unit.status != Status.DISSOLVED or not fits:
        return Refusal(Reason.CANNOT_REFORM, where=unit.id)
    if (due := unit.dissolved_turn + rules.reform_turns) > at.turn:
        return Refusal(Reason.CANNOT_REFORM, needs=due, has=at.turn, where=unit.id)
    limit = rules.reform_per_turn + param(at, "reform_limit", unit.army)
    if record.reformed >= limit:
        return Refusal(Reason.CANNOT_REFORM, needs=limit, has=record.reformed, where=unit.id)
    men = record.pool.trained + record.pool.recruits
    if men < (needs := cadre_men(at.ruleset, unit)):
        return Refusal(Reason.CANNOT_REFORM, needs=needs, has=men, where=unit.id)
    return None


def place_refusal(at: Position, unit: Unit, h: HexId, *, haul: "array[int]") -> Refusal | None:
    """Return why a unit cannot be reformed on a hex: a held city with supply, no known enemy near, room (8.6)."""
    return _town_refusal(at, h, haul=haul) or _room_refusal(at, unit, h)


def _town_refusal(at: Position, h: HexId, *, haul: "array[int]") -> Refusal | None:
    board = at.board
    if not 0 <= h < board.grid.size or board.city[h] == City.NONE or at.holder[h] != at.side:
        return Refusal(Reason.CANNOT_REFORM, where=h)
    if haul[h] > MOST_HAUL:
        return Refusal(Reason.NO_SUPPLY, where=h)
    distance = at.ruleset.morale.reform_enemy_distance
    if any(board.grid.distance(h, foe) <= distance for foe in at.foes_at):
        return Refusal(Reason.ENEMY_NEAR, needs=distance, where=h)
    return None


def _room_refusal(at: Position, unit: Unit, h: HexId) -> Refusal | None:
    if is_closed(at, unit.army, h):
        return Refusal(Reason.FORBIDDEN_GROUND, where=h)
    limit = stack_limit(at.board, at.ruleset, h)
    if (points := at.own_stack[h] + unit.toe.stack_points) > limit:
        return Refusal(Reason.STACK_LIMIT, needs=points, has=limit, where=h)
    return None


def box_refusal(at: Position, unit: Unit, box: int) -> Refusal | None:
    """Return why a unit cannot be reformed in a box: it must be one that its army may go into now (8.6)."""
    boxes = at.scenario.boxes
    open_now = 0 <= box < len(boxes) and boxes[box].side == unit.side and is_open(boxes[box].enter[unit.army], at.flags)
    return None if open_now else Refusal(Reason.CANNOT_REFORM, where=unit.id)


def reformable(at: Position) -> list[tuple[UnitId, HexId, int]]:
    """Return every division that can come back now with each place it can come back at: a hex, or OFF_MAP and a box.

    In id order; hexes in ascending order, then boxes.
    """
    units = [unit for unit in at.own.values() if unit.status == Status.DISSOLVED and unit_refusal(at, unit) is None]
    if not units:
        return []
    haul = haul_costs(at)
    towns = [h for h in _towns(at.board) if _town_refusal(at, h, haul=haul) is None]
    found = []
    for unit in units:
        found += [(unit.id, h, NO_BOX) for h in towns if _room_refusal(at, unit, h) is None]
        found += [(unit.id, OFF_MAP, i) for i in range(len(at.scenario.boxes)) if box_refusal(at, unit, i) is None]
    return found


@lru_cache(maxsize=8)
def _towns(board: Board) -> tuple[HexId, ...]:
    return tuple(sorted({place.hex for place in board.places if board.city[place.hex] != City.NONE}))


def nearest_hq(at: Position, army: int, h: HexId) -> UnitId:
    """Return the nearest HQ of an army on the map, by distance and id; NO_UNIT if there is none."""
    hqs = [unit for unit in at.own.values() if unit.is_hq and unit.on_map and unit.army == army]
    return min(hqs, key=lambda hq: (at.board.grid.distance(hq.hex, h), hq.id)).id if hqs else NO_UNIT


def draw_men(pool: Pool, men: int) -> tuple[int, int]:
    """Return the trained men and the recruits that make up so many: trained ones first."""
    trained = min(pool.trained, men)
    return trained, men - trained
