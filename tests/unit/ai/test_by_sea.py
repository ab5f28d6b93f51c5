"""What the computer does at sea: transport, evacuation, landings, garrisons against them (rules 10.5, 10.6, 16.1)."""

from dataclasses import replace

import pytest

from game.ai.guards import guards
from game.ai.landings import waves
from game.ai.mind import Mind
from game.model.ids import OFF_MAP, Phase, Status
from game.model.scenario import Goal
from game.model.sea import LandingStage
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.orders.naval import AllocateNavalOrder
from game.rules.visibility import observe
from tests.support.computers import axis, play_phase
from tests.support.ground import place
from tests.support.shore import INCHON, KUNSAN, WAVE, allocate, ids, ready, shore
from tests.support.world import C, Piece, U, World, box, unit, world

KPA, RCT = "KPA_DIV_SOV", "US_RCT"


def embarked(made: World, name: str = "regular") -> dict[str, int]:
    """Let a player end the phase; return the port each unit sails for."""
    keys = {number: key for key, number in made.ids.items()}
    orders = [order for order in play_phase(made, name) if isinstance(order, EmbarkOrder)]
    return {keys[order.unit]: order.port for order in orders}


def test_units_at_home_are_brought_over() -> None:
    """Rule 10.6: who waits in `japan` is of no use there; recruits know as much."""
    for name in ("regular", "recruit"):
        made = shore(turn=10, afloat="a b", landings=False)
        assert embarked(made, name) == {"a": made.hex("1102"), "b": made.hex("1102"), "x": made.hex("1102")}


def test_tired_units_stay_and_recover() -> None:
    """Rule 4.9: units in boxes recover 15 cohesion and 30 supply a turn."""
    made = shore(turn=10, afloat="a b", landings=False)
    made["a"].c = 300
    assert sorted(embarked(made)) == ["b", "x"]


def cornered(enemies: int, *, un: str = "0202") -> World:
    """Return a US regiment in Inchon with enemies on every way out, and Pusan far away."""
    around = ("0102", "0201", "0302", "0101", "0301")
    return world(
        ["............", "............", "............", "~~~~~~~~~~~~"],
        [
            unit("r", U, "US", "0202", RCT),
            *[unit(f"k{i}", C, "KPA", label, KPA) for i, label in enumerate(around[:enemies])],
        ],
        side=U,
        turn=10,
        places=(place("inchon", "0202", port=True, vp=3), place("pusan", "1102", port=True)),
        beaches={"0202": 4, "1102": 3},
        un=f"{un} 1102",
        scenario={"boxes": (box("japan", U),), "sea_control_turn": 3},
    )


def test_a_port_that_cannot_be_held_is_left_by_sea() -> None:
    """Rule 10.6: evacuation, to the nearest port that is safe."""
    made = cornered(5)
    assert embarked(made) == {"r": made.hex("1102")}


def test_a_port_with_a_way_out_is_not() -> None:
    """Rule 16.1: who can walk away needs no ship."""
    assert embarked(cornered(1)) == {}


def test_the_last_port_is_not_given_up() -> None:
    """Rule 15: it is worth points, and there is no other to come back to."""
    made = cornered(5)
    made.state.set_holder(made.hex("1102"), C)
    assert embarked(made) == {}


# --- landings -------------------------------------------------------------------------------------------------


def stalemate(*units: Piece) -> World:
    """Return an enemy army dug in before Pusan, whose way home leads past Inchon, and a force in Japan."""
    made = shore(
        *[unit(f"k{i}", C, "KPA", label, KPA, men=5_000) for i, label in enumerate(("0802", "0801", "0800"))],
        *[unit(f"u{i}", U, "US", label, RCT, e=2) for i, label in enumerate(("0902", "0901", "0900"))],
        *units,
        turn=10,
    )
    made.state.set_holder(made.hex("0902"), U)
    return made


def planned(made: World, name: str = "regular") -> list[PlanLandingOrder]:
    allocate(made)
    return [order for order in play_phase(made, name) if isinstance(order, PlanLandingOrder)]


def test_a_landing_is_planned_behind_a_front_that_stands_still() -> None:
    """Rule 16.1: the site of the most expected cut-off value x surprise / preparation, the second best as its cover."""
    made = stalemate()
    found = planned(made)
    assert [(order.site, order.cover) for order in found] == [("kunsan", "inchon")]
    assert set(found[0].force) == set(ids(made, *"abcdef", "x"))
    assert made.state.sea.plan.stage == LandingStage.PLANNING


@pytest.mark.parametrize(("flag", "site"), [("landing_inchon", "inchon"), ("landing_elsewhere", "kunsan")])
def test_a_landing_goes_where_it_was_decided(flag: str, site: str) -> None:
    """Rule 14, E10: Inchon, or another place; one that was planned before the decision is planned anew."""
    made = stalemate()
    made.state.flags |= {flag}
    assert [order.site for order in planned(made)] == [site]
    other = KUNSAN if site == "inchon" else INCHON
    ready(made, other, "a b c", stage=LandingStage.PLANNING)
    allocate(made)
    assert any(isinstance(order, CancelLandingOrder) for order in play_phase(made))


def test_nobody_waits_for_units_that_come_much_later() -> None:
    """Rule 10.5: a force may list units that are due, but it sails without those that are not there."""
    made = stalemate(unit("late", U, "US", "", RCT, turn=30), unit("soon", U, "US", "", RCT, turn=20))
    scenario = made.state.scenario
    due = ids(made, "late", "soon")
    setups = tuple(replace(setup, box=0) if setup.unit in due else setup for setup in scenario.setups)
    made.state.scenario = replace(scenario, setups=setups)
    found = planned(made)
    assert made.ids["soon"] in found[0].force
    assert made.ids["late"] not in found[0].force


def test_nothing_is_planned_while_the_front_moves() -> None:
    """Rule 16.1: a plan takes turns; who has not dug in yet has other sorrows."""
    made = stalemate()
    for key in ("u0", "u1", "u2"):
        made[key].e = 0
    assert planned(made) == []


def test_nothing_is_planned_while_every_unit_is_needed() -> None:
    """Rule 10.5: "the price of Inchon is a thinner Pusan": who is pressed too hard does not pay it."""
    made = stalemate()
    for key in ("u0", "u1", "u2"):
        made[key].men = 1_600
    assert planned(made) == []


def test_a_landing_is_planned_for_those_who_are_still_to_come() -> None:
    """Rule 10.5: two divisions due in August were planned for in July; the front misses nobody who is not there yet."""
    made = stalemate(*[unit(f"d{i}", U, "US", "", RCT, turn=20) for i in range(4)])
    due = ids(made, *[f"d{i}" for i in range(4)])
    scenario = made.state.scenario
    setups = tuple(replace(setup, box=0) if setup.unit in due else setup for setup in scenario.setups)
    made.state.scenario = replace(scenario, setups=setups)
    for key in ("a", "b", "c", "d", "e", "f"):
        made.state.enter(made[key], made.hex("1102"))
    for key in ("u0", "u1", "u2"):
        made[key].men = 1_600
    found = planned(made)
    assert [set(order.force) for order in found] == [{*due, made.ids["x"]}]
    allocate(made)
    assert not [order for order in play_phase(made) if isinstance(order, CancelLandingOrder)]


def test_a_force_comes_over_after_all_where_the_front_breaks() -> None:
    """Rule 16.1: a landing saves nobody who has been thrown into the sea before it."""
    made = stalemate()
    ready(made, KUNSAN, "a b c", stage=LandingStage.PLANNING)
    for key in ("u0", "u1", "u2"):
        made[key].men = 900
        made[key].guns = made[key].tanks = 0
    allocate(made)
    assert any(isinstance(order, CancelLandingOrder) for order in play_phase(made))


def test_a_recruit_plans_no_landing() -> None:
    """Rule 16.3: "no landing planning beyond hints"."""
    assert planned(stalemate(), "recruit") == []


def test_a_landing_whose_site_has_been_taken_is_given_up() -> None:
    """Rule 10.5: the force is of more use elsewhere."""
    made = stalemate()
    ready(made, KUNSAN, "a b c")
    made.state.set_holder(made.hex("0602"), U)
    allocate(made)
    assert any(isinstance(order, CancelLandingOrder) for order in play_phase(made))


def test_the_wave_goes_when_the_tide_serves() -> None:
    """Rules 10.5, 16.1: the strongest units with their HQ; the others follow at once, over the beachhead."""
    made = shore(turn=24)
    ready(made, INCHON, "a b c d e f x")
    orders = play_phase(made)
    assert orders[0] == LandOrder(U, tuple(sorted(ids(made, *WAVE, "x"))))
    assert [(order.unit, order.port) for order in orders if isinstance(order, EmbarkOrder)] == [
        (made.ids["e"], made.hex("0202")),
        (made.ids["f"], made.hex("0202")),
    ]


def test_a_wave_without_a_chance_waits() -> None:
    """Rule 16.1: a landing that is thrown back is worse than none."""
    made = shore(*[unit(f"k{i}", C, "KPA", "0202", KPA, e=3) for i in range(3)], turn=24)
    ready(made, INCHON, "a b c d x")
    mind = Mind(U, 1, "regular")
    mind.look(observe(made.state, U))
    assert list(waves(mind)) == []


def test_the_cover_is_paid_for() -> None:
    """Rule 10.5: "U spends 1 air or 1 naval point a turn"; the last turns before the tide the guns shell a garrison."""
    made = shore(unit("k", C, "KPA", "0202", "KPA_RGT"), unit("u", U, "US", "1102", RCT), turn=23)
    ready(made, INCHON, "a b c d x")
    made.state.sea.plan = made.state.sea.plan._replace(cover=KUNSAN)
    made.state.naval.points = 4
    allocate(made)
    assert AllocateNavalOrder(U, 1, 1) in play_phase(made)


def test_an_attacker_keeps_the_ports_he_fears_for() -> None:
    """Rule 16.1: "ports to garrison (belief x value)"."""
    made = shore(
        unit("g", C, "KPA", "0402", "KPA_RGT"),
        unit("k", C, "KPA", "0702", KPA),
        turn=20,
        axes=(axis((6, 7, 8)),),
        goals=(Goal(1, 2 * 12 + 2, 1),),
    )
    fears = [0] * (len(made.state.ruleset.sea.sites) + 1)
    for belief, posted in ((100, 0), (400, 1)):
        fears[INCHON] = belief
        made.state.belief = tuple(fears)
        mind = Mind(C, 1, "regular")
        made.state.phase, made.state.decider = Phase.COMMUNIST_OPERATIONS, C
        mind.look(observe(made.state, C))
        ways = guards(mind.view, mind.survey, mind.fighters, {u.id: mind.power(u) for u in mind.fighters})
        assert len(ways) == posted
    assert ways[made.ids["g"]].cost(made.hex("0202")) == 0


def test_nobody_keeps_a_port_that_no_tide_will_serve() -> None:
    """Rules 10.5, 16.1: however firmly a landing is believed in, it cannot come at Inchon after the last high tide."""
    posted = {}
    for turn in (23, 39):
        made = shore(
            unit("g", C, "KPA", "0402", "KPA_RGT"),
            unit("k", C, "KPA", "0702", KPA),
            turn=turn,
            axes=(axis((6, 7, 8)),),
            goals=(Goal(1, 2 * 12 + 2, 1),),
        )
        made.state.belief = tuple(900 * (i == INCHON) for i in range(len(made.state.ruleset.sea.sites) + 1))
        mind = Mind(C, 1, "regular")
        made.state.phase, made.state.decider = Phase.COMMUNIST_OPERATIONS, C
        mind.look(observe(made.state, C))
        posted[turn] = guards(mind.view, mind.survey, mind.fighters, {u.id: mind.power(u) for u in mind.fighters})
    assert posted[23]
    assert not posted[39]


def pressed(*units: Piece, fears: dict[int, int], turn: int = 23, flags: tuple[str, ...] = ()) -> World:
    """Return the Communist side at its operations, without an axis, far from the sites; fears per mille."""
    made = shore(*units, unit("k", C, "KPA", "1002", KPA), unit("u", U, "US", "1102", RCT), turn=turn)
    made.state.belief = tuple(fears.get(i, 0) for i in range(len(made.state.ruleset.sea.sites) + 1))
    made.state.flags |= {*flags}
    made.state.phase, made.state.decider = Phase.COMMUNIST_OPERATIONS, C
    return made


def kept(made: World) -> list[str]:
    """Return who stands in Inchon after the phase of the regular computer, which defends."""
    play_phase(made)
    inchon, names = made.hex("0202"), {number: key for key, number in made.ids.items()}
    return [names[number] for number in made.state.at[C].get(inchon, ())]


def test_a_defender_holds_the_site_he_fears_for() -> None:
    """Rule 16.1: "ports to garrison (belief x value)": not only who attacks; not with whole divisions."""
    brigade = unit("g", C, "KPA", "0301", "KPA_BDE")
    assert kept(pressed(brigade, fears={INCHON: 400})) == ["g"]
    assert kept(pressed(unit("g", C, "KPA", "0301", KPA), fears={INCHON: 400})) == []


def test_a_garrison_that_is_there_stays_while_a_tide_may_serve() -> None:
    """Rules 10.5, 16.1: it used to march off before the tide, whatever had been decided about the ports (E09)."""
    dug_in = unit("g", C, "KPA", "0202", "KPA_BDE", e=2)
    assert kept(pressed(dug_in, fears={})) == ["g"]
    fresh = unit("g", C, "KPA", "0202", "KPA_BDE")
    assert kept(pressed(fresh, fears={INCHON: 1}, flags=("ports_heeded",))) == ["g"]


def test_reserved_units_wait_for_their_landing() -> None:
    """Rule 10.5: the price of Inchon is a thinner Pusan."""
    made = shore(turn=12)
    ready(made, INCHON, "a b c d e f x", stage=LandingStage.PLANNING)
    assert embarked(made) == {}
    assert made["a"].status == Status.IN_BOX
    assert OFF_MAP not in made.state.sea.bound.values()
