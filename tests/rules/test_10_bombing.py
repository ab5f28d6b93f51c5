"""Rule 10.3, second half: strategic bombing, its effects and recovery, the bridges of the border (6.4, E33a)."""

from collections.abc import Mapping

import pytest

from game.model.air import Mission
from game.model.board import Place
from game.model.events.air import BombingDone
from game.model.events.arrival import PoolChanged
from game.model.ids import Rail, Sky
from game.model.orders import Reason
from game.rules.bombing import strategic_bombing
from game.rules.pools import pool_inflow
from game.rules.supply import supply_forecast
from game.rules.truth import truth
from tests.support.air import air_world, allocate, allotment, close_allocation, open_allocation, send, sky, track
from tests.support.deeds import refused
from tests.support.ground import place
from tests.support.loaded import Loaded
from tests.support.world import C, U, World, unit

ROWS = ["xxxxxxxx", "........", "........", "........", "........", "........", "........", "........"]
NORTH = " ".join(f"{column:02d}{row:02d}" for row in range(1, 8) for column in range(8))
PLACES = [place("sinuiju", "0001", pop=15), place("pyongyang", "0406", pop=50), place("wonsan", "0706", pop=15)]
KPA = 0


def bombers(*, turn: int = 24, flags: tuple[str, ...] = (), places: list[Place] | None = None, **more: object) -> World:
    """Return the north, with the border in the first row: Sinuiju on it, Pyongyang and Wonsan far from it."""
    scenario: dict[str, object] = {"flags": tuple((1, flag) for flag in flags)}
    scenario |= more.pop("scenario", {})  # type: ignore[call-overload]
    return air_world(
        [unit("k", C, "KPA", "0402", "KPA_DIV_LIGHT"), unit("hq", C, "KPA", "0402", "HQ")],
        rows=ROWS,
        turn=turn,
        places=places or PLACES,
        regions={"north": NORTH},
        rails={Rail.SINGLE: ["0001 0002 0003 0004 0005 0006 0106 0206 0306 0406"]},
        scenario=scenario,
        **more,  # type: ignore[arg-type]
    )


def source(made: World, key: str) -> int:
    """Return the index of a source."""
    return [entry.id for entry in made.state.ruleset.supply.sources].index(key)


def lost(made: World, key: str) -> int:
    """Return the capacity a source has lost, per mille."""
    return made.state.air.bombed.sources[source(made, key)]


def tons(made: World) -> Mapping[int, int]:
    """Return the tons a day of the Communist sources, by index."""
    return {entry.index: entry.tons for entry in supply_forecast(truth(made.state, C)).sources}


def test_each_point_takes_a_twentieth_of_a_source() -> None:
    """Rule 10.3: each point on a C source: its capacity -5 % and KPA stock gain -10 t."""
    made = bombers()
    before = tons(made)[source(made, "pyongyang_depot")]
    gain = supply_forecast(truth(made.state, C))
    allocate(made, send(Mission.SOURCE, "pyongyang_depot", heavy=40))
    assert lost(made, "pyongyang_depot") == 200
    assert tons(made)[source(made, "pyongyang_depot")] == before * 800 // 1000
    assert made.state.air.bombed.stock_tons == 40
    assert gain.stocks == ()  # this tiny army has no stock: the next test gives it one


def test_the_stock_gains_less() -> None:
    """Rules 6.5, 10.3."""
    made = bombers(scenario={"stocks": (1000, -1, -1, -1, -1)})
    before = supply_forecast(truth(made.state, C)).stocks[0].gain
    allocate(made, send(Mission.SOURCE, "pyongyang_depot", heavy=35))
    assert supply_forecast(truth(made.state, C)).stocks[0].gain == before - 35


def test_damage_has_a_limit_and_is_repaired() -> None:
    """Rule 10.3: max -60 %, recovers 5 a turn."""
    made = bombers()
    allocate(made, send(Mission.SOURCE, "pyongyang_depot", heavy=40))
    for turn, damage in ((25, 350), (26, 500), (27, 600), (28, 600)):
        open_allocation(made, turn)
        close_allocation(made)
        assert lost(made, "pyongyang_depot") == damage
    open_allocation(made, 29)
    allocate(made, send(Mission.SOURCE, "pyongyang_depot"))
    assert lost(made, "pyongyang_depot") == 550
    assert made.state.air.bombed.stock_tons == 0


def test_weather_weakens_the_bombs() -> None:
    """Rule 10.1: weather multiplies effect, not pools."""
    made = bombers()
    sky(made, Sky.RAIN)
    allocate(made, send(Mission.SOURCE, "pyongyang_depot", heavy=40))
    assert lost(made, "pyongyang_depot") == 80


def test_a_bombed_city_gives_fewer_recruits() -> None:
    """Rule 10.3: on a northern city KPA recruit inflow -50 per point."""
    made = bombers(turn=34)
    usual = next(e for e in pool_inflow(made.state) if isinstance(e, PoolChanged) and e.army == KPA)
    allocate(made, send(Mission.CITY, "wonsan", heavy=40))
    now = next(e for e in pool_inflow(made.state) if isinstance(e, PoolChanged) and e.army == KPA)
    assert usual.recruits - now.recruits == min(usual.recruits, 200)
    assert usual.recruits >= 200


@pytest.mark.parametrize(("heavy", "will"), [(20, 70), (30, 69), (40, 69)])
def test_cities_under_bombs_lose_heart(heavy: int, will: int) -> None:
    """Rule 10.3: three points or more in a turn WILL_DPRK -1."""
    made = bombers(scenario={"tracks": (track("will_dprk", 70),)})
    allocate(made, send(Mission.CITY, "pyongyang", heavy=heavy))
    assert made.state.tracks == (will,)


def test_but_not_without_end() -> None:
    """Rule 10.3: -10 in all."""
    made = bombers(scenario={"tracks": (track("will_dprk", 70),)})
    allocate(made, send(Mission.CITY, "pyongyang", heavy=40))
    made.state.air.will_lost = 9
    for turn, will in ((25, 68), (26, 68)):
        open_allocation(made, turn)
        close_allocation(made)
        assert made.state.tracks == (will,)
    assert made.state.air.will_lost == 10


def test_the_border_is_closed_to_bombers() -> None:
    """Rule 10.3: targets within 3 hexes of Yalu and Tumen need E33a."""
    made = bombers()
    for mission in (Mission.SOURCE, Mission.CITY, Mission.BRIDGE):
        assert refused(made, send(mission, "sinuiju", heavy=30)).reason is Reason.NEAR_THE_BORDER
    made.submit(send(Mission.CITY, "pyongyang", heavy=10))
    allowed = bombers(flags=("bomb_bridges",))
    allowed.submit(send(Mission.SOURCE, "sinuiju", heavy=30))


@pytest.mark.parametrize(("mission", "target", "now"), [("BRIDGE", "sinuiju", 13), ("SOURCE", "pyongyang_depot", 10)])
def test_bombs_near_the_border_raise_the_stakes(mission: str, target: str, now: int) -> None:
    """Rule 10.3: ESC +3 each turn."""
    made = bombers(flags=("bomb_bridges",), scenario={"tracks": (track("esc", 10),)})
    allocate(made, send(Mission[mission], target, heavy=30))
    assert made.state.tracks == (now,)


def test_only_what_the_enemy_holds_is_bombed() -> None:
    """Rule 10.3: C sources, northern cities."""
    made = bombers()
    for mission, target in ((Mission.SOURCE, "pusan"), (Mission.CITY, "nowhere"), (Mission.BRIDGE, "pyongyang")):
        assert refused(made, send(mission, target, heavy=10)).reason is Reason.NO_SUCH_TARGET
    made.state.set_holder(made.hex("0706"), U)
    assert refused(made, send(Mission.CITY, "wonsan", heavy=10)).reason is Reason.NO_SUCH_TARGET


# --- bridges ------------------------------------------------------------------------------------------------------


def strikes(made: World, heavy: int, roll: int) -> BombingDone:
    """Return what strikes on the Antung bridge do when every die shows ``roll``."""
    sent = [allotment(Mission.BRIDGE, "sinuiju", heavy=heavy)]
    events = strategic_bombing(made.state, Loaded(made.state, 0, bridge=roll), truth(made.state, U), sent, (0,))
    done = next(event for event in events if isinstance(event, BombingDone))
    done.apply(made.state)
    return done


def test_a_strike_is_three_points_and_succeeds_in_three_of_ten() -> None:
    """Rule 10.3: a bridge strike = 3 points, success 0.3."""
    made = bombers(flags=("bomb_bridges",))
    index = source(made, "sinuiju")
    assert strikes(made, 20, 0).strikes == ((index, 0, 0),)
    assert strikes(made, 50, 300).strikes == ((index, 1, 0),)
    assert strikes(made, 60, 299).strikes == ((index, 2, 2),)


def test_a_hit_costs_three_tenths_for_six_turns() -> None:
    """Rule 6.4: Yalu bridges -30 % each successful bridging strike, back after 6 turns."""
    made = bombers(flags=("bomb_bridges",), turn=24)
    index = source(made, "sinuiju")
    whole = tons(made)[index]
    strikes(made, 30, 0)
    assert (lost(made, "sinuiju"), tons(made)[index]) == (300, whole * 700 // 1000)
    for turn, share in ((29, 300), (30, 0)):
        open_allocation(made, turn)
        close_allocation(made)
        assert lost(made, "sinuiju") == share


def test_the_die_of_a_strike_is_its_own() -> None:
    """Rule 1.5: stream BRIDGE, keyed: about three of ten over many games."""
    hits = 0
    for seed in range(300):
        made = bombers(flags=("bomb_bridges",), seed=seed)
        events = allocate(made, send(Mission.BRIDGE, "sinuiju", heavy=30))
        hits += sum(event.strikes[0][2] for event in events if isinstance(event, BombingDone))
    assert 60 <= hits <= 120
