"""Rules 9.1-9.3, 3.7, 4.9: pools, replacements, arrivals."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.dice import Dice
from game.model.events.arrival import DraftJoined, PoolChanged, ReplacementsReceived, UnitArrived
from game.model.events.base import Event
from game.model.ids import NO_UNIT, OFF_MAP, Status, Trait, UnitId
from game.model.scenario import Draft, TrackDef
from game.model.state import GameState
from game.rules.arrivals import arrivals_phase, slip
from game.rules.pools import pool_inflow
from game.rules.replacements import replacements
from tests.support.ground import place
from tests.support.world import C, Piece, U, World, box, unit, world

DIV, HQ, ROK_DIV, US_RCT, POLICE = "KPA_DIV_SOV", "HQ", "ROK_DIV", "US_RCT", "ROK_SEC_RGT"
ROWS = ["........"] * 3
COMMIT = TrackDef("us_commit", "US commitment", 0, 8, ((1, 0), (2, 4), (8, 6)))


def carry_out(state: GameState, events: Sequence[Event]) -> list[Event]:
    """Apply what was decided beforehand."""
    for event in events:
        event.apply(state)
    return list(events)


def arrivals(made: World, turn: int) -> list[Event]:
    """Play one arrivals phase and return what happened."""
    made.state.turn = turn
    happened = []
    for event in arrivals_phase(made.state, Dice(1, turn)):
        event.apply(made.state)
        happened.append(event)
    return happened


def filled(made: World, *, trained: int = 0, recruits: int = 0, tanks: int = 0, guns: int = 0, army: int = 0) -> World:
    """Return the world with a pool of this size."""
    pool = made.state.armies[army].pool
    pool.trained, pool.recruits, pool.tanks, pool.guns = trained, recruits, tanks, guns
    return made


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


# --- 9.3 arrivals -----------------------------------------------------------------------------------------------------


def late(made_of: Sequence[Piece], **more: object) -> World:
    """Return a world with a UN port at 0000 and a city at 0700 in which the last piece is still to come."""
    return world(
        ROWS,
        made_of,
        places=[place("pusan", "0000", port=True), place("taegu", "0700"), place("masan", "0002", port=True)],
        un=" ".join(f"{column:02d}{line:02d}" for column in range(8) for line in range(3)),
        **more,  # type: ignore[arg-type]
    )


def test_a_unit_comes_on_its_turn_as_it_is_listed() -> None:
    """Rule 9.3: it stands at its place with its men, c and s, and does not come before."""
    made = late([unit("a", U, "US", "0000", US_RCT, turn=4, men=1981, guns=0, tanks=0, c=650, s=900)])
    assert made["a"].status == Status.EXPECTED
    assert [e.kind for e in arrivals(made, 3) if isinstance(e, UnitArrived)] == []
    arrivals(made, 4)
    a = made["a"]
    assert (made.labels((a.hex,)), a.men, a.guns, a.c, a.s, a.arrival_men) == ("0000", 1981, 0, 650, 900, 1981)


@pytest.mark.parametrize(
    ("turn", "level", "expected"), [(4, 4, 0), (4, 2, 4), (9, 4, 4), (9, 6, 0), (9, 7, 0), (9, 8, -2)]
)
def test_arrivals_slip_with_commitment(turn: int, level: int, expected: int) -> None:
    """Rule 9.3: 2 turns late per point US_COMMIT is below history, 2 turns early at 8."""
    made = late([unit("a", U, "US", "0000", US_RCT, turn=9)], scenario={"tracks": (COMMIT,), "commit_track": 0})
    made.state.turn, made.state.tracks = turn, (level,)
    setup = made.state.scenario.setups[0]
    assert slip(made.state, replace(setup, slips=True)) == expected
    assert slip(made.state, setup) == 0


def test_americans_land_at_the_nearest_open_port() -> None:
    """Rule 9.3: where the arrival hex is the enemy's, U comes to the nearest held port that is open, not to a city."""
    made = late([unit("foe", C, "KPA", "0600", DIV), unit("a", U, "US", "0600", US_RCT, turn=4)])
    arrivals(made, 4)
    assert made.labels((made["a"].hex,)) == "0000"


def test_the_rok_is_raised_in_the_nearest_city() -> None:
    """Rule 9.3: inland ROK units come to the nearest held city."""
    made = late([unit("foe", C, "KPA", "0600", DIV), unit("a", U, "ROK", "0600", ROK_DIV, turn=4)])
    arrivals(made, 4)
    assert made.labels((made["a"].hex,)) == "0700"


def test_a_full_hex_turns_arrivals_away() -> None:
    """Rules 3.3, 9.3: a hex at its stack limit takes no more; the next port does."""
    pieces = [unit(f"d{i}", U, "ROK", "0000", ROK_DIV) for i in range(3)]
    made = late([*pieces, unit("a", U, "US", "0000", US_RCT, turn=4), unit("h", U, "US", "0000", HQ, turn=4)])
    arrivals(made, 4)
    assert [made.labels((made[key].hex,)) for key in ("a", "h")] == ["0002", "0000"]


def test_the_communist_side_arrives_where_there_is_supply() -> None:
    """Rule 9.3: C comes to the nearest held city with supply; if there is none the unit waits, and says so once."""
    made = world(
        ["." * 10],
        [unit("foe", U, "ROK", "0600", ROK_DIV), unit("a", C, "KPA", "0600", DIV, turn=4)],
        places=[place("haeju", "0700"), place("sinuiju", "0000"), place("sariwon", "0300")],
        un="0000",
    )
    happened = arrivals(made, 4)
    assert [e.kind for e in happened if e.kind.startswith("unit")] == ["unit_waits"]
    assert [e.kind for e in arrivals(made, 5) if e.kind.startswith("unit")] == []
    made.state.set_holder(made.hex("0000"), C)
    arrivals(made, 6)
    assert made.labels((made["a"].hex,)) == "0300"


def test_a_new_unit_is_given_to_an_hq_in_range() -> None:
    """Rule 4.5: its listed HQ, or if that is out of range (or not there) the nearest of its army."""
    pieces = [
        unit("near", U, "US", "0001", HQ),
        unit("far", U, "US", "0701", HQ),
        unit("a", U, "US", "0000", US_RCT, turn=4, hq="near"),
        unit("b", U, "US", "0000", US_RCT, turn=4, hq="far"),
    ]
    made = late(pieces)
    arrivals(made, 4)
    assert [made[key].hq for key in ("a", "b")] == [made.ids["near"]] * 2


def test_units_in_boxes_recover() -> None:
    """Rule 4.9: units in boxes recover 15 c and 30 s a turn and take replacements."""
    made = world(ROWS, [unit("a", U, "US", "0000", US_RCT, c=900, s=600, men=4000, guns=24)])
    state = made.state
    state.scenario = replace(state.scenario, boxes=(box("japan", U),))
    state.leave(made["a"])
    made["a"].status = Status.IN_BOX
    filled(made, trained=300, army=made["a"].army)
    arrivals(made, 2)
    assert (made["a"].s, made["a"].men) == (900, 4500)
    assert made["a"].c == 1000 - 1000 * 500 // 4500 // 4


def test_a_unit_may_arrive_in_a_box() -> None:
    """Rule 4.9: an arrival listed for a box waits there."""
    made = late([unit("a", U, "US", "", US_RCT, turn=4)])
    setup = replace(made.state.scenario.setups[0], box=0)
    made.state.scenario = replace(made.state.scenario, setups=(setup,), boxes=(box("japan", U),))
    arrivals(made, 4)
    assert (made["a"].status, made["a"].hex, made["a"].box) == (Status.IN_BOX, OFF_MAP, 0)


def test_new_units_need_soviet_support_for_their_guns() -> None:
    """Rule 9.3: new KPA divisions come without guns while SOVIET is below 4."""
    track = TrackDef("soviet", "Soviet support", 0, 10, ((1, 3),))
    units = [unit("a", C, "KPA", "0000", DIV, turn=4)]
    made = world(ROWS, units, scenario={"tracks": (track,), "soviet_track": 0})
    arrivals(made, 4)
    assert made["a"].guns == 0
    made = world(ROWS, units)
    arrivals(made, 4)
    assert made["a"].guns == 48


def successor(old: Piece, new: Piece) -> World:
    """Return a world in which ``new`` replaces ``old``."""
    made = late([old, new])
    setups = (made.state.scenario.setups[0], replace(made.state.scenario.setups[1], replaces=made.ids[old.key]))
    made.state.scenario = replace(made.state.scenario, setups=setups)
    return made


def test_a_unit_takes_over_from_another() -> None:
    """Rule 3.7: X takes the old unit's hex, c, s and losses."""
    made = successor(
        unit("old", U, "US", "0401", US_RCT, men=540, c=400, s=300),
        unit("new", U, "US", "0000", US_RCT, men=4000, turn=5),
    )
    made["old"].lost_men = 150
    arrivals(made, 5)
    new = made["new"]
    assert (made.labels((new.hex,)), new.men, new.c, new.s) == ("0401", 3850, 400, 300)
    assert made["old"].status == Status.GONE
    assert made.state.at[U] == {new.hex: (new.id,)}


def test_what_is_left_of_a_successor() -> None:
    """Rule 3.7: if the old unit is gone X comes at its own place with X - old."""
    made = successor(
        unit("old", U, "US", "0401", US_RCT, men=540, guns=6, tanks=0),
        unit("new", U, "US", "0000", US_RCT, men=4000, guns=20, tanks=0, turn=5),
    )
    made.state.leave(made["old"])
    made["old"].status = Status.DISSOLVED
    arrivals(made, 5)
    assert (made.labels((made["new"].hex,)), made["new"].men, made["new"].guns) == ("0000", 3460, 14)


def with_draft(draft: Draft) -> World:
    """Return a world with one US regiment of 540 men and a draft."""
    made = late([unit("a", U, "US", "0000", US_RCT, men=540, guns=6, tanks=0)])
    made.state.scenario = replace(made.state.scenario, drafts=(replace(draft, army=made["a"].army),))
    return made


def test_battalions_join_their_regiment() -> None:
    """Rule 3.7: men and guns of a battalion join the unit it belongs to."""
    made = with_draft(Draft(4, 0, UnitId(0), 1800, 12, 0))
    assert [e.kind for e in arrivals(made, 3) if isinstance(e, DraftJoined)] == []
    arrivals(made, 4)
    assert (made["a"].men, made["a"].guns, made["a"].arrival_men) == (2340, 18, 2340)


def test_battalions_without_a_regiment_join_the_pool() -> None:
    """Rule 3.7: guns and tanks of artillery and tank battalions go to the pool of the army, men of a lost unit too."""
    made = with_draft(Draft(4, 0, NO_UNIT, 0, 0, 54))
    arrivals(made, 4)
    assert made.state.armies[made["a"].army].pool.tanks + made["a"].tanks == 54
    made = with_draft(Draft(4, 0, UnitId(0), 1800, 0, 0))
    made.state.leave(made["a"])
    made["a"].status = Status.DISSOLVED
    arrivals(made, 4)
    assert made.state.armies[made["a"].army].pool.trained == 1800 + 900


def test_police_is_raised_again() -> None:
    """Rule 3.7: a destroyed security regiment is raised again after 6 turns in a held city."""
    made = late([unit("foe", C, "KPA", "0601", DIV), unit("a", U, "ROK", "0600", POLICE, traits=Trait.SECURITY)])
    made.state.leave(made["a"])
    made["a"].status, made["a"].dissolved_turn, made["a"].men = Status.DISSOLVED, 4, 0
    made.state.set_holder(made.hex("0600"), C)
    arrivals(made, 9)
    assert made["a"].status == Status.DISSOLVED
    arrivals(made, 10)
    assert (made["a"].status, made.labels((made["a"].hex,)), made["a"].men) == (Status.ON_MAP, "0700", 2000)


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
