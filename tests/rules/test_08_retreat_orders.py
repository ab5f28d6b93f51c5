"""Rule 8.4: retreat orders."""

from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.ids import NO_UNIT, ArmyState, RetreatScope, Stance
from game.model.orders import IllegalOrderError, Reason
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.retreat_orders import fallback_line
from game.rules.truth import truth
from game.rules.upkeep import upkeep_phase
from tests.support.deeds import carry_out, refused
from tests.support.ground import place
from tests.support.morale import KPA, ROK, quiet
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit, world


def ordered() -> World:
    return quiet(lines={"kum": "0005 0105 0205 0305 0405 0505"})


def test_a_batch_falls_back() -> None:
    """Rule 8.4: the units of the HQ are bound, delay, lose 5 c and gain 2 MP; assaults are forbidden."""
    made = ordered()
    points = made["k1"].mp
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "kum"))
    for key in ("k1", "k2"):
        assert (made[key].retreat_scope, made[key].retreat_line) == (RetreatScope.BATCH, "kum")
        assert (made[key].stance, made[key].c) == (Stance.DELAY, 850)
    assert made["k1"].mp == points + 20
    assert made.state.armies[KPA].morale == 800  # a batch costs no army morale


def test_a_general_retreat_costs_morale_once() -> None:
    """Rule 8.4: AM -4 once."""
    made = ordered()
    made.submit(RetreatOrder(C, KPA, NO_UNIT, "kum"))
    assert made.state.armies[KPA].morale == 760
    made.state.turn = 4
    made.submit(EndRetreatOrder(C, KPA, NO_UNIT))
    assert made["k1"].retreat_scope == RetreatScope.NONE
    made.submit(RetreatOrder(C, KPA, NO_UNIT, "kum"))
    assert made.state.armies[KPA].morale == 760


def test_a_retreat_order_holds_for_three_turns() -> None:
    """Rule 8.4: in force at least 3 turns."""
    made = ordered()
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "kum"))
    made.state.turn = 3
    with pytest.raises(IllegalOrderError) as refused:
        made.submit(EndRetreatOrder(C, KPA, made.ids["khq"]))
    assert refused.value.refusal.reason == Reason.ORDER_IN_FORCE
    made.state.turn = 4
    made.submit(EndRetreatOrder(C, KPA, made.ids["khq"]))
    assert made["k2"].retreat_scope == RetreatScope.NONE


@pytest.mark.parametrize(
    ("hq", "line", "reason"),
    [
        ("khq", "nowhere", Reason.NO_SUCH_LINE),
        ("k1", "kum", Reason.NOT_AN_HQ),
        ("rhq", "kum", Reason.NO_SUCH_UNIT),
    ],
)
def test_refused_retreat_orders(hq: str, line: str, reason: Reason) -> None:
    """Rule 8.4: an own HQ and a line of the map."""
    made = ordered()
    with pytest.raises(IllegalOrderError) as refused:
        made.submit(RetreatOrder(C, KPA, made.ids[hq], line))
    assert refused.value.refusal.reason == reason


def test_retreat_orders_that_say_nothing_new() -> None:
    """Rule 8.4: an order in force is not given twice, one not in force not withdrawn; armies obey their own side."""
    made = ordered()
    khq = made.ids["khq"]
    assert refused(made, EndRetreatOrder(C, KPA, khq)).reason == Reason.NO_ORDER_IN_FORCE
    assert refused(made, EndRetreatOrder(C, KPA, NO_UNIT)).reason == Reason.NO_ORDER_IN_FORCE
    made.submit(RetreatOrder(C, KPA, khq, "kum"))
    assert refused(made, RetreatOrder(C, KPA, khq, "kum")).reason == Reason.ORDER_IN_FORCE
    assert refused(made, RetreatOrder(C, ROK, NO_UNIT, "kum")).reason == Reason.NOT_YOURS
    assert refused(made, RetreatOrder(C, ruleset().army("CPV"), NO_UNIT, "kum")).reason == Reason.NOT_ON_MAP
    assert refused(made, RetreatOrder(C, ruleset().army("CPV"), khq, "kum")).reason == Reason.NOT_YOURS
    assert refused(made, RetreatOrder(U, ROK, NO_UNIT, "kum")).reason == Reason.NOT_YOUR_PHASE


def test_a_general_order_stands_beside_a_batch() -> None:
    """Rule 8.4: units under an earlier order stay under it and pay nothing again; the general one is given once."""
    made = quiet(lines={"kum": "0005", "han": "0505"})
    made["k2"].hq = NO_UNIT
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "kum"))
    made.submit(RetreatOrder(C, KPA, NO_UNIT, "han"))
    assert (made["k1"].retreat_line, made["k1"].c) == ("kum", 850)
    assert (made["k2"].retreat_line, made["k2"].c) == ("han", 850)
    assert refused(made, RetreatOrder(C, KPA, NO_UNIT, "kum")).reason == Reason.ORDER_IN_FORCE
    made.state.turn = 4
    made.state.armies[KPA].state = ArmyState.BROKEN
    assert refused(made, EndRetreatOrder(C, KPA, NO_UNIT)).reason == Reason.ARMY_BROKEN


def test_units_are_free_at_the_line() -> None:
    """Rule 8.4: they are free on reaching it."""
    made = quiet(lines={"here": "0100"})
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "here"))
    carry_out(made, upkeep_phase(made.state, Dice(1, 1)))
    assert (made["k1"].retreat_scope, made["k2"].retreat_scope) == (RetreatScope.BATCH, RetreatScope.NONE)


def test_a_broken_army_makes_for_the_nearest_line() -> None:
    """Rule 8.2: without supply nothing lies behind anything, so the nearest line it is."""
    made = quiet(lines={"far": "0003", "near": "0502"})
    assert fallback_line(truth(made.state, U), ROK) == "near"


def test_a_broken_army_makes_for_a_line_behind_it() -> None:
    """Rule 8.2: the nearest line that supply reaches more cheaply than half of its units."""
    made = world(
        ["........"],
        [unit("r1", U, "ROK", "0200", "ROK_DIV"), unit("k1", C, "KPA", "0000", "KPA_RGT", men=900)],
        places=[place("pusan", "0700")],
        un="0100 0300 0400 0500 0600 0700",
        lines={"ahead": "0100", "behind": "0400", "far": "0600"},
    )
    source = next(i for i, rules in enumerate(ruleset().supply.sources) if rules.place == "pusan")
    made.state.set_source(source, replace(made.state.sources[source], open_turn=1))
    assert fallback_line(truth(made.state, U), ROK) == "behind"


def test_the_units_of_an_hq_may_be_allies() -> None:
    """Rules 4.4, 8.4: "Units of the HQ", of whatever army they are."""
    made = quiet(lines={"kum": "0005"})
    made["k2"].army = ruleset().army("CPV")
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "kum"))
    assert made["k2"].retreat_scope == RetreatScope.BATCH
