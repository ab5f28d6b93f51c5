"""Rule 8.6: divisions that come back."""

from dataclasses import replace

import pytest

from game.model.ids import Status, Trait
from game.model.orders import IllegalOrderError, Reason
from game.rules.dissolution import dissolve
from game.rules.orders.reform import ReformOrder
from game.rules.reform import reformable
from game.rules.visibility import observe
from tests.support.deeds import carry_out, refused
from tests.support.ground import place
from tests.support.men import all_men
from tests.support.morale import KPA
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit, world


def ruined(trained: int = 2000, recruits: int = 5000) -> World:
    """Return a KPA division dissolved on turn 1, with a city of its own to come back to, on turn 7."""
    made = world(
        ["." * 12] * 3,
        [
            unit("khq", C, "KPA", "0000", "HQ"),
            unit("k1", C, "KPA", "0000", "KPA_DIV_LIGHT", hq="khq"),
            unit("k2", C, "KPA", "0300", "KPA_DIV_LIGHT", hq="khq"),
            unit("r1", U, "ROK", "1100", "ROK_DIV"),
        ],
        places=[place("pyongyang", "0001"), place("sariwon", "0900"), place("sinuiju", "0000")],
    )
    carry_out(made, dissolve(made.state, [made["k1"]], cause="shattered"))
    made.state.turn = 7
    pool = made.state.armies[KPA].pool
    pool.trained, pool.recruits = trained, recruits
    made.state.armies[KPA].dissolved_units = 0
    source = next(i for i, s in enumerate(ruleset().supply.sources) if s.place == "sinuiju")
    made.state.set_source(source, replace(made.state.sources[source], open_turn=1))
    return made


def test_reform() -> None:
    """Rule 8.6: 30 % of TOE men, trained first, no guns, c 50, s 50, a cadre of its army's nearest HQ."""
    made = ruined()
    before = all_men(made.state, KPA)
    made.submit(ReformOrder(C, made.ids["k1"], made.hex("0001")))
    k1 = made["k1"]
    assert (k1.status, k1.hex) == (Status.ON_MAP, made.hex("0001"))
    assert (k1.men, k1.raw, k1.guns, k1.c, k1.s, k1.hq) == (3000, 1000, 0, 500, 500, made.ids["khq"])
    assert k1.q == (2000 * 850 + 1000 * 500) // 3000
    assert k1.traits & Trait.CADRE
    assert all_men(made.state, KPA) == before


def test_where_a_division_may_come_back() -> None:
    """Rule 8.6: a held city with supply and no enemy within 5."""
    made = ruined()
    places = {h for _, h, _ in reformable(observe(made.state, C))}
    assert places == {made.hex("0000"), made.hex("0001")}


@pytest.mark.parametrize(
    ("turn", "trained", "h"), [(6, 9000, "0001"), (7, 2999, "0001"), (7, 9000, "0900"), (7, 9000, "0101")]
)
def test_refused_reforms(turn: int, trained: int, h: str) -> None:
    """Rule 8.6: six turns, enough men, a city, away from the enemy."""
    made = ruined(trained, 0)
    made.state.turn = turn
    with pytest.raises(IllegalOrderError):
        made.submit(ReformOrder(C, made.ids["k1"], made.hex(h)))


def test_at_most_two_a_turn() -> None:
    """Rule 8.6: two per army and turn."""
    made = ruined()
    made.state.armies[KPA].reformed = 2
    assert refused(made, ReformOrder(C, made.ids["k1"], made.hex("0001"))).reason == Reason.CANNOT_REFORM


def test_what_cannot_come_back_and_where() -> None:
    """Rules 8.6, 3.3, 4.9: dissolved divisions of the own side; supply, room and open ground."""
    made = ruined()
    there = made.hex("0001")
    assert refused(made, ReformOrder(C, made.ids["k2"], there)).reason == Reason.CANNOT_REFORM
    assert refused(made, ReformOrder(C, made.ids["r1"], there)).reason == Reason.NO_SUCH_UNIT
    assert refused(made, ReformOrder(U, made.ids["r1"], there)).reason == Reason.NOT_YOUR_PHASE
    assert refused(made, ReformOrder(C, made.ids["k1"], made.hex("0900"))).reason == Reason.ENEMY_NEAR
    for i, source in enumerate(made.state.sources):
        made.state.set_source(i, replace(source, open_turn=0))
    assert refused(made, ReformOrder(C, made.ids["k1"], there)).reason == Reason.NO_SUPPLY
