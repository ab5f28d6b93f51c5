"""The command ``check``."""

import json
import time
from pathlib import Path

import pytest

from game.cli.main import main

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def test_all_shipped_files_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    """PRODUCT 2 and 7: no false alarm, and less than two seconds of work."""
    started = time.process_time()
    assert main(["check"]) == 0
    assert time.process_time() - started < 2
    assert capsys.readouterr().out.endswith("files checked, no defects\n")


def test_defects_give_exit_code_2(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SCENARIOS)
    assert main(["check", "broken/scenario/no_such_map.yaml"]) == 2
    assert capsys.readouterr().out.splitlines() == [
        "broken/scenario/no_such_map.yaml:5:6: map: no map 'korae' (did you mean 'korea'?)",
        "1 file checked, 1 defect",
    ]


def test_defects_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SCENARIOS)
    assert main(["check", "--json", "broken/scenario/no_such_map.yaml"]) == 2
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "broken/scenario/no_such_map.yaml",
            "line": 5,
            "column": 6,
            "field": "map",
            "message": "no map 'korae' (did you mean 'korea'?)",
        }
    ]


def test_a_missing_path_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere.yaml"]) == 2
    assert capsys.readouterr().err == "there is no file or folder nowhere.yaml\n"


def test_a_strange_rules_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rules" / "terain.yaml"
    path.parent.mkdir()
    path.write_text("a: 1\n", encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert "no rules file has this name (did you mean 'terrain'?)" in capsys.readouterr().out


def test_schemas_are_written_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--out", str(tmp_path / "schema")]) == 0
    written = sorted(path.name for path in (tmp_path / "schema").iterdir())
    assert written == ["map.schema.json", "rules.schema.json", "scenario.schema.json"]
    assert len(capsys.readouterr().out.splitlines()) == 3
