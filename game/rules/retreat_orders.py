"""Retreat orders (rule 8.4): who is bound by one, when it ends, where a broken army goes."""

from collections.abc import Iterator, Mapping, Sequence

from game.model.events.base import Event
from game.model.events.morale import ArmyMoraleChanged, RetreatEnded, RetreatOrdered
from game.model.ids import NO_UNIT, ArmyState, RetreatScope, Side, UnitId
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import Position
from game.rules.ground import distance_to_line
from game.rules.politics.params import param_of
from game.rules.sources import haul_costs
from game.rules.truth import truth


def addressees(own: Mapping[UnitId, Unit], army: int, hq: UnitId) -> list[Unit]:
    """Return the units on the map an order speaks to, in id order: an HQ with its units, or a whole army (NO_UNIT).

    The units of an HQ may be of several armies (rule 4.4).
    """
    if hq == NO_UNIT:
        return [unit for unit in own.values() if unit.on_map and unit.army == army]
    return [unit for unit in own.values() if unit.on_map and hq in (unit.id, unit.hq)]


def bound_by(own: Mapping[UnitId, Unit], army: int, hq: UnitId) -> list[Unit]:
    """Return the units under the order given to an HQ, or to the whole army."""
    scope = RetreatScope.GENERAL if hq == NO_UNIT else RetreatScope.BATCH
    return [unit for unit in addressees(own, army, hq) if unit.retreat_scope == scope]


def order_retreat(state: GameState, army: int, hq: UnitId, line: str) -> Iterator[Event]:
    """Yield a retreat order: units under an earlier one stay under that, a first general order costs army morale."""
    rules, side = state.ruleset, Side(state.ruleset.armies[army].side)
    record = state.armies[army]
    units = [unit for unit in addressees(state.own[side], army, hq) if unit.retreat_scope == RetreatScope.NONE]
    points = rules.units.retreat_order_move_tenths if state.decider == side else 0
    if hq == NO_UNIT and not record.general_retreat_given:
        cost = rules.morale.general_retreat_morale_tenths
        yield ArmyMoraleChanged(army, (("general_retreat", cost),), max(0, record.morale + cost))
    cohesion = 0 if param_of(state, "free_retreats", side) else rules.morale.retreat_order_cohesion_tenths
    yield RetreatOrdered(army, hq, line, tuple(unit.id for unit in units), cohesion, points)


def broken_armies(state: GameState) -> Iterator[Event]:
    """Yield the general retreats that start by themselves (rule 8.2)."""
    for army, record in enumerate(state.armies):
        if record.state >= ArmyState.BROKEN and not record.general_retreat_turn:
            side = Side(state.ruleset.armies[army].side)
            if addressees(state.own[side], army, NO_UNIT):
                yield from order_retreat(state, army, NO_UNIT, fallback_line(truth(state, side), army))


def fallback_line(at: Position, army: int) -> str:
    """Return the line a broken army makes for, "" if there is none."""
    return line_behind(at, [unit for unit in addressees(at.own, army, NO_UNIT) if not unit.is_hq], haul_costs(at))


def line_behind(at: Position, units: Sequence[Unit], haul: Sequence[int]) -> str:
    """Return the nearest named line that lies behind half of the units or more, else the nearest, "" if there is none.

    A line lies behind a unit when supply reaches some hex of it at less cost than the unit: ``haul`` are the position's
    ``haul_costs``. Ties go by id.
    """
    best: tuple[bool, int, str] | None = None
    for line in sorted(at.board.lines):
        nearest = min(haul[h] for h in at.board.lines[line].hexes)
        behind = sum(1 for unit in units if nearest < haul[unit.hex])
        distance = distance_to_line(at.board, line)
        total = sum(distance[unit.hex] for unit in units)
        rank = (2 * behind < len(units), total, line)
        best = rank if best is None or rank < best else best
    return best[2] if best else ""


def arrivals_at_lines(state: GameState) -> Iterator[RetreatEnded]:
    """Yield the release of units that have reached the line of their order."""
    there = [
        unit.id
        for unit in state.units
        if unit.on_map
        and unit.retreat_scope != RetreatScope.NONE
        and unit.retreat_line
        and not distance_to_line(state.board, unit.retreat_line)[unit.hex]
    ]
    if there:
        yield RetreatEnded(tuple(there))
