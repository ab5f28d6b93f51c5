"""Weather (rule 11): what is drawn each turn for each band, and what severe cold does."""

from collections.abc import Iterator

from game.model.dice import Dice, Purpose
from game.model.events.base import Event
from game.model.events.combat import CohesionChanged, LossesTaken
from game.model.events.turn import WeatherDrawn
from game.model.ids import City, Ice, Sky, Trait
from game.model.records import BandWeather
from game.model.rule_parts import WeatherRules
from game.model.ruleset import at_turn
from game.model.state import GameState
from game.model.units import Unit

SKY_DRAW, COLD_DRAW = 0, 1  # second part of the dice key


def weather_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield the weather of the turn: sky, severe cold and ice of each band."""
    rules = state.ruleset.weather
    month = state.scenario.calendar.month[state.turn]
    yield WeatherDrawn(
        tuple(
            BandWeather(
                _sky(rules, month, band, dice),
                cold=dice.roll(Purpose.WEATHER, 1000, band, COLD_DRAW) < at_turn(rules.cold_pm[band], state.turn),
                ice=ice_at(rules, band, state.turn),
            )
            for band in range(len(rules.bands))
        )
    )


def _sky(rules: WeatherRules, month: int, band: int, dice: Dice) -> Sky:
    roll = dice.roll(Purpose.WEATHER, 1000, band, SKY_DRAW)
    for sky, chance in zip(Sky, rules.chances_pm[month][band], strict=True):
        if roll < chance:
            return sky
        roll -= chance
    return Sky.CLEAR


def ice_at(rules: WeatherRules, band: int, turn: int) -> Ice:
    """Return which rivers of a band are frozen on a turn."""
    for ice, start in ((Ice.MAJOR, rules.ice_major_turn[band]), (Ice.MINOR, rules.ice_minor_turn[band])):
        if start and turn >= start:
            return ice
    return Ice.NONE


def cold_effects(state: GameState) -> Iterator[Event]:
    """Yield what severe cold costs the combat units outside cities; those without kit or supply suffer most.

    In id order, for the upkeep phase.
    """
    rules = state.ruleset.weather
    units = [unit for unit in state.units if _is_freezing(state, unit)]
    exposed = [unit for unit in units if is_exposed(rules, unit)]
    if exposed:
        none = (0,) * len(exposed)
        men = tuple(unit.men * rules.cold_exposed_men_bp // 10_000 for unit in exposed)
        yield LossesTaken("cold", tuple(unit.id for unit in exposed), men, none, none)
    if units:
        bite = (rules.cold_cohesion_tenths, rules.cold_exposed_cohesion_tenths)
        cohesion = tuple(max(0, unit.c - bite[is_exposed(rules, unit)]) for unit in units)
        yield CohesionChanged("cold", tuple(unit.id for unit in units), cohesion)


def _is_freezing(state: GameState, unit: Unit) -> bool:
    if not unit.on_map or unit.is_hq or state.board.city[unit.hex] != City.NONE:
        return False
    return state.weather[state.board.weather_band[unit.hex]].cold


def is_exposed(rules: WeatherRules, unit: Unit) -> bool:
    """Return whether severe cold strikes the unit hardest: no winter kit, or short of supply."""
    return bool(unit.traits & Trait.NO_WINTER_KIT) or unit.s < rules.cold_exposed_supply_tenths
