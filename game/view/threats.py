"""Where known enemies could assault next turn, and what a retreat order gets out of their reach (rules 4.1, 5, 8.4)."""

from collections.abc import Collection
from dataclasses import dataclass
from heapq import heappop, heappush

from game.model.ids import HexId, RetreatScope, Side, Trait, UnitId
from game.model.units import Piece, Unit
from game.model.view import SideView
from game.rules.ground import BARRED, distance_to_line, step_costs
from game.rules.movement import movement_field
from game.rules.retreat_orders import addressees
from game.view.faces import strength_milli


@dataclass(frozen=True, slots=True)
class RetreatOutlook:
    """What an order to fall back is good for this turn, in men of the units it speaks to.

    ``safe`` can march out of the reach of all known enemies under the order, ``safe_without`` without it. ``near`` and
    ``far`` are the hexes that the nearest and the farthest unit have to the line; ``lost``: the enemy holds all of it.
    """

    men: int
    safe: int
    safe_without: int
    near: int
    far: int
    lost: bool


def retreat_outlook(
    view: SideView, army: int, hq: UnitId, line: str, reach: Collection[HexId]
) -> RetreatOutlook | None:
    """Return what the order would bring; None where it speaks to no combat unit. ``reach``: ``threats`` of the view."""
    units = [unit for unit in addressees(view.own, army, hq) if not unit.is_hq]
    if not units:
        return None
    distance = distance_to_line(view.board, line)
    away = [distance[unit.hex] for unit in units]
    return RetreatOutlook(
        men=sum(unit.men for unit in units),
        safe=sum(unit.men for unit in units if _escapes(view, _under_order(view, unit, line), reach)),
        safe_without=sum(unit.men for unit in units if _escapes(view, unit, reach)),
        near=min(away),
        far=max(away),
        lost=all(view.holder[h] == Side(view.side).enemy for h in view.board.lines[line].hexes),
    )


def _under_order(view: SideView, unit: Unit, line: str) -> Unit:
    twin = unit.copy()
    if twin.retreat_scope == RetreatScope.NONE:
        twin.retreat_scope, twin.retreat_line = RetreatScope.BATCH, line
        twin.mp += view.ruleset.units.retreat_order_move_tenths
    return twin


def _escapes(view: SideView, unit: Unit, reach: Collection[HexId]) -> bool:
    if unit.hex not in reach:
        return True
    field = movement_field(view, unit)
    return any(h not in reach for h in field.order[1 : field.count])


def threats(view: SideView) -> dict[HexId, list[int]]:
    """Return by hex the strengths, in thousandths, of the known enemies that can assault it next turn.

    Enemies are as known: full movement for their kind, no help from others, no order that holds them.
    """
    against: dict[HexId, list[int]] = {}
    for key, foe in view.foes.items():
        if not foe.toe.is_hq and foe.c >= view.ruleset.units.assault_min_cohesion_tenths:
            strength = strength_milli(view, key, foe)
            for h in _assaulted(view, foe):
                against.setdefault(h, []).append(strength)
    return against


def _assaulted(view: SideView, foe: Piece) -> set[HexId]:
    """Return the hexes an enemy can assault next turn: beside those it can reach with enough movement left."""
    rules, board = view.ruleset.units, view.board
    movement = foe.toe.movement
    left = rules.move_tenths[movement] - rules.assault_cost_tenths[movement]
    best = _reached(view, foe, max(0, left))
    return {n for h in best for n in board.near[h]} - set(view.foes_at)


def _reached(view: SideView, foe: Piece, budget: int) -> dict[HexId, int]:
    """Return what it costs the enemy to go where he can within a budget, in tenths; own units and ZOC stop him."""
    board, rules, movement = view.board, view.ruleset.terrain, foe.toe.movement
    night = int(bool(foe.traits & Trait.NIGHT))
    costs = step_costs(board, view.ruleset, movement, night, view.weather, bytes(view.bridges)).cost
    enter, between = rules.zoc_enter_tenths[movement], rules.zoc_to_zoc_tenths
    best, queue = {foe.hex: 0}, [(0, foe.hex)]
    while queue:
        spent, h = heappop(queue)
        if spent > best[h]:
            continue
        for direction, n in enumerate(board.grid.neighbors[h]):
            step = costs[6 * h + direction]
            if step == BARRED or n in view.own_at:
                continue
            if view.own_zoc[n]:
                step += enter + (between if view.own_zoc[h] else 0)
            if (total := spent + step) <= budget and total < best.get(n, budget + 1):
                best[n] = total
                heappush(queue, (total, n))
    return best
