"""What an order to fall back is good for, as the player is told (rule 8.4)."""

from functools import cache

from game.model.ids import Side
from game.model.view import SideView
from game.rules.engine import begin
from game.rules.visibility import observe
from game.session.setting import open_scenario
from game.view.threats import retreat_outlook, threats


@cache
def communist() -> SideView:
    setting = open_scenario("race_to_the_yalu")
    state, _ = begin(setting.board, setting.ruleset, setting.scenario, 1)
    return observe(state, Side.COMMUNIST)


def test_some_orders_get_more_out_of_reach_and_none_more_than_there_are() -> None:
    """Two movement points more help, only to go towards the line hinders; men are those the order speaks to."""
    view = communist()
    reach = threats(view)
    helped = 0
    for hq in (unit for unit in view.own.values() if unit.is_hq and unit.on_map):
        for line in view.board.lines:
            found = retreat_outlook(view, hq.army, hq.id, line, reach)
            units = [u for u in view.own.values() if u.on_map and not u.is_hq and u.hq == hq.id]
            assert (found is None) == (not units)
            if found is not None:
                assert found.men == sum(unit.men for unit in units)
                assert max(found.safe_without, found.safe) <= found.men
                assert found.near <= found.far
                helped += found.safe > found.safe_without
    assert helped


def test_a_line_that_the_enemy_holds_is_said_to_be_lost() -> None:
    """The Naktong is no line for the KPA to fall back to in October."""
    view = communist()
    hq = next(u for u in view.own.values() if u.is_hq and retreat_outlook(view, u.army, u.id, "naktong", ()))
    assert retreat_outlook(view, hq.army, hq.id, "naktong", ()).lost  # type: ignore[union-attr]
    assert not retreat_outlook(view, hq.army, hq.id, "yalu", ()).lost  # type: ignore[union-attr]


def test_lines_differ_by_the_ways_they_forbid_alone() -> None:
    """Rule 8.4: the points of the order are the same for each line, so men differ only where a step is barred."""
    view = communist()
    reach = threats(view)
    figures = set()
    for hq in (unit for unit in view.own.values() if unit.is_hq and unit.on_map):
        found = [retreat_outlook(view, hq.army, hq.id, line, reach) for line in view.board.lines]
        figures.add(len({outlook.safe for outlook in found if outlook is not None}))
    assert 1 in figures
    assert max(figures) > 1
