"""The report of a run (PRODUCT P-41): what it shows, that it is one sound file, the same for the same run."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game.cli.simulate import run as simulate
from game.data.metrics import load_targets
from game.model.ids import Side
from game.resources import scenarios_root
from game.session.setting import open_scenario
from game.sim.lines import Game, Json
from game.sim.report.content import Dates, causes, courses, dates, samples
from game.sim.report.ground import grounds
from tests.support.records import made_up, turn

IDLE = ["--un", "idle", "--communist", "idle", "--jobs", "1"]
TARGETS = load_targets(scenarios_root() / "rules")
METRICS = TARGETS.metrics


def scored(seed: int, score: int, *, taken: int | None = None) -> Game:
    """Return a game of the invasion in which Seoul is taken on a turn, or never."""
    holders = [(number, "communist" if taken is not None and number >= taken else "un") for number in range(1, 6)]
    turns = [
        turn(number, holder={"Seoul": holder}, armies={"KPA": {"front_men": 1000 * seed}}, front=-0.5)
        for number, holder in holders
    ]
    game = made_up(*turns, winner="draw", seed=seed)
    return Game(seed, {**game.result, "score": score, "turn": 5}, game.start, game.deeds, game.waves, game.turns)


GAMES = [scored(seed, seed, taken=1 + seed % 3 if seed > 4 else None) for seed in range(1, 21)]


def test_dates_count_the_games_in_which_it_never_was() -> None:
    rows = {it.text: it for it in dates(open_scenario("invasion"), TARGETS, GAMES)}
    seoul = rows["Seoul falls"]
    assert (len(seoul.turns), seoul.games, round(seoul.never, 9)) == (16, 20, 0.2)
    assert sorted(set(seoul.turns)) == [1, 2, 3]
    assert rows["Taejon falls"].band == (6, 10)
    assert rows["Taejon falls"].never == 1


def test_courses_are_sorted_by_turn_and_have_the_marks_of_history() -> None:
    rows = {it.text: it for it in courses(open_scenario("invasion"), METRICS, GAMES)}
    front = rows["KPA: men at the front"]
    assert list(front.values) == [1, 2, 3, 4, 5]
    assert list(front.values[3]) == [1000.0 * seed for seed in range(1, 21)]
    assert [(mark.turn, mark.low) for mark in front.marks] == [(11, 80_000)]
    assert "CPV: men at the front" not in rows
    assert rows["The front, hexes north of the 38th parallel"].values[1][0] == -0.5


def test_an_army_that_is_not_there_has_no_supply() -> None:
    games = [made_up(turn(1, armies={"CPV": {"front_men": 0, "front_supply": 0.0}}), turn(2, armies={"CPV": {}}))] * 3
    rows = {it.text: it for it in courses(open_scenario("campaign"), METRICS, games)}
    assert {turn: list(it) for turn, it in rows["CPV: supply ahead"].values.items()} == {2: [60.0] * 3}
    assert list(rows["CPV: men at the front"].values[1]) == [0.0] * 3


def test_ground_is_counted_over_the_games_on_the_days_of_historys_front() -> None:
    """The fronts of 25 and 28 June are nearest to the end of turn 1, that of 28 June is nearer."""
    setting = open_scenario("invasion")
    seoul = next(goal.hex for goal in setting.scenario.goals if setting.board.places[goal.place].name == "Seoul")
    label = setting.board.grid.label(seoul)
    here: dict[str, Json] = {"communist": [label], "un": []}
    gone: dict[str, Json] = {"communist": [], "un": [label]}
    nothing: dict[str, Json] = {"communist": [], "un": []}
    games = [
        made_up(turn(1, taken=here), turn(2, taken=nothing), turn(3, taken=gone)),
        made_up(turn(1, taken=here), turn(2, taken=nothing), turn(3, taken=nothing)),
        made_up(turn(1, taken=nothing)),
    ]
    found = grounds(setting, games)
    assert [(it.turn, it.games, it.north[seoul]) for it in found] == [(1, 3, 2), (3, 2, 1)]
    north = next(h for h, side in enumerate(setting.scenario.holder) if side == Side.COMMUNIST)
    assert found[0].north[north] == 3
    assert found[0].fronts[0][0] == (126.0, 37.62)
    assert grounds(setting, [made_up(turn(1))]) == []


def test_what_goes_with_the_score_is_found_with_its_direction() -> None:
    found = {it.text: it for it in causes(open_scenario("invasion"), GAMES)}
    seoul = found["Seoul taken by the North"]
    assert seoul.low > 0
    assert seoul.low < seoul.value < seoul.high < 1
    assert causes(open_scenario("invasion"), GAMES[:5]) == []


def test_typical_and_extreme_games_are_named_once() -> None:
    assert [(it.why.partition(":")[0], it.seed) for it in samples(GAMES)] == [
        ("typical", 10),
        ("best for the North", 20),
        ("best for the UN", 1),
    ]
    assert samples([made_up(turn(1))]) == []


def test_a_share_of_never_is_of_those_who_could_tell() -> None:
    assert Dates("x", [3, 4], 8, None).never == 0.75


def test_simulate_writes_one_sound_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["inchon", "--games", "4", "--turns", "26", *IDLE, "--json"]
    assert simulate([*asked, "--out", str(tmp_path / "a")]) == 0
    assert f"report: {tmp_path / 'a' / 'report.html'}" in capsys.readouterr().err
    page = (tmp_path / "a" / "report.html").read_text("utf-8")
    plots = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(plots) >= 2
    for plot in plots:
        ElementTree.fromstring(plot)
    assert "http" not in re.sub(r"xmlns(:\w+)?=\"[^\"]*\"|<rdf:RDF.*?</rdf:RDF>|<!--.*?-->", "", page, flags=re.DOTALL)
    simulate([*asked, "--out", str(tmp_path / "b")])
    assert (tmp_path / "b" / "report.html").read_text("utf-8") == page


def test_games_worth_a_look_have_replays_and_a_command_that_logs_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert simulate(["inchon", "--games", "3", "--out", str(tmp_path), *IDLE]) == 0
    page = (tmp_path / "report.html").read_text("utf-8")
    links = re.findall(r'<a href="(replays/\d+\.json)">', page)
    assert links
    assert all((tmp_path / link).is_file() for link in links)
    commands = [re.sub(r"</?span>", "", it) for it in re.findall(r"<code>(.*?)</code>", page)]
    command = next(it for it in commands if it.startswith("parallel38 simulate ")).split()[2:]
    monkeypatch.chdir(tmp_path)
    assert simulate([*command, "--jobs", "1"]) == 0
    (log,) = tmp_path.glob("events-*.jsonl")
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert events[0]["turn"] == 23
    assert events[-1]["event"] == "game_ended"
    arrived = next(it for it in events if it["event"] == "unit_arrived")
    assert re.fullmatch(r"[A-Z]+-\w+", arrived["unit"])
    assert re.fullmatch(r"\d{4}|-", arrived["hex"])


def test_without_the_libraries_one_line_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.sim.report.page.find_spec", lambda name: None if name == "jinja2" else object())
    assert simulate(["inchon", "--games", "1", "--turns", "23", "--out", str(tmp_path), *IDLE]) == 0
    said = capsys.readouterr().err
    assert said == "No report: jinja2 missing; pip install 'parallel38[lab]' adds them.\n"
    assert not (tmp_path / "report.html").exists()


def test_plots_are_loaded_only_for_a_report() -> None:
    code = "import sys, game.cli.simulate, game.sim.report.page as p; print(*(it in sys.modules for it in p.NEEDED))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
