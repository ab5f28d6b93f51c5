"""What a side makes of how the powers stand to each other (rule 16.1: posture)."""

import pytest

from game.ai.mind import Mind
from game.ai.posture import aircraft_power, balance_pm, posture_at
from game.ai.registry import make_seats
from game.data.library import find_scenario, load_scenario
from game.model.ids import Phase, Side
from game.model.rule_ai import AiRules
from game.rules.visibility import observe
from game.session.match import Match
from game.session.setting import open_scenario


@pytest.fixture(scope="module")
def ai() -> AiRules:
    return load_scenario(find_scenario("campaign"))[1].ai


def test_a_balance_is_per_mille_and_nobody_counts_as_one() -> None:
    assert balance_pm(1500, 1000) == 1500
    assert balance_pm(7, 0) == 7000


def test_the_stronger_a_side_the_bolder_it_is(ai: AiRules) -> None:
    """Rule 16.1: the planner picks a posture; those of the rules stand from the boldest down."""
    free = [posture for posture in reversed(ai.postures) if posture.free]
    rising = [posture_at(ai, posture.balance_pm, has_axes=True) for posture in free]
    assert rising == free
    assert [posture.caution_pm for posture in rising] == sorted((p.caution_pm for p in free), reverse=True)


def test_who_is_far_too_weak_takes_posts_whatever_axes_it_has(ai: AiRules) -> None:
    assert not posture_at(ai, 0, has_axes=True).attacks


def test_who_has_no_axis_left_does_not_attack_however_strong(ai: AiRules) -> None:
    assert not posture_at(ai, 10**6, has_axes=False).attacks


def test_in_june_one_side_attacks_and_the_other_holds_though_both_have_axes() -> None:
    match = Match(open_scenario("campaign"), seed=1, players=make_seats(("regular", "regular"), 1))
    postures = {}
    for side, phase in ((Side.COMMUNIST, Phase.COMMUNIST_OPERATIONS), (Side.UN, Phase.UN_OPERATIONS)):
        while match.state.phase != phase:
            match.step()
        mind = Mind(side, 1, "regular")
        mind.look(observe(match.state, side))
        assert mind.thrusts
        postures[side] = mind.attacks
    assert postures == {Side.COMMUNIST: True, Side.UN: False}
    recruit = Mind(Side.UN, 1, "recruit")
    recruit.look(observe(match.state, Side.UN))
    assert recruit.attacks, "a level without plans follows its axes (16.3)"


def test_the_balance_counts_the_aircraft_of_both_sides() -> None:
    """Rules 7.2, 16.1: who has the sky is stronger than his army; without the air war armies alone are weighed."""
    match = Match(open_scenario("pusan_perimeter"), seed=1, players=make_seats(("regular", "regular"), 1))
    while match.state.phase != Phase.UN_OPERATIONS:
        match.step()
    power = {}
    for side in Side:
        mind = Mind(side, 1, "regular")
        mind.look(view := observe(match.state, side))
        own, enemy = aircraft_power(view)
        armies = sum(map(mind.power, mind.fighters)), sum(foe.power for foe in mind.foes)
        assert mind.balance_pm == balance_pm(armies[0] + own, armies[1] + enemy)
        power[side] = own, enemy
    tactical = match.state.air.forces[Side.UN].tactical
    assert power[Side.UN][0] == tactical * match.state.ruleset.air.support_power // 10 > power[Side.UN][1]
    assert power[Side.COMMUNIST] == power[Side.UN][::-1]


def test_a_plan_may_ask_for_what_nobody_does_freely(ai: AiRules) -> None:
    """Rule 16.4: the offensives on the Naktong were made whatever they cost."""
    planned = {p.id: posture_at(ai, 0, has_axes=True, planned=p.id) for p in ai.postures if not p.free}
    assert planned
    assert all(posture.id == name for name, posture in planned.items())
    assert not posture_at(ai, 0, has_axes=False, planned=next(iter(planned))).attacks
