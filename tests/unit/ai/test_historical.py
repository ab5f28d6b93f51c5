"""The historical mode: decided as in 1950, fought as the rules have it (rule 16.4)."""

import pytest

from game.ai.mind import Mind
from game.ai.registry import make_seats
from game.model.ids import SIDES, Side
from game.rules.politics.council import historical_choice
from game.rules.visibility import observe
from game.session.match import Match
from game.session.setting import open_scenario


@pytest.fixture(scope="module")
def match() -> Match:
    game = Match(open_scenario("campaign"), seed=2, players=make_seats(("historical", "historical"), 2))
    game.run(5)
    return game


def test_the_posture_and_the_line_are_those_of_the_plan(match: Match) -> None:
    stages = {stage.side: stage for stage in match.setting.scenario.plan if stage.from_turn <= 6 <= stage.to_turn}
    assert match.state.turn == 6
    for side in SIDES:
        mind = Mind(side, 2, "historical")
        mind.look(observe(match.state, side))
        assert mind.stage is stages[side]
        assert mind.posture.id == stages[side].posture
    assert stages[Side.UN].line == "kum"


def test_what_a_side_decided_is_what_its_deciders_decided(match: Match) -> None:
    events = match.setting.scenario.politics.events
    asked = [taken for taken in match.state.politics.taken if events[taken.event].chooser.name in ("COMMUNIST", "UN")]
    assert asked
    for taken in asked:
        event = events[taken.event]
        assert taken.choice == historical_choice(event, tuple(range(len(event.choices))), again=False), event.id


def test_every_turn_has_a_stage_for_both_sides() -> None:
    """A turn without one would be played in the free mode, unnoticed."""
    scenario = open_scenario("campaign").scenario
    for side in SIDES:
        planned = [turn for s in scenario.plan if s.side == side for turn in range(s.from_turn, s.to_turn + 1)]
        assert planned == list(range(scenario.first_turn, scenario.last_turn + 1))
