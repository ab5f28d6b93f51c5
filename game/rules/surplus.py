"""Stacks over the limit at the end of a side's operations (rule 3.3)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.movement import SurplusMoved
from game.model.ids import HexId, Side
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import Position
from game.rules.flight import own_flight, retreat_path
from game.rules.movement import movement_field
from game.rules.sightings import after_move
from game.rules.sources import haul_costs
from game.rules.stacking import stack_limit
from game.rules.truth import truth


def overstacked(position: Position) -> list[HexId]:
    """Return the hexes where the side has more stack points than may stay, in ascending order."""
    board, ruleset, stack = position.board, position.ruleset, position.own_stack
    return [h for h in sorted(position.own_at) if stack[h] > stack_limit(board, ruleset, h)]


def can_thin_out(position: Position, h: HexId) -> bool:
    """Return whether a combat unit of the side can still walk off a hex."""
    units = [position.own[i] for i in position.own_at.get(h, ())]
    return any(not unit.is_hq and _can_leave(position, unit) for unit in units)


def _can_leave(position: Position, unit: Unit) -> bool:
    """Return whether a unit can walk anywhere; the hex it may advance into counts only while it has room (7.7)."""
    reach = movement_field(position, unit)
    return any(n != unit.advance_to or _has_room(position, unit, n) for n in reach.order[1 : reach.count])


def _has_room(position: Position, unit: Unit, h: HexId) -> bool:
    points = position.own_stack[h] + unit.toe.stack_points
    return points <= stack_limit(position.board, position.ruleset, h)


def push_out_surplus(state: GameState, dice: Dice, side: Side) -> Iterator[Event]:
    """Yield the displacement of the smallest units from hexes that are over the limit (rule 3.3).

    A unit goes one hex by the retreat rule; where there is no way it stays.
    """
    for h in overstacked(truth(state, side)):
        units = [state.units[i] for i in state.at[side][h] if not state.units[i].is_hq]
        for unit in sorted(units, key=lambda unit: (unit.toe.stack_points, unit.men, unit.id)):
            position = truth(state, side)
            if position.own_stack[h] <= stack_limit(state.board, state.ruleset, h):
                break
            points = unit.toe.stack_points
            path = retreat_path(own_flight(position), h, hexes=1, points=points, barred=(), haul=haul_costs(position))
            yield SurplusMoved(unit.id, path, max(0, unit.c - state.ruleset.terrain.surplus_cohesion_tenths))
            if path:
                yield from after_move(state, dice, unit, h, path)
