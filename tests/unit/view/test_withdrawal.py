"""The marches of an HQ's units under a retreat order (rule 8.4)."""

import pytest

from game.model.ids import OPERATIONS, RetreatScope, Side
from game.rules.ground import distance_to_line
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.retreat import RetreatOrder
from game.rules.stacking import stack_limit
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.threats import threats
from game.view.withdrawal import march_back, withdrawing


@pytest.fixture(scope="module")
def opened() -> Match:
    """The KPA at its operations of October, when it falls back."""
    match = Match(open_scenario("race_to_the_yalu"), 1)
    while OPERATIONS.get(match.state.phase) is not Side.COMMUNIST and match.decider is not None:
        match.submit(EndPhaseOrder(match.decider))
    return match


def test_every_unit_of_the_hq_marches_back_one_after_the_other(opened: Match) -> None:
    """Each march is legal when its turn comes, ends where there is room, and leads out of reach or nearer the line."""
    marched = 0
    for hq in [unit.id for unit in opened.state.units if unit.is_hq and unit.on_map and unit.side is Side.COMMUNIST]:
        match = opened.copy()
        view = match.view(Side.COMMUNIST)
        line = min(view.board.lines, key=lambda line: (distance_to_line(view.board, line)[view.own[hq].hex], line))
        order = RetreatOrder(Side.COMMUNIST, view.own[hq].army, hq, line)
        assert withdrawing(view, view.own[hq]) == []
        if order.check(view) is not None:
            continue
        match.submit(order)
        view, reach = match.view(Side.COMMUNIST), threats(match.view(Side.COMMUNIST))
        units = withdrawing(view, view.own[hq])
        assert units
        assert all(view.own[key].retreat_scope is not RetreatScope.NONE for key in units)
        far = distance_to_line(view.board, line)
        assert [far[view.own[key].hex] for key in units] == sorted(far[view.own[key].hex] for key in units)
        for key in units:
            view = match.view(Side.COMMUNIST)
            start, march = view.own[key].hex, march_back(view, key, reach)
            if march is None:
                continue
            end, marched = march.path[-1], marched + 1
            points = view.own[key].toe.stack_points
            assert (end in reach, far[end]) < (start in reach, far[start])
            assert not points or view.own_stack[end] + points <= stack_limit(view.board, view.ruleset, end)
            match.submit(march)
    assert marched > 3


def test_who_is_under_no_order_or_has_no_movement_left_stays(opened: Match) -> None:
    view = opened.view(Side.COMMUNIST)
    reach = threats(view)
    tired = next(unit for unit in opened.copy().state.units if unit.side is Side.COMMUNIST and unit.on_map).copy()
    tired.mp = 0
    still = view._replace(own={**view.own, tired.id: tired})
    assert march_back(still, tired.id, reach) is None
