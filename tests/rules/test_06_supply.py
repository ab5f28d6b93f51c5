"""Rules 6: supply."""

import itertools
from collections.abc import Mapping
from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.events.supply import SupplyDrawn
from game.model.ids import City, Ice, Rail, River, Road, Side, Sky
from game.model.records import BandWeather
from game.model.scenario import TrackDef
from game.model.state import GameState
from game.rules.dumps import captured_dump, captured_headquarters
from game.rules.haul import MOST_HAUL, NO_PATH
from game.rules.sources import BEACH, NO_SOURCE, haul_costs
from game.rules.supply import SupplyLevel, UnitSupply, haul_pm, supply_forecast, supply_level
from game.rules.supply_phase import isolation_effects, supply_phase
from game.rules.truth import truth
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.rules import ruleset
from tests.support.world import C, Piece, U, World, unit, world

KPA_DIV, US_RCT, CPV_DIV, ROK_DIV = "KPA_DIV_SOV", "US_RCT", "CPV_DIV", "ROK_DIV"


def row(start: int, end: int) -> str:
    """Return the hexes of the only row from one column to another, both included."""
    return " ".join(f"{column:02d}00" for column in range(start, end + 1))


def supply_of(made: World, key: str, side: Side = C) -> UnitSupply:
    """Return what a unit would get now."""
    return supply_forecast(truth(made.state, side)).units[made.ids[key]]


def carry_out(state: GameState, *, turn: int = 2) -> list[str]:
    """Play one supply phase and return the kinds of what happened."""
    state.turn = turn
    kinds = []
    for event in supply_phase(state, Dice(1, turn)):
        event.apply(state)
        kinds.append(event.kind)
    return kinds


def line(
    *pieces: Piece,
    length: int = 30,
    home: str = "sinuiju",
    side: Side = C,
    road: str = "",
    un: str | None = None,
    regions: Mapping[str, str] | None = None,
    **more: object,
) -> World:
    """Return one row of plain behind a source at its left end, all held by one side, with a primary road by default.

    It lies in the north unless ``regions`` says otherwise.
    """
    if un is None:
        un = row(0, length - 1) if side == U else ""
    return world(
        ["." * length],
        pieces,
        places=[place(home, "0000", port=home != "sinuiju")],
        roads={Road.PRIMARY: [road or row(0, length - 1)]},
        un=un,
        regions=regions or {"north": row(0, length - 1)},
        **more,  # type: ignore[arg-type]
    )


def front(places: Mapping[int, int], rails: int, road: int, *, army: str, toe: str, home: str, side: Side) -> World:
    """Return a unit at the end of ``rails`` hexes of railway, then ``road`` of primary road.

    ``places``: the interdiction of the zone that begins at a column.
    """
    length = rails + road + 1
    bounds = [*sorted(places), length]
    zones = {str(start): row(start, end - 1) for start, end in itertools.pairwise(bounds)}
    made = world(
        ["." * length],
        [unit("unit", side, army, f"{length - 1:02d}00", toe)],
        places=[place(home, "0000", port=True)],
        rails={Rail.SINGLE: [row(0, rails)]} if rails else {},
        roads={Road.PRIMARY: [row(rails, length - 1)]},
        zones=zones,
        un=row(0, length - 1) if side == U else "",
    )
    made.state.interdiction[side] = tuple(places[start] for start in bounds[:-1])
    made["unit"].s = 0
    return made


@pytest.mark.parametrize(
    ("zones", "rails", "road", "army", "toe", "home", "expected"),
    [
        ({0: 0, 1: 400, 18: 600}, 36, 2, "KPA", KPA_DIV, "pyongyang", (2130, 416, 208)),
        ({0: 0, 1: 400, 18: 600, 29: 500}, 42, 8, "KPA", KPA_DIV, "pyongyang", (3270, 232, 116)),
        ({0: 0}, 10, 2, "KPA", KPA_DIV, "pyongyang", (450, 941, 470)),
        ({0: 0}, 8, 1, "US", US_RCT, "pusan", (300, 990, 495)),
        ({0: 0, 1: 300}, 0, 28, "CPV", CPV_DIV, "sinuiju", (3640, 98, 49)),
    ],
)
def test_the_worked_example_of_taegu_and_masan(
    zones: Mapping[int, int],
    rails: int,
    road: int,
    army: str,
    toe: str,
    home: str,
    expected: tuple[int, int, int],
) -> None:
    """Rules 18 C: L, f and intake of the divisions before Waegwan and Masan, in June, of 1st Cavalry, of the CPV."""
    side = U if army == "US" else C
    got = supply_of(front(zones, rails, road, army=army, toe=toe, home=home, side=side), "unit", side)
    assert (got.haul, got.reach_pm, got.intake) == expected


def test_the_worked_example_of_the_chongchon() -> None:
    """Rules 18 C: eight hexes of road under I .3 and two of track cost the CPV 14.40: f .409, intake 20.4 against 8."""
    made = world(
        ["." * 11],
        [unit("army", C, "CPV", "1000", CPV_DIV, s=0)],
        places=[place("sinuiju", "0000")],
        roads={Road.PRIMARY: [row(0, 8)], Road.TRACK: [row(8, 10)]},
    )
    made.state.interdiction[C] = (300,)
    got = supply_of(made, "army")
    assert (got.haul, got.reach_pm, got.intake, got.upkeep) == (1440, 409, 204, 80)


def test_an_empty_stock_halves_the_worked_example() -> None:
    """Rules 6.5, 18 C: with the stock empty and twice as much asked as gained, all intakes of the army halve."""
    made = line(
        *(unit(f"d{i}", C, "KPA", "0000", KPA_DIV, s=0) for i in range(4)),
        scenario={"stocks": (0, 0, -1, -1, -1)},
    )
    armies = tuple(replace(army, stock_gain_tons=35 * 60 // 10 * 4 // 2) for army in made.state.ruleset.armies)
    made.state.ruleset = replace(made.state.ruleset, armies=armies)
    forecast = supply_forecast(truth(made.state, C))
    assert [entry.intake for entry in forecast.units.values()] == [250] * 4
    assert (forecast.stocks[0].asked, forecast.stocks[0].left) == (840, 0)


def test_the_forecast_of_a_side_is_the_rule() -> None:
    """Rule 6.2: what a side that knows its enemy foresees is what the phase brings."""
    made = line(unit("a", C, "KPA", "0900", KPA_DIV, s=300), unit("b", U, "ROK", "1100", ROK_DIV, s=300))
    foreseen = supply_forecast(observe(made.state, C)).units[made.ids["a"]]
    carry_out(made.state)
    assert made["a"].s == foreseen.after == 300 + foreseen.intake - 120


def test_no_supply_on_the_first_turn() -> None:
    """Rule 1.3: the supply phase of a scenario's first turn is skipped."""
    made = line(unit("a", C, "KPA", "0900", KPA_DIV, s=300))
    assert carry_out(made.state, turn=1) == []
    assert carry_out(made.state, turn=2) == ["supply_drawn"]


def test_nobody_takes_more_than_it_can_hold() -> None:
    """Rule 6.2: intake is never more than what was missing and what is used up."""
    made = line(unit("a", C, "KPA", "0100", KPA_DIV, s=950))
    got = supply_of(made, "a")
    assert (got.intake, got.after) == (50 + 120, 1000)


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


def test_the_path_of_a_unit_leads_from_its_source() -> None:
    """Rule 6.2: the path shown is the one the haul was counted along."""
    made = line(unit("a", C, "KPA", "0300", KPA_DIV))
    forecast = supply_forecast(observe(made.state, C))
    assert made.labels(forecast.path(made.ids["a"], made["a"].hex)) == "0000 0100 0200 0300"


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
    made = line(unit("a", C, "KPA", "0200", KPA_DIV), regions={"south": row(0, 5)})
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


@pytest.mark.parametrize(
    ("s", "level"),
    [
        (1000, SupplyLevel.FULL),
        (750, SupplyLevel.FULL),
        (749, SupplyLevel.FAIR),
        (499, SupplyLevel.SHORT),
        (249, SupplyLevel.EXHAUSTED),
        (1, SupplyLevel.EXHAUSTED),
        (0, SupplyLevel.NONE),
    ],
)
def test_levels(s: int, level: SupplyLevel) -> None:
    """Rule 6.8: the names of supply levels."""
    assert supply_level(ruleset(), s) is level


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


def test_one_event_tells_all_units_of_a_side() -> None:
    """Rule 6.1: what every unit drew stands in one event, in id order."""
    made = line(unit("a", C, "KPA", "0900", KPA_DIV), unit("b", C, "KPA", "0100", KPA_DIV))
    made.state.turn = 2
    drawn = next(iter(supply_phase(made.state, Dice(1, 2))))
    assert isinstance(drawn, SupplyDrawn)
    assert drawn.units == (made.ids["a"], made.ids["b"])
    assert drawn.hauls == (900, 100)
