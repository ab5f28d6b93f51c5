"""Rules 9.3, 3.7, 4.9: arrivals, successors, drafts."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.events.arrival import DraftJoined, UnitArrived
from game.model.events.base import Event
from game.model.ids import NO_UNIT, OFF_MAP, Status, Trait, UnitId
from game.model.scenario import Draft, TrackDef
from game.rules.arrivals import arrivals_phase, slip
from tests.support.ground import place
from tests.support.pools import COMMIT, DIV, HQ, POLICE, ROK_DIV, ROWS, US_RCT, filled
from tests.support.world import C, Piece, U, World, box, unit, world


def arrivals(made: World, turn: int) -> list[Event]:
    """Play one arrivals phase and return what happened."""
    made.state.turn = turn
    happened = []
    for event in arrivals_phase(made.state, Dice(1, turn)):
        event.apply(made.state)
        happened.append(event)
    return happened


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
