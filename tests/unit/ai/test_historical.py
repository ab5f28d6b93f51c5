"""The historical mode: decided as in 1950, fought as the rules have it (rule 16.4)."""

import pytest

from game.ai.guards import stayers
from game.ai.mind import Mind
from game.ai.registry import make_seats
from game.model.ids import SIDES, Side
from game.model.plan import stage_of
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


def test_forces_bound_to_an_axis_follow_it(match: Match) -> None:
    """Rule 16.4: the planner is restricted to the historical axes; who went where, the deciders had decided."""
    mind = Mind(Side.COMMUNIST, 2, "historical")
    mind.look(observe(match.state, Side.COMMUNIST))
    assert mind.stage is not None
    axes = [axis.id for axis in match.setting.scenario.axes]
    left = {thrust.axis.id for thrust in mind.thrusts}
    bound = {key: axes[axis] for key, axis in mind.stage.forces if key in mind.axes and axes[axis] in left}
    assert bound
    assert bound == {key: mind.thrusts[mind.axes[key]].axis.id for key in bound}


def test_forces_bound_to_an_axis_stay_at_its_end(match: Match) -> None:
    """Rule 16.4: garrison rules; who has come to the end of his axis keeps it, and takes no other."""
    view = observe(match.state, Side.COMMUNIST)
    stage = stage_of(match.setting.scenario.plan, Side.COMMUNIST, 6)
    assert stage is not None
    assert stage.axes is not None
    ends = dict(stage.axes)
    bound = {key: ends[axis] for key, axis in stage.forces if key in view.own}
    ways = stayers(view, (), stage)
    assert bound
    assert {key: way.cost(bound[key]) for key, way in ways.items()} == dict.fromkeys(bound, 0)
    assert not stayers(view, tuple(ends), stage)


def test_a_side_held_to_a_line_goes_for_nothing_beyond_it(match: Match) -> None:
    mind = Mind(Side.UN, 2, "historical")
    mind.look(observe(match.state, Side.UN))
    board = match.state.board
    assert mind.may_go_for(board.place("taejon").hex)
    assert not mind.may_go_for(board.place("seoul").hex)
    assert match.state.holder[board.place("seoul").hex] == Side.COMMUNIST
    assert mind.seizures[board.place("seoul").hex] == 0
