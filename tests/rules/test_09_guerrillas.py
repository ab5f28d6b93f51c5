"""Rule 9.5: guerrillas by zone, what holds them down, what becomes of them, what they do to their enemies."""

from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.events.guerrillas import GuerrillasChanged, GuerrillasRaised
from game.model.ids import Trait
from game.rules.dissolution import dissolve
from game.rules.guerrillas import guerrillas_turn, uncontained
from game.rules.truth import truth
from game.rules.upkeep import upkeep_phase
from game.rules.visibility import observe
from game.view.summary import hex_facts
from tests.support.deeds import carry_out
from tests.support.men import all_guerrillas, all_men
from tests.support.rules import ruleset
from tests.support.world import C, Piece, U, World, unit, world

KPA, ROK = ruleset().army("KPA"), ruleset().army("ROK")
HILLS = ["hhhhhh"] * 6
WEST = "0000 0001 0002 0003 0004 0005 0100 0101 0102 0103 0104 0105"
MIDDLE = "0200 0201 0202 0203 0204 0205 0300 0301 0302 0303 0304 0305"
EAST = "0400 0401 0402 0403 0404 0405 0500 0501 0502 0503 0504 0505"


def zones(*units: Piece, men: tuple[int, int] = (10_000, 0), **changes: object) -> World:
    """Return a map with zones in the west, in the east and two columns wide between them; ``men`` in the outer two."""
    parts = {"west": WEST, "east": EAST, "middle": MIDDLE}
    return world(HILLS, units, zones=parts, scenario={"guerrillas": (*men, 0)}, **changes)  # type: ignore[arg-type]


def turn_of(made: World) -> GuerrillasChanged:
    """Carry out a turn of the guerrillas and return what it did to them."""
    events = carry_out(made, guerrillas_turn(made.state))
    assert isinstance(events[0], GuerrillasChanged)
    return events[0]


def test_the_scenario_puts_them_there() -> None:
    """Rule 9.5: KPA-GUER0 is so many men in zones at the start."""
    made = zones(men=(1250, 700))
    assert (uncontained(made.state, 0), uncontained(made.state, 1)) == (1250, 700)
    assert all_guerrillas(made.state) == 1950


def test_they_dwindle_without_friends() -> None:
    """Rule 9.5: -4 % a turn where no C combat unit stands in or next to the zone; an HQ is none."""
    made = zones(unit("hq", C, "KPA", "0001", "HQ"), unit("far", C, "KPA", "0300", "KPA_DIV_LIGHT"))
    found = turn_of(made)
    assert (found.grown, found.dispersed, found.free) == ((0, 0, 0), (400, 0, 0), (9600, 0, 0))


@pytest.mark.parametrize("place", ["0001", "0202"])
def test_they_grow_beside_friends(place: str) -> None:
    """Rule 9.5: growth 3 % a turn if a C combat unit stands in or next to the zone."""
    made = zones(unit("k", C, "KPA", place, "KPA_DIV_LIGHT"))
    made["k"].isolated_turns = 1  # without supply nobody comes to it
    found = turn_of(made)
    assert (found.grown, found.dispersed, found.free) == ((300, 0, 0), (0, 0, 0), (10_300, 0, 0))


def test_moderate_conscription_feeds_them() -> None:
    """Rule 14.2, E08: moderate conscription is 3 % more growth a turn."""
    made = zones(men=(10_000, 0))
    made.state.flags = frozenset({"conscription_half"})
    assert turn_of(made).dispersed == (100, 0, 0)
    made = zones(unit("k", C, "KPA", "0202", "KPA_DIV_LIGHT"))
    made.state.flags = frozenset({"conscription_half"})
    assert turn_of(made).grown == (600, 0, 0)


@pytest.mark.parametrize(
    ("kind", "rested", "held"),
    [
        ("ROK_SEC_RGT", False, 2500),
        ("ROK_SEC_RGT", True, 2500),
        ("ROK_RGT", True, 2500),
        ("ROK_RGT", False, 0),
        ("ROK_DIV", True, 7500),
        ("CW_BDE", True, 5000),
        ("HQ", True, 0),
    ],
)
def test_containment(kind: str, *, rested: bool, held: int) -> None:
    """Rule 9.5: each security regiment or resting U regiment (division: three) contains 2,500 men, destroys 12 %."""
    army = "CW" if kind == "CW_BDE" else "ROK"
    made = zones(unit("r", U, army, "0101", kind))
    made["r"].rested = rested
    found = turn_of(made)
    destroyed = held * 12 // 100
    left = 10_000 - destroyed
    left -= left * 4 // 100
    assert found.destroyed == (destroyed, 0, 0)
    assert (found.contained, found.free) == ((held, 0, 0), (left - held, 0, 0))
    assert uncontained(made.state, 0) == left - held


def test_only_in_its_own_zone_and_never_more_than_there_are() -> None:
    """Rule 9.5: a unit holds down the men of the zone it stands in."""
    made = zones(unit("r", U, "ROK", "0101", "ROK_SEC_RGT"), men=(1000, 1000))
    found = turn_of(made)
    assert (found.destroyed, found.contained, found.free) == ((120, 0, 0), (845, 0, 0), (0, 960, 0))


def test_security_is_a_trait() -> None:
    """Rule 3.3: whoever has the trait security contains without rest."""
    made = zones(unit("r", U, "ROK", "0101", "ROK_RGT", traits=Trait.SECURITY))
    assert turn_of(made).contained == (2500, 0, 0)


def test_they_return_to_the_army_that_reaches_them() -> None:
    """Rule 9.5: while a supplied C combat unit stands in the zone up to 2,000 a turn go to the KPA pool, trained."""
    made = zones(unit("k", C, "KPA", "0001", "KPA_DIV_LIGHT"), men=(3000, 5000))
    before = all_men(made.state, KPA)
    found = turn_of(made)
    assert (found.returned, found.free) == ((2000, 0, 0), (1090, 4800, 0))
    assert made.state.armies[KPA].pool.trained == 2000
    assert turn_of(made).returned == (1122, 0, 0)
    assert made.state.armies[KPA].pool.trained == 3122
    assert all_men(made.state, KPA) == before  # came out of the hills
    assert all_guerrillas(made.state) == sum(made.state.guerrillas) + sum(made.state.insurgency.contained)


def test_no_return_without_supply_nor_of_men_held_down() -> None:
    """Rule 9.5: the C unit must have supply; men contained cannot go."""
    made = zones(
        unit("k", C, "KPA", "0001", "KPA_DIV_LIGHT"), unit("r", U, "ROK", "0105", "ROK_SEC_RGT"), men=(2600, 0)
    )
    made["k"].isolated_turns = 1
    assert turn_of(made).returned == (0, 0, 0)
    made["k"].isolated_turns = 0
    made.state.guerrillas = (0, 0, 0)
    made.state.insurgency.contained = (2000, 0, 0)
    assert turn_of(made).returned == (0, 0, 0)


def test_what_they_cost_hungry_units() -> None:
    """Rule 9.5: -1 c per 1,000 free men a turn on enemy units in the zone with s < 50."""
    made = zones(
        unit("hungry", U, "ROK", "0101", "ROK_RGT", c=800, s=490),
        unit("fed", U, "ROK", "0103", "ROK_RGT", c=800, s=500),
        unit("away", U, "ROK", "0301", "ROK_RGT", c=800, s=100),
        unit("own", C, "KPA", "0303", "KPA_DIV_LIGHT", c=800, s=100),
        men=(4000, 0),
    )
    carry_out(made, guerrillas_turn(made.state))
    assert uncontained(made.state, 0) == 3840
    assert [made[key].c for key in ("hungry", "fed", "away", "own")] == [770, 800, 800, 800]


def test_only_free_men_make_supply_dearer() -> None:
    """Rules 6.3, 9.5: what the position of a side shows for its haul are the uncontained men."""
    made = zones(unit("r", U, "ROK", "0101", "ROK_SEC_RGT"), men=(5000, 0))
    turn_of(made)
    assert truth(made.state, U).guerrillas == observe(made.state, U).guerrillas == (2012, 0, 0)
    assert observe(made.state, C).guerrillas_contained == (2500, 0, 0)


def test_both_sides_read_how_many_there_are() -> None:
    """Rule 9.5: of the zone of a hex: all of them, and those held down."""
    made = zones(unit("r", U, "ROK", "0101", "ROK_SEC_RGT"), men=(5000, 0))
    turn_of(made)
    for side in (C, U):
        facts = hex_facts(observe(made.state, side), made.hex("0101"))
        assert "guerrillas in the zone: 4,512, 2,500 held down" in facts
        assert not any("guerrillas" in fact for fact in hex_facts(observe(made.state, side), made.hex("0505")))


def test_dissolved_men_join_those_who_are_there() -> None:
    """Rule 9.5: dissolution is a source; every man of them is accounted for (17.3)."""
    made = zones(unit("k", C, "KPA", "0001", "KPA_DIV_LIGHT", men=10_000), men=(500, 0))
    before = all_men(made.state, KPA)
    carry_out(made, dissolve(made.state, [made["k"]], cause="cohesion"))
    assert made.state.guerrillas[0] > 500
    assert all_men(made.state, KPA) == before
    assert all_guerrillas(made.state) == sum(made.state.guerrillas)


def test_an_event_may_raise_more() -> None:
    """Rule 14.1: the effect ``guerrillas``."""
    made = zones(men=(0, 0))
    GuerrillasRaised(1, 300).apply(made.state)
    assert made.state.guerrillas == (0, 300, 0)
    assert all_guerrillas(made.state) == 300
    GuerrillasRaised(1, -500).apply(made.state)
    assert made.state.guerrillas == (0, 0, 0)
    assert all_guerrillas(made.state) == 0


def test_they_have_their_turn_in_upkeep_after_dissolution() -> None:
    """Rule 1.3: dissolution, guerrillas, tracks, victory check."""
    made = zones(unit("k", C, "KPA", "0001", "KPA_DIV_LIGHT", c=0), unit("r", U, "ROK", "0505", "ROK_DIV"))
    made["k"].fought = True  # no recovery
    kinds = [event.kind for event in carry_out(made, upkeep_phase(made.state, Dice(1, 1)))]
    order = [kind for kind in kinds if kind in ("unit_dissolved", "guerrillas_changed", "turn_settled")]
    assert order == ["unit_dissolved", "guerrillas_changed", "turn_settled"]
    changed = made.state.insurgency
    assert changed.returned == 0  # the unit was gone before its men could come to it
    assert changed.dispersed > 0


def test_nothing_happens_where_there_are_none() -> None:
    """Rule 9.5: no event without guerrillas."""
    made = zones(men=(0, 0))
    assert list(guerrillas_turn(made.state)) == []


def test_a_side_of_its_own() -> None:
    """Rule 9.5: whose they are is data."""
    rules = ruleset()
    turned = replace(rules, guerrillas=replace(rules.guerrillas, side=U, army=ROK))
    made = zones(unit("r", U, "ROK", "0101", "ROK_DIV"), rules=turned)
    found = turn_of(made)
    assert (found.grown, found.returned) == ((300, 0, 0), (2000, 0, 0))
    assert made.state.armies[ROK].pool.trained == 2000
