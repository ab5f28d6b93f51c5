"""What is still to come, as plain values: turns, slips, conditions (rule 9.3)."""

import pytest

from game.model.ids import NO_UNIT, OFF_MAP, OPERATIONS, Side, Status
from game.model.view import SideView
from game.rules.orders.end_phase import EndPhaseOrder
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.arrivals import arrival_lines, arrivals, coming_turns, slip_words


def seen(scenario: str, side: Side = Side.UN) -> SideView:
    return Match(open_scenario(scenario), 1).view(side)


def with_commitment(view: SideView, level: int) -> SideView:
    track = view.scenario.commit_track
    return view._replace(tracks=tuple(level if i == track else now for i, now in enumerate(view.tracks)))


@pytest.mark.parametrize("scenario", ["invasion", "pusan_perimeter", "inchon", "campaign"])
@pytest.mark.parametrize("side", list(Side))
def test_every_unit_still_to_come_is_there_and_no_other(scenario: str, side: Side) -> None:
    view = seen(scenario, side)
    expected = {unit.id for unit in view.own.values() if unit.status is Status.EXPECTED}
    found = arrivals(view)
    assert {it.unit for it in found} == expected
    turns = [it.turn for it in found if it.turn is not None]
    assert turns == sorted(turns)
    lines = arrival_lines(view)
    assert len({len(line.cells) for line in lines} | {len(line.keys) for line in lines}) <= 1


def test_less_commitment_than_history_had_brings_them_later_and_much_more_earlier() -> None:
    """Rule 9.3: two turns later for each point that is missing; from 8 on two turns earlier."""
    view = seen("pusan_perimeter")
    setups = {setup.unit: setup for setup in view.scenario.setups}
    for level, slip in ((6, 0), (5, 2), (4, 4), (8, -2)):
        now = with_commitment(view, level)
        slipping = [it for it in arrivals(now) if setups[it.unit].slips]
        assert slipping
        for it in slipping:
            assert it.slip == slip
            assert it.turn == max(setups[it.unit].turn + slip, now.turn)
        assert f"slip {slip}" in slip_words(now, arrivals(now))
    steady = [it for it in arrivals(with_commitment(view, 4)) if not setups[it.unit].slips]
    assert steady
    assert {it.slip for it in steady} == {0}


def test_the_figures_are_those_it_brings() -> None:
    view = seen("invasion")
    setups = {setup.unit: setup for setup in view.scenario.setups}
    for it in arrivals(view):
        assert (it.men, it.guns, it.tanks) == (
            setups[it.unit].men,
            setups[it.unit].guns,
            setups[it.unit].tanks,
        )
        assert (it.strength_milli is None) == view.own[it.unit].is_hq
        assert not it.face.short_of_supply


def test_a_unit_on_a_clock_that_has_not_begun_has_no_turn_but_what_it_waits_for() -> None:
    view = seen("campaign", Side.COMMUNIST)
    setups = {setup.unit: setup for setup in view.scenario.setups}
    held = [it for it in arrivals(view) if setups[it.unit].clock and setups[it.unit].clock not in view.flags]
    assert held
    for it in held:
        assert it.turn is None
        assert it.condition.startswith("after: ")
        assert it.date == "–"


def test_a_unit_that_found_no_room_says_so_and_one_off_the_map_how_it_goes_on() -> None:
    view = seen("invasion")
    setups = {setup.unit: setup for setup in view.scenario.setups}
    overdue = next(it.unit for it in arrivals(view) if setups[it.unit].hex != OFF_MAP)
    unit = view.own[overdue].copy()
    unit.due_turn = view.turn + 1
    waiting = view._replace(own={**view.own, overdue: unit})
    assert next(it for it in arrivals(waiting) if it.unit == overdue).condition.startswith("waits for room near ")
    boxed = [it for it in arrivals(seen("campaign")) if it.hex is None]
    assert boxed
    assert all(it.condition for it in boxed)


def test_the_cards_are_those_of_the_turns_shown_and_none_after_the_last() -> None:
    view = seen("invasion")
    shown = coming_turns(view, 6)
    assert [it.turn for it in shown] == list(range(view.turn, view.turn + 6))
    for column in shown:
        assert all(it.turn == column.turn for it in column.arrivals)
    every = coming_turns(view, 100)
    assert every[-1].turn == view.scenario.last_turn
    dated = [it for it in arrivals(view) if it.turn is not None and it.turn <= view.scenario.last_turn]
    assert sum(len(column.arrivals) for column in every) == len(dated)


def test_who_came_this_turn_stands_in_its_column_but_not_among_those_to_come() -> None:
    match = Match(open_scenario("invasion"), 1)
    assert coming_turns(match.view(Side.UN), 1)[0].arrivals == ()
    while match.state.turn < 3 or match.decider is not Side.UN or match.state.phase not in OPERATIONS:
        assert match.decider is not None
        match.submit(EndPhaseOrder(match.decider))
    view = match.view(Side.UN)
    came = {setup.unit for setup in view.scenario.setups if setup.turn == 3 and setup.unit in view.own}
    here = {unit for unit in came if view.own[unit].status is Status.ON_MAP}
    assert here
    column = coming_turns(view, 1)[0]
    assert {it.unit for it in column.arrivals} >= here
    assert not any(it.condition for it in column.arrivals if it.unit in here)
    assert not here & {it.unit for it in arrivals(view)}


def test_a_successor_names_whom_it_takes_over_from() -> None:
    view = seen("invasion", Side.COMMUNIST)
    replacing = {setup.unit: setup.replaces for setup in view.scenario.setups if setup.replaces != NO_UNIT}
    found = [it for it in arrivals(view) if it.unit in replacing]
    assert found
    assert all(view.own[replacing[it.unit]].spec.name in it.note for it in found)
