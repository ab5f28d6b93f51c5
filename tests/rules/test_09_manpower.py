"""Rules 9.1, 9.2, 17.3: pools and replacements, and no man made or lost by them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.dice import Dice
from game.model.events.arrival import DraftJoined, PoolChanged, ReplacementsReceived, UnitArrived
from game.model.events.base import Event
from game.model.scenario import TrackDef
from game.model.state import GameState
from game.rules.arrivals import arrivals_phase
from game.rules.pools import pool_inflow
from game.rules.replacements import replacements
from tests.support.ground import place
from tests.support.pools import COMMIT, DIV, HQ, ROK_DIV, ROWS, US_RCT, filled
from tests.support.world import C, Piece, U, World, unit, world


def carry_out(state: GameState, events: Sequence[Event]) -> list[Event]:
    """Apply what was decided beforehand."""
    for event in events:
        event.apply(state)
    return list(events)


def weak(key: str, men: int = 5500, label: str = "0000", **more: object) -> Piece:
    """Return a KPA division under the HQ "hq" with this many of its 11,000 men."""
    return unit(key, C, "KPA", label, DIV, men=men, hq="hq", **more)


STAFF = unit("hq", C, "KPA", "0000", HQ)

# --- 9.1 pools ------------------------------------------------------------------------------------------------------


def test_the_kpa_gains_by_turn_and_by_the_cities_it_holds() -> None:
    """Rule 9.1: 150 trained, 500 recruits and 30 per 100,000 people of held southern cities, 4 tanks, 8 guns."""
    made = world(
        ROWS,
        [STAFF],
        places=[place("seoul", "0000", pop=150), place("pyongyang", "0500", pop=50), place("taegu", "0700", pop=40)],
        regions={"south": "0000 0700", "north": "0500"},
        un="0700",
    )
    made.state.turn = 10
    gained = next(event for event in pool_inflow(made.state) if isinstance(event, PoolChanged))
    assert (gained.trained, gained.recruits, gained.tanks, gained.guns) == (150, 500 + 15 * 30, 4, 8)


def test_weapons_come_with_soviet_support() -> None:
    """Rule 9.1: KPA tanks 4 x SOVIET / 6 and guns 8 x SOVIET / 6."""
    track = TrackDef("soviet", "Soviet support", 0, 10, ((1, 3),))
    made = world(ROWS, [STAFF], scenario={"tracks": (track,), "soviet_track": 0})
    gained = next(iter(pool_inflow(made.state)))
    assert isinstance(gained, PoolChanged)
    assert (gained.tanks, gained.guns) == (2, 4)


@pytest.mark.parametrize(("turn", "level", "expected"), [(2, 4, 600), (12, 6, 1350), (20, 6, 1800), (1, 0, 0)])
def test_americans_come_with_commitment(turn: int, level: int, expected: int) -> None:
    """Rule 9.1: US 900 x US_COMMIT / 6 trained men a turn, x1.5 from T12, x2 from T20."""
    made = world(ROWS, [unit("us", U, "US", "0000", US_RCT)], scenario={"tracks": (COMMIT,), "commit_track": 0})
    made.state.turn, made.state.tracks = turn, (level,)
    assert [e.trained for e in pool_inflow(made.state) if isinstance(e, PoolChanged)] == [expected]


def test_armies_that_are_not_in_the_scenario_gain_nothing() -> None:
    """Rule 9.1: pools are those of the armies that take part."""
    made = world(ROWS, [STAFF])
    assert [event.army for event in pool_inflow(made.state) if isinstance(event, PoolChanged)] == [0]


def test_men_return_when_they_are_due() -> None:
    """Rules 7.4, 8.5: the healed and the escaped are in the pool, trained, on their turn."""
    made = world(ROWS, [STAFF])
    pool = made.state.armies[0].pool
    pool.expect(4, 100)
    pool.expect(9, 20)
    made.state.turn = 4
    before = pool.trained
    carry_out(made.state, list(pool_inflow(made.state)))
    assert (pool.trained - before, pool.returning) == (250, ((9, 20),))


# --- 9.2 replacements -------------------------------------------------------------------------------------------------


def test_a_unit_takes_a_fifth_of_its_table_and_is_diluted() -> None:
    """Rule 9.2: KPA 20 % of TOE men, trained first, at most 10 tanks and 8 guns; q and c suffer."""
    made = filled(world(ROWS, [STAFF, weak("a", guns=30)]), trained=700, recruits=9000, tanks=50, guns=50)
    carry_out(made.state, list(replacements(made.state)))
    a, pool = made["a"], made.state.armies[0].pool
    assert (a.men, a.raw, a.guns, a.tanks) == (7700, 1500, 38, 0)
    assert a.q == (1000 * 5500 + 850 * 700 + 500 * 1500) // 7700
    assert a.c == 900 - 1000 * 2200 // 7700 // 4
    assert (pool.trained, pool.recruits, pool.guns, pool.tanks) == (0, 7500, 42, 50)


@pytest.mark.parametrize(
    ("more", "foe", "expected"),
    [
        ({}, "", 2200),
        ({"s": 249}, "", 0),
        ({"hq": ""}, "", 0),
        ({"men": 10_900}, "", 100),
        ({"men": 12_000}, "", 0),
        ({}, "0100", 550),
    ],
)
def test_who_takes_how_many(more: Mapping[str, object], foe: str, expected: int) -> None:
    """Rule 9.2: in command, s >= 25, 5 % beside an enemy; never above the table (3.4)."""
    piece = replace(weak("a"), **more)  # type: ignore[arg-type]
    enemies = [unit("foe", U, "ROK", foe, ROK_DIV)] if foe else []
    made = filled(world(ROWS, [STAFF, piece, *enemies]), trained=9000)
    before = made["a"].men
    carry_out(made.state, list(replacements(made.state)))
    assert made["a"].men - before == expected


def test_the_others_take_none_beside_an_enemy() -> None:
    """Rule 9.2: only the KPA presses fillers into units that are adjacent to an enemy."""
    made = world(
        ROWS,
        [
            unit("hq", U, "ROK", "0000", HQ),
            unit("a", U, "ROK", "0000", ROK_DIV, men=5000, guns=0, hq="hq"),
            unit("foe", C, "KPA", "0100", DIV),
        ],
    )
    filled(made, trained=9000, guns=50, army=made["a"].army)
    assert list(replacements(made.state)) == []
    made.state.leave(made["foe"])
    carry_out(made.state, list(replacements(made.state)))
    assert (made["a"].men, made["a"].guns) == (6500, 8)


def order_of_filling(made: World) -> list[str]:
    """Return who is filled when the pool lasts for one unit only."""
    event = next(iter(replacements(made.state)))
    assert isinstance(event, ReplacementsReceived)
    names = {made.ids[key]: key for key in made.ids}
    return [names[i] for i, men in zip(event.units, event.trained, strict=True) if men]


def test_the_order_of_filling() -> None:
    """Rule 9.2: marked first, then HQ priority, then the lowest part of the table, then id; marked none: never."""
    pieces = [STAFF, replace(STAFF, key="main"), weak("a", 6000), weak("b", 5000), replace(weak("c", 9000), hq="main")]
    made = filled(world(ROWS, pieces), trained=2000)
    made["main"].priority = 3
    assert order_of_filling(made) == ["c"]
    made["main"].priority = 1
    assert order_of_filling(made) == ["b"]
    made["a"].replacements_first = 1
    assert order_of_filling(made) == ["a"]
    made["b"].replacements_first = made["a"].replacements_first = -1
    assert order_of_filling(made) == ["c"]


def test_koreans_in_american_units() -> None:
    """Rule 9.1: from T16 up to 400 ROK recruits a turn fill US units, at q .50, within what a unit may take."""
    made = world(
        ROWS,
        [
            unit("hq", U, "US", "0000", HQ),
            unit("a", U, "US", "0000", US_RCT, men=4300, hq="hq"),
            unit("b", U, "US", "0000", US_RCT, men=4400, hq="hq"),
            unit("rok", U, "ROK", "0100", HQ),
        ],
        scenario={"boxes": ()},
    )
    rok = made["rok"].army
    filled(made, recruits=1000, army=rok)
    filled(made, trained=50, army=made["a"].army)
    made.state.turn = 15
    assert all(event.army != rok for event in replacements(made.state) if isinstance(event, ReplacementsReceived))
    made.state.turn = 16
    for event in replacements(made.state):
        event.apply(made.state)
    assert (made["a"].men, made["a"].raw, made["b"].men, made["b"].raw) == (4500, 150, 4500, 100)
    assert made.state.armies[rok].pool.recruits == 750


# --- 17.3 conservation ------------------------------------------------------------------------------------------------


def men(state: GameState) -> int:
    """Return all men there are: in units, in pools, on their way back."""
    pools = sum(army.pool.trained + army.pool.recruits for army in state.armies)
    returning = sum(n for army in state.armies for _, n in army.pool.returning)
    return sum(one.men for one in state.units) + pools + returning


def gained(event: Event) -> int:
    """Return the men an event adds to the world."""
    if isinstance(event, PoolChanged):
        return event.trained + event.recruits
    return event.men if isinstance(event, UnitArrived | DraftJoined) else 0


@settings(max_examples=60, deadline=None)
@given(
    pools=st.lists(st.integers(0, 5000), min_size=4, max_size=4),
    strengths=st.lists(st.integers(100, 11_000), min_size=3, max_size=3),
    turn=st.integers(2, 40),
    returning=st.lists(st.tuples(st.integers(1, 45), st.integers(1, 900)), max_size=3),
)
def test_no_man_is_made_or_lost(
    pools: list[int], strengths: list[int], turn: int, returning: list[tuple[int, int]]
) -> None:
    """Rule 17.3: arrivals, inflow and replacements move men between units and pools and lose none."""
    pieces = [STAFF, *(weak(f"d{i}", strength) for i, strength in enumerate(strengths))]
    made = filled(world(ROWS, [*pieces, weak("late", 3000, turn=turn)]), trained=pools[0], recruits=pools[1], guns=3)
    for due, number in returning:
        made.state.armies[0].pool.expect(due, number)
    made.state.turn = turn
    before = men(made.state)
    for event in arrivals_phase(made.state, Dice(1, turn)):
        here = men(made.state)
        event.apply(made.state)
        assert men(made.state) == here + gained(event)
    assert all(one.men >= 0 and 0 <= one.raw <= one.men and 0 <= one.c <= 1000 for one in made.state.units)
    pool = made.state.armies[0].pool
    assert min(pool.trained, pool.recruits, pool.tanks, pool.guns) >= 0
    assert men(made.state) >= before
