"""Rules 9.3, 9.1, 14.2: arrivals that politics start, hold up or redirect, and recruits that it calls up."""

from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.events.politics import ArrivalsChanged, ParamSet
from game.model.events.turn import FlagsSet
from game.model.ids import OFF_MAP
from game.model.politics import Param, Politics
from game.model.scenario import TrackDef
from game.rules.arrivals import arrivals_phase
from game.rules.pools import pool_inflow
from tests.support.ground import place
from tests.support.politics import choice, event
from tests.support.world import C, U, World, unit, world

EVENTS = Politics((event("E00", choice("a", historical=True)),))


def political_arrival(army: str = "US", toe: str = "US_RCT", turn: int = 4, **setup: object) -> World:
    """Return a UN port and a unit that is due there, its set-up changed."""
    game = world(
        ["....", "....", "...."],
        [unit("u", U, army, "", toe, turn=turn)],
        places=[place("pusan", "0101", port=True), place("masan", "0201", port=True)],
        un="0101 0201 0102 0202",
        side=U,
    )
    scenario = game.state.scenario
    changed = replace(scenario.setups[0], hex=game.hex("0101"), **setup)  # type: ignore[arg-type]
    game.state.scenario = replace(scenario, setups=(changed,))
    return game


def comes(game: World, turn: int) -> bool:
    """Return whether the unit comes in the arrivals of this turn."""
    game.state.turn = turn
    for fact in arrivals_phase(game.state, Dice(1, turn)):
        fact.apply(game.state)
    return game["u"].on_map


def test_a_clock_starts_with_its_flag() -> None:
    """Rule 9.3: CPV dates count from E28 (T34 = day 0)."""
    game = political_arrival(turn=36, clock="cpv_crossed", clock_turn=34)
    assert not comes(game, 40)
    game.state.turn = 45
    FlagsSet(("cpv_crossed",)).apply(game.state)
    assert not comes(game, 46)
    assert comes(game, 47)


def test_a_unit_may_be_held_up() -> None:
    """Rule 14.2, E05: all of it on T5."""
    game = political_arrival(turn=3)
    ArrivalsChanged((game.ids["u"],), 5, OFF_MAP).apply(game.state)
    assert not comes(game, 4)
    assert comes(game, 5)
    assert game["u"].hex == game.hex("0101")


def test_a_unit_may_be_sent_elsewhere() -> None:
    """Rule 14.2, E10: none: 1st Marine and 7th Divisions go to Pusan."""
    game = political_arrival(turn=3)
    ArrivalsChanged((game.ids["u"],), 0, game.hex("0201")).apply(game.state)
    assert comes(game, 3)
    assert game["u"].hex == game.hex("0201")


@pytest.mark.parametrize(("turn", "needed"), [(19, 2), (25, 3), (38, 4)])
def test_allies_wait_for_the_coalition(turn: int, needed: int) -> None:
    """Rule 9.3: allies need COALITION >= 2 (27th Brigade), 3 (dates to T34), 4 (later)."""
    game = political_arrival("CW", "CW_BDE", turn)
    track = TrackDef("coalition", "Coalition", 0, 10, ((1, 0),))
    game.state.scenario = replace(game.state.scenario, tracks=(track,), coalition_track=0)
    game.state.tracks = (needed - 1,)
    assert not comes(game, turn)
    game.state.tracks = (needed,)
    assert comes(game, turn + 1)


def test_new_units_may_be_better_than_their_row() -> None:
    """Rule 14.2, E21: q +0.05."""
    game = political_arrival(turn=3)
    ParamSet(Param("arrival_quality_pm", game["u"].army, 50, 0, -1)).apply(game.state)
    assert comes(game, 3)
    assert game["u"].q == 1050


def test_a_unit_out_of_the_pool_takes_what_is_there() -> None:
    """Rule 14.2, E09: 8,000 men of the pool, as far as it goes."""
    game = political_arrival(turn=3, from_pool=True)
    pool = game.state.armies[game["u"].army].pool
    assert not comes(game, 3)
    pool.trained = 1500
    assert comes(game, 4)
    assert game["u"].men == 1500


@pytest.mark.parametrize(
    ("flag", "events", "called"),
    [("conscription_full", EVENTS, 450), ("conscription_half", EVENTS, 225), ("", EVENTS, 0), ("", Politics(), 450)],
)
def test_conscription_is_decided(flag: str, events: Politics, called: int) -> None:
    """Rule 9.1: 30 x pop of held southern cities after E08; 14.2: full: all of it, moderate: half."""
    game = world(
        ["...."],
        [unit("k", C, "KPA", "0000", "KPA_DIV_SOV")],
        places=[place("seoul", "0100", pop=150)],
        regions={"south": "0100"},
        scenario={"politics": events},
    )
    game.state.turn = 10
    if flag:
        FlagsSet((flag,)).apply(game.state)
    kpa = game["k"].army
    (inflow,) = [fact for fact in pool_inflow(game.state) if fact.army == kpa]  # type: ignore[attr-defined]
    assert inflow.recruits == 500 + called  # type: ignore[attr-defined]


def test_manchuria_sends_recruits_after_the_crossing() -> None:
    """Rule 9.1: from E28 +2,500 (Manchuria, Kanggye)."""
    game = world(["...."], [unit("k", C, "KPA", "0000", "KPA_DIV_SOV")])
    game.state.turn = 35
    found = []
    for flag in ("other", "cpv_crossed"):
        FlagsSet((flag,)).apply(game.state)
        found += [fact.recruits for fact in pool_inflow(game.state) if fact.army == game["k"].army]  # type: ignore[attr-defined]
    assert found == [500, 3000]
