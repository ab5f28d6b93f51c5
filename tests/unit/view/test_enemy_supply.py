"""The enemy's supply as the map shows it: from what is known, by the rule's own search (P-10)."""

from functools import cache

from game.model.ids import Side
from game.model.view import SideView
from game.rules.engine import begin
from game.rules.visibility import observe
from game.session.setting import open_scenario
from game.view.enemy_supply import enemy_supply
from game.view.overlays.layer import Ink
from game.view.overlays.supply import supply


@cache
def seen_by(side: Side) -> SideView:
    setting = open_scenario("invasion")
    state, _ = begin(setting.board, setting.ruleset, setting.scenario, 1)
    return observe(state, side)


def test_every_known_stack_is_reached_from_a_source_he_holds_or_said_to_be_cut_off() -> None:
    for side in Side:
        view = seen_by(side)
        known = enemy_supply(view)
        stacks = {c.hex for c in view.foes.values() if not c.toe.is_hq}
        ends = {path[-1] for path in known.paths}
        assert ends
        assert ends | set(known.cut_off) | set(known.sources) >= stacks
        assert {path[0] for path in known.paths} <= set(known.sources)
        assert all(view.holder[h] == side.enemy for h in known.sources)


def test_no_path_leads_through_own_units() -> None:
    """What stands there bars the way, as it would for him (rule 6.2)."""
    view = seen_by(Side.COMMUNIST)
    assert not {h for path in enemy_supply(view).paths for h in path} & set(view.own_at)


def test_who_has_lost_his_sources_is_cut_off_and_marked() -> None:
    view = seen_by(Side.COMMUNIST)
    none_left = view._replace(holder=bytes([Side.COMMUNIST]) * view.board.grid.size)
    known = enemy_supply(none_left)
    assert known.paths == ()
    assert set(known.cut_off) == {c.hex for c in view.foes.values() if not c.toe.is_hq}
    assert any(fill.ink is Ink.NEUTRAL and fill.hexes == known.cut_off for fill in supply(none_left, None).fills)
