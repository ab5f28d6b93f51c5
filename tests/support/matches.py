"""Whole small games for tests of sessions, saves and simulators."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from game.ai.registry import make_seats
from game.model.ids import OFF_MAP, SIDES, City, Rail, River, Road, Trait
from game.model.scenario import AirSetup
from game.session.match import Match
from game.session.setting import Setting
from tests.support.ground import forward, place
from tests.support.rules import ruleset
from tests.support.shore import shore
from tests.support.world import C, U, unit, world

ROWS = (
    "..hhm.....",
    "...hh.....",
    "....h.....",
    "..........",
    "..........",
    "...hh.....",
    "....hh....",
    "..........",
    ".....h....",
    "..........",
)
LAST_TURN = 3
AUTUMN, WINTER = 20, 50
SKY = 4


@cache
def skirmish() -> Setting:
    """Return three KPA divisions with tanks against two of the ROK and a US regiment, over a river with a bridge."""
    made = world(
        ROWS,
        [
            unit("kpa-1-corps", C, "KPA", "0401", "HQ"),
            unit("kpa-3", C, "KPA", "0403", "KPA_DIV_SOV", hq="kpa-1-corps"),
            unit("kpa-4", C, "KPA", "0503", "KPA_DIV_SOV", hq="kpa-1-corps"),
            unit("kpa-13", C, "KPA", "0602", "KPA_DIV_LIGHT", hq="kpa-1-corps"),
            unit("kpa-107-tank", C, "KPA", "0402", "KPA_TK_RGT", hq="kpa-1-corps"),
            unit("rok-1-corps", U, "ROK", "0508", "HQ"),
            unit("rok-7", U, "ROK", "0404", "ROK_DIV", men=7_000, c=600, s=600, hq="rok-1-corps"),
            unit("rok-1", U, "ROK", "0505", "ROK_DIV", men=8_000, c=650, hq="rok-1-corps"),
            unit("us-21", U, "US", "0508", "US_RCT", men=3_000, turn=2),
        ],
        roads={Road.PRIMARY: ["0400 0401 0402 0403 0404 0405 0406 0407 0408 0409"]},
        rails={Rail.SINGLE: ["0500 0501 0502 0503 0504 0505 0506 0507 0508 0509"]},
        rivers={River.MAJOR: ["0405 0406"], River.MINOR: ["0505 0506"]},
        places=[
            place("sinuiju", "0400", pop=15, vp=4),
            place("pusan", "0409", pop=50, vp=20, port=True, city=City.MAJOR),
            place("seoul", "0405", pop=150, vp=20, city=City.MAJOR),
        ],
        lines={
            "river": "0006 0106 0206 0306 0406 0506 0606 0706 0806 0906",
            "border": "0002 0102 0202 0302 0402 0502 0602 0702 0802 0902",
        },
        un=" ".join(f"{column:02d}{row:02d}" for row in range(4, 10) for column in range(10)),
        regions={
            "north": " ".join(f"{column:02d}{row:02d}" for row in range(4) for column in range(10)),
            "south": " ".join(f"{column:02d}{row:02d}" for row in range(4, 10) for column in range(10)),
        },
        scenario={"last_turn": LAST_TURN, "id": "skirmish", "title": "Skirmish", "digest": "a-hash"},
    )
    return Setting(made.state.board, made.state.ruleset, made.state.scenario)


@cache
def winter() -> Setting:
    """Return Chinese divisions that come over the hills upon a road-bound UN column, in snow and on ice."""
    made = world(
        (
            "hhmmmmhh..",
            "hmmaamhh..",
            "hmaaamhh..",
            "hmmamhh...",
            "hhmmhh....",
            "hhmhh.....",
            "hhhh......",
            "...hh.....",
        ),
        [
            unit("cpv-9-group", C, "CPV", "0200", "HQ_ARMY", turn=WINTER),
            unit("cpv-79", C, "CPV", "0201", "CPV_DIV", hq="cpv-9-group", traits=Trait.NO_WINTER_KIT, turn=WINTER),
            unit("cpv-80", C, "CPV", "0302", "CPV_DIV", hq="cpv-9-group", traits=Trait.NO_WINTER_KIT, turn=WINTER),
            unit("cpv-59", C, "CPV", "0502", "CPV_DIV", hq="cpv-9-group", turn=WINTER),
            unit("kpa-6", C, "KPA", "0600", "KPA_DIV_LIGHT", men=4_000, c=500, turn=WINTER),
            unit("x-corps", U, "US", "0806", "HQ", turn=WINTER),
            unit("us-7-marines", U, "US", "0503", "USMC_RCT", hq="x-corps", turn=WINTER),
            unit("us-31", U, "US", "0602", "US_RCT", men=3_200, s=400, hq="x-corps", turn=WINTER),
            unit("us-32", U, "US", "0604", "US_RCT", hq="x-corps", turn=WINTER),
            unit("turk", U, "CW", "0405", "TURK_BDE", turn=WINTER),
            unit("us-65", U, "US", "0707", "US_RCT", hq="x-corps", turn=WINTER + 1),
        ],
        turn=WINTER,
        roads={
            Road.SECONDARY: ["0503 0604 0704 0705 0706 0707"],
            Road.TRACK: ["0602 0603 0604", "0200 0201 0301 0302 0402"],
        },
        rails={Rail.NARROW: ["0705 0706 0707"]},
        rivers={River.MAJOR: ["0604 0704"], River.MINOR: ["0503 0603"]},
        places=[
            place("manpojin", "0200", pop=5, vp=2),
            place("hungnam", "0707", pop=20, vp=6, port=True),
            place("hagaru", "0503"),
        ],
        lines={"coast": "0007 0107 0207 0307 0407 0507 0607 0707 0807 0907"},
        north_rows=8,
        un="0503 0603 0602 0604 0704 0705 0706 0707 0806 0405 0504 0505 0605 0506 0606 0607 0507 0407 0807 0907",
        scenario={
            "first_turn": WINTER,
            "last_turn": WINTER + 2,
            "id": "winter",
            "title": "Winter",
            "digest": "b-hash",
        },
    )
    return Setting(made.state.board, made.state.ruleset, made.state.scenario)


@cache
def landing() -> Setting:
    """Return a front that stands still before Pusan, ports behind it, and an army in Japan soon ready to land."""
    rules = ruleset()
    soon = replace(rules, sea=replace(rules.sea, plan_base_turns=0, plan_step_turns=1, plan_least_turns=1))
    made = shore(
        unit("kpa-1-corps", C, "KPA", "0600", "HQ", turn=AUTUMN),
        *[
            unit(f"kpa-{i}", C, "KPA", label, "KPA_DIV_LIGHT", men=5_000, c=500, s=300, hq="kpa-1-corps", turn=AUTUMN)
            for i, label in enumerate(("0802", "0801", "0800"))
        ],
        unit("us-19", U, "US", "1102", "US_RCT", men=2_000, turn=AUTUMN),
        unit("kpa-226", C, "KPA", "0301", "KPA_RGT", men=2_000, hq="kpa-1-corps", turn=AUTUMN),
        *[
            unit(f"us-{i}", U, "US", label, "US_RCT", e=3, turn=AUTUMN)
            for i, label in enumerate(("0902", "0901", "0900", "0902", "0901", "0900"))
        ],
        turn=AUTUMN,
        rules=soon,
        last_turn=AUTUMN + 5,
        id="landing",
        title="Landing",
        digest="c-hash",
        air=AirSetup((False, False), fleet=True, wing_lost=(0,) * len(rules.air.wings)),
    )
    scenario = made.state.scenario
    aboard = {made.ids[key] for key in (*"abcdef", "x")}
    setups = tuple(replace(it, hex=OFF_MAP, box=0) if it.unit in aboard else it for it in scenario.setups)
    known = tuple(tuple(unit.id for unit in made.state.units if unit.side != side) for side in SIDES)
    return Setting(made.state.board, soon, replace(scenario, setups=setups, known=(known[0], known[1])))


@cache
def open_sky() -> Setting:
    """Return a fight below aircraft of both sides and before naval guns, with regiments that may jump."""
    made = world(
        ROWS,
        [
            unit("kpa-1-corps", C, "KPA", "0401", "HQ", turn=SKY),
            unit("kpa-3", C, "KPA", "0403", "KPA_DIV_SOV", hq="kpa-1-corps", turn=SKY),
            unit("kpa-4", C, "KPA", "0503", "KPA_DIV_SOV", hq="kpa-1-corps", turn=SKY),
            unit("kpa-107-tank", C, "KPA", "0603", "KPA_TK_RGT", hq="kpa-1-corps", turn=SKY),
            unit("i-corps", U, "US", "0508", "HQ", turn=SKY),
            unit("us-21", U, "US", "0404", "US_RCT", hq="i-corps", turn=SKY),
            unit("rok-1", U, "ROK", "0504", "ROK_DIV", hq="i-corps", turn=SKY),
            unit("us-187", U, "US", "0408", "US_ABN_RCT", hq="i-corps", turn=SKY),
        ],
        turn=SKY,
        roads={Road.PRIMARY: ["0400 0401 0402 0403 0404 0405 0406 0407 0408 0409"]},
        places=[
            place("sinuiju", "0400", pop=15, vp=4),
            place("pusan", "0409", pop=50, vp=20, port=True, city=City.MAJOR),
            place("wonsan", "0801", pop=15, vp=4),
            forward("kimpo", "0408"),
        ],
        lines={"river": "0006 0106 0206 0306 0406 0506 0606 0706 0806 0906"},
        zones={"seoul_han": "0000", "southwest": " ".join(f"{c:02d}{r:02d}" for r in range(5, 10) for c in range(10))},
        un=" ".join(f"{column:02d}{row:02d}" for row in range(4, 10) for column in range(10)),
        regions={"north": " ".join(f"{column:02d}{row:02d}" for row in range(4) for column in range(10))},
        deepwater="0604",
        scenario={
            "first_turn": SKY,
            "last_turn": SKY + 2,
            "id": "open_sky",
            "title": "Open sky",
            "digest": "c-hash",
            "sea_control_turn": 3,
            "air": AirSetup((True, True), fleet=True, wing_lost=(0, 0, 0)),
        },
    )
    return Setting(made.state.board, made.state.ruleset, made.state.scenario)


SMALL: dict[str, Callable[[], Setting]] = {
    "landing": landing,
    "open_sky": open_sky,
    "skirmish": skirmish,
    "winter": winter,
}


def open_skirmish(name: str, changes: tuple[str, ...] = ()) -> Setting:
    """Return a small game by its name, as worker processes open scenarios."""
    setting = skirmish()
    if name != setting.scenario.id:
        raise ValueError(name)
    return setting


def played(communist: str, un: str, seed: int = 1, setting: Setting | None = None) -> Match:
    """Return a match of two computers, at its start."""
    names = (communist, un)
    return Match(setting or skirmish(), seed, players=make_seats(names, seed), names=names)
