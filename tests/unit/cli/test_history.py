"""``history`` as a user gives it, on a small game in place of the campaign."""

import json
from pathlib import Path

import pytest

from game.cli.history import run as history
from game.cli.main import main
from game.model.metrics import Mode
from game.session.setting import Setting
from tests.support.matches import skirmish
from tests.support.players import CRASHER

SMALL = ["--games", "3", "--jobs", "1"]


def open_any(_name: str, _changes: tuple[str, ...] = ()) -> Setting:
    return skirmish()


@pytest.fixture(autouse=True)
def small_war(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every scenario be the skirmish, in which nobody does anything."""
    monkeypatch.setattr("game.cli.history.open_scenario", open_any)
    monkeypatch.setattr("game.cli.history.PLAYERS", dict.fromkeys(Mode, "idle"))


def test_findings_are_grouped_and_counted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert history([*SMALL, "--only", "rok_men_t3", "seoul_by_t1", "seoul_retaken", "kpa_supply_t12"]) == 1
    said = capsys.readouterr().out
    assert said.index("Invasion") < said.index("Perimeter") < said.index("Inchon")
    rows = {line.split("│")[1].strip(): line.split("│")[2:-1] for line in said.splitlines() if line.startswith("│")}
    starts = ("Seoul falls by", "Seoul is", "mean supply")
    seoul, retaken, supply = (next(row for text, row in rows.items() if text.startswith(start)) for start in starts)
    assert [cell.strip() for cell in seoul] == ["60 to 100", "0", "0 to 56.2", "3", "absurd"]
    assert [cell.strip() for cell in retaken] == ["27 to 29", "-", "- - - - -", "3", "absurd"]
    assert [cell.strip() for cell in supply] == ["37 to 53", "?", "", "0 of 3", "absurd"]
    assert said.splitlines()[-1].startswith("0 of 4 inside, 4 absurd")


def test_programs_read_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert history([*SMALL, "--only", "seoul_retaken", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    (row,) = answer.pop("metrics")
    assert answer == {"inside": 0, "absurd": 1, "all": 1, "passes": False, "crashed": []}
    assert (row["value"], row["spread"][0], row["verdict"], row["band"]) == ("never", "never", "absurd", [27, 29])


def test_games_are_kept_by_scenario_and_mode(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [*SMALL, "--only", "seoul_by_t1", "invasion_even", "--out", str(tmp_path)]
    history(asked)
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.jsonl"))
    assert files == ["campaign-historical/games.jsonl", "invasion-free/games.jsonl"]
    before = (tmp_path / files[0]).stat().st_mtime_ns
    first = capsys.readouterr().out
    played = json.loads((tmp_path / "invasion-free" / "run.json").read_text())["cost"]["games"]
    assert played > 0
    history(asked)
    assert capsys.readouterr().out == first
    assert json.loads((tmp_path / "invasion-free" / "run.json").read_text())["cost"]["games"] == played
    assert (tmp_path / files[0]).stat().st_mtime_ns >= before


def test_a_crash_is_told_and_fails(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.cli.history.PLAYERS", {Mode.HISTORICAL: "idle", Mode.FREE: CRASHER})
    assert history([*SMALL, "--only", "invasion_even", "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["crashed"] == [2]
    assert "seed 2 crashed after" in told.err


def test_an_unknown_metric_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "--only", "taejon_fals"]) == 2
    assert "unknown metric 'taejon_fals': did you mean 'taejon_falls'?" in capsys.readouterr().err
