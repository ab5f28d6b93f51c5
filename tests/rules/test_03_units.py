"""Rules 3, 15: how units are set up."""

from game.model.ids import NOBODY, OFF_MAP, Stance, Status
from game.model.state import GameState
from game.rules.engine import begin
from tests.support.ground import place
from tests.support.world import C, U, World, unit, world


def opened() -> tuple[World, GameState]:
    """Return a tiny world and a new game of its scenario, played to its first decision."""
    made = world(
        ["......"] * 2,
        [
            unit("kpa", C, "KPA", "0000", "KPA_DIV_SOV", men=9000, c=850, s=700, e=2, stance=Stance.STAND),
            unit("rok", U, "ROK", "0500", "ROK_DIV"),
            unit("staff", U, "ROK", "0500", "HQ"),
            unit("later", U, "US", "0500", "US_RCT", turn=3),
        ],
        places=[place("pusan", "0500", port=True), place("inchon", "0400", port=True), place("pyongyang", "0100")],
        un="0300 0400 0500",
    )
    state, _ = begin(made.board, made.state.ruleset, made.state.scenario, 1)
    return made, state


def test_units_stand_as_the_scenario_lists_them() -> None:
    """Rules 3.2, 15: hex, men, c, s, e and stance are those of the set-up; the others are expected."""
    made, state = opened()
    kpa, later = state.units[made.ids["kpa"]], state.units[made.ids["later"]]
    assert (kpa.hex, kpa.men, kpa.guns) == (made.hex("0000"), 9000, kpa.toe.guns)
    assert (kpa.c, kpa.s, kpa.e, kpa.stance, kpa.arrival_men) == (850, 700, 2, Stance.STAND, 9000)
    assert (later.status, later.hex, later.men) == (Status.EXPECTED, OFF_MAP, 0)


def test_an_expected_unit_comes_on_its_turn_only() -> None:
    """Rule 9.3: a unit that arrives later is in no layer before."""
    made, state = opened()
    assert state.at[U] == {made.hex("0500"): (made.ids["rok"], made.ids["staff"])}
    assert state.stack[U][made.hex("0500")] == state.units[made.ids["rok"]].toe.stack_points


def test_both_sides_know_the_ground_at_the_start() -> None:
    """Rule 12.1: who holds what is known to both when the game begins."""
    _, state = opened()
    for side in (C, U):
        assert state.pictures[side].holder == state.holder
        assert NOBODY not in state.pictures[side].holder


def test_sources_held_at_the_start_deliver() -> None:
    """Rule 6.4: a source held at the set-up delivers from the first turn, a depot in enemy hands never."""
    made, state = opened()
    named = {rules.id: source for rules, source in zip(state.ruleset.supply.sources, state.sources, strict=True)}
    assert named["pusan"].open_turn == 1
    assert named["pyongyang_depot"].open_turn == 1
    assert not named["pyongyang_depot"].lost
    state.set_holder(made.hex("0500"), C)
    assert state.sources[[rules.id for rules in state.ruleset.supply.sources].index("pusan")].open_turn == 0
    taken = world(["."], places=[place("pyongyang", "0000")], un="0000").state
    lost = [
        s.lost for r, s in zip(taken.ruleset.supply.sources, taken.sources, strict=True) if r.id == "pyongyang_depot"
    ]
    assert lost == [True]
