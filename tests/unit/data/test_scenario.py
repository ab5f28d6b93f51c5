"""The scenario made from a scenario file."""

import shutil
from pathlib import Path
from typing import get_args

import pytest

from game.data.calendar import days_of_turns, parse_day
from game.data.library import load_scenario
from game.data.scenario_spec import TraitName
from game.model.board import Board
from game.model.ids import NO_UNIT, NOBODY, Side, Stance, Status, Trait
from game.model.ruleset import Ruleset
from game.model.scenario import AutoVictory, Escape, Scenario
from game.model.state import GameState

TINY = Path(__file__).parents[2] / "scenarios" / "tiny.yaml"
INVASION = Path(__file__).parents[3] / "scenarios" / "invasion.yaml"
Loaded = tuple[Board, Ruleset, Scenario]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_scenario(INVASION)


def test_units_are_numbered_in_file_order(loaded: Loaded) -> None:
    """Rules 3.2, 3.6: grade 7 is quality 1.00; c and s not given come from the army."""
    board, rules, scenario = loaded
    assert [spec.id for spec in scenario.units] == list(range(len(scenario.units)))
    assert [setup.unit for setup in scenario.setups] == list(range(len(scenario.units)))
    keys = [spec.key for spec in scenario.units]
    first = scenario.units[keys.index("KPA-1D")]
    setup = scenario.setups[first.id]
    assert (first.side, rules.armies[first.army].id, first.toe.id) == (Side.COMMUNIST, "KPA", "KPA_DIV_SOV")
    assert scenario.units[first.start_hq].key == "KPA-I"
    assert (setup.men, setup.guns, setup.q, setup.c, setup.s) == (11000, 48, 1000, 900, 1000)
    assert (setup.turn, setup.stance, setup.replaces) == (1, Stance.HOLD, NO_UNIT)
    assert board.grid.label(setup.hex) == "1939"


def test_arrivals_take_the_turn_of_their_day(loaded: Loaded) -> None:
    """Rule 1.2: 1 July 1950 is in turn 2, 13 July in turn 6, 2 August in turn 11."""
    _, _, scenario = loaded
    turns = {spec.key: scenario.setups[spec.id].turn for spec in scenario.units}
    assert (turns["US-21I"], turns["US-EUSAK"], turns["US-1MB"]) == (2, 6, 11)
    assert [draft.turn for draft in scenario.drafts] == [3, 4, 11]


def test_ground_closed_to_armies(loaded: Loaded) -> None:
    """Rule 4.9: nobody has decided to cross the 38th parallel: the UN's armies stay south of it."""
    board, rules, scenario = loaded
    north = [h for h in range(board.grid.size) if board.region[h] >= 0 and board.regions[board.region[h]] == "north"]
    for key, closed in (("KPA", 0), ("ROK", len(north)), ("US", len(north)), ("CW", len(north))):
        closures = scenario.closures[rules.army(key)]
        assert len(closures) == bool(closed)
        for closure in closures:
            assert sum(closure.hexes) == closed
            assert all(closure.hexes[h] for h in north)
            assert (closure.since, closure.until) == ("", "")


def test_calendar_of_the_war() -> None:
    """Rule 1.2: odd turns have four days, even ones three; turn 54 is stretched to 31 December."""
    start, end = parse_day("1950-06-25"), parse_day("1950-12-31")
    assert start is not None
    assert end is not None
    days = days_of_turns(start, [4, 3], end)
    assert days.turns == 54
    assert [days.first[turn - 1].isoformat() for turn in (1, 2, 24, 54)] == [
        "1950-06-25",
        "1950-06-29",
        "1950-09-14",
        "1950-12-28",
    ]
    assert days.last[-1] == end
    assert days.turn_of(start) == 1
    assert days.turn_of(end) == 54
    assert parse_day("1950-06-31") is None


def test_ground_is_held_from_the_start(loaded: Loaded) -> None:
    """Rule 1.4: every hex of the ground has a holder, the sea has none."""
    board, _, scenario = loaded
    for h, holder in enumerate(scenario.holder):
        assert (holder == NOBODY) == (not board.is_ground(h))
    assert scenario.holder[board.place("seoul").hex] == Side.UN
    assert scenario.holder[board.place("pyongyang").hex] == Side.COMMUNIST


def test_goals_are_those_of_rule_15(loaded: Loaded) -> None:
    """Rule 15: Pusan 30, Seoul and Pyongyang 20, the rest less; Pusan alone or Taegu and Masan decide at once."""
    board, _, scenario = loaded
    goals = {board.places[goal.place].id: goal.vp for goal in scenario.goals}
    assert (goals["pusan"], goals["seoul"], goals["pyongyang"], goals["taegu"]) == (30, 20, 20, 8)
    assert sum(goals.values()) == 148
    groups = scenario.auto_victories[0].groups
    assert [[board.places[board.place_at[h]].id for h in group] for group in groups] == [["pusan"], ["taegu", "masan"]]


def test_guerrillas_are_put_into_their_zones(loaded: Loaded) -> None:
    """Rules 3.7, 9.5: KPA-GUER0 are 2,500 guerrillas, half in the south-west, half in the south-east."""
    board, _, scenario = loaded
    there = {zone.id: men for zone, men in zip(board.zones, scenario.guerrillas, strict=True) if men}
    assert there == {"southwest": 1250, "southeast": 1250}


CONDITIONS = """
automatic:
  - {side: un, morale: {army: KPA, below: 30}, text: a}
  - {side: un, holds: [[southport]], lost: {army: KPA, region: south, men: 35000}, text: b}
  - {side: communist, flag: landing_destroyed, text: c}
  - {side: communist, holds: [[southport]], turn: 4, text: d}
  - {side: un, lost: {army: CPV, men: 10}, text: e}
escapes: [{army: KPA, region: south, turns: [1, 3], share: 35, side: communist, vp: 4}]
"""


def test_conditions_of_victory(tmp_path: Path) -> None:
    """Rule 15: morale of an army, men lost in a region, a flag, the end alone; men who get away."""
    (tmp_path / "maps").mkdir()
    shutil.copy(TINY.parent / "maps" / "tiny.yaml", tmp_path / "maps" / "tiny.yaml")
    lines = [line for line in TINY.read_text("utf-8").splitlines() if not line.startswith("automatic:")]
    (tmp_path / "tiny.yaml").write_text("\n".join(lines) + CONDITIONS, encoding="utf-8")
    board, rules, scenario = load_scenario(tmp_path / "tiny.yaml")
    kpa, cpv, south = rules.army("KPA"), rules.army("CPV"), board.regions.index("south")
    group = ((board.place("southport").hex,),)
    assert scenario.auto_victories == (
        AutoVictory(Side.UN, (), "a", morale_army=kpa, morale_tenths=300),
        AutoVictory(Side.UN, group, "b", lost_army=kpa, lost_region=south, lost_men=35_000),
        AutoVictory(Side.COMMUNIST, (), "c", flag="landing_destroyed"),
        AutoVictory(Side.COMMUNIST, group, "d", turn=4),
        AutoVictory(Side.UN, (), "e", lost_army=cpv, lost_men=10),
    )
    assert scenario.escapes == (Escape(kpa, south, 1, 3, 350, Side.COMMUNIST, 4),)
    assert scenario.guerrillas == (0,)


def test_a_state_can_be_made(loaded: Loaded) -> None:
    state = GameState(*loaded, seed=1)
    assert len(state.units) == len(loaded[2].units)
    assert all(unit.status == Status.EXPECTED for unit in state.units)
    assert state.armies[0].pool.trained == 4000


def test_broken_railways_are_read(tmp_path: Path) -> None:
    """Rule 4.6: by hex, each with its turns."""
    (tmp_path / "maps").mkdir()
    shutil.copy(TINY.parent / "maps" / "tiny.yaml", tmp_path / "maps" / "tiny.yaml")
    line = 'broken_rail: {3: "0204 0201", 1: "0202"}\n'
    (tmp_path / "tiny.yaml").write_text(TINY.read_text("utf-8") + line, encoding="utf-8")
    board, _, scenario = load_scenario(tmp_path / "tiny.yaml")
    assert [(board.grid.label(h), turns) for h, turns in scenario.broken_rail] == [
        ("0201", 3),
        ("0202", 1),
        ("0204", 3),
    ]


def test_trait_names_are_those_of_the_model() -> None:
    assert [Trait[name.upper()] for name in get_args(TraitName)] == list(Trait)


def test_ground_north_of_a_line(tmp_path: Path) -> None:
    """Rule 4.9: a halt binds to its line; the line itself stays open, and beside its ends it counts on."""
    tiny = Path(__file__).parents[2] / "scenarios"
    text = (tiny / "tiny.yaml").read_text(encoding="utf-8")
    closed = "ROK: {closed: [{north_of: river, since: halted, until: lifted}]}"
    text = text.replace("rear: 100}}", f"rear: 100}}, {closed}}}\nflags: {{halted: 2, lifted: 4}}")
    (tmp_path / "maps").mkdir()
    (tmp_path / "tiny.yaml").write_text(text, encoding="utf-8")
    shutil.copy(tiny / "maps" / "tiny.yaml", tmp_path / "maps")
    board, rules, scenario = load_scenario(tmp_path / "tiny.yaml")
    (closure,) = scenario.closures[rules.army("ROK")]
    assert (closure.since, closure.until) == ("halted", "lifted")
    assert all(closed == (h // board.grid.width < 2) for h, closed in enumerate(closure.hexes))
    assert scenario.flags == ((2, "halted"), (4, "lifted"))
