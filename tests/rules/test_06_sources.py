"""Rules 6.4, 6.5: sources, their capacity, and whom they serve first; the stocks behind them."""

from dataclasses import replace

import pytest

from game.model.events.turn import FlagsSet
from game.model.ids import City, Ice, Rail, Road, Sky
from game.model.records import BandWeather
from game.model.scenario import TrackDef
from game.rules.sources import BEACH, BORDER, NO_SOURCE
from game.rules.supply import supply_forecast
from game.rules.truth import truth
from tests.support.ground import place
from tests.support.rules import ruleset
from tests.support.supply import KPA_DIV, ROK_DIV, US_RCT, carry_out, line, row, supply_of
from tests.support.world import C, U, unit, world


def test_units_are_served_by_priority_then_haul() -> None:
    """Rule 6.4: the main effort is served first; what is left of a source goes to the nearer, then to the lower id."""
    made = line(
        unit("main", C, "KPA", "0000", "HQ"),
        unit("other", C, "KPA", "0000", "HQ"),
        unit("far", C, "KPA", "0900", KPA_DIV, s=0, hq="main"),
        unit("near", C, "KPA", "0100", KPA_DIV, s=0, hq="other"),
        home="chongjin",
        rules=replace(
            ruleset(),
            supply=replace(
                ruleset().supply,
                sources=tuple(
                    replace(source, tons=90, max_tons=90) if source.id == "chongjin" else source
                    for source in ruleset().supply.sources
                ),
            ),
        ),
    )
    made["main"].priority = 3
    made["main"].s = made["other"].s = 0
    shares = {key: supply_of(made, key).share_pm for key in ("main", "far", "other", "near")}
    assert shares == {"main": 1000, "far": 1000, "other": 10 * 1000 // 20, "near": 0}
    assert not supply_of(made, "near").isolated
    made["main"].s = 1000  # takes 6 of 50 points: 3 of 20 tons
    assert supply_of(made, "near").share_pm == 7 * 1000 // 60


def test_the_next_source_when_the_nearest_is_spent() -> None:
    """Rule 6.4: a unit draws from the source of least haul that still has capacity."""
    made = world(
        ["." * 12],
        [unit("a", C, "KPA", "0100", KPA_DIV)],
        places=[place("chongjin", "0000", port=True), place("sinuiju", "1100")],
        roads={Road.PRIMARY: [row(0, 11)]},
    )
    index = {source.id: i for i, source in enumerate(made.state.ruleset.supply.sources)}
    assert supply_of(made, "a").source == index["chongjin"]
    sources = tuple(
        replace(source, tons=0, max_tons=0) if source.id == "chongjin" else source
        for source in made.state.ruleset.supply.sources
    )
    made.state.ruleset = replace(made.state.ruleset, supply=replace(made.state.ruleset.supply, sources=sources))
    got = supply_of(made, "a")
    assert (got.source, got.haul) == (index["sinuiju"], 1000)


@pytest.mark.parametrize(("commit", "expected"), [(0, 800), (2, 2000)])
def test_sealift_caps_all_ports_together(commit: int, expected: int) -> None:
    """Rule 6.5: the ports together land at most max(800, 1,000 x US_COMMIT) tons a day."""
    track = TrackDef("us_commit", "US commitment", 0, 8, ((1, commit),))
    divisions = [unit(f"d{i}", U, "ROK", f"{i:02d}00", ROK_DIV, s=0) for i in range(24)]
    made = line(*divisions, home="pusan", side=U, scenario={"tracks": (track,), "commit_track": 0})
    units = supply_forecast(truth(made.state, U)).units.values()
    assert sum(90 * entry.share_pm // 1000 for entry in units) in range(expected - 10, expected + 1)


def test_over_the_beach() -> None:
    """Rule 6.4: a held beach brings 60 tons, L from 10, while U has sea control; the next beach when it is spent."""
    units = [unit(key, U, "ROK", "0200", "ROK_RGT", s=0) for key in ("a", "b", "c", "d", "e")]
    made = world(
        ["..." + "." * 4 + "~"],
        units,
        beaches={"0200": 2, "0600": 1},
        un=row(0, 6),
        scenario={"sea_control_turn": 3},
    )
    assert supply_of(made, "a", U).isolated
    made.state.turn = 3
    got = [supply_of(made, key, U) for key in ("a", "b", "c", "d")]
    assert [(entry.source, entry.haul) for entry in got] == [(BEACH, 1000)] * 3 + [(BEACH, 1000 + 4 * 600)]
    assert [entry.share_pm for entry in got] == [1000, 1000, 10 * 1000 // 25, 1000]
    assert made.labels((got[3].source_hex,)) == "0600"


def test_over_the_border() -> None:
    """Rule 6.4: "any other border hex held, after E28: 150 in all; boats, porters: L starts at 3"."""
    units = [
        unit(key, C, "KPA", label, "KPA_DIV_LIGHT", s=0)
        for key, label in zip("abcd", ("0001", "0101", "0301", "0401"), strict=True)
    ]
    made = world(["xxxxx", "....."], units)
    assert supply_of(made, "a").isolated
    FlagsSet(("cpv_crossed",)).apply(made.state)
    got = [supply_of(made, key) for key in "abcd"]
    assert [(entry.source, entry.haul, entry.share_pm) for entry in got[:3]] == [(BORDER, 300, 1000)] * 3
    assert (got[3].source, got[3].isolated) == (NO_SOURCE, False)


def test_a_port_opens_after_its_capture() -> None:
    """Rules 2.5, 6.4: Inchon delivers two turns after its capture, and more each turn up to its most."""
    made = line(unit("a", U, "US", "0200", US_RCT, s=0), home="inchon", un=row(1, 29))
    index = [source.id for source in made.state.ruleset.supply.sources].index("inchon")
    made.state.turn = 24
    made.state.set_holder(made.hex("0000"), U)
    tons = []
    for turn in (24, 25, 26, 27, 40):
        made.state.turn = turn
        sources = supply_forecast(truth(made.state, U)).sources
        tons.append(sum(source.tons for source in sources if source.index == index))
    assert tons == [0, 0, 2500, 3000, 6000]


def test_a_captured_depot_is_lost_for_good() -> None:
    """Rule 6.4: Pyongyang and Wonsan never serve again once they were taken."""
    made = line(unit("a", C, "KPA", "0200", KPA_DIV), home="pyongyang")
    assert not supply_of(made, "a").isolated
    made.state.set_holder(made.hex("0000"), U)
    made.state.set_holder(made.hex("0000"), C)
    assert supply_of(made, "a").isolated


def test_a_depot_runs_dry_when_its_railway_is_cut() -> None:
    """Rule 6.4: a depot gives nothing four turns after its rail to the border is cut, and again when it works."""
    made = world(
        ["." * 8],
        [unit("a", C, "KPA", "0700", KPA_DIV)],
        places=[place("sinuiju", "0000"), place("pyongyang", "0500", city=City.MAJOR)],
        rails={Rail.DOUBLE: [row(0, 5)]},
    )
    state = made.state
    depot = [source.id for source in state.ruleset.supply.sources].index("pyongyang_depot")
    assert supply_of(made, "a").source == depot
    state.set_rail(made.hex("0300"), 3)
    assert carry_out(state, turn=5)[0] == "depot_line_changed"
    served = []
    for turn in (8, 9):
        carry_out(state, turn=turn)
        served.append(supply_of(made, "a").source == depot)
    assert served == [True, False]
    state.set_rail(made.hex("0300"), 0)
    carry_out(state, turn=10)
    assert supply_of(made, "a").source == depot


def test_interdiction_of_its_railway_weakens_a_depot() -> None:
    """Rule 6.4: a depot's capacity is x (1 - 0.5 x mean I of its railway)."""
    made = world(
        ["." * 4],
        places=[place("sinuiju", "0000"), place("pyongyang", "0300", city=City.MAJOR)],
        rails={Rail.DOUBLE: [row(0, 3)]},
        zones={"west": "0000 0100", "east": "0200 0300"},
    )
    made.state.interdiction[C] = (200, 600)
    sources = supply_forecast(truth(made.state, C)).sources
    assert [source.tons for source in sources] == [1500, 1500 * 800 // 1000]


def test_ice_on_the_yalu_helps_the_border_sources() -> None:
    """Rule 6.4: over the frozen Yalu comes 30 % more."""
    made = line()
    made.state.set_weather((BandWeather(Sky.CLEAR, cold=False, ice=Ice.MAJOR),) * 2)
    assert supply_forecast(truth(made.state, C)).sources[0].tons == 1950


def test_the_stock_pays_for_every_ton() -> None:
    """Rules 6.5, 17.3: stock and gain are kept or delivered, 3.5 days' tons for a full intake."""
    made = line(unit("a", C, "KPA", "0000", KPA_DIV, s=0), scenario={"stocks": (1000, 0, -1, -1, -1)})
    assert "stock_changed" in carry_out(made.state)
    rules = made.state.ruleset.armies[0]
    assert made["a"].s == 500 - 120
    assert made.state.armies[0].stock == 1000 + rules.stock_gain_tons - 35 * 60 // 10


def test_an_empty_stock_stays_at_nothing() -> None:
    """Rules 6.5, 17.3: tons are conserved; shares are rounded, yet all together take no more than there is."""
    units = [unit(f"u{i}", C, "KPA", "0000", KPA_DIV, s=963) for i in range(4)]  # 65.94 tons each, 260 are asked for
    made = line(*units, scenario={"stocks": (48, 0, -1, -1, -1)})
    assert supply_forecast(truth(made.state, C)).stocks[0].asked == 260
    carry_out(made.state)
    assert made.state.armies[0].stock == 0


def test_soviet_support_feeds_the_stock() -> None:
    """Rule 6.5: the KPA stock gains 3.5 x (60 + 25 x SOVIET) tons a turn."""
    track = TrackDef("soviet", "Soviet support", 0, 10, ((1, 6),))
    made = line(
        unit("hq", C, "KPA", "0000", "HQ"),
        scenario={"stocks": (0, 9000, -1, -1, -1), "tracks": (track,), "soviet_track": 0},
    )
    carry_out(made.state)
    assert made.state.armies[0].stock == 35 * (60 + 25 * 6) // 10 - 35 * 20 * 6 // 500
    assert made.state.armies[1].stock == 9000  # not in the field
