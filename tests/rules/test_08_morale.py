"""Rules 8.1-8.3: army morale, states, recovery."""

import pytest

from game.model.dice import Dice
from game.model.events.morale import ArmyMoraleChanged
from game.model.ids import NO_UNIT, ArmyState, RetreatScope, Stance
from game.model.scenario import TrackDef
from game.rules.morale import army_morale, army_states, morale_change, recovery, state_of
from game.rules.upkeep import upkeep_phase
from tests.support.deeds import carry_out
from tests.support.ground import place
from tests.support.men import all_men
from tests.support.morale import FLAT, KPA, ROK, quiet
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit, world


def parts(change: ArmyMoraleChanged | None) -> dict[str, int]:
    return dict(change.parts) if change else {}


# --- 8.1 ------------------------------------------------------------------------------------------------------


def test_morale_drifts_toward_60() -> None:
    """Rule 8.1: +1 a turn below 60, -0.5 above, never past it."""
    made = quiet()
    kpa = made.state.armies[KPA]
    for morale, drift in ((800, -5), (603, -3), (600, 0), (595, 5), (300, 10)):
        kpa.morale = morale
        assert parts(morale_change(made.state, KPA)).get("drift", 0) == drift


def test_morale_does_not_drift_up_when_cut_off() -> None:
    """Rule 8.1: no drift upward from a cut-off share of .1 on, and -14 times the share."""
    made = quiet()
    kpa = made.state.armies[KPA]
    kpa.morale, kpa.share_cut_pm = 500, 100
    assert parts(morale_change(made.state, KPA)) == {"cut_off": -14}
    kpa.general_retreat_turn = 1
    assert parts(morale_change(made.state, KPA)) == {"cut_off": -7}


def test_morale_parts_of_the_turn() -> None:
    """Rule 8.1: -2 x starved men, -3 x retreated units, +1 x advanced units."""
    made = quiet()
    made.state.armies[KPA].morale = 600
    made["k1"].s = 249
    made["k1"].retreated = True
    made["k2"].advanced = True
    assert parts(morale_change(made.state, KPA)) == {"starved": -10, "retreated": -15, "advanced": 5}


def test_morale_of_divisions_destroyed() -> None:
    """Rule 8.1: -1.2 x 10/N per own division destroyed, +0.6 x 10/N per enemy one, N at least 5."""
    made = quiet()
    made.state.armies[KPA].morale = made.state.armies[ROK].morale = 600
    made.state.armies[ROK].destroyed_points = 3
    assert parts(morale_change(made.state, ROK)) == {"destroyed": -24}
    assert parts(morale_change(made.state, KPA)) == {"enemy_destroyed": 12}
    carry_out(made, army_morale(made.state))
    assert made.state.armies[ROK].morale == 576
    assert parts(morale_change(made.state, KPA)) == {"drift": -5}  # counted once


def capital_world(turn: int) -> World:
    return quiet(places=[place("seoul", "0503", pop=150), place("pyongyang", "0001", pop=50)], turn=turn)


@pytest.mark.parametrize(("turn", "loss"), [(3, -150), (4, -120)])
def test_capital_lost_and_taken_count_once(turn: int, loss: int) -> None:
    """Rule 8.1: the ROK loses 15 with Seoul on T1-T3, 12 later; the KPA gains 8; each once."""
    made = capital_world(turn)
    made.state.armies[ROK].morale = made.state.armies[KPA].morale = 600
    made.state.set_holder(made.hex("0503"), C)
    carry_out(made, army_morale(made.state))
    assert made.state.armies[ROK].morale == 600 + loss
    assert made.state.armies[KPA].morale == 680
    assert "capital_lost" not in parts(morale_change(made.state, ROK))
    assert "capital_taken" not in parts(morale_change(made.state, KPA))


def test_capital_regained() -> None:
    """Rule 8.1: +10 once for the capital regained."""
    made = capital_world(5)
    made.state.set_holder(made.hex("0503"), C)
    carry_out(made, army_morale(made.state))
    made.state.set_holder(made.hex("0503"), U)
    assert parts(morale_change(made.state, ROK))["capital_regained"] == 100
    carry_out(made, army_morale(made.state))
    assert "capital_regained" not in parts(morale_change(made.state, ROK))


# --- 8.2 ------------------------------------------------------------------------------------------------------


def test_army_states() -> None:
    """Rule 8.2: firm from 45, shaken 25-44, broken below 25, collapsed below 10."""
    found = [state_of(ruleset(), morale) for morale in (450, 449, 250, 249, 100, 99)]
    assert found == [
        ArmyState.FIRM,
        ArmyState.SHAKEN,
        ArmyState.SHAKEN,
        ArmyState.BROKEN,
        ArmyState.BROKEN,
        ArmyState.COLLAPSED,
    ]


def test_a_broken_army_falls_back_and_melts_beside_the_enemy() -> None:
    """Rule 8.2: broken units beside an enemy lose 10 c a turn, a general retreat starts by itself."""
    made = world(
        FLAT,
        [
            unit("k1", C, "KPA", "0202", "KPA_DIV_LIGHT"),
            unit("r1", U, "ROK", "0203", "ROK_DIV", c=800),
            unit("r2", U, "ROK", "0505", "ROK_DIV", c=800),
        ],
        lines={"kum": "0005 0105 0205 0305 0405 0505"},
    )
    made.state.armies[ROK].morale = 200
    carry_out(made, army_states(made.state))
    assert (made["r1"].c, made["r2"].c) == (700, 800)
    carry_out(made, upkeep_phase(made.state, Dice(1, 1)))
    record = made.state.armies[ROK]
    assert (record.general_retreat_turn, record.general_retreat_line) == (1, "kum")
    assert made["r1"].retreat_scope == RetreatScope.GENERAL
    assert made["r1"].stance == Stance.DELAY


def test_men_leave_a_collapsed_army() -> None:
    """Rule 8.2: a tenth of the men of every unit leaves, split as by rule 8.5; nobody is lost count of."""
    made = quiet()
    before = all_men(made.state, ROK)
    made.state.armies[ROK].morale = 50
    carry_out(made, army_states(made.state))
    assert made["r1"].men == 9000
    assert all_men(made.state, ROK) == before


# --- 8.3 ------------------------------------------------------------------------------------------------------


def recovered(made: World, key: str) -> int:
    before = made[key].c
    carry_out(made, recovery(made.state))
    return made[key].c - before


def calm(c: int = 300, morale: int = 600) -> World:
    made = quiet()
    made["k1"].c = c
    made.state.armies[KPA].morale = morale
    return made


def test_recovery() -> None:
    """Rule 8.3: 10 away from the enemy, x AM/60, at most 1.3 times."""
    assert recovered(calm(), "k1") == 100
    assert recovered(calm(morale=700), "k1") == 116
    assert recovered(calm(morale=900), "k1") == 130
    assert recovered(calm(morale=480), "k1") == 80


def test_recovery_of_a_shaken_army_is_halved() -> None:
    """Rule 8.2: recovery x 0.5."""
    made = calm(morale=300)
    made.state.armies[KPA].state = ArmyState.SHAKEN
    assert recovered(made, "k1") == 25


def test_recovery_after_a_fight_and_at_rest() -> None:
    """Rule 8.3: nothing when it fought; +5 resting."""
    made = calm()
    made["k1"].fought = True
    assert recovered(made, "k1") == 0
    made = calm()
    made["k1"].rested = True
    assert recovered(made, "k1") == 150


def test_recovery_beside_the_enemy() -> None:
    """Rule 8.3: 4 when adjacent and not fought."""
    made = world(
        FLAT,
        [
            unit("hq", C, "KPA", "0202", "HQ"),
            unit("k1", C, "KPA", "0202", "KPA_DIV_LIGHT", c=300, hq="hq"),
            unit("r1", U, "ROK", "0203", "ROK_DIV"),
        ],
    )
    made.state.armies[KPA].morale = 600
    assert recovered(made, "k1") == 40


def test_recovery_with_advisers() -> None:
    """Rule 4.4: while SOVIET is 5 or more the KPA recovers 2 more, before morale counts."""
    for level, gain in ((5, 120), (4, 100)):
        track = TrackDef("soviet", "Soviet support", 0, 10, ((1, level),))
        made = quiet(scenario={"tracks": (track,), "soviet_track": 0})
        made["k1"].c = 300
        made.state.armies[KPA].morale = 600
        assert recovered(made, "k1") == gain


def test_recovery_out_of_command_or_supply() -> None:
    """Rule 8.3: halved out of command, none with s = 0."""
    made = calm()
    made["k1"].hq = NO_UNIT
    assert recovered(made, "k1") == 50
    made = calm()
    made["k1"].s = 0
    assert recovered(made, "k1") == 0


def test_recovery_stops_at_its_ceiling() -> None:
    """Rule 8.3: it stops at 50 + 0.5 s and never lowers c."""
    made = calm(c=600)
    made["k1"].s = 300
    assert recovered(made, "k1") == 50
    made = calm(c=700)
    made["k1"].s = 300
    assert recovered(made, "k1") == 0


def test_recruits_leave_in_proportion() -> None:
    """Rules 3.2, 8.2: recruits shrink in proportion with the men who leave a collapsed army."""
    made = quiet()
    made["r1"].raw = 5000
    made.state.armies[ROK].morale = 50
    carry_out(made, army_states(made.state))
    assert (made["r1"].men, made["r1"].raw) == (9000, 4500)
