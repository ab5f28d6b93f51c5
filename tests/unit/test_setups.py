"""The set-ups of RULES 15 against the totals of their sources: each file says the same totals in its head."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from game.ai.registry import make_seats
from game.model.dice import Dice
from game.model.ids import Phase, Side, Status, Trait
from game.model.orders import Reason
from game.model.scenario import Setup
from game.model.sea import LandingStage
from game.model.state import GameState
from game.model.units import Unit
from game.rules.boxes import doors
from game.rules.closures import closed_to
from game.rules.orders.landing import PlanLandingOrder
from game.rules.setup import set_up
from game.rules.truth import truth
from game.rules.visibility import observe
from game.session.match import Match
from game.session.setting import open_scenario
from tests.support.games import shipped_scenarios

SCENARIOS = {  # RULES 15: first and last turn, first day, what history came to
    "invasion": (1, 11, "1950-06-25", 88),
    "pusan_perimeter": (12, 23, "1950-08-03", 73),
    "inchon": (23, 28, "1950-09-10", -42),
    "race_to_the_yalu": (29, 36, "1950-10-01", -130),
    "chinese_entry": (34, 54, "1950-10-19", -30),
    "campaign": (1, 54, "1950-06-25", -30),
}
POLICE = "ROK-POL"


@lru_cache(maxsize=8)
def start(name: str) -> GameState:
    """Return the set-up alone, before the first turn brings anything."""
    setting = open_scenario(name)
    state = GameState(setting.board, setting.ruleset, setting.scenario, 1)
    for event in set_up(state, Dice(1, state.turn)):
        event.apply(state)
    return state


def there(name: str, prefix: str) -> list[Unit]:
    """Return the units of a side or army that are there from the start, police apart."""
    return [
        unit
        for unit in start(name).units
        if unit.spec.key.startswith(prefix) and not unit.spec.key.startswith(POLICE) and unit.status != Status.EXPECTED
    ]


def men(units: list[Unit]) -> int:
    return sum(unit.men for unit in units)


def with_rear(units: list[Unit]) -> int:
    return sum(unit.men + unit.rear for unit in units)


def to_come(name: str) -> list[Setup]:
    scenario = start(name).scenario
    return [setup for setup in scenario.setups if setup.turn > scenario.first_turn]


def near_the_enemy(name: str, prefix: str, hexes: int) -> list[Unit]:
    """Return the combat units of an army so near to one of their enemy."""
    state = start(name)
    found = []
    for unit in there(name, prefix):
        foes = [foe.hex for foe in state.own[unit.side.enemy].values() if foe.on_map and not foe.is_hq]
        if unit.on_map and not unit.is_hq and any(state.board.grid.distance(unit.hex, h) <= hexes for h in foes):
            found.append(unit)
    return found


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_turns_days_and_baselines(name: str) -> None:
    """RULES 15 and 1.2."""
    scenario = start(name).scenario
    first_day = scenario.calendar.first_day[scenario.first_turn]
    assert (scenario.first_turn, scenario.last_turn, first_day, scenario.history) == SCENARIOS[name]


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_unit_says_where_its_figures_come_from(name: str) -> None:
    assert [unit.spec.key for unit in start(name).units if not unit.spec.note] == []


@pytest.mark.parametrize("name", shipped_scenarios())
def test_the_briefing_speaks_to_both_sides(name: str) -> None:
    briefing = start(name).scenario.briefing
    assert all((briefing.summary, briefing.situation, briefing.communist, briefing.un, briefing.hints))


@pytest.mark.parametrize("name", shipped_scenarios())
def test_names_on_counters_fit(name: str) -> None:
    assert [unit.spec.short for unit in start(name).units if len(unit.spec.short) > 9] == []


def test_seventy_thousand_stand_before_the_perimeter_in_august() -> None:
    """Reference: some 70,000 in ten divisions and the 105th, which has 40 tanks."""
    front = [unit for unit in there("pusan_perimeter", "KPA-") if unit.on_map and not unit.is_hq]
    away = {"KPA-10D", "KPA-7DN", "KPA-9D", "KPA-BC5"}  # on the way, in the south-west, at Seoul and Pyongyang
    assert men([unit for unit in front if unit.spec.key not in away]) == 69_100
    assert sum(unit.tanks for unit in front) == 40


def test_the_armies_inside_the_perimeter() -> None:
    """Returns of 4 August: 82,570 of the ROK army, 50,367 of the US Army with KMAG, 4,713 Marines."""
    rok = there("pusan_perimeter", "ROK-")
    us = [unit for unit in there("pusan_perimeter", "US-") if unit.spec.key != "US-23I"]  # lands on the 5th
    assert with_rear(rok) == 82_570
    assert men(rok) == 39_840
    marines = [unit for unit in us if unit.traits & Trait.MARINE]
    assert with_rear(us) - men(marines) + 452 == 50_367
    assert men(marines) == 4_725


def test_seventy_thousand_against_a_hundred_and_fifty_thousand_in_september() -> None:
    """Article: under 70,000 against over 150,000; the return of the Eighth Army is 84,478, of the ROK army 72,730."""
    assert men(near_the_enemy("inchon", "KPA-", 3)) == 69_900
    rok = [unit for unit in there("inchon", "ROK-") if unit.on_map]
    eighth = [unit for prefix in ("US-", "UK-") for unit in there("inchon", prefix) if unit.on_map]
    assert with_rear(rok) == 72_730
    assert with_rear(eighth) == 84_478


def test_what_waits_for_inchon_is_in_japan() -> None:
    """X Corps: 69,450 to 71,339 with the 7th Marines, the 187th and the ROK 17th Regiment; 2,000 men hold Inchon."""
    boxed = [unit for unit in start("inchon").units if unit.status == Status.IN_BOX]
    scenario = start("inchon").scenario
    assert {scenario.boxes[unit.box].id for unit in boxed} == {"japan"}
    later = [s for s in to_come("inchon") if scenario.units[s.unit].key in ("US-7MAR", "US-187")]
    whole = with_rear(boxed) + sum(setup.men + scenario.units[setup.unit].rear for setup in later)
    attached = there("inchon", "ROK-17R")
    assert with_rear(boxed) == 58_631
    assert 69_450 <= whole + men(attached) <= 71_339
    inchon = start("inchon").board.place("inchon").hex
    assert men([unit for unit in there("inchon", "KPA-") if unit.hex == inchon]) == 2_000


def test_thirty_thousand_come_back() -> None:
    """Article: of 70,000 under 30,000 return; without guns and tanks to speak of."""
    naktong = {"1D", "2D", "3D", "4D", "5D", "6D", "7D", "7DN", "8D", "9D", "10D", "13D", "15D"}
    remnants = [unit for unit in there("race_to_the_yalu", "KPA-") if unit.spec.key.removeprefix("KPA-") in naktong]
    others = [unit for unit in there("race_to_the_yalu", "KPA-") if unit not in remnants]
    assert (len(remnants), men(remnants), men(others)) == (13, 30_000, 38_400)
    assert sum(unit.guns for unit in remnants) < 50
    assert max(unit.c for unit in remnants) <= 350


def test_the_united_nations_on_the_first_of_october() -> None:
    """End of September: US 113,494, ROK 81,644; the 8,637 Koreans of the 7th Division are counted once."""
    koreans = 8_637
    assert with_rear(there("race_to_the_yalu", "US-")) - koreans == 113_494
    assert with_rear(there("race_to_the_yalu", "ROK-")) + koreans == 81_644
    assert with_rear(there("race_to_the_yalu", "UK-")) == 1_704 + 960


def test_twelve_divisions_of_volunteers_by_two_routes() -> None:
    """E28: nine divisions at once, the 38th Army next turn; all covert, in Manchuria, six by each route at most."""
    state = start("chinese_entry")
    scenario = state.scenario
    divisions = [unit for unit in there("chinese_entry", "CPV-") if not unit.is_hq]
    assert (len(divisions), men(divisions)) == (9, 109_500)
    assert all(unit.status == Status.IN_BOX and scenario.boxes[unit.box].id == "manchuria" for unit in divisions)
    assert all(unit.spec.traits & Trait.COVERT and unit.s == 1000 for unit in divisions)
    by_turn = Counter[int]()
    for setup in to_come("chinese_entry"):
        if scenario.units[setup.unit].key.startswith("CPV-") and setup.men:
            by_turn[setup.turn] += setup.men
    assert by_turn == {35: 37_500, 36: 28_500, 37: 27_000, 40: 46_000, 41: 46_000, 43: 44_000}
    routes = set(doors(state.board, state.ruleset, scenario.boxes[divisions[0].box]).values())
    assert routes == {"west", "east"}


def test_what_is_left_of_the_army_of_the_north() -> None:
    """Half of the 30,000 who came back in refitting divisions, half in the pool."""
    state = start("chinese_entry")
    refit = ("1D", "3D", "13D", "15D", "8D", "7D", "6D", "9D", "5D")
    units = [unit for unit in there("chinese_entry", "KPA-") if unit.spec.key.removeprefix("KPA-") in refit]
    pool = state.scenario.pools[state.ruleset.army("KPA")]
    assert men(units) == pool[0] + pool[1] == 15_000


@pytest.mark.parametrize("name", ["race_to_the_yalu", "chinese_entry"])
def test_ground_opens_as_history_opened_it(name: str) -> None:
    """Rule 4.9: the border on 24 October, Pyongyang before it; the Volunteers stop at the parallel."""
    state = start(name)
    flags = state.scenario.flags
    days = {flag: state.scenario.calendar.first_day[turn] for turn, flag in flags}
    assert days["to_the_border"] == "1950-10-22"
    kanggye, pyongyang = state.board.place("kanggye").hex, state.board.place("pyongyang").hex
    closed = (
        (Side.UN, "US", kanggye, "to_the_border"),
        (Side.COMMUNIST, "CPV", state.board.place("seoul").hex, "cpv_over_38"),
    )
    for side, army, hex_, flag in closed:
        if flag not in days:
            continue  # the race ends before that
        state = start(name).copy()
        state.flags = frozenset(f for _, f in flags) - {flag}
        assert closed_to(truth(state, side), state.ruleset.army(army))[hex_]
        state.flags |= {flag}
        assert not closed_to(truth(state, side), state.ruleset.army(army))[hex_]
    assert not closed_to(truth(state, Side.UN), state.ruleset.army("US"))[pyongyang]


def test_the_campaign_brings_every_row_of_the_order_of_battle() -> None:
    """RULES 3.7: everybody who arrives in a shorter scenario arrives in the campaign too, on the same day."""
    campaign = start("campaign").scenario
    turns = {campaign.units[setup.unit].key: setup.turn for setup in campaign.setups}
    sea = {"US-1MAR", "US-7MAR", "US-17I", "US-31I", "US-32I", "ROK-KMC", "US-1MB", "US-X"}  # where they are landed
    for name in ("pusan_perimeter", "inchon", "race_to_the_yalu", "chinese_entry"):
        scenario = start(name).scenario
        for setup in to_come(name):
            key = scenario.units[setup.unit].key
            assert key in turns
            assert key in sea or turns[key] == setup.turn, key


def test_the_tutorial_is_small() -> None:
    """RULES 15: T3 to T8 on a cut-out of 12 x 14 hexes."""
    state = start("tutorial")
    assert (state.scenario.first_turn, state.scenario.last_turn) == (3, 8)
    assert (state.board.grid.width, state.board.grid.height) == (12, 14)
    assert len(state.scenario.units) <= 25


def test_what_ifs_are_short() -> None:
    """PRODUCT P-30: a what-if changes one thing; little text beside the briefing."""
    folder = Path(__file__).parents[2] / "scenarios" / "what_if"
    for path in sorted(folder.glob("*.yaml")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 40, path.name


def test_what_ifs_change_what_they_say() -> None:
    assert not [u for u in start("nobody_comes").units if u.spec.key.startswith("US-")]
    for name, army, place in (
        ("stop_at_the_parallel", "ROK", "pyongyang"),
        ("stop_at_the_parallel", "US", "pyongyang"),
    ):
        state = start(name).copy()
        state.flags = frozenset(flag for _, flag in state.scenario.flags)
        assert closed_to(truth(state, Side.UN), state.ruleset.army(army))[state.board.place(place).hex]
    stays = start("china_stays_out")
    manchuria = next(box for box in stays.scenario.boxes if box.id == "manchuria")
    assert manchuria.leave[stays.ruleset.army("CPV")] is None
    sites = [site.id for site in stays.ruleset.sea.sites]
    assert sites[start("kunsan").scenario.landing.site] == "kunsan"
    assert not start("no_landing").scenario.landings
    assert {flag for _, flag in start("soviet_air_cover").scenario.flags} & {"mig_full", "mig_limited"} == {"mig_full"}


def test_the_landing_of_september_is_ready_and_comes() -> None:
    """RULES 15, S3: "op ready"; 10.5: it "sails for the first tide, T24"."""
    state = start("inchon").copy()
    plan = state.sea.plan
    sites = [site.id for site in state.ruleset.sea.sites]
    assert (plan.stage, sites[plan.site], sites[plan.cover], plan.ready_turn) == (
        LandingStage.READY,
        "inchon",
        "kunsan",
        23,
    )
    again = PlanLandingOrder(Side.UN, "inchon", "kunsan", plan.force)
    state.phase, state.decider = Phase.ALLOCATION, Side.UN
    refusal = again.check(observe(state, Side.UN))
    assert refusal is not None
    assert refusal.reason == Reason.NOTHING_TO_CHANGE
    match = Match(open_scenario("inchon"), 1, players=make_seats(("regular", "regular"), 1))
    match.run(24)
    assert match.state.holder[match.state.board.place("inchon").hex] == Side.UN


@pytest.mark.parametrize("name", ["pusan_perimeter", "inchon", "race_to_the_yalu", "chinese_entry"])
def test_who_stands_in_touch_is_seen_before_the_first_council(name: str) -> None:
    """Rule 12.1: a front that touches when the game begins has been looked over."""
    state = Match(open_scenario(name), 1).state
    assert state.phase == Phase.ALLOCATION
    for side in Side:
        in_touch = {unit.id for unit in state.own[side.enemy].values() if unit.on_map and state.sight[side][unit.hex]}
        seen = {unit for unit, contact in state.tracked[side].items() if state.pictures[side].contacts[contact].seen}
        assert in_touch
        assert seen == in_touch


@pytest.mark.parametrize("name", SCENARIOS)
def test_nobody_walks_around_a_line_of_defense(name: str) -> None:
    """Rule 16.1: what lies behind a line is what cannot be reached without crossing it, so it must part the land."""
    setting = open_scenario(name)
    near = setting.board.near
    for line in setting.scenario.defense_lines:
        beside = {n for h in line.hexes for n in near[h]} - set(line.hexes)
        ways = sorted(beside)[:1]
        for h in ways:
            ways += [n for n in near[h] if n not in line.hexes and n not in ways]
        assert not beside <= set(ways), line.id
