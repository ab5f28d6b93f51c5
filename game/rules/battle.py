"""One assault from the dice to the last straggler (rules 7.2-7.7)."""

from collections.abc import Generator, Iterator, Sequence

from game.model.dice import Dice, Purpose
from game.model.events.base import Event
from game.model.events.combat import (
    AdvanceAllowed,
    CohesionChanged,
    EntrenchmentChanged,
    ExperienceGained,
    FactorNote,
    FightResolved,
)
from game.model.ids import OFF_MAP, HexId, Side, UnitId
from game.model.state import GameState
from game.model.units import Unit
from game.rules.casualties import PM, Loss, loss_of, take_losses
from game.rules.combat import Odds, Outcome, attack_odds, defenders_at, defense_supply, outcome, shatters
from game.rules.dissolution import dissolve
from game.rules.intelligence import revealed
from game.rules.retreat import fall_back
from game.rules.sightings import spot
from game.rules.support import NO_SUPPORT, Support
from game.rules.truth import truth

ROLLS = 1000


def fight(
    state: GameState,
    dice: Dice,
    side: Side,
    *,
    units: Sequence[UnitId],
    target: HexId,
    support: Support = NO_SUPPORT,
) -> Generator[Event, None, Outcome | None]:
    """Yield an assault of ``units`` on the enemy combat units of a neighboring hex; nothing if there are none.

    Units off the map assault a landing site from the sea (10.5); ``ashore`` deals with what becomes of them. Returns
    how the fight came out.
    """
    at = truth(state, side)
    if not defenders_at(at, target):
        return None
    odds = attack_odds(at, units, target, support=support)
    roll = dice.roll(Purpose.COMBAT, ROLLS, target, state.assaulted.get(target, 0))
    result = outcome(state.ruleset, odds, roll=roll, logit=state.ruleset.tables.logit_milli[roll])
    attackers = [state.units[i] for i in units]
    defenders = [state.units[UnitId(power.id)] for power in odds.defenders]
    barred = tuple(sorted({unit.hex for unit in attackers} - {OFF_MAP}))
    yield _resolved(state, odds, result, side=side, attackers=attackers)
    yield from revealed((*attackers, *defenders), cause="combat")
    yield from _cost(state, result, attackers=attackers, defenders=defenders)
    yield from shattered(state, result, (*attackers, *defenders))
    if result.retreat_hexes:
        yield from fall_back(state, dice, side.enemy, start=target, hexes=result.retreat_hexes, barred=barred)
        yield from shattered(state, result, defenders)
    yield from learned(state, (*attackers, *defenders))
    survivors = tuple(unit.id for unit in attackers if unit.on_map)
    if not state.stack[side.enemy][target] and survivors:
        yield AdvanceAllowed(survivors, target)
    yield from spot(state, dice, side, [unit.id for unit in defenders])
    yield from spot(state, dice, side.enemy, units)
    return result


def _resolved(state: GameState, odds: Odds, result: Outcome, *, side: Side, attackers: Sequence[Unit]) -> FightResolved:
    combat, units = state.ruleset.combat, state.ruleset.units
    return FightResolved(
        side,
        odds.target,
        state.assaulted.get(odds.target, 0),
        tuple(unit.id for unit in attackers),
        tuple(UnitId(power.id) for power in odds.defenders),
        odds.attack,
        odds.defense,
        odds.ratio,
        odds.threshold,
        tuple(FactorNote(*factor) for factor in odds.factors),
        result.roll,
        result.x,
        result.d,
        combat.bands[result.band].id,
        tuple(units.assault_cost_tenths[unit.toe.movement] for unit in attackers),
        (combat.assault_supply_tenths, defense_supply(state.ruleset, odds.ratio)),
        odds.support(attacking=True),
        odds.support(attacking=False),
    )


def _cost(
    state: GameState, result: Outcome, *, attackers: Sequence[Unit], defenders: Sequence[Unit]
) -> Iterator[Event]:
    rules = state.ruleset
    losses = [loss_of(rules, unit, result.attacker_bp) for unit in attackers]
    losses += [_abandoned(result, loss_of(rules, unit, result.defender_bp)) for unit in defenders]
    yield from take_losses(losses, cause="fight")
    yield CohesionChanged(
        "fight",
        tuple(unit.id for unit in (*attackers, *defenders)),
        (
            *(max(0, unit.c - result.attacker_cohesion) for unit in attackers),
            *(max(0, unit.c - result.defender_cohesion) for unit in defenders),
        ),
    )
    shaken = [
        unit
        for stack, rate in ((attackers, result.attacker_bp), (defenders, result.defender_bp))
        for unit in stack
        if unit.e and rate >= rules.combat.entrench_loss_bp
    ]
    if shaken:
        yield EntrenchmentChanged(tuple(unit.id for unit in shaken), tuple(unit.e - 1 for unit in shaken))


def _abandoned(result: Outcome, loss: Loss) -> Loss:
    guns, tanks = loss.unit.guns - loss.guns, loss.unit.tanks - loss.tanks
    return Loss(
        loss.unit,
        loss.men,
        loss.guns + guns * result.guns_abandoned_pm // PM,
        loss.tanks + tanks * result.tanks_abandoned_pm // PM,
    )


def shattered(state: GameState, result: Outcome, units: Sequence[Unit]) -> Iterator[Event]:
    """Yield the end of units on the map that a fight has broken (rule 7.6)."""
    broken = [
        unit
        for unit in units
        if unit.on_map
        and shatters(state.ruleset, unit, men=unit.men, c=unit.c, d=result.d, arrival_men=unit.arrival_men)
    ]
    yield from dissolve(state, broken, cause="shattered")


def learned(state: GameState, units: Sequence[Unit]) -> Iterator[Event]:
    """Yield what units on the map have learned in a fight (rule 3.6)."""
    step = state.ruleset.units.quality_per_fight_pm
    caps = [state.ruleset.armies[unit.army].quality_cap_pm for unit in units]
    learned = [
        (unit.id, min(cap, unit.q + step))
        for unit, cap in zip(units, caps, strict=True)
        if unit.on_map and unit.q < cap
    ]
    if learned:
        yield ExperienceGained(tuple(i for i, _ in learned), tuple(q for _, q in learned))
