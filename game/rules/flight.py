"""Where a beaten stack may go (rule 7.6): the same for the rule, for a forecast and for "surrounded" (7.3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from game.model.board import NO_BRIDGE, Board
from game.model.ids import HexId, Ice, River
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.units import NO_BOX, Piece
from game.model.view import Position
from game.rules.boxes import refuge
from game.rules.stacking import stack_limit


class Flight(NamedTuple):
    """The ground as the fleeing side meets it; ``friends`` are its stack points, ``zoc`` is its enemy's, by hex."""

    board: Board
    ruleset: Ruleset
    ice: tuple[Ice, ...]
    bridges: Sequence[int]
    friends: Sequence[int]
    enemies: Mapping[HexId, tuple[int, ...]]
    zoc: Sequence[int]
    scenario: Scenario
    flags: frozenset[str]


def own_flight(at: Position) -> Flight:
    """Return the ground for units of the position's own side."""
    return Flight(at.board, at.ruleset, at.ice, at.bridges, at.own_stack, at.foes_at, at.foe_zoc, *_law(at))


def foe_flight(at: Position) -> Flight:
    """Return the ground for the other side, as far as the position shows it."""
    return Flight(at.board, at.ruleset, at.ice, at.bridges, at.foe_stack, at.own_at, at.own_zoc, *_law(at))


def _law(at: Position) -> tuple[Scenario, frozenset[str]]:
    return at.scenario, at.flags


def is_trapped(flight: Flight, h: HexId, stack: Iterable[Piece]) -> bool:
    """Return whether a stack has no legal retreat: no step, and no box that a unit of it may leave to (rule 7.6)."""
    if legal_steps(flight, h):
        return False
    return all(refuge(flight.board, flight.scenario, flight.flags, unit.army, h) == NO_BOX for unit in stack)


def frozen_river(board: Board, ice: tuple[Ice, ...], a: HexId, b: HexId) -> River:
    """Return the river between two neighbors as the ice leaves it: minor ones vanish, major ones count as minor."""
    river = board.river[board.side_index(a, b)]
    if river == River.NONE:
        return River.NONE
    frozen = ice[board.weather_band[min(a, b)]]
    if river == River.MINOR:
        return River.NONE if frozen >= Ice.MINOR else River.MINOR
    return River.MINOR if frozen == Ice.MAJOR else River.MAJOR


def is_ford(flight: Flight, a: HexId, b: HexId) -> bool:
    """Return whether the step crosses an unfrozen major river without an intact bridge."""
    if frozen_river(flight.board, flight.ice, a, b) != River.MAJOR:
        return False
    bridge = flight.board.bridge[flight.board.side_index(a, b)]
    return bridge == NO_BRIDGE or bool(flight.bridges[bridge])


def exits(flight: Flight, h: HexId) -> list[HexId]:
    """Return the passable neighbors that the fleeing side's enemy does not occupy, in clockwise order."""
    return [n for n in flight.board.near[h] if n not in flight.enemies]


def legal_steps(flight: Flight, h: HexId, *, barred: Collection[HexId] = ()) -> list[HexId]:
    """Return the neighbors a stack may retreat to: no exit in an enemy ZOC without a friend, none ``barred``."""
    return [n for n in exits(flight, h) if n not in barred and (flight.friends[n] or not flight.zoc[n])]


def retreat_path(
    flight: Flight, start: HexId, *, hexes: int, points: int, barred: Sequence[HexId], haul: Sequence[int]
) -> tuple[HexId, ...]:
    """Return the way of a beaten stack, ``start`` left out; empty if there is none (rule 7.6).

    ``points`` is the size of the stack, ``barred`` the hexes it was attacked from, ``haul`` the haul cost from each
    hex to its nearest source. Up to ``retreat_extra_hexes`` more where the last hex would be over the stack limit.
    """
    path: list[HexId] = []
    here = start
    for _ in range(hexes + flight.ruleset.combat.retreat_extra_hexes):
        if len(path) >= hexes and has_room(flight, here, points):
            break
        steps = legal_steps(flight, here, barred=(start, *barred, *path))
        if not steps:
            break
        here = min(steps, key=lambda n: _preference(flight, here, n, barred=barred, haul=haul))
        path.append(here)
    return tuple(path)


def has_room(flight: Flight, h: HexId, points: int) -> bool:
    """Return whether so many stack points more may stay on a hex."""
    return flight.friends[h] + points <= stack_limit(flight.board, flight.ruleset, h)


def _preference(
    flight: Flight, here: HexId, n: HexId, *, barred: Sequence[HexId], haul: Sequence[int]
) -> tuple[bool, int, int, HexId]:
    nearest = min((flight.board.grid.distance(n, h) for h in barred), default=0)
    return is_ford(flight, here, n), haul[n], -nearest, n
