"""Who holds the ground, and what is mended on it (rules 1.4, 2.4, 4.6)."""

from array import array
from collections.abc import Iterator
from functools import lru_cache

from game import kernels
from game.model.board import Board
from game.model.events.base import Event
from game.model.events.terrain import BridgesMended, HexesChangedHands
from game.model.ids import SIDES, HexId, Side
from game.model.state import GameState
from game.rules.ground import lasting_view, no_hexes, passages
from game.rules.rail import rail_repairs


def control_changes(state: GameState) -> Iterator[Event]:
    """Yield the hexes that fall to the enemy: none of their holder's combat units near, an enemy's ZOC near (rule 1.4).

    Near is within the control range, counted over passable hexsides. Cities, ports and airfields fall only by entry.
    """
    board, reach = state.board, state.ruleset.terrain.control_range
    key = _kept_until_entered(board)
    fighters = [[unit for unit in state.own[side].values() if unit.on_map and not unit.is_hq] for side in SIDES]
    covered = [_near(state, [unit.hex for unit in units], reach)[0] for units in fighters]
    for side in SIDES:
        _, taken = _near(state, [unit.hex for unit in fighters[side] if unit.zoc_kind], reach)
        holder, kept = side.enemy, covered[side.enemy]
        hexes = [h for h in taken if state.holder[h] == holder and kept[h] == kernels.UNREACHED and h not in key]
        if hexes:
            yield HexesChangedHands(side, tuple(sorted(hexes)))


@lru_cache(maxsize=8)
def _kept_until_entered(board: Board) -> frozenset[HexId]:
    """Return the hexes of cities, ports and airfields."""
    return frozenset(place.hex for place in board.places if place.is_key)


def _near(state: GameState, starts: list[HexId], reach: int) -> tuple[bytearray, list[HexId]]:
    """Return the steps from the nearest start by hex, UNREACHED beyond ``reach``, and the hexes within it."""
    size = state.board.grid.size
    best = bytearray([kernels.UNREACHED]) * size
    order = array("i", bytes(4 * size))
    count = kernels.distance(
        passages(state.board).view,
        lasting_view(no_hexes(state.board)),
        kernels.int_view(array("i", starts or [0])),
        len(starts),
        reach,
        kernels.byte_view(best),
        kernels.int_view(order),
    )
    return best, list(order[:count])


def repair_phase(state: GameState) -> Iterator[Event]:
    """Yield what is mended in the arrivals phase: bridges, then railways (rules 2.4, 4.6)."""
    yield from bridge_repairs(state)
    yield from rail_repairs(state)


def bridge_repairs(state: GameState) -> Iterator[Event]:
    """Yield a turn's work on blown bridges: one side holds both banks, no enemy combat unit is adjacent to either."""
    bridges, left = [], []
    for bridge in state.board.bridges:
        turns = state.bridges[bridge.index]
        if turns and _is_safe(state, bridge.a, bridge.b):
            bridges.append(bridge.index)
            left.append(turns - 1)
    if bridges:
        yield BridgesMended(tuple(bridges), tuple(left))


def _is_safe(state: GameState, a: HexId, b: HexId) -> bool:
    holder = state.holder[a]
    if holder != state.holder[b] or holder not in SIDES:
        return False
    sight = state.sight[Side(holder).enemy]  # counts combat units on or adjacent to a hex
    return not sight[a] and not sight[b]
