"""The order of battle as plain values: figures, groups, sums (P-15)."""

import pytest

from game.model.ids import Side, Status, UnitId
from game.model.view import SideView
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.forces import MOVES, OUT, SHORT, force_groups, forces, forces_total
from game.view.tables import Line

SP, COHESION, SUPPLY, WORKS = 5, 6, 7, 9  # columns


@pytest.fixture(scope="module")
def view() -> SideView:
    return Match(open_scenario("pusan_perimeter"), 1).view(Side.UN)


def rows(view: SideView, in_command: set[UnitId] | None = None, waiting: set[UnitId] | None = None) -> list[Line]:
    return forces(view, {*view.own} if in_command is None else in_command, waiting or set())


def test_every_unit_that_has_come_has_a_row_with_its_own_figures(view: SideView) -> None:
    lines = rows(view)
    here = [unit for unit in view.own.values() if unit.status is not Status.EXPECTED]
    assert sorted(line.unit for line in lines) == sorted(unit.id for unit in here)
    assert len({len(line.cells) for line in lines} | {len(line.keys) for line in lines}) == 1
    line = next(line for line in lines if view.own[line.unit].spec.name == "1st Infantry Division")
    unit = view.own[line.unit]
    assert line.cells[0] == unit.spec.name
    assert line.cells[2] == f"{unit.men:,}"
    assert line.keys[2:5] == (unit.men, unit.guns, unit.tanks)
    assert (line.keys[COHESION], line.keys[SUPPLY]) == (unit.c / 10, unit.s / 10)
    assert line.keys[WORKS] == unit.e
    assert line.face is not None
    assert line.face.army == "rok"
    assert line.hex == unit.hex


def test_a_headquarters_has_no_strength_no_level_and_no_works(view: SideView) -> None:
    staff = [line for line in rows(view) if view.own[line.unit].is_hq and view.own[line.unit].on_map]
    assert staff
    for line in staff:
        assert {line.keys[i] for i in (2, 3, 4, SP, COHESION, SUPPLY, WORKS)} == {None}


def test_groups_are_the_armies_and_who_needs_care(view: SideView) -> None:
    fighting = [unit for unit in view.own.values() if unit.on_map and not unit.is_hq]
    lost, idle = fighting[0], fighting[1]
    lines = rows(view, {unit.id for unit in fighting} - {lost.id}, {idle.id})
    assert [line.unit for line in lines if OUT in line.groups] == [lost.id]
    assert [line.unit for line in lines if MOVES in line.groups] == [idle.id]
    assert not [line for line in lines if SHORT in line.groups]
    poor = lost.copy()
    poor.s = view.ruleset.supply.levels_tenths[2] - 1
    hungry = rows(view._replace(own={**view.own, poor.id: poor}))
    assert [line.unit for line in hungry if SHORT in line.groups] == [poor.id]
    groups = dict(force_groups(view, lines))
    armies = {view.ruleset.armies[view.own[line.unit].army].id for line in lines}
    assert len(armies) > 1
    assert armies < set(groups.values())
    assert all(f"army_{view.ruleset.armies[view.own[line.unit].army].id.lower()}" in line.groups for line in lines)


def test_a_side_of_one_army_is_not_narrowed_to_it() -> None:
    view = Match(open_scenario("invasion"), 1).view(Side.COMMUNIST)
    lines = rows(view)
    assert [group for group, _ in force_groups(view, lines)] == [SHORT, OUT, MOVES]


def test_the_sum_counts_combat_units(view: SideView) -> None:
    fighting = [unit for unit in view.own.values() if unit.status in (Status.ON_MAP, Status.IN_BOX) and not unit.is_hq]
    words = forces_total(view)
    assert words.startswith(f"{len(fighting)} combat units")
    assert f"{sum(unit.men for unit in fighting):,} men" in words
