"""Rule 13: political tracks, integers, clamped; what capitals, losses and escalation do to them."""

import pytest

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.morale import RetreatOrdered
from game.model.ids import NO_UNIT, Phase, Side
from game.model.politics import Politics
from game.rules.effects.track import TrackEffect
from game.rules.politics.council import opening
from game.rules.politics.tracks import shifted, shifted_by_name
from game.rules.politics.will import political_upkeep
from game.rules.upkeep import upkeep_phase
from game.rules.victory import known_score
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.politics import CHINA, ESC, SOVIET, WILL_DPRK, WILL_ROK, WILL_US, applied, choice, event, political
from tests.support.world import C, U, World, unit

SEOUL, PYONGYANG = "0203", "0100"


def capitals() -> World:
    """Return a plain with both capitals, each held by its own side, watched."""
    return political(
        politics=Politics((event("E00", choice("a", historical=True)),), watched=(1, 14)),
        places=[place("pyongyang", PYONGYANG), place("seoul", SEOUL)],
        un=SEOUL,
    )


def upkeep(game: World, turn: int) -> list[Event]:
    game.state.turn = turn
    return applied(game.state, political_upkeep(game.state))


def test_a_track_is_clamped_to_its_range() -> None:
    """Rule 13: integers; clamped."""
    state = political().state
    applied(state, shifted(state, CHINA, 500, None))
    assert state.tracks[CHINA] == 100
    applied(state, shifted(state, CHINA, -1000, None))
    assert state.tracks[CHINA] == 0
    assert applied(state, shifted(state, CHINA, -1, None)) == []


def test_a_track_that_the_scenario_lacks_is_left_alone() -> None:
    """Rule 13: what moves a track asks for it by name, and there may be none."""
    state = political().state
    assert applied(state, shifted_by_name(state, "coalition", 3, None)) == []
    assert [fact.kind for fact in applied(state, shifted_by_name(state, "esc", 3, None))] == ["track_changed"]


def test_escalation_of_60_costs_soviet_support_once() -> None:
    """Rule 13: SOVIET -1 when ESC first reaches 60."""
    state = political().state
    applied(state, shifted(state, ESC, 49, U))
    assert state.tracks[SOVIET] == 6
    applied(state, shifted(state, ESC, 1, U))
    assert state.tracks[SOVIET] == 5
    applied(state, shifted(state, ESC, -20, U))
    applied(state, shifted(state, ESC, 25, U))
    assert state.tracks[SOVIET] == 5


def test_escalation_of_70_brings_the_migs() -> None:
    """Rule 13: ESC >= 70: flag mig_full."""
    state = political().state
    applied(state, shifted(state, ESC, 59, U))
    assert "mig_full" not in state.flags
    applied(state, shifted(state, ESC, 1, U))
    assert "mig_full" in state.flags


@pytest.mark.parametrize("side", [C, U])
def test_escalation_of_100_is_general_war(side: Side) -> None:
    """Rules 13, 15: the record is a draw, the side whose act reached 100 is graded one level lower."""
    state = political().state
    applied(state, shifted(state, ESC, 95, side))
    assert state.result is not None
    found = (state.result.winner, state.result.level, state.result.ended, state.result.blamed)
    assert found == ("draw", "draw", "general_war", side.key)
    assert (state.phase, state.decider) == (Phase.ENDED, None)


def test_a_general_war_ends_the_council() -> None:
    """Rule 13: game ends; no event after it happens."""
    game = political(
        event("E01", choice("war", TrackEffect(((ESC, 100),)), historical=True)),
        event("E02", choice("late", TrackEffect(((CHINA, 5),)), historical=True)),
    )
    game.state.turn, game.state.phase = 2, Phase.EVENTS
    applied(game.state, opening(game.state, Dice(1, 2)))
    assert game.state.result is not None
    assert game.state.tracks[CHINA] == 35


def test_capitals_move_the_will() -> None:
    """Rule 13: own capital lost -10, regained +10, enemy capital taken +5."""
    game = capitals()
    state = game.state
    assert [state.board.places[i].hex for i in (0, 1)] == list(state.scenario.politics.watched)
    upkeep(game, 1)
    assert state.tracks[WILL_ROK] == 60
    state.set_holder(game.hex(SEOUL), C)
    upkeep(game, 2)
    assert (state.tracks[WILL_ROK], state.tracks[WILL_DPRK]) == (50, 75)
    upkeep(game, 3)
    assert (state.tracks[WILL_ROK], state.tracks[WILL_DPRK]) == (50, 75)
    state.set_holder(game.hex(SEOUL), U)
    upkeep(game, 4)
    assert (state.tracks[WILL_ROK], state.tracks[WILL_DPRK]) == (60, 75)
    state.set_holder(game.hex(SEOUL), C)
    upkeep(game, 5)
    assert (state.tracks[WILL_ROK], state.tracks[WILL_DPRK]) == (50, 75)  # taken counts once
    state.set_holder(game.hex(PYONGYANG), U)
    upkeep(game, 6)
    assert (state.tracks[WILL_DPRK], state.tracks[WILL_ROK], state.tracks[WILL_US]) == (65, 55, 65)


def test_losses_wear_the_will_down() -> None:
    """Rule 13: per 10,000 men of the army lost for good -1, US -3 per 5,000."""
    game = capitals()
    state = game.state
    rok, us = state.ruleset.army("ROK"), state.ruleset.army("US")
    state.armies[rok].toll.killed = 19_999
    state.armies[us].toll.killed = 10_000
    upkeep(game, 1)
    assert (state.tracks[WILL_ROK], state.tracks[WILL_US]) == (59, 54)
    upkeep(game, 2)
    assert (state.tracks[WILL_ROK], state.tracks[WILL_US]) == (59, 54)
    state.armies[rok].toll.prisoners = 1
    upkeep(game, 3)
    assert state.tracks[WILL_ROK] == 58


def test_a_general_retreat_costs_will() -> None:
    """Rule 8.4: general retreat: WILL of the army's state -5."""
    game = capitals()
    game.state.turn = 4
    RetreatOrdered(game.state.ruleset.army("KPA"), NO_UNIT, "", (), 0, 0).apply(game.state)
    upkeep(game, 4)
    assert game.state.tracks[WILL_DPRK] == 65
    upkeep(game, 5)
    assert game.state.tracks[WILL_DPRK] == 65


def test_a_world_without_events_is_left_alone() -> None:
    """Rules 13, 21: politics as history had it; nothing moves a track but its steps."""
    game = political(politics=Politics())
    game.state.armies[game.state.ruleset.army("US")].toll.killed = 50_000
    assert upkeep(game, 3) == []


def test_the_track_of_a_side_reads_as_at_the_start_to_its_enemy() -> None:
    """Rule 13: CHINA is the secret of the Communist side."""
    state = political().state
    applied(state, shifted(state, CHINA, 20, None))
    assert observe(state, C).tracks[CHINA] == 55
    assert observe(state, U).tracks[CHINA] == 35
    applied(state, shifted(state, ESC, 20, None))
    assert observe(state, U).tracks[ESC] == 30


def test_the_first_fight_of_an_army_is_remembered() -> None:
    """Rule 14.2, E32: so many turns after the first combat of the CPV."""
    game = political(event("E00", choice("a", historical=True)), units=[unit("k", C, "CPV", "0101", "CPV_DIV")])
    cpv = game.state.ruleset.army("CPV")
    upkeep(game, 2)
    assert game.state.politics.fought[cpv] == 0
    game["k"].fought = True
    upkeep(game, 3)
    upkeep(game, 4)
    assert game.state.politics.fought[cpv] == 3


def test_units_driven_back_are_counted() -> None:
    """Rule 14.2, E34: U retreats forced by the CPV in a turn."""
    game = political(
        event("E00", choice("a", historical=True)),
        units=[
            unit("k", C, "CPV", "0101", "CPV_DIV"),
            unit("r", U, "ROK", "0103", "ROK_DIV"),
            unit("s", U, "ROK", "0203", "ROK_DIV"),
        ],
    )
    game["k"].fought = game["r"].retreated = True
    upkeep(game, 2)
    assert game.state.politics.driven_back[game.state.ruleset.army("CPV")] == 1
    assert game.state.politics.driven_back[game.state.ruleset.army("KPA")] == 0


def test_will_is_part_of_upkeep_and_comes_before_victory() -> None:
    """Rule 1.3: ... guerrillas, tracks, victory check."""
    game = capitals()
    game.state.set_holder(game.hex(SEOUL), C)
    kinds = [fact.kind for fact in applied(game.state, upkeep_phase(game.state, Dice(1, 1)))]
    assert kinds.index("turn_settled") < kinds.index("track_changed")
    assert known_score(observe(game.state, U)).result == 0
