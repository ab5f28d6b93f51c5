"""Rules 6.6, 6.7: units that are cut off, hunger, captured dumps."""

from dataclasses import replace

from game.rules.dumps import captured_dump, captured_headquarters
from game.rules.supply_phase import isolation_effects
from tests.support.supply import KPA_DIV, US_RCT, carry_out, line, row, supply_of
from tests.support.world import C, U, unit


def test_isolation_is_counted_and_ends() -> None:
    """Rules 6.7, 8.1: turns without an open path are counted, the share of men cut off is that of combat units."""
    made = line(
        unit("cut", C, "KPA", "0400", KPA_DIV, men=3000),
        unit("home", C, "KPA", "0100", KPA_DIV, men=9000),
        unit("staff", C, "KPA", "0400", "HQ"),
        un="0300",
        regions={"north": row(0, 2)},
    )
    for turn in (2, 3):
        carry_out(made.state, turn=turn)
    assert [made[key].isolated_turns for key in ("cut", "home", "staff")] == [2, 0, 2]
    assert made.state.armies[0].share_cut_pm == 250
    made.state.set_holder(made.hex("0300"), C)
    carry_out(made.state, turn=4)
    assert made["cut"].isolated_turns == 0
    assert made.state.armies[0].share_cut_pm == 0


def test_the_way_home_of_the_kpa_ends_in_the_north() -> None:
    """Rule 8.1: for the share cut off, only a source of its home region counts for an army that has one."""
    made = line(unit("a", C, "KPA", "0200", KPA_DIV), regions={"south": row(0, 4), "north": row(5, 5)})
    got = supply_of(made, "a")
    assert (got.isolated, got.cut_off) == (False, True)


def test_on_a_map_without_the_north_any_source_is_home() -> None:
    """Rule 8.1: on a map cut out of the South, like the tutorial's, the way home ends at the edge with the source."""
    made = line(unit("a", C, "KPA", "0200", KPA_DIV), regions={"south": row(0, 5)})
    got = supply_of(made, "a")
    assert (got.isolated, got.cut_off) == (False, False)


def test_a_way_home_that_takes_too_much_haul_is_none() -> None:
    """Rule 8.1: beyond so much haul the path is open on the map, but no army thinks of it as its way home."""
    made = line(unit("a", C, "KPA", "0400", KPA_DIV), regions={"north": row(0, 5)})
    assert not supply_of(made, "a").cut_off
    haul = supply_of(made, "a").haul
    armies = made.state.ruleset.armies
    narrow = tuple(replace(army, home_haul_most_hundredths=haul - 1) for army in armies)
    made.state.ruleset = replace(made.state.ruleset, armies=narrow)
    got = supply_of(made, "a")
    assert (got.isolated, got.cut_off) == (False, True)


def test_hunger() -> None:
    """Rule 6.7: in upkeep a combat unit without supply loses 15 cohesion and 3 % of its men; others nothing."""
    made = line(
        unit("a", C, "KPA", "0000", KPA_DIV, s=0, c=100, men=5000),
        unit("b", C, "KPA", "0100", KPA_DIV, s=1, men=5000),
        unit("c", C, "KPA", "0100", "HQ", s=0),
    )
    for event in isolation_effects(made.state):
        event.apply(made.state)
    assert (made["a"].men, made["a"].c, made["b"].men, made["b"].c) == (4850, 0, 5000, 900)


def test_a_port_is_looted_once() -> None:
    """Rule 6.6: the first capture of a port gives each unit of the stack 15 supply, once per place and side."""
    made = line(unit("a", C, "KPA", "0000", KPA_DIV, s=900), unit("b", C, "KPA", "0000", KPA_DIV, s=200), home="inchon")
    for _ in range(2):
        for event in captured_dump(made.state, made.ids["a"], made.hex("0000")):
            event.apply(made.state)
    assert (made["a"].s, made["b"].s) == (1000, 350)


def test_an_open_town_holds_no_dump_but_headquarters_do() -> None:
    """Rule 6.6: ports, depots of the enemy and the hexes of its HQs are dumps; nothing else is."""
    made = line(unit("a", C, "KPA", "0000", KPA_DIV, s=200))
    assert list(captured_dump(made.state, made.ids["a"], made.hex("0000"))) == []
    assert len(list(captured_headquarters(made.state, made.ids["a"], made.hex("0000")))) == 1
    un = line(unit("a", U, "US", "0000", US_RCT, s=200), home="pyongyang")
    assert len(list(captured_dump(un.state, un.ids["a"], un.hex("0000")))) == 1
