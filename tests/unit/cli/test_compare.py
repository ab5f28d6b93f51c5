"""``compare`` and the stopping of ``simulate`` as a user gives them."""

import json
from pathlib import Path

import pytest

from game.cli.compare import run as compare
from game.cli.main import main
from game.cli.simulate import run as simulate
from tests.support.matches import open_skirmish
from tests.support.players import CRASHER, open_for_tests

PAIRS = ["--pairs", "5", "--jobs", "1"]


@pytest.fixture
def skirmish(monkeypatch: pytest.MonkeyPatch) -> str:
    """Let scenarios be the skirmish, which knows no changes."""
    monkeypatch.setattr("game.cli.compare.open_scenario", open_for_tests)
    monkeypatch.setattr("game.cli.simulate.open_scenario", open_skirmish)
    return "skirmish"


@pytest.fixture
def plain_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes that play be there at once: their kernels, which give the same, stay plain."""
    monkeypatch.setenv("NOJIT", "1")


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_computers_are_compared_with_exchanged_sides(skirmish: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare([skirmish, "--a", "ai=regular", "--b", "ai=idle", *PAIRS, "--json"]) == 0
    found = answer(capsys)
    total = found["total"]
    assert isinstance(total, dict)
    assert total["a"] + total["b"] + total["undecided"] == 5
    compare([skirmish, "--a", "ai=regular", "--b", "ai=idle", *PAIRS])
    said = capsys.readouterr().out
    assert "regular (a) against idle (b)" in said


@pytest.mark.usefixtures("plain_workers")
def test_the_same_for_any_number_of_processes_and_when_it_goes_on(
    skirmish: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [skirmish, "--a", "communist=regular", "--b", "communist=idle", "--pairs", "6", "--json"]
    compare([*asked, "--jobs", "1", "--out", str(tmp_path / "one")])
    one = capsys.readouterr().out
    compare([*asked, "--jobs", "2", "--out", str(tmp_path / "two")])
    assert capsys.readouterr().out == one
    files = ["skirmish-a/games.jsonl", "skirmish-b/games.jsonl"]
    assert all((tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes() for file in files)
    text = (tmp_path / "two" / files[1]).read_text()
    (tmp_path / "two" / files[1]).write_text("".join(text.splitlines(keepends=True)[:2]))
    compare([*asked, "--jobs", "1", "--out", str(tmp_path / "two")])
    assert capsys.readouterr().out == one
    assert (tmp_path / "two" / files[1]).read_text() == text


def test_a_what_if_is_compared_with_what_it_changes_by_the_figures_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Metrics of history are read from any scenario; a date is whether it came, and when; an army has what it has."""
    asked = ["inchon", "--b", "file=no_landing", "--only", "seoul_retaken", "inchon_success", "US losses, turn 24"]
    assert compare([*asked, *PAIRS, "--json"]) == 0
    found = answer(capsys)
    assert found["a"] == "all as it is"
    scenarios = found["scenarios"]
    assert isinstance(scenarios, list)
    by_name = {it["figure"]: it for it in scenarios[0]["effects"]}
    assert next(iter(by_name)) == "Seoul is retaken"
    assert (by_name["the landing at Inchon succeeds"]["a"], by_name["the landing at Inchon succeeds"]["b"]) == (1, 0)
    assert by_name["US losses, turn 24"]["a"] > 0


@pytest.mark.parametrize("name", ["US loses, turn 24", "XX losses, turn 24", "US losses, turn x", "seoul_retakn"])
def test_an_unknown_figure_is_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "inchon", "--b", "un=idle", "--only", name]) == 2
    assert capsys.readouterr().err.startswith(f"--only {name!r}: no such figure: ")


def test_values_of_the_rules_are_compared(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    asked = ["tutorial", "--a", "combat.surrounded_thousandths=0", "un=idle", "--b", "un=idle", "--pairs", "5"]
    assert compare([*asked, "--jobs", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("a: combat.surrounded_thousandths=0 un=idle\nb: un=idle\ntutorial, 5 pairs")
    assert "by chance alone it would be in about" in said


def test_a_crashed_pair_is_left_out(skirmish: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare([skirmish, "--a", f"communist={CRASHER}", "un=idle", *PAIRS, "--pairs", "10", "--json"]) == 1
    rounds = answer(capsys)["scenarios"]
    assert isinstance(rounds, list)
    assert rounds[0]["pairs"] == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--a", "ai=regular", "--b", "un=idle"], "ai= goes with ai="),
        (["--a", "ai=regular", "combat.killed_pm=1", "--b", "ai=idle"], "ai= stands alone"),
        (["--a", "ai=regular", "--b", "ai=regular"], "--a and --b are the same: ai=regular"),
        (["--a", "comunist=idle"], "--a comunist=idle: unknown key 'comunist': did you mean 'communist'?"),
        (["--a", "aj=regular"], "--a aj=regular: unknown key 'aj': known: ai, un, communist, file, FILE.key"),
        (["--a", "un=regula"], "--a un=regula: unknown player 'regula': did you mean 'regular'?"),
        (["--a", "regular"], "--a regular: must be KEY=VALUE"),
        (["--a", "combat.sigma=3"], "no 'sigma' in combat"),
        (["--a", "un=idle", "--until", "decided"], "must be FIGURE±WIDTH"),
        (["--a", "ai=idle", "--b", "ai=random", "--until", "score±5"], "computers are compared until 'decided'"),
        (["--a", "un=idle", "--pairs", "2"], "argument --pairs: must be at least 5, not 2"),
        (["--a", "file=nowhere"], "no scenario 'nowhere'"),
    ],
)
def test_bad_input_is_one_clear_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "tutorial", *arguments]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


@pytest.mark.usefixtures("plain_workers")
def test_a_run_stops_when_a_figure_is_known_well_enough(
    skirmish: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Looked at after every tenth game: the same games for any number of processes, and when the run goes on."""
    idle = ["--un", "idle", "--communist", "idle", "--json"]
    asked = [skirmish, "--games", "40", *idle, "--until", "winner: draw±20%"]
    assert simulate([*asked, "--jobs", "1", "--out", str(tmp_path)]) == 0
    assert answer(capsys)["games"] == 10
    simulate([skirmish, "--games", "15", *idle, "--jobs", "1", "--out", str(tmp_path)])
    capsys.readouterr()
    simulate([*asked, "--jobs", "2", "--out", str(tmp_path)])
    assert answer(capsys)["games"] == 10
