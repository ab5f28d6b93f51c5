"""Arrivals, replacements, repairs (rules 3.7, 4.9, 9.1-9.3, 2.4, 4.6)."""

from collections.abc import Iterator
from dataclasses import replace

from game.model.dice import Dice
from game.model.events.arrival import DraftJoined, PoolChanged, UnitArrived, UnitsRefitted, UnitWaits
from game.model.events.base import Event
from game.model.ids import NO_UNIT, OFF_MAP, City, HexId, Side, Status, Trait, UnitId
from game.model.ruleset import at_turn
from game.model.scenario import Draft, Setup
from game.model.state import GameState
from game.model.units import NO_BOX, Unit
from game.model.view import Position
from game.rules.command import commands
from game.rules.control import repair_phase
from game.rules.haul import NO_PATH, Hauler
from game.rules.landings import preparations
from game.rules.overrun import returning_headquarters
from game.rules.politics.params import param_of
from game.rules.pools import pool_inflow
from game.rules.reform import nearest_hq
from game.rules.replacements import replacements
from game.rules.sea import landfall
from game.rules.setup import arrived
from game.rules.sources import is_port, source_field, working_sources
from game.rules.stacking import stack_limit
from game.rules.truth import truth


def arrivals_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what comes and what is mended this turn."""
    yield from landfall(state, dice)
    yield from _refit(state)
    for setup in state.scenario.setups:
        unit = state.units[setup.unit]
        if unit.status == Status.EXPECTED and _is_due(state, setup):
            yield from _come(state, unit, _as_diverted(state, setup))
        elif unit.status == Status.DISSOLVED and _is_raised_again(state, unit):
            yield from _come(state, unit, replace(setup, replaces=NO_UNIT))
    for draft in state.scenario.drafts:
        if on_clock(state, draft.turn, draft) == state.turn:
            yield _joined(state, draft)
    yield from returning_headquarters(state)
    yield from pool_inflow(state)
    yield from replacements(state)
    yield from repair_phase(state)
    yield from preparations(state, dice)


def _refit(state: GameState) -> Iterator[Event]:
    """Yield what the units in boxes recover (rule 4.9)."""
    rules = state.ruleset.manpower
    units = [unit for unit in state.units if unit.status == Status.IN_BOX and (unit.c < 1000 or unit.s < 1000)]
    if units:
        yield UnitsRefitted(
            tuple(unit.id for unit in units),
            tuple(min(rules.box_cohesion_tenths, 1000 - unit.c) for unit in units),
            tuple(min(rules.box_supply_tenths, 1000 - unit.s) for unit in units),
        )


def on_clock(state: GameState, turn: int, row: Setup | Draft) -> int | None:
    """Return the turn that stands for one of history: on the row's clock it counts from when its flag was set (9.3)."""
    if not row.clock:
        return turn
    began = state.politics.flag_turn(row.clock)
    return None if began is None else began + turn - row.clock_turn


def _is_due(state: GameState, setup: Setup) -> bool:
    """Return whether a unit comes now: by the calendar or its clock, by commitment and coalition, or held up (9.3)."""
    turn = on_clock(state, setup.turn, setup)
    if turn is None or state.turn < turn + slip(state, setup) or not has_allies(state, setup):
        return False
    return all(state.turn >= until for unit, until in state.politics.late if unit == setup.unit)


def has_allies(state: GameState | Position, setup: Setup) -> bool:
    """Return whether the coalition is strong enough for a unit of the allies (rule 9.3)."""
    rules, track = state.ruleset.politics, state.scenario.coalition_track
    army = state.scenario.units[setup.unit].army
    if track < 0 or state.ruleset.armies[army].id != rules.ally_army:
        return True
    return state.tracks[track] >= at_turn(rules.ally_coalition, setup.turn)


def _as_diverted(state: GameState, setup: Setup) -> Setup:
    """Return the set-up of a unit that an event sends elsewhere, or makes better or worse, or fills out of the pool."""
    unit = state.units[setup.unit]
    for key, h in state.politics.diverted:
        if key == setup.unit:
            setup = replace(setup, hex=h, box=NO_BOX)
    if better := param_of(state, "arrival_quality_pm", unit.army):
        setup = replace(setup, q=setup.q + better)
    if setup.from_pool:
        setup = replace(setup, men=min(setup.men, state.armies[unit.army].pool.trained))
    return setup


def slip(state: GameState | Position, setup: Setup) -> int:
    """Return how many turns an arrival comes late, early if negative: commitment against that of history (rule 9.3)."""
    rules, track = state.ruleset.manpower, state.scenario.commit_track
    if not setup.slips or track < 0:
        return 0
    level = state.tracks[track]
    if level >= rules.arrival_early_commit:
        return -rules.arrival_early_turns
    missing = at_turn(state.scenario.tracks[track].steps, state.turn) - level
    return max(0, missing) * rules.arrival_slip_turns


def _is_raised_again(state: GameState, unit: Unit) -> bool:
    """Return whether a destroyed security unit is due again (rule 3.7)."""
    waited = state.turn - unit.dissolved_turn
    return bool(unit.traits & Trait.SECURITY) and waited >= state.ruleset.manpower.security_raise_turns


def _come(state: GameState, unit: Unit, setup: Setup) -> Iterator[Event]:
    """Yield the arrival of a unit that is due, or that it waits."""
    if setup.replaces != NO_UNIT:
        setup = _as_successor(state, setup)
    event = _with_weapons(state, arrived(state, setup), unit)
    event.replaced = setup.replaces
    if event.men <= 0 and not unit.is_hq:
        return  # nothing is left of what should have come
    taken = state.units[setup.replaces].on_map if setup.replaces != NO_UNIT else False
    if setup.box == NO_BOX and not taken:
        where = _place(state, unit, setup.hex)
        if where is None:
            if unit.status == Status.EXPECTED and not unit.due_turn:
                yield UnitWaits(unit.id)
            return
        event.hex = where
    event.hq = _superior(state, unit, event)
    if setup.from_pool:
        yield PoolChanged(unit.army, -event.men, 0, 0, 0)
    yield event


def _superior(state: GameState, unit: Unit, event: UnitArrived) -> UnitId:
    """Return the HQ a new unit is given to: the listed one, the nearest of its army if that is out of range (4.5)."""
    if unit.is_hq or event.hex == OFF_MAP:
        return event.hq
    position = truth(state, unit.side)
    listed = position.own.get(event.hq)
    if listed is not None and commands(position, listed, event.hex):
        return event.hq
    nearest = nearest_hq(position, unit.army, event.hex)
    return nearest if nearest != NO_UNIT else event.hq


def _as_successor(state: GameState, setup: Setup) -> Setup:
    """Return the set-up of a unit that takes over from another, as that one stands (rule 3.7)."""
    old = state.units[setup.replaces]
    if old.status in (Status.ON_MAP, Status.IN_BOX):
        men = max(0, setup.men - old.lost_men)
        return replace(setup, hex=old.hex, box=old.box, men=men, c=old.c, s=old.s)
    if old.status == Status.EXPECTED:
        return setup
    was = next(other for other in state.scenario.setups if other.unit == old.id)
    return replace(
        setup,
        men=max(0, setup.men - was.men),
        guns=max(0, setup.guns - was.guns),
        tanks=max(0, setup.tanks - was.tanks),
        replaces=NO_UNIT,
    )


def _with_weapons(state: GameState, event: UnitArrived, unit: Unit) -> UnitArrived:
    """Return the arrival without guns where Soviet support does not suffice for them (rule 9.3)."""
    track = state.scenario.soviet_track
    if track >= 0 and state.tracks[track] < state.ruleset.armies[unit.army].arrival_guns_soviet:
        event.guns = 0
    return event


def _place(state: GameState, unit: Unit, wanted: HexId) -> HexId | None:
    """Return where a unit arrives: at the hex it is due at, else at the nearest place that can take it (rule 9.3)."""
    if _has_room(state, unit, wanted):
        return wanted
    grid = state.board.grid
    places = sorted(_other_places(state, unit, wanted), key=lambda h: (grid.distance(wanted, h), h))
    return next((h for h in places if _has_room(state, unit, h)), None)


def _has_room(state: GameState, unit: Unit, h: HexId) -> bool:
    if h == OFF_MAP or state.holder[h] != unit.side or h in state.at[unit.side.enemy]:
        return False
    points = unit.toe.stack_points
    return not points or state.stack[unit.side][h] + points <= stack_limit(state.board, state.ruleset, h)


def _other_places(state: GameState, unit: Unit, wanted: HexId) -> list[HexId]:
    board, position = state.board, truth(state, unit.side)
    hauler = Hauler(position)
    cities = [place.hex for place in board.places if place.city != City.NONE and state.holder[place.hex] == unit.side]
    if unit.side == Side.COMMUNIST:
        field = source_field(position, hauler)
        return [h for h in cities if field.cost[h] != NO_PATH]
    if state.ruleset.armies[unit.army].capital and not is_port(board, wanted):
        return cities  # an army at home is raised inland
    return [source.hex for source in working_sources(position, hauler) if is_port(board, source.hex)]


def _joined(state: GameState, draft: Draft) -> Event:
    """Return where men and weapons of a draft go: to their unit, or to the pool if it is not there (rule 3.7)."""
    if draft.unit != NO_UNIT and state.units[draft.unit].status in (Status.ON_MAP, Status.IN_BOX):
        return DraftJoined(draft.unit, draft.men, draft.guns, draft.tanks)
    return PoolChanged(draft.army, draft.men, 0, draft.tanks, draft.guns)
