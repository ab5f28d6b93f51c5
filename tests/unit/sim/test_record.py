"""The record of a game (PRODUCT P-40) and what is made of many."""

import json
from dataclasses import replace

import pytest

from game.model.ids import SIDES
from game.model.scenario import Goal
from game.session.match import Match
from game.session.setting import open_scenario
from game.sim.lines import Game
from game.sim.play import Plan, play_game
from game.sim.record import Recorder, game_record, record_line, turn_record
from game.sim.summary import csv_text, mean, share, student, summaries
from tests.support.matches import LAST_TURN, open_skirmish, skirmish


@pytest.fixture(scope="module")
def line() -> str:
    return play_game(Plan("skirmish", open_skirmish, ("idle", "idle"), LAST_TURN), 5).line


def test_the_record_has_the_parts_whose_rules_exist(line: str) -> None:
    record = json.loads(line)
    assert set(record) - {"result"} == {
        "format",
        "scenario",
        "scenario_hash",
        "seed",
        "players",
        "settings",
        "digest",
        "start",
        "deeds",
        "turns",
    }
    assert [turn["turn"] for turn in record["turns"]] == list(range(1, LAST_TURN + 1))
    first = record["turns"][0]
    assert set(first) == {"turn", "date", "weather", "holder", "taken", "land_share", "armies", "threat", "tracks"}
    assert first["holder"] == {"Sinuiju": "communist", "Pusan": "un", "Seoul": "un"}
    assert set(first["weather"]) == {"south", "north"}
    assert first["land_share"]["south"]["communist"] == 0.0
    assert set(first["armies"]) == {"KPA", "ROK", "US"}
    assert record["start"]["unit_men"]["ROK"] == 15_000


def test_what_was_taken_turn_by_turn_leads_to_who_holds_what() -> None:
    """PRODUCT P-40: with the ground of the start the record tells who held what at any time."""
    setting = open_scenario("tutorial")
    holder = [SIDES[side].key if side in SIDES else "" for side in setting.scenario.holder]
    record = json.loads(play_game(Plan("tutorial", open_scenario, ("regular", "regular")), 1).line)
    grid, places = setting.board.grid, {place.name: place.hex for place in setting.board.places}
    for turn in record["turns"]:
        for side, hexes in turn["taken"].items():
            for label in hexes:
                holder[grid.from_label(label)] = side
        assert {name: holder[places[name]] for name in turn["holder"]} == turn["holder"]
    assert any(turn["taken"]["communist"] for turn in record["turns"])


def test_great_places_have_the_nearest_enemy_of_who_held_them_at_the_start() -> None:
    state = Match(skirmish(), 1).state
    place = {place.id: place for place in state.board.places}
    goals = tuple(Goal(place[key].index, place[key].hex, vp) for key, vp in (("pusan", 30), ("seoul", 4)))
    state.scenario = replace(state.scenario, goals=goals)
    assert turn_record(state, {})["threat"] == {"Pusan": 6}  # the KPA at 0403, an HQ does not count


def test_the_record_of_an_army_counts_what_is_there(line: str) -> None:
    first = json.loads(line)["turns"][0]["armies"]
    kpa = first["KPA"]
    assert kpa["tanks"] >= 40
    assert kpa["men"] >= 32_000
    assert 0 < kpa["front_men"] <= kpa["men"]
    assert kpa["supply"] == round(kpa["supply"], 1)
    assert first["US"]["front_supply"] == 0 < kpa["front_supply"]
    assert first["US"]["front_men"] == 0  # comes on turn 2


def test_the_decisions_of_a_turn_are_in_it() -> None:
    line = play_game(Plan("campaign", open_scenario, ("idle", "idle"), 1), 1).line
    (first,) = json.loads(line)["turns"]
    assert first["decisions"]["E01"] == "mobilize"


def test_keys_are_sorted_and_nothing_depends_on_the_clock(line: str) -> None:
    assert line == json.dumps(json.loads(line), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert play_game(Plan("skirmish", open_skirmish, ("idle", "idle"), LAST_TURN), 5).line == line


def test_activations_are_living_units_of_the_side_to_move() -> None:
    recorder = Recorder()
    match = Match(skirmish(), 1, watch=recorder.watch)
    assert recorder.activations == 5
    assert json.loads(record_line(game_record(match, recorder)))["turns"] == []


def test_metrics_have_intervals(line: str) -> None:
    found = {it.name: it for it in summaries(skirmish(), [Game.read(line), Game.read(line)])}
    assert found["KPA men"].n == 2
    assert found["KPA men"].low == found["KPA men"].value == found["KPA men"].high
    assert csv_text(list(found.values())).splitlines()[0] == "name,kind,value,low,high,n"


def test_intervals_are_those_of_the_books() -> None:
    half = share("x", [True] * 5 + [False] * 5)
    assert (round(half.low, 3), round(half.high, 3)) == (0.237, 0.763)  # Wilson
    sure = share("x", [True] * 10)
    assert (round(sure.low, 3), sure.high) == (0.722, 1.0)
    middle = mean("x", [1.0, 2.0, 3.0])
    assert (middle.value, round(middle.high - middle.value, 3)) == (2.0, 2.484)  # Student, two degrees of freedom
    assert [round(student(n), 2) for n in (1, 4, 9, 29, 1000)] == [12.71, 2.78, 2.26, 2.05, 1.96]
