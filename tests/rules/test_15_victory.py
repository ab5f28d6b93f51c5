"""Rule 15: victory points, early goals, automatic victory, the end of the game."""

from dataclasses import replace

import pytest

from game.model.events.combat import LossesTaken
from game.model.events.conduct import UnitsMerged
from game.model.events.turn import GameEnded
from game.model.events.victory import EarlyGoalReached
from game.model.ids import Phase, Side, Status
from game.model.scenario import AutoVictory, EarlyGoal, Escape, Goal
from game.rules.dissolution import dissolve
from game.rules.victory import known_score, level_of, lost_for_good, lost_men, score, victory_check
from game.rules.visibility import observe
from tests.support.deeds import carry_out
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit, world

SEOUL, PUSAN, TAEGU, MASAN = 0, 1, 2, 3  # hexes of the first row
KPA, ROK, US = (ruleset().army(key) for key in ("KPA", "ROK", "US"))


def contest(last_turn: int = 11, baseline: int = 0) -> World:
    """Return a game for Seoul (20) and Pusan (30), Seoul worth 4 more to the Communist side on turns 1 and 2."""
    return world(
        ["....", "....", "...."],
        [unit("k1", C, "KPA", "0002", "KPA_DIV_LIGHT"), unit("r1", U, "ROK", "0202", "ROK_DIV")],
        un="0000 0100 0200 0300",
        scenario={
            "last_turn": last_turn,
            "baseline": baseline,
            "goals": (Goal(0, SEOUL, 20), Goal(1, PUSAN, 30)),
            "early_goals": (EarlyGoal(0, SEOUL, C, 1, 2, 4),),
            "auto_victories": (AutoVictory(C, ((PUSAN,), (TAEGU, MASAN)), ""),),
        },
    )


def check(made: World) -> list[str]:
    kinds = []
    for event in victory_check(made.state):
        event.apply(made.state)
        kinds.append(event.kind)
    return kinds


def test_points_for_places_and_losses() -> None:
    """Rule 15: places held; 1 per 2,000 KPA or ROK men lost for good, per 600 US; 1 per 5,000 prisoners."""
    made = contest(baseline=3)
    made.state.set_holder(SEOUL, C)
    kpa, rok, us = (made.state.armies[i].toll for i in (KPA, ROK, US))
    kpa.killed, kpa.wounded, kpa.healed = 1000, 3000, 1000  # 3,000 for good
    rok.prisoners, rok.missing = 10_000, 1999  # 11,999 for good, 2 points for the captor
    made.state.prisoners = (10_000, 0)
    us.killed = 1800
    found = score(made.state)
    assert [(entry.side, entry.key, entry.points) for entry in found.entries] == [
        (C, "place", 20),
        (U, "place", 30),
        (U, "losses", 1),
        (C, "losses", 5),
        (C, "losses", 3),
        (C, "prisoners", 2),
    ]
    assert found.vp == (30, 31)
    assert found.result == 30 - 31 - 3


def test_a_side_does_not_know_the_enemys_losses() -> None:
    """Rule 12: the score a side sees leaves out what is hidden from it."""
    made = contest()
    made.state.armies[KPA].toll.killed = made.state.armies[ROK].toll.killed = 4000
    assert known_score(observe(made.state, U)).vp == (2, 50)
    assert known_score(observe(made.state, C)).vp == (0, 52)


def test_early_goal() -> None:
    """Rule 15: Seoul within T1-T2, once, kept when the city is lost again."""
    made = contest()
    assert check(made) == []
    made.state.set_holder(SEOUL, C)
    assert check(made) == [EarlyGoalReached.kind]
    assert check(made) == []
    made.state.set_holder(SEOUL, U)
    assert ("early", 4) in {(entry.key, entry.points) for entry in score(made.state).entries}


def test_early_goal_too_late() -> None:
    """Rule 15: not after its span."""
    made = contest()
    made.state.turn = 3
    made.state.set_holder(SEOUL, C)
    assert check(made) == []


@pytest.mark.parametrize("taken", [(PUSAN,), (TAEGU, MASAN)])
def test_automatic_victory(taken: tuple[int, ...]) -> None:
    """Rule 15: Pusan, or Taegu and Masan, end the game at once."""
    made = contest()
    for h in taken:
        made.state.set_holder(h, C)
    assert check(made) == [GameEnded.kind]
    result = made.state.result
    assert result is not None
    assert (result.winner, result.level, result.ended, result.turn) == ("communist", "decisive", "automatic", 1)
    assert made.state.phase == Phase.ENDED


def test_half_of_a_group_is_nothing() -> None:
    """Rule 15: both of them."""
    made = contest()
    made.state.set_holder(TAEGU, C)
    assert check(made) == []


@pytest.mark.parametrize(
    ("baseline", "winner", "level"),
    [(-50, "draw", "draw"), (-58, "draw", "draw"), (-59, "communist", "marginal"), (-41, "un", "marginal")],
)
def test_turn_limit(baseline: int, winner: str, level: str) -> None:
    """Rule 15: after the last turn the result is points of C - points of U - baseline."""
    made = contest(last_turn=1, baseline=baseline)
    check(made)
    result = made.state.result
    assert result is not None
    assert (result.winner, result.level, result.ended, result.score) == (winner, level, "turn_limit", -50 - baseline)


def test_levels() -> None:
    """Rule 15: draw to 8, marginal to 20, major to 40, beyond decisive, whoever wins."""
    found = [level_of(ruleset(), points) for points in (0, 8, -8, 9, 20, 21, -40, 41)]
    assert found == ["draw", "draw", "draw", "marginal", "marginal", "major", "major", "decisive"]


def test_sides_of_entries() -> None:
    """Rule 15: a place counts for its holder."""
    made = contest()
    assert {entry.side for entry in score(made.state).entries} == {Side.UN}


# --- prisoners ------------------------------------------------------------------------------------------------


def test_prisoners_are_counted_by_captor() -> None:
    """Rules 9.4, 15: 2 points per 10,000, whatever armies they come from."""
    made = contest()
    for army in (ROK, US):
        made.state.armies[army].toll.prisoners = 2500
    made.state.prisoners = (5000, 4999)
    found = [entry for entry in score(made.state).entries if entry.key == "prisoners"]
    assert [(entry.side, entry.points, entry.amount) for entry in found] == [(C, 1, 5000)]


def test_a_captor_knows_his_prisoners() -> None:
    """Rule 9.4: what the enemy lost is hidden, whom one holds is not; and who is missing is known at home."""
    made = contest()
    made.state.prisoners = (10_000, 20_000)
    for side in Side:
        entries = known_score(observe(made.state, side)).entries
        assert {entry.side: entry.points for entry in entries if entry.key == "prisoners"} == {C: 2, U: 4}


def test_prisoners_of_dissolved_units() -> None:
    """Rules 8.5, 9.4: the count of a captor is that of the losses of his enemies."""
    made = contest()
    carry_out(made, dissolve(made.state, [made["r1"], made["k1"]], cause="cohesion"))
    lost = [made.state.armies[army].toll.prisoners for army in (ROK, KPA)]
    assert made.state.prisoners == tuple(lost)
    assert min(lost) > 0


# --- who got away ---------------------------------------------------------------------------------------------

SOUTH = "0001 0002 0101 0102 0201 0202 0301 0302"
NORTH = "0000 0100 0200 0300"


def flight(**changes: object) -> World:
    """Return three KPA divisions of 10,000 men in the south, counted on turn 24, judged on turn 30: 35 % for 4."""
    made = world(
        ["....", "....", "...."],
        [
            unit("k1", C, "KPA", "0002", "KPA_DIV_LIGHT"),
            unit("k2", C, "KPA", "0101", "KPA_DIV_LIGHT"),
            unit("k3", C, "KPA", "0102", "KPA_DIV_LIGHT"),
            unit("hq", C, "KPA", "0102", "HQ"),
            unit("n1", C, "KPA", "0100", "KPA_DIV_LIGHT"),
            unit("r1", U, "ROK", "0302", "ROK_DIV"),
        ],
        regions={"south": SOUTH, "north": NORTH},
        turn=24,
        scenario={"escapes": (Escape(KPA, 0, 24, 30, 350, C, 4),), "goals": (), **changes},
    )
    assert check(made) == ["escape_counted"]
    return made


def judge(made: World) -> int:
    """Return the points after the judgment of turn 30."""
    made.state.turn = 30
    assert check(made) == ["escape_judged"]
    points = made.state.escapes[0].points
    assert ("escape" in {entry.key for entry in score(made.state).entries}) == (points > 0)
    return points


def to(made: World, key: str, label: str) -> None:
    """Put a unit on a hex."""
    made.state.leave(made[key])
    made.state.enter(made[key], made.hex(label))


def test_who_is_counted() -> None:
    """Rule 15: of the KPA men south of the 38th at T24; an HQ has none, who stands north is not there."""
    made = flight()
    record = made.state.escapes[0]
    assert record.units == tuple(made.ids[key] for key in ("k1", "k2", "k3"))
    assert record.men == (10_000, 10_000, 10_000)
    assert observe(made.state, U).escape_points == (-1,)


@pytest.mark.parametrize(("men", "points"), [(10_000, 0), (10_500, 0)])
def test_one_division_of_three_is_not_enough(men: int, points: int) -> None:
    """Rule 15: >= 35 % of 30,000 are 10,500; what a division took in since was never caught."""
    made = flight()
    to(made, "k1", "0000")
    made["k1"].men = men
    assert judge(made) == points


def test_two_divisions_are_enough() -> None:
    """Rule 15: +4 C, once, seen by both sides."""
    made = flight()
    to(made, "k1", "0000")
    to(made, "k2", "0200")
    made["k2"].men = 500
    assert judge(made) == 4
    assert observe(made.state, U).escape_points == (4,)
    assert known_score(observe(made.state, U)).vp == (4, 0)


def test_escapees_in_the_pool_count() -> None:
    """Rule 15: their units, or escapees in the pool; who would reach it later than T30 does not."""
    made = flight()
    to(made, "k1", "0000")
    made.state.turn = 26
    carry_out(made, dissolve(made.state, [made["k2"]], cause="cohesion"))  # in the pool on T30
    got = made.state.escapes[0].escaped
    assert got > 500
    made.state.turn = 27
    carry_out(made, dissolve(made.state, [made["k3"]], cause="cohesion"))  # on T31
    assert made.state.escapes[0].escaped == got
    assert judge(made) == 4


def test_a_cadre_is_not_counted_twice() -> None:
    """Rules 8.6, 15: a division that dissolved is out by its escapees alone, whatever is raised under its name."""
    made = flight()
    made.state.turn = 29
    carry_out(made, dissolve(made.state, [made["k1"], made["k2"]], cause="cohesion"))
    for key in ("k1", "k2"):
        made[key].men = 10_000
        made[key].status = Status.ON_MAP
        made.state.enter(made[key], made.hex("0000"))
    assert judge(made) == 0


def test_merged_units_keep_their_count() -> None:
    """Rules 5, 15: the men of a unit merged into another are counted with it."""
    made = flight()
    UnitsMerged(made.ids["k1"], made.ids["k2"], 1000, 900, 1000).apply(made.state)
    record = made.state.escapes[0]
    assert dict(zip(record.units, record.men, strict=True)) == {made.ids["k2"]: 20_000, made.ids["k3"]: 10_000}
    to(made, "k2", "0000")
    assert judge(made) == 4


# --- automatic victories beyond places ------------------------------------------------------------------------


def auto(made: World, victory: AutoVictory, turn: int = 1) -> list[str]:
    """Return what the victory check of a turn yields under one automatic victory."""
    made.state.scenario = replace(made.state.scenario, auto_victories=(victory,))
    made.state.turn = turn
    return check(made)


def test_victory_by_morale() -> None:
    """Rule 15, S2: U wins at once when the morale of the KPA is below 30."""
    rule = AutoVictory(U, (), "", morale_army=KPA, morale_tenths=300)
    made = contest()
    made.state.armies[KPA].morale = 300
    assert auto(made, rule) == []
    made.state.armies[KPA].morale = 299
    assert auto(made, rule) == [GameEnded.kind]
    assert made.state.result is not None
    assert (made.state.result.winner, made.state.result.ended) == ("un", "automatic")


def test_victory_by_a_city_and_men_lost_in_a_region() -> None:
    """Rule 15, S3: Seoul and >= 35,000 KPA lost south: both, and only those lost there."""
    made = flight()
    rule = AutoVictory(U, ((made.hex("0201"),),), "", lost_army=KPA, lost_region=0, lost_men=12_000)
    made.state.set_holder(made.hex("0201"), U)
    assert auto(made, rule) == []
    carry_out(made, dissolve(made.state, [made["n1"]], cause="cohesion"))
    carry_out(made, dissolve(made.state, [made["k1"], made["k2"]], cause="cohesion"))
    record = made.state.armies[KPA]
    assert record.lost_in[0] + record.lost_in[1] == lost_for_good(record.toll)
    assert record.lost_in[0] < 12_000
    assert auto(made, rule) == []
    carry_out(made, dissolve(made.state, [made["k3"]], cause="cohesion"))
    assert record.lost_in[0] >= 12_000
    made.state.set_holder(made.hex("0201"), C)
    assert auto(made, rule) == []
    made.state.set_holder(made.hex("0201"), U)
    assert auto(made, rule) == [GameEnded.kind]


def test_men_lost_in_a_fight_are_lost_where_it_was() -> None:
    """Rules 15, 22: killed, missing and 60 % of the wounded, in the region of the hex."""
    made = flight()
    LossesTaken("fight", (made.ids["k1"], made.ids["n1"]), (1000, 100), (0, 0), (0, 0)).apply(made.state)
    assert made.state.armies[KPA].lost_in == (780, 78)
    assert lost_men(made.state.armies[KPA], -1) == 858


def test_victory_by_a_flag() -> None:
    """Rule 15, S3: the beach is destroyed."""
    made = contest()
    rule = AutoVictory(C, (), "", flag="landing_destroyed")
    assert auto(made, rule) == []
    made.state.flags = frozenset({"landing_destroyed"})
    assert auto(made, rule) == [GameEnded.kind]


def test_victory_at_the_end_only() -> None:
    """Rule 15, S5: Seoul at T54, not before."""
    made = contest(last_turn=54)
    rule = AutoVictory(C, ((SEOUL,),), "", turn=54)
    made.state.set_holder(SEOUL, C)
    assert auto(made, rule, turn=53) == []
    assert auto(made, rule, turn=54) == [GameEnded.kind]
    assert made.state.result is not None
    assert made.state.result.ended == "automatic"
