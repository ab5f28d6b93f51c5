"""Weather (rule 11): what is drawn each turn for each band, and what severe cold does."""

from collections.abc import Iterator

from game.model.dice import Dice, Purpose
from game.model.events.base import Event
from game.model.events.turn import WeatherDrawn
from game.model.events.wear import Hardship, UnitsSuffered
from game.model.ids import City, Ice, Sky, Trait, UnitId
from game.model.ruleset import WeatherRules, at_turn
from game.model.state import BandWeather, GameState

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

    One event for all of them, in id order; for the upkeep phase.
    """
    rules = state.ruleset.weather
    board = state.board
    suffering: list[tuple[UnitId, int, int]] = []
    for unit in state.units:
        if not unit.on_map or unit.is_hq or board.city[unit.hex] != City.NONE:
            continue
        if not state.weather[board.weather_band[unit.hex]].cold:
            continue
        exposed = unit.traits & Trait.NO_WINTER_KIT or unit.s < rules.cold_exposed_supply_tenths
        loss = rules.cold_exposed_cohesion_tenths if exposed else rules.cold_cohesion_tenths
        men = unit.men * rules.cold_exposed_men_bp // 10_000 if exposed else 0
        suffering.append((unit.id, men, min(unit.c, loss)))
    if suffering:
        units, men_lost, cohesion = zip(*suffering, strict=True)
        yield UnitsSuffered(Hardship.COLD, units, men_lost, cohesion)
