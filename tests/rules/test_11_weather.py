"""Rules 11: weather; 13: tracks as data."""

from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.ids import Ice, Sky, Trait
from game.model.records import BandWeather
from game.model.scenario import TrackDef
from game.model.state import GameState
from game.rules.politics import council
from game.rules.weather import cold_effects, ice_at, weather_phase
from tests.support.ground import place
from tests.support.rules import ruleset
from tests.support.world import C, World, unit, world

SOUTH, NORTH = 0, 1
DIV, CPV_DIV, HQ = "KPA_DIV_SOV", "CPV_DIV", "HQ"
JUNE, NOVEMBER, DECEMBER = 6, 11, 12


def drawn(state: GameState, turn: int, seed: int = 1, month: int = JUNE) -> tuple[BandWeather, ...]:
    """Return the weather of one turn."""
    calendar = replace(state.scenario.calendar, month=(month,) * 60)
    state.scenario = replace(state.scenario, calendar=calendar)
    state.turn = turn
    for event in weather_phase(state, Dice(seed, turn)):
        event.apply(state)
    return state.weather


def test_the_sky_follows_the_table() -> None:
    """Rule 11: over many turns each band has the skies of its month, drawn apart."""
    state = world(["."]).state
    days = [drawn(state, 10, seed) for seed in range(2000)]
    for band in (SOUTH, NORTH):
        for sky, chance in zip(Sky, ruleset().weather.chances_pm[JUNE][band], strict=True):
            share = sum(1 for day in days if day[band].sky == sky) * 1000 // len(days)
            assert abs(share - chance) <= 35
    assert any(day[SOUTH].sky != day[NORTH].sky for day in days)


def test_every_row_of_the_table_is_whole() -> None:
    """Rule 11: the chances of a month and band add up to 1000."""
    rows = [row for month in ruleset().weather.chances_pm for row in month]
    assert {sum(row) for row in rows if any(row)} == {1000}


@pytest.mark.parametrize(
    ("turn", "month", "south", "north"),
    [(10, JUNE, 0, 0), (41, NOVEMBER, 0, 0), (43, NOVEMBER, 0, 200), (50, DECEMBER, 150, 450)],
)
def test_severe_cold(turn: int, month: int, south: int, north: int) -> None:
    """Rule 11: severe cold is an extra draw: North .20 from T42, .45 in December, South .15 in December."""
    state = world(["."]).state
    days = [drawn(state, turn, seed, month) for seed in range(1000)]
    for band, chance in ((SOUTH, south), (NORTH, north)):
        cold = sum(day[band].cold for day in days)
        assert cold == 0 if chance == 0 else abs(cold - chance) <= 45


@pytest.mark.parametrize(
    ("turn", "band", "ice"),
    [
        (44, NORTH, Ice.NONE),
        (45, NORTH, Ice.MINOR),
        (48, NORTH, Ice.MINOR),
        (49, NORTH, Ice.MAJOR),
        (54, SOUTH, Ice.NONE),
    ],
)
def test_ice(turn: int, band: int, ice: Ice) -> None:
    """Rule 11: in the North minor rivers freeze from T45, major ones from T49."""
    assert ice_at(ruleset().weather, band, turn) == ice


def test_the_same_turn_has_the_same_weather() -> None:
    """Rule 1.5: the draw depends on seed, turn and band alone."""
    first, second = world(["."]).state, world(["..."], [unit("a", C, "KPA", "0100", DIV)]).state
    assert [drawn(first, turn) for turn in range(1, 12)] == [drawn(second, turn) for turn in range(1, 12)]


def frozen() -> World:
    """Return units of every kind under severe cold in the north, and one in the south."""
    made = world(
        ["....", "....", "...."],
        [
            unit("kit", C, "KPA", "0000", DIV, men=10_000, s=500),
            unit("hungry", C, "KPA", "0100", DIV, men=10_000, s=499),
            unit("bare", C, "CPV", "0200", CPV_DIV, men=10_000, c=30, traits=Trait.NO_WINTER_KIT),
            unit("town", C, "KPA", "0300", DIV, men=10_000, s=0),
            unit("south", C, "KPA", "0002", DIV, men=10_000, s=0),
            unit("staff", C, "KPA", "0000", HQ),
        ],
        places=[place("kanggye", "0300")],
        north_rows=1,
    )
    clear = BandWeather(Sky.CLEAR, cold=False, ice=Ice.NONE)
    made.state.set_weather((clear, clear._replace(cold=True)))
    return made


def test_what_the_cold_costs() -> None:
    """Rule 11: c -4 outside cities; -8 and 1.5 % of men without winter kit or below s 50; the South is spared."""
    made = frozen()
    for event in cold_effects(made.state):
        event.apply(made.state)
    keys = ("kit", "hungry", "bare", "town", "south", "staff")
    assert [made[key].c for key in keys] == [860, 820, 0, 900, 900, 900]
    assert [made[key].men for key in keys] == [10_000, 9850, 9850, 10_000, 10_000, 0]


def test_no_cold_no_events() -> None:
    """Rule 11: without severe cold nothing happens."""
    made = frozen()
    made.state.set_weather((BandWeather(Sky.SNOW, cold=False, ice=Ice.NONE),) * 2)
    assert list(cold_effects(made.state)) == []


def test_tracks_step_on_their_turns() -> None:
    """Rules 13, 21: until politics decide, tracks move as the scenario lists them, and only on those turns."""
    track = TrackDef("us_commit", "US commitment", 0, 8, ((1, 0), (2, 4), (8, 6)))
    state = world(["."], scenario={"tracks": (track,)}).state
    levels = []
    for turn in (1, 2, 3, 8, 9):
        state.turn = turn
        if turn == 9:
            state.tracks = (7, *state.tracks[1:])  # moved by something else
        for event in council.opening(state, Dice(1, turn)):
            event.apply(state)
        levels.append(state.tracks[0])
    assert levels == [0, 4, 4, 6, 7]
