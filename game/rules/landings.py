"""Amphibious operations of the UN side (rule 10.5): the plan, what the enemy makes of it, bombardment, the landing."""

from collections.abc import Iterator, Sequence

from game.model.dice import Dice, Purpose
from game.model.events.base import Event
from game.model.events.combat import CohesionChanged
from game.model.events.sea import BeliefChanged, LandingPlanned, RumorsHeard, SiteBombarded
from game.model.ids import OFF_MAP, ArmyState, Phase, Side, Status, UnitId
from game.model.orders import Reason, Refusal
from game.model.sea import NO_LANDING, NO_SITE, LandingStage
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import Position
from game.rules.casualties import Loss, men_lost, take_losses
from game.rules.closures import is_closed
from game.rules.combat import defenders_at
from game.rules.sea import home_box
from game.rules.sites import blank_weights, first_window, shares_pm, site_hexes
from game.rules.sources import has_sea_control
from game.rules.stacking import stack_limit
from game.rules.truth import truth

PM = 1000


# --- the plan -------------------------------------------------------------------------------------------------


def available(at: Position) -> list[UnitId]:
    """Return the units that may be of a landing force, in id order: in the box at home, or due there (rule 10.5)."""
    home = home_box(at)
    bound = at.sea.bound if at.sea is not None else {}
    due = {setup.unit for setup in at.scenario.setups if setup.box == home}
    return [
        unit.id
        for unit in at.own.values()
        if (unit.status == Status.IN_BOX and unit.box == home)
        or (unit.status == Status.AT_SEA and bound.get(unit.id) == OFF_MAP)
        or (unit.status == Status.EXPECTED and unit.id in due)
    ]


def preparation_turns(at: Position, force: Sequence[UnitId], moves: int) -> int:
    """Return how many turns it takes to make a force ready, its site changed so many times (rule 10.5)."""
    rules = at.ruleset.sea
    points = sum(at.own[unit].toe.stack_points for unit in force)
    turns = rules.plan_base_turns + rules.plan_step_turns * points // rules.plan_step_points
    turns = min(rules.plan_most_turns, max(rules.plan_least_turns, turns))
    if at.sea is not None and at.sea.successes:
        turns = turns * rules.plan_practiced_pm // PM
    return turns + rules.plan_move_turns * moves


def planning_refusal(at: Position) -> Refusal | None:
    """Return why the side may not plan a landing now, or None."""
    if at.phase != Phase.ALLOCATION:
        return Refusal(Reason.NOT_THIS_PHASE)
    if at.sea is None or not at.scenario.landings:
        return Refusal(Reason.NO_LANDINGS)
    return None


def force_refusal(at: Position, force: Sequence[UnitId]) -> Refusal | None:
    """Return why units cannot be a landing force, or None."""
    if not force or len(set(force)) != len(force):
        return Refusal(Reason.NO_SUCH_UNIT)
    there = frozenset(available(at))
    for unit in force:
        if unit not in at.own:
            return Refusal(Reason.NO_SUCH_UNIT, where=unit)
        if unit not in there:
            return Refusal(Reason.NOT_AT_HOME, where=unit)
    return None if any(not at.own[unit].is_hq for unit in force) else Refusal(Reason.NOT_A_COMBAT_UNIT, where=force[0])


def has_business(state: GameState, side: Side) -> bool:
    """Return whether a side has a landing to plan, or one that is planned."""
    if side != Side.UN or not state.scenario.landings:
        return False
    at = truth(state, side)
    return state.sea.plan.stage != LandingStage.NONE or any(not at.own[unit].is_hq for unit in available(at))


# --- turn by turn ---------------------------------------------------------------------------------------------


def preparations(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield how the plan comes nearer, and what leaks out of it; for the arrivals phase (rules 1.3, 10.5)."""
    if not state.scenario.landings:
        return
    if not state.sea.weights:
        yield BeliefChanged(blank_weights(state.board, state.ruleset))
    plan = state.sea.plan
    if plan.stage == LandingStage.PLANNING:
        yield _weighed(state, plan.site, state.ruleset.sea.leak_pm)
        if state.turn >= plan.ready_turn:
            yield LandingPlanned(plan._replace(stage=LandingStage.READY))


def _weighed(state: GameState, site: int, more: int) -> BeliefChanged:
    weights = state.sea.weights or blank_weights(state.board, state.ruleset)
    return BeliefChanged(tuple(weight + more * (i == site) for i, weight in enumerate(weights)))


def closing(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what naval points bring the landing: cover and bombardment; then what the enemy hears (rule 10.5).

    For the end of the allocation, when what both sides allotted is revealed.
    """
    if not state.scenario.landings:
        return
    plan = state.sea.plan
    if plan.stage != LandingStage.NONE:
        if state.naval.cover and plan.cover != NO_SITE:
            yield _weighed(state, plan.cover, state.ruleset.sea.cover_pm)
        if state.naval.bombardment and plan.bombarded < state.ruleset.sea.bombard_turns:
            yield from _bombardment(state)
    yield _rumors(state, dice)


def _bombardment(state: GameState) -> Iterator[Event]:
    """Yield what a turn of bombardment does to the garrison of the site (rule 10.5)."""
    rules = state.ruleset.sea
    target = site_hexes(state.board, state.ruleset)[state.sea.plan.site]
    garrison = [state.units[unit] for unit, _ in defenders_at(truth(state, Side.UN), target)]
    levels = tuple(max(0, unit.e - rules.bombard_entrenchment) for unit in garrison)
    yield SiteBombarded(target, tuple(unit.id for unit in garrison), levels)
    losses = [Loss(unit, men_lost(unit.men, rules.bombard_men_bp), 0, 0) for unit in garrison]
    yield from take_losses(losses, cause="bombardment")
    if garrison:
        cohesion = tuple(max(0, unit.c - rules.bombard_cohesion_tenths) for unit in garrison)
        yield CohesionChanged("bombardment", tuple(unit.id for unit in garrison), cohesion)


def _rumors(state: GameState, dice: Dice) -> RumorsHeard:
    """Return the belief of the Communist side this turn: each weight with an error of its own (rule 10.5)."""
    error = state.ruleset.sea.belief_error_pm
    weights = state.sea.weights or blank_weights(state.board, state.ruleset)
    heard = [
        weight * (PM - error + dice.roll(Purpose.INTEL, 2 * error + 1, RUMOR_KEY, site)) // PM
        for site, weight in enumerate(weights)
    ]
    return RumorsHeard(shares_pm(tuple(heard)))


RUMOR_KEY = -1  # sets the dice of rumors apart from those about units


# --- coming ashore --------------------------------------------------------------------------------------------


def wave_limit(at: Position, site: int) -> int:
    """Return the stack points that the assault wave may have at a site (rule 10.5)."""
    rules = at.ruleset.sea
    rough = at.board.beach[site_hexes(at.board, at.ruleset)[site]] >= rules.rough_beach
    return rules.rough_wave_points if rough else rules.wave_points


def sailing_refusal(at: Position) -> Refusal | None:
    """Return why no wave may land now, whichever units it has, or None (rule 10.5)."""
    if at.sea is None or at.sea.plan.stage == LandingStage.NONE:
        return Refusal(Reason.NO_PLAN)
    if not has_sea_control(at):
        return Refusal(Reason.NO_SEA_CONTROL)
    plan = at.sea.plan
    if plan.stage != LandingStage.READY:
        return Refusal(Reason.NOT_READY, needs=plan.ready_turn, has=at.turn)
    window = first_window(at, plan.site, plan.ready_turn)
    if window != at.turn:
        return Refusal(Reason.NO_TIDE, needs=window, has=at.turn)
    return None


def wave_refusal(at: Position, units: Sequence[UnitId]) -> Refusal | None:
    """Return why units may not come ashore as the assault wave now, or None (rule 10.5)."""
    if (refusal := sailing_refusal(at)) is not None:
        return refusal
    if not units or len(set(units)) != len(units):
        return Refusal(Reason.NO_SUCH_UNIT)
    site = at.sea.plan.site if at.sea is not None else NO_SITE
    target = site_hexes(at.board, at.ruleset)[site]
    is_assault = target in at.foes_at
    for unit_id in units:
        if unit_id not in at.own:
            return Refusal(Reason.NO_SUCH_UNIT, where=unit_id)
        if (refusal := _unfit(at, at.own[unit_id], is_assault=is_assault)) is not None:
            return refusal
        if is_closed(at, at.own[unit_id].army, target):
            return Refusal(Reason.FORBIDDEN_GROUND, where=target)
    if all(at.own[unit].is_hq for unit in units):
        return Refusal(Reason.NOT_A_COMBAT_UNIT, where=units[0])
    return _too_many(at, units, site)


def _unfit(at: Position, unit: Unit, *, is_assault: bool) -> Refusal | None:
    """Return why a unit cannot be of the wave: it must be of the force, and fit to assault where it has to (5)."""
    rules, sea = at.ruleset.units, at.sea
    if sea is None or unit.id not in sea.plan.force:
        return Refusal(Reason.NO_PLAN, where=unit.id)
    if unit.status != Status.IN_BOX or unit.box != home_box(at):
        return Refusal(Reason.NOT_AT_HOME, where=unit.id)
    if unit.moved:
        return Refusal(Reason.ALREADY_MOVED, where=unit.id)
    if unit.is_hq or not is_assault:
        return None
    record = at.armies[unit.army]
    if record is not None and record.state >= ArmyState.BROKEN:
        return Refusal(Reason.ARMY_BROKEN, where=unit.id)
    if unit.s < rules.assault_min_supply_tenths:
        return Refusal(Reason.NO_SUPPLY, needs=rules.assault_min_supply_tenths, has=unit.s, where=unit.id)
    if unit.c < rules.assault_min_cohesion_tenths:
        return Refusal(Reason.NO_COHESION, needs=rules.assault_min_cohesion_tenths, has=unit.c, where=unit.id)
    return None


def _too_many(at: Position, units: Sequence[UnitId], site: int) -> Refusal | None:
    target = site_hexes(at.board, at.ruleset)[site]
    points = sum(at.own[unit].toe.stack_points for unit in units)
    if points > (limit := wave_limit(at, site)):
        return Refusal(Reason.WAVE_LIMIT, needs=points, has=limit)
    room, there = stack_limit(at.board, at.ruleset, target), at.own_stack[target]
    if there + points > room:
        return Refusal(Reason.STACK_LIMIT, needs=there + points, has=room, where=target)
    return None


def first_wave(at: Position) -> tuple[UnitId, ...]:
    """Return units of the force that may land together now, HQs among them, in id order; the first that fit."""
    plan = at.sea.plan if at.sea is not None else NO_LANDING
    if plan.stage == LandingStage.NONE:
        return ()
    is_assault = site_hexes(at.board, at.ruleset)[plan.site] in at.foes_at
    wave: list[UnitId] = []
    for unit in plan.force:
        fit = _unfit(at, at.own[unit], is_assault=is_assault) is None
        if fit and _too_many(at, (*wave, unit), plan.site) is None:
            wave.append(unit)
    return tuple(wave)
