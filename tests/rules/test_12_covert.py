"""Rule 12.2: covert units are not seen for what they are, until they fight or ride; and estimates of an army."""

import pytest

from game.model.dice import Dice
from game.model.events.intelligence import ContactBroken, UnitEstimated, UnitRevealed
from game.model.ids import Intelligence, Phase, Rail, Side, Status
from game.model.picture import Contact
from game.rules.dissolution import dissolve
from game.rules.forecast import forecast
from game.rules.intelligence import break_contact, covert_surprise, estimates
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.rail import rail_reach
from game.rules.sequence import begin_phase
from game.rules.truth import truth, without_fog
from game.rules.visibility import observe
from game.session.witness import March, Witness
from game.view import tellers_hidden  # noqa: F401  # registers
from game.view.dispatches import dispatches
from game.view.explain import morale_why
from tests.support.checks import frozen
from tests.support.combat import TARGET, N, assault, true_forecast
from tests.support.deeds import carry_out
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit, world

CPV, ROK, US, KPA = (ruleset().army(key) for key in ("CPV", "ROK", "US", "KPA"))
UNKNOWN: dict[str, object] = {"known": ((), ())}


def beside(turn: int = 1, **cpv: object) -> World:
    """Return a CPV division north of a ROK one in the mountains, and an HQ, the CPV just come into sight."""
    return world(
        ["mmmmm"] * 6,
        [
            unit("hq", C, "CPV", "0100", "HQ"),
            unit("cpv", C, "CPV", N, "CPV_DIV", hq="hq", **cpv),
            unit("rok", U, "ROK", TARGET, "ROK_DIV"),
        ],
        turn=turn,
        scenario=UNKNOWN,
    )


def contact(made: World, side: Side, key: str) -> Contact:
    """Return what a side knows of a unit."""
    return made.state.pictures[side].contacts[made.state.tracked[side][made.ids[key]]]


def test_cpv_arrives_covert_nobody_else_does() -> None:
    """Rule 3.3: covert is a trait of the CPV until revealed."""
    made = beside()
    assert [made[key].covert for key in ("hq", "cpv", "rok")] == [False, True, False]


def test_adjacent_contact_is_unidentified_at_most_a_regiment() -> None:
    """Rule 12.2: adjacent contact shows only "unidentified, <= 1 regiment"."""
    made = beside()
    seen = contact(made, U, "cpv")
    assert (seen.spec, seen.army, seen.toe.id, seen.men, seen.tanks) == (None, KPA, "KPA_RGT", 3000, 0)
    assert (seen.hex, seen.seen, seen.intelligence) == (made.hex(N), True, Intelligence.POOR)
    assert seen.toe.stack_points == 1
    assert without_fog(made.state, U).foes[made.ids["cpv"]].men == 12_500  # rule 12.3


@pytest.mark.parametrize(
    "hidden",
    [
        {"men": 800, "guns": 0},
        {"men": 12_500, "q": 1200, "c": 300},
        {"s": 0, "e": 3},
        {"guns": 2, "c": 950, "rear": 500},
    ],
)
def test_the_view_is_the_same_whatever_a_covert_unit_is(hidden: dict[str, object]) -> None:
    """Rule 12.2: nothing of the truth reaches the view of U: not its strength, quality, supply or works.

    On an even turn: no estimate is made on it.
    """
    plain, other = beside(turn=2), beside(turn=2, **hidden)
    assert frozen(observe(plain.state, U)) == frozen(observe(other.state, U))
    order = AssaultOrder(U, (plain.ids["rok"],), plain.hex(N))
    for made in (plain, other):
        for event in begin_phase(made.state, 2, Phase.UN_OPERATIONS):
            event.apply(made.state)
    forecasts = [forecast(observe(made.state, U), order.units, order.target) for made in (plain, other)]
    assert forecasts[0] == forecasts[1]


def test_an_unidentified_unit_that_passes_is_no_better_known() -> None:
    """Rule 12.2: on the march, too; what is shown of it in motion does not tell who it is."""
    made = world(
        ["." * 9] * 9,
        [unit("cpv", C, "CPV", "0201", "CPV_DIV"), unit("rok", U, "ROK", "0404", "ROK_DIV")],
        scenario=UNKNOWN,
    )
    witness = Witness(U)
    order = MoveOrder(C, made.ids["cpv"], made.path("0202 0302 0303"))
    for event in order.resolve(made.state, Dice(1, 1)):
        witness.see(made.state, event)
        event.apply(made.state)
    (scene,) = witness.taken()
    assert isinstance(scene, March)
    assert (scene.figure.name, scene.figure.army, scene.figure.toe.id) == ("?", KPA, "KPA_RGT")
    assert contact(made, U, "cpv").spec is None


def test_an_assault_reveals_who_strikes() -> None:
    """Rule 12.2: a unit stops being covert at its first combat, and is seen for what it is."""
    made = beside()
    made.submit(assault(made, "cpv"))
    assert made.kinds()[:2] == ["fight_resolved", "unit_revealed"]
    assert not made["cpv"].covert
    assert contact(made, U, "cpv").spec is made["cpv"].spec
    told = dispatches(made.state, U, [UnitRevealed((made.ids["cpv"],), "combat")])
    assert ["Identified" in line.text for line in told] == [True]


def test_a_defense_reveals_as_well_and_there_is_no_surprise_left() -> None:
    """Rules 7.2, 12.2: its first combat may be a defense; its later assaults surprise nobody."""
    made = world(
        ["....."] * 6,
        [
            unit("cpv", C, "CPV", N, "CPV_DIV", men=12_500),
            unit("rok", U, "ROK", TARGET, "ROK_DIV"),
        ],
        side=U,
    )
    made.submit(AssaultOrder(U, (made.ids["rok"],), made.hex(N)))
    assert "unit_revealed" in made.kinds()
    for event in begin_phase(made.state, 2, Phase.COMMUNIST_OPERATIONS):
        event.apply(made.state)
    assert "covert" not in {factor.key for factor in true_forecast(made, "cpv").odds.factors}


def test_who_only_stands_beside_a_fight_stays_covert() -> None:
    """Rule 12.2: its own first combat."""
    made = world(
        ["mmmmm"] * 6,
        [
            unit("a", C, "CPV", N, "CPV_DIV"),
            unit("b", C, "CPV", N, "CPV_DIV"),
            unit("rok", U, "ROK", TARGET, "ROK_DIV"),
        ],
    )
    made.submit(assault(made, "a"))
    assert [made[key].covert for key in ("a", "b")] == [False, True]


def test_the_railway_reveals() -> None:
    """Rule 12.2: at its first rail move; who does not see it learns nothing of that."""
    line = " ".join(f"00{row:02d}" for row in range(25))
    made = world(
        ["..."] * 25,
        [unit("cpv", C, "CPV", "0000", "CPV_DIV"), unit("rok", U, "ROK", "0224", "ROK_DIV")],
        rails={Rail.SINGLE: [line]},
        scenario=UNKNOWN,
    )
    before = frozen(observe(made.state, U))
    way = rail_reach(observe(made.state, C), made["cpv"])[made.hex("0010")]
    made.submit(RailOrder(C, made.ids["cpv"], way))
    assert made.kinds() == ["unit_railed", "unit_revealed"]
    assert not made["cpv"].covert
    assert frozen(observe(made.state, U)) == before
    assert dispatches(made.state, U, made.happened) == []


@pytest.mark.parametrize(
    ("flags", "army", "factor"),
    [
        ((), ROK, 1300),
        ((), US, 1300),
        (("cpv_strikes_rok",), ROK, 1500),
        (("cpv_strikes_rok",), US, 1300),
        (("cpv_general_offensive",), ROK, 1150),
        (("cpv_general_offensive",), US, 1150),
        (("cpv_northern_base",), ROK, 1300),
    ],
)
def test_surprise_of_covert_units(flags: tuple[str, ...], army: int, factor: int) -> None:
    """Rules 7.2, 14.2 (E29): 1.50 against the ROK if that was chosen, else 1.30; general offensive 1.15."""
    made = beside()
    made.state.flags = frozenset(flags)
    assert covert_surprise(truth(made.state, C), victim_army=army) == factor


def test_surprise_is_of_each_unit_and_takes_the_place_of_an_ambush() -> None:
    """Rules 4.8, 7.2: only covert units have it; an ambush by them is no more than that."""
    made = world(
        ["mmmmm"] * 6,
        [
            unit("a", C, "CPV", N, "CPV_DIV"),
            unit("b", C, "CPV", N, "CPV_DIV"),
            unit("rok", U, "ROK", TARGET, "ROK_DIV"),
        ],
    )
    made["b"].covert = False
    made["a"].ambush_hex = made["b"].ambush_hex = made.hex(TARGET)
    keys = {
        power.id: [key for key, _ in power.factors if key in ("covert", "ambush")]
        for power in true_forecast(made, "a", "b").odds.attackers
    }
    assert keys == {made.ids["a"]: ["covert"], made.ids["b"]: ["ambush"]}


def test_a_dissolved_covert_unit_is_covert_no_more() -> None:
    """Rules 8.6, 12.2: a cadre raised again is none of those who crossed unseen."""
    made = beside()
    carry_out(made, dissolve(made.state, [made["cpv"]], cause="cohesion"))
    assert made["cpv"].status == Status.DISSOLVED
    assert not made["cpv"].covert


# --- contact broken -------------------------------------------------------------------------------------------


def test_breaking_contact() -> None:
    """Rule 14.2, E32: CPV units not in enemy ZOC are covert again; the enemy loses what he knew of them."""
    made = world(
        ["....."] * 8,
        [
            unit("near", C, "CPV", "0201", "CPV_DIV"),
            unit("away", C, "CPV", "0205", "CPV_DIV"),
            unit("kpa", C, "KPA", "0206", "KPA_DIV_LIGHT"),
            unit("rok", U, "ROK", "0202", "ROK_DIV"),
        ],
    )
    made["near"].covert = made["away"].covert = False
    assert {made.ids["near"], made.ids["away"]} <= made.state.tracked[U].keys()
    assert list(break_contact(made.state)) == []
    made.state.flags = frozenset({"cpv_breaks_contact"})
    (event,) = carry_out(made, break_contact(made.state))
    assert isinstance(event, ContactBroken)
    assert (event.army, event.units) == (CPV, (made.ids["away"],))
    assert all(len(dispatches(made.state, side, [event])) == 1 for side in Side)
    assert [made[key].covert for key in ("near", "away", "kpa")] == [False, True, False]
    assert made.ids["away"] not in made.state.tracked[U]
    assert made.hex("0205") not in observe(made.state, U).foes_at
    assert list(break_contact(made.state)) == []


def test_contact_is_broken_before_the_front_is_looked_over() -> None:
    """Rules 12.1, 12.2: who stands beside the enemy, though in no ZOC of his, is seen again as unidentified at once."""
    made = world(
        ["....."] * 8,
        [
            unit("cpv", C, "CPV", "0201", "CPV_DIV"),
            unit("rok", U, "ROK", "0202", "ROK_RGT", men=900),
        ],
        turn=2,
    )
    made["cpv"].covert = False
    made.state.flags = frozenset({"cpv_breaks_contact"})
    old = made.state.tracked[U][made.ids["cpv"]]
    events = carry_out(made, begin_phase(made.state, 4, Phase.COMMUNIST_OPERATIONS))
    assert [event.kind for event in events][:3] == ["phase_began", "contact_broken", "picture_updated"]
    seen = contact(made, U, "cpv")
    assert (seen.spec, seen.id != old) == (None, True)
    made["cpv"].covert = False
    carry_out(made, begin_phase(made.state, 5, Phase.COMMUNIST_OPERATIONS))
    assert not made["cpv"].covert  # once


# --- estimates ------------------------------------------------------------------------------------------------


def estimate_on(made: World, turn: int) -> list[int]:
    made.state.turn = turn
    return [event.men for event in carry_out(made, estimates(made.state)) if isinstance(event, UnitEstimated)]


def test_estimates() -> None:
    """Rule 12.2: each odd turn true x (.1 before first combat, .35 to T44, .8 later)."""
    made = beside(men=12_000)
    made.state.estimates = ((0,) * 5, (0,) * 5)
    assert estimate_on(made, 34) == []
    assert estimate_on(made, 35) == [1200]
    made.state.armies[CPV].first_fight_turn = 35
    assert estimate_on(made, 36) == []
    assert estimate_on(made, 37) == [4200]
    assert estimate_on(made, 43) == []  # as before
    made["cpv"].men = 10_000
    assert estimate_on(made, 45) == [8000]
    assert observe(made.state, U).estimates[CPV] == 8000
    assert observe(made.state, C).estimates == (0,) * 5


def test_the_estimate_stands_between_its_turns() -> None:
    """Rule 12.2: the truth that has changed since is not seen in it."""
    made = beside(men=12_000)
    before = frozen(observe(made.state, U))
    made["cpv"].men = 7000
    assert frozen(observe(made.state, U)) == before
    assert observe(made.state, U).estimates[CPV] == 1200  # of turn 1
    assert truth(made.state, U).estimates == observe(made.state, U).estimates


def test_the_estimate_can_be_read() -> None:
    """Rule 12.2: the UI shows the estimate, never the truth, and to the UN side only."""
    made = beside(men=12_000)
    assert "1,200 men" in morale_why(observe(made.state, U), CPV)
    assert "men in Korea" not in morale_why(observe(made.state, C), CPV)
    assert "men in Korea" not in morale_why(observe(made.state, U), KPA)


def test_the_first_fight_of_an_army_is_remembered() -> None:
    """Rules 12.2, 14.2 (E32): attack or defense, the turn of it."""
    made = beside()
    assert made.state.armies[CPV].first_fight_turn == 0
    made.submit(assault(made, "cpv"))
    assert [made.state.armies[army].first_fight_turn for army in (CPV, ROK, US)] == [1, 1, 0]
    told = dispatches(made.state, U, [UnitEstimated(U, CPV, 4200)])
    assert [("4,200" in line.text) for line in told] == [True]
    assert dispatches(made.state, C, [UnitEstimated(U, CPV, 4200)]) == []
