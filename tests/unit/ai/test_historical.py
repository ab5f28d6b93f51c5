"""The historical mode: decided as in 1950, fought as the rules have it (rule 16.4)."""

from dataclasses import replace

import pytest

from game.ai.deciders import forbidden
from game.ai.guards import stayers
from game.ai.mind import Mind
from game.ai.registry import make_seats
from game.model.ids import SIDES, HexId, Side, UnitId
from game.model.plan import PlanStage, stage_of
from game.model.view import SideView
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.politics.council import historical_choice
from game.rules.visibility import observe
from game.session.match import Match
from game.session.setting import history_changes, open_scenario


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


# --- what the deciders forbade ----------------------------------------------------------------------------------


def stage_and_view(match: Match, side: Side) -> tuple[PlanStage, SideView]:
    stage = stage_of(match.setting.scenario.plan, side, match.state.turn)
    assert stage is not None
    return stage, observe(match.state, side)


def some_unit(view: SideView, army: int) -> UnitId:
    return next(unit.id for unit in view.own.values() if unit.army == army and unit.on_map and not unit.is_hq)


def test_an_army_is_held_at_a_line(match: Match) -> None:
    """Rule 16.4: until 24 October 1950 the Americans were not to go where the South Koreans went."""
    armies = {army.id: i for i, army in enumerate(match.setting.ruleset.armies)}
    grid = match.setting.board.grid
    north, south = HexId(grid.from_label("2030")), HexId(grid.from_label("2050"))  # of the 38th parallel, row 39
    stage, view = stage_and_view(match, Side.UN)
    stage = replace(stage, limits=((armies["US"], "parallel_38"),))
    american, korean = some_unit(view, armies["US"]), some_unit(view, armies["ROK"])
    assert forbidden(stage, view, MoveOrder(Side.UN, american, (south, north)))
    assert not forbidden(stage, view, MoveOrder(Side.UN, american, (north, south)))  # back from beyond
    assert not forbidden(stage, view, MoveOrder(Side.UN, korean, (south, north)))
    assert forbidden(stage, view, AssaultOrder(Side.UN, (korean, american), north))
    assert not forbidden(stage, view, AssaultOrder(Side.UN, (korean,), north))
    assert not forbidden(None, view, MoveOrder(Side.UN, american, (south, north)))  # in free play nothing is


def test_an_army_of_the_enemy_is_spared(match: Match) -> None:
    """Rule 16.4: the Volunteers were to strike the South Koreans first and to leave the Americans alone."""
    stage, view = stage_and_view(match, Side.COMMUNIST)
    contact = next(foe for foe in view.foes.values() if view.foes_at.get(foe.hex))
    attack = AssaultOrder(Side.COMMUNIST, (some_unit(view, 0),), contact.hex)
    there = {view.foes[foe].army for foe in view.foes_at[contact.hex]}
    others = set(range(len(view.ruleset.armies))) - there
    assert forbidden(replace(stage, spares=tuple(there)), view, attack)
    assert not forbidden(replace(stage, spares=tuple(others)), view, attack)


def test_only_where_both_sides_are_historical_is_everybody_else() -> None:
    """Rule 14.1: ``historical`` names the default, taken in historical mode; one side alone does not make it one."""
    (change,) = history_changes(("historical", "historical"))
    assert open_scenario("campaign", (change,)).ruleset.politics.others_follow_history
    assert not open_scenario("campaign").ruleset.politics.others_follow_history
    assert history_changes(("historical", "regular")) == () == history_changes(("human", "regular"))
