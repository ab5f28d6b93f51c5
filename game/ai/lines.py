"""The line a defender fights on: the foremost of the scenario's defense lines that it can man in time (rule 16.1)."""

from collections.abc import Sequence
from functools import lru_cache

from game.ai.fields import FAR, lasting_field, walker
from game.ai.survey import Survey
from game.ai.terrain import terrain_of
from game.model.board import Board
from game.model.ids import HexId, MovementClass
from game.model.scenario import DefenseLine
from game.model.units import Unit
from game.model.view import SideView

PM = 1000


@lru_cache(maxsize=64)
def ground_behind(board: Board, line: tuple[HexId, ...], home: HexId) -> bytes:
    """Return 1 for every hex of a line and behind it: what can be reached from home without crossing the line."""
    mask = bytearray(board.grid.size)
    for h in line:
        mask[h] = 1
    front = [] if mask[home] else [home]
    mask[home] = 1
    while front:
        after = []
        for h in front:
            for n in board.near[h]:
                if not mask[n]:
                    mask[n] = 1
                    after.append(n)
        front = after
    return bytes(mask)


def chosen_line(
    view: SideView, survey: Survey, units: Sequence[Unit], home: HexId, *, planned: str = ""
) -> tuple[DefenseLine, bytes] | None:
    """Return the foremost line that can be manned in time and the ground behind it, as seen from ``home``, or None.

    ``planned`` is the line of a plan of history, which is not judged (16.4).
    """
    for line in view.scenario.defense_lines:
        if line.side != view.side or planned not in ("", line.id):
            continue
        behind = ground_behind(view.board, line.hexes, home)
        if planned:
            return line, behind
        if _is_tenable(view, survey, line, behind) and _can_man(view, survey, line, units):
            return line, behind
    return None


def heartland(view: SideView) -> HexId | None:
    """Return the hex of the most valuable place a side holds, None if it holds none (which side of a line is its)."""
    worth = terrain_of(view.board, view.ruleset).worth
    return min(((-vp, h) for h, vp in worth.items() if view.holder[h] == view.side), default=(0, None))[1]


def bounds_of(view: SideView, planned: str) -> bytes | None:
    """Return the ground that the line of a plan of history leaves to a side, None if the plan names no line (16.4)."""
    home = heartland(view)
    lines = [line for line in view.scenario.defense_lines if line.id == planned and line.side == view.side]
    return ground_behind(view.board, lines[0].hexes, home) if lines and home is not None else None


def _is_tenable(view: SideView, survey: Survey, line: DefenseLine, behind: bytes) -> bool:
    """Return whether few enemies are on it or behind it yet."""
    total = sum(survey.massed.values())
    past = sum(power for h, power in survey.massed.items() if behind[h])
    lost = sum(view.holder[h] != view.side for h in line.hexes)
    return (
        past * PM <= total * view.ruleset.ai.line_past_pm
        and lost * PM <= len(line.hexes) * view.ruleset.ai.line_lost_pm
    )


def _can_man(view: SideView, survey: Survey, line: DefenseLine, units: Sequence[Unit]) -> bool:
    """Return whether enough units get there before the enemy, one for every few hexes."""
    ai = view.ruleset.ai
    way = lasting_field(view, walker(view, MovementClass.FOOT), tuple((h, 0) for h in line.hexes))
    soonest = min(survey.arrival.cost(h) for h in line.hexes) // ai.enemy_pace_tenths
    in_time = 0
    for unit in units:
        cost = way.cost(unit.origin)
        pace = view.ruleset.units.move_tenths[unit.toe.movement]
        in_time += cost < FAR and max(0, cost - 1) // pace <= max(1, soonest)
    return in_time * ai.line_hexes_per_unit >= len(line.hexes)
