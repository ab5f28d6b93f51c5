"""Rules 6.2, 6.3: what hauling costs by rail, road and track, over rivers, in mud, among enemies."""

import pytest

from game.model.ids import Ice, Rail, River, Road, Side, Sky
from game.model.records import BandWeather
from game.rules.haul import MOST_HAUL, NO_PATH, Hauler
from game.rules.sources import NO_SOURCE, haul_costs
from game.rules.supply import haul_pm, supply_forecast
from game.rules.truth import truth
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.supply import KPA_DIV, ROK_DIV, US_RCT, line, row, supply_of
from tests.support.world import C, U, unit, world


@pytest.mark.parametrize(
    ("side", "army", "toe", "road", "expected"),
    [
        (C, "KPA", KPA_DIV, Road.NONE, 250),
        (C, "KPA", KPA_DIV, Road.TRACK, 200),
        (C, "KPA", KPA_DIV, Road.SECONDARY, 150),
        (C, "KPA", KPA_DIV, Road.PRIMARY, 100),
        (U, "ROK", ROK_DIV, Road.NONE, 600),
        (U, "ROK", ROK_DIV, Road.TRACK, 300),
        (U, "ROK", ROK_DIV, Road.SECONDARY, 150),
        (U, "ROK", ROK_DIV, Road.PRIMARY, 100),
    ],
)
def test_haul_by_road(side: Side, army: str, toe: str, road: Road, expected: int) -> None:
    """Rule 6.2: the table of hauls per hex."""
    made = world(
        ["..."],
        [unit("a", side, army, "0100", toe)],
        places=[place("pusan" if side == U else "sinuiju", "0000", port=True)],
        roads={road: ["0000 0100"]} if road else {},
        un=row(0, 2) if side == U else "",
    )
    assert supply_of(made, "a", side).haul == expected


def test_a_broken_railway_is_a_track() -> None:
    """Rules 2.2, 6.2: rail that does not work at both ends is hauled over as a track."""
    made = line(unit("a", C, "KPA", "0200", KPA_DIV), length=3, rails={Rail.DOUBLE: [row(0, 2)]}, road="0000")
    assert supply_of(made, "a").haul == 2 * 25
    made.state.set_rail(made.hex("0200"), 2)
    assert supply_of(made, "a").haul == 25 + 200


def test_trains_run_as_far_as_rail_leads_from_a_source() -> None:
    """Rule 6.2, decision 0026: beyond a gap in the railway all goes by road, however good the track there is."""
    rails = {Rail.DOUBLE: [row(0, 4)]}
    made = line(unit("a", C, "KPA", "0400", KPA_DIV), length=5, rails=rails, road="0000")
    view = observe(made.state, C)
    source, unit_hex = made.hex("0000"), made.hex("0400")
    assert Hauler(view).field((source,), (0,)).cost[unit_hex] == 4 * 25
    gap = Hauler(view, cut=[(made.hex("0100"), made.hex("0200"))]).field((source,), (0,))
    assert gap.cost[unit_hex] == 25 + 250 + 2 * 200
    assert gap.path(unit_hex) == tuple(made.hex(key) for key in ("0000", "0100", "0200", "0300", "0400"))


def test_a_hexside_can_be_taken_out_in_thought() -> None:
    """Rule 6.2, P-15: without road, railway and bridge it costs what bare ground and a ferry cost."""
    made = line(
        unit("a", C, "KPA", "0200", KPA_DIV),
        length=3,
        rails={Rail.DOUBLE: [row(0, 2)]},
        rivers={River.MAJOR: ["0000 0100"]},
        road="0000",
    )
    view = observe(made.state, C)
    key, a, b, c = made.ids["a"], made.hex("0000"), made.hex("0100"), made.hex("0200")
    assert supply_forecast(view).units[key].haul == 2 * 25
    assert (
        supply_forecast(view, Hauler(view, cut=[(a, b)])).units[key].haul == 250 + 100 + 200
    )  # no train beyond the gap
    assert supply_forecast(view, Hauler(view, cut=[(c, b)])).units[key].haul == 25 + 250
    assert supply_forecast(view).units[key].haul == 2 * 25


@pytest.mark.parametrize(
    ("blown", "ice", "expected"),
    [(False, Ice.NONE, 25), (True, Ice.NONE, 200 + 100), (True, Ice.MAJOR, 200), (False, Ice.MAJOR, 25)],
)
def test_a_blown_bridge(*, blown: bool, ice: Ice, expected: int) -> None:
    """Rules 2.4, 6.2: a railway over a river without its bridge is a track and a ferry; ice makes the ferry free."""
    made = line(
        unit("a", C, "KPA", "0100", KPA_DIV),
        length=2,
        rails={Rail.SINGLE: [row(0, 1)]},
        rivers={River.MAJOR: ["0000 0100"]},
        road="0000",
    )
    made.state.set_weather((BandWeather(Sky.CLEAR, cold=False, ice=ice),) * 2)
    if blown:
        made.state.set_bridge(0, 2)
    assert supply_of(made, "a").haul == expected


def test_a_river_without_bridge_costs_the_un_more() -> None:
    """Rule 6.2: the crossing of a major river without a bridge costs U 3, off roads."""
    made = world(
        [".."],
        [unit("a", U, "US", "0100", US_RCT)],
        places=[place("pusan", "0000", port=True)],
        rivers={River.MAJOR: ["0000 0100"]},
        un="0000 0100",
    )
    assert supply_of(made, "a", U).haul == 600 + 300


@pytest.mark.parametrize(("sky", "road", "expected"), [(Sky.RAIN, Road.PRIMARY, 120), (Sky.RAIN, Road.TRACK, 200)])
def test_mud_slows_roads_only(sky: Sky, road: Road, expected: int) -> None:
    """Rules 6.3, 11: rain and snow make road hauls dearer, tracks and porters are as they were."""
    made = world(
        [".."], [unit("a", C, "KPA", "0100", KPA_DIV)], places=[place("sinuiju", "0000")], roads={road: [row(0, 1)]}
    )
    made.state.set_weather((BandWeather(sky, cold=False, ice=Ice.NONE),) * 2)
    assert supply_of(made, "a").haul == expected


@pytest.mark.parametrize(("men", "expected"), [(1000, 105), (4000, 120), (50_000, 150)])
def test_guerrillas_behind_the_un(men: int, expected: int) -> None:
    """Rule 6.3: guerrillas make the roads of the other side dearer, by half at most, and not those of their own."""
    made = line(unit("a", U, "ROK", "0100", ROK_DIV), length=2, home="pusan", side=U)
    made.state.guerrillas = (men, *made.state.guerrillas[1:])
    assert supply_of(made, "a", U).haul == expected
    own = line(unit("a", C, "KPA", "0100", KPA_DIV), length=2)
    own.state.guerrillas = (men, *own.state.guerrillas[1:])
    assert supply_of(own, "a").haul == 100


def test_an_open_path_enters_no_uncovered_zoc() -> None:
    """Rule 6.2: a hex in an enemy ZOC is open only to the side that has a combat unit in it."""
    rows = ["....", "....", "...."]
    roads = {Road.PRIMARY: ["0001 0101 0201 0301"]}
    target = unit("a", C, "KPA", "0301", KPA_DIV)
    enemy = unit("foe", U, "ROK", "0200", ROK_DIV)
    closed = world(rows, [target, enemy], places=[place("sinuiju", "0001")], roads=roads)
    assert supply_of(closed, "a").haul > 300
    friend = unit("b", C, "KPA", "0201", KPA_DIV)
    screen = unit("c", C, "KPA", "0101", KPA_DIV)
    covered = world(rows, [target, enemy, friend, screen], places=[place("sinuiju", "0001")], roads=roads)
    assert supply_of(covered, "a").haul == 300


def test_hexes_of_the_enemy_are_closed() -> None:
    """Rule 6.2: every hex after the source is held or friend-occupied."""
    made = line(unit("a", C, "KPA", "0300", KPA_DIV), un="0200")
    got = supply_of(made, "a")
    assert (got.source, got.haul, got.intake, got.isolated) == (NO_SOURCE, NO_PATH, 0, True)


def test_the_path_of_a_unit_leads_from_its_source() -> None:
    """Rule 6.2: the path shown is the one the haul was counted along."""
    made = line(unit("a", C, "KPA", "0300", KPA_DIV))
    forecast = supply_forecast(observe(made.state, C))
    assert made.labels(forecast.path(made.ids["a"], made["a"].hex)) == "0000 0100 0200 0300"


def test_decay_is_whole_and_falls() -> None:
    """Rule 6.2: f(L) = K^2 / (K^2 + L^2), half at L = K, never rising."""
    assert haul_pm(1800, 0) == 1000
    assert haul_pm(1800, 1800) == 500
    values = [haul_pm(1800, haul) for haul in range(0, 20_000, 100)]
    assert values == sorted(values, reverse=True)


def test_haul_costs_for_a_retreat() -> None:
    """Rule 7.6: every hex has the haul from its cheapest source; hexes without an open path have more than the most."""
    made = line(unit("a", C, "KPA", "0100", KPA_DIV), length=5, un="0300")
    costs = haul_costs(truth(made.state, C))
    assert list(costs) == [0, 100, 200, MOST_HAUL + 1, MOST_HAUL + 1]
