"""What a turn wears off and builds up: losses by contact, hard marching, entrenchment (rules 3.2, 4.7)."""

from collections.abc import Iterator

from game.model.board import NO_ZONE
from game.model.events.base import Event
from game.model.events.combat import EntrenchmentChanged
from game.model.ids import MovementClass, Side, Trait, UnitId
from game.model.state import GameState
from game.model.units import Unit
from game.rules.casualties import PM, Loss, men_lost, take_losses
from game.rules.command import commanded
from game.rules.morale import is_beside_enemy, lose_cohesion
from game.rules.truth import truth

MARCHERS = (MovementClass.FOOT, MovementClass.PACK)


def fighters(state: GameState) -> list[Unit]:
    """Return the combat units on the map, in id order."""
    return [unit for unit in state.units if unit.on_map and not unit.is_hq]


def wear(state: GameState) -> Iterator[Event]:
    """Yield what contact, interdiction and hard marching cost combat units (rule 4.7)."""
    units = fighters(state)
    yield from take_losses([_worn(state, unit) for unit in units], cause="wear")
    tired = [unit for unit in units if unit.moved and unit.mp == 0 and unit.toe.movement in MARCHERS]
    yield from lose_cohesion(tired, state.ruleset.units.wear_march_cohesion_tenths, cause="march")


def _worn(state: GameState, unit: Unit) -> Loss:
    rules = state.ruleset.units
    men = men_lost(unit.men, rules.wear_adjacent_bp) if is_beside_enemy(state, unit) else 0
    rate = _interdiction_bp(state, unit)
    return Loss(
        unit, min(unit.men, men + men_lost(unit.men, rate)), 0, men_lost(unit.tanks, rate * rules.wear_tank_pm // PM)
    )


def _interdiction_bp(state: GameState, unit: Unit) -> int:
    zone = state.board.zone[unit.hex]
    if zone == NO_ZONE or not (level := state.interdiction[unit.side][zone]):
        return 0
    rate = state.ruleset.units.wear_interdiction_bp * level // PM
    hidden = unit.traits & Trait.NIGHT and state.ruleset.terrain.types[state.board.terrain[unit.hex]].closed
    return rate * state.ruleset.units.wear_sheltered_pm // PM if hidden or not unit.moved else rate


def entrenchment(state: GameState) -> Iterator[EntrenchmentChanged]:
    """Yield the works of units that neither moved nor assaulted (rule 3.2); none under a sky that stops digging."""
    led = [commanded(truth(state, side)) for side in Side]
    dug: list[tuple[UnitId, int]] = []
    for unit in fighters(state):
        if unit.moved or unit.retreated or unit.assaults:
            continue
        sky = state.weather[state.board.weather_band[unit.hex]].sky
        if not state.ruleset.weather.skies[sky].entrench:
            continue
        if unit.e < _most_works(state, unit, led[unit.side]):
            dug.append((unit.id, unit.e + 1))
    if dug:
        yield EntrenchmentChanged(tuple(i for i, _ in dug), tuple(e for _, e in dug))


def _most_works(state: GameState, unit: Unit, led: frozenset[UnitId]) -> int:
    """Return the highest entrenchment a unit can come to where it stands."""
    rules = state.ruleset.units
    if state.board.fortified[unit.hex]:
        return rules.entrench_fortified_max
    well = unit.s >= rules.entrench_min_supply_tenths and unit.id in led
    return rules.entrench_command_max if well else rules.entrench_field_max
