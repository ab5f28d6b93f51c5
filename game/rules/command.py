"""Which units are in command (rules 4.4, 4.5)."""

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter

from game import kernels
from game.model.board import Board
from game.model.ids import HexId, UnitId
from game.model.units import Unit
from game.model.view import Position
from game.rules.ground import passages
from game.rules.masks import layer_of, present


def command_range(at: Position, hq: Unit) -> int:
    """Return how many hexes an HQ commands over: that of its army, more while it has foreign advisers."""
    army, units, track = at.ruleset.armies[hq.army], at.ruleset.units, at.scenario.soviet_track
    advised = army.id == units.advised_army and track >= 0 and at.tracks[track] >= units.advised_track_min
    return army.command_range + (units.advised_range if advised else 0)


def may_command(at: Position, hq_army: int, army: int) -> bool:
    """Return whether HQs of one army may command units of another: their own always, allies' by joint command (E06)."""
    if hq_army == army:
        return True
    joint, armies = at.ruleset.units, at.ruleset.armies
    if joint.joint_command_flag not in at.flags:
        return False
    return all(armies[i].id in joint.joint_command_armies for i in (hq_army, army))


def in_command(at: Position, unit: Unit) -> bool:
    """Return whether a unit is in command: a short path leads from its HQ to it.

    The path enters no enemy-occupied hex, and no enemy ZOC unless a friendly combat unit stands there.
    """
    hq = at.own.get(unit.hq)
    return hq is not None and unit.on_map and commands(at, hq, unit.hex)


def commands(at: Position, hq: Unit, h: HexId) -> bool:
    """Return whether a unit of an HQ would be in command on hex ``h``."""
    if not hq.on_map:
        return False
    if hq.hex == h:
        return True
    board, foes, zoc, own, reach = at.board, at.foe_stack, at.foe_zoc, at.own_stack, command_range(at, hq)
    blocked = [1 if foes[n] or (zoc[n] and not own[n]) else 0 for n in _area(board, hq.hex, reach)]
    steps = _within(board, hq.hex, reach, bytes(blocked))
    return steps[h] <= reach or any(steps[n] < reach for n in board.near[h])  # its own hex need not be free


def commanded(at: Position) -> frozenset[UnitId]:
    """Return the side's units that are in command, all at once."""
    blocked = obstacles(at)
    fields = {hq.id: commanded_from(at, hq, blocked) for hq in at.own.values() if hq.is_hq and hq.on_map}
    return frozenset(
        unit.id
        for unit in at.own.values()
        if unit.on_map and unit.hq in fields and fields[unit.hq][unit.hex] != kernels.UNREACHED
    )


def obstacles(at: Position) -> bytes:
    """Return 1 for every hex that no path of command enters."""
    zoc = present(at.foe_zoc)
    return layer_of(present(at.foe_stack) | (zoc ^ (zoc & present(at.own_stack))), at.board.grid.size)


def commanded_from(at: Position, hq: Unit, blocked: bytes) -> bytes:
    """Return how far each hex an HQ commands is from it, ``kernels.UNREACHED`` elsewhere (as ``commands`` does);
    ``blocked``: the position's ``obstacles``.
    """
    reach = command_range(at, hq)
    return _within(at.board, hq.hex, reach, bytes(_around(at.board, hq.hex, reach)(blocked)))


def _area(board: Board, start: HexId, reach: int) -> tuple[HexId, ...]:
    """Return the hexes at most ``reach`` away and, so that there are two, the start once more."""
    return (*board.grid.within(start, reach), start)


@lru_cache(maxsize=512)
def _around(board: Board, start: HexId, reach: int) -> Callable[[Sequence[int]], tuple[int, ...]]:
    """Return what picks from a layer the values of an area."""
    return itemgetter(*_area(board, start, reach))


@lru_cache(maxsize=256)
def _within(board: Board, start: HexId, reach: int, blocked_near: bytes) -> bytes:
    """Return the steps to each hex at most ``reach`` away; ``blocked_near`` are the obstacles in that area."""
    best, blocked = bytearray([kernels.UNREACHED]) * board.grid.size, bytearray(board.grid.size)
    for h, is_blocked in zip(_area(board, start, reach), blocked_near, strict=True):
        blocked[h] = is_blocked
    kernels.distance(
        passages(board).view,
        kernels.byte_view(blocked),
        kernels.int_view(array("i", [start])),
        1,
        reach,
        kernels.byte_view(best),
        kernels.int_view(array("i", bytes(4 * len(blocked_near)))),
    )
    return bytes(best)
