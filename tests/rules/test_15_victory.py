"""Rule 15: victory points, early goals, automatic victory, the end of the game."""

import pytest

from game.model.events.turn import GameEnded
from game.model.events.victory import EarlyGoalReached
from game.model.ids import Phase, Side
from game.model.scenario import AutoVictory, EarlyGoal, Goal
from game.rules.victory import known_score, level_of, score, victory_check
from game.rules.visibility import observe
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
    us.killed = 1800
    found = score(made.state)
    assert [(entry.side, entry.key, entry.points) for entry in found.entries] == [
        (C, "place", 20),
        (U, "place", 30),
        (U, "losses", 1),
        (C, "losses", 5),
        (C, "prisoners", 2),
        (C, "losses", 3),
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
