"""Security troops go where guerrillas are strongest (rules 9.5, 16.1: "security to ports/guerrillas")."""

from functools import lru_cache

from game import kernels
from game.ai.course import Proposals
from game.ai.marches import has_room
from game.ai.mind import Mind
from game.ai.orders import is_fresh
from game.ai.roster import present
from game.model.board import Board
from game.model.ids import HexId, Trait
from game.model.units import Unit
from game.rules.orders.move import MoveOrder


@lru_cache(maxsize=32)
def hexes_to(board: Board, zone: int) -> bytes:
    """Return for each hex how many steps it is from a zone, ``kernels.UNREACHED`` where no way leads there."""
    far = bytearray([kernels.UNREACHED]) * board.grid.size
    edge = [h for h in range(board.grid.size) if board.zone[h] == zone and board.is_ground(h)]
    for h in edge:
        far[h] = 0
    for h in edge:
        for n in board.near[h]:
            if far[n] > far[h] + 1 < kernels.UNREACHED:
                far[n] = far[h] + 1
                edge.append(n)
    return bytes(far)


def patrols(mind: Mind) -> Proposals:
    """Propose marches of security units that their own zone can spare to the nearest zone that lacks them."""
    view, rules = mind.view, mind.view.ruleset.guerrillas
    if mind.side == rules.side or not any(view.guerrillas):
        return
    men = [free + held for free, held in zip(view.guerrillas, view.guerrillas_contained, strict=True)]
    police = [unit for unit in mind.fighters if unit.traits & Trait.SECURITY]
    lack = list(men)
    for unit in police:
        lack[view.board.zone[unit.hex]] -= _grip(mind, unit)
    wanting = [zone for zone, missing in enumerate(lack) if missing >= mind.ai.patrol_men]
    for unit in present(police):
        spare = lack[view.board.zone[unit.hex]] + _grip(mind, unit) <= 0 and mind.garrison_way(unit) is None
        if wanting and spare and is_fresh(unit) and (h := _next_stop(mind, unit, wanting)) != unit.hex:
            yield MoveOrder(mind.side, unit.id, mind.reach(unit).path_to(h))


def _grip(mind: Mind, unit: Unit) -> int:
    """Return how many guerrillas a security unit holds down (rule 9.5)."""
    return unit.toe.stack_points * mind.view.ruleset.guerrillas.contained_men


def _next_stop(mind: Mind, unit: Unit, zones: list[int]) -> HexId:
    """Return the hex of its side a unit marches to on its way to the nearest of some zones, safe from the enemy."""
    board, reach = mind.view.board, mind.reach(unit)
    far = min((hexes_to(board, zone) for zone in zones), key=lambda far: far[unit.hex])
    near = [h for h in reach.order[: reach.count] if mind.may_go_for(h) and mind.holder[h] == mind.side]
    safe = [h for h in near if not mind.survey.threat[h] and has_room(mind, unit, h)]
    best = min(safe, key=lambda h: (far[h], reach.best[h], h), default=unit.hex)
    return best if far[best] < far[unit.hex] else unit.hex
