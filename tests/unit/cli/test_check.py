"""The command ``check``."""

import json
import os
import sys
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
        "broken/scenario/no_such_map.yaml:3:5: id: must be the name of the file, 'no_such_map', not 'tiny'",
        "broken/scenario/no_such_map.yaml:5:6: map: no map 'korae' (did you mean 'korea'?)",
        "1 file checked, 2 defects",
    ]


def test_defects_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SCENARIOS)
    assert main(["check", "--json", "broken/scenario/no_such_map.yaml"]) == 2
    assert json.loads(capsys.readouterr().out)[1:] == [
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
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "there is no file or folder nowhere.yaml\n")


def test_a_missing_path_hides_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SCENARIOS)
    assert main(["check", "nowhere.yaml", "broken/scenario/no_such_map.yaml", "also_nowhere"]) == 2
    captured = capsys.readouterr()
    assert captured.out.splitlines()[-1] == "1 file checked, 2 defects"
    assert captured.err == "there is no file or folder nowhere.yaml\nthere is no file or folder also_nowhere\n"


def _strange_paths(folder: Path) -> dict[str, str]:
    """Return strange paths in a folder, made there, each with the one line it must give."""
    (folder / "empty").mkdir()
    (folder / "loops").mkdir()
    (folder / "loops" / "loop.yaml").symlink_to("loop.yaml")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "brackets.yaml").write_text("[" * 5000, encoding="utf-8")
    (folder / "values.yaml").write_text("a: [" + "1," * 900_000 + "1]", encoding="utf-8")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "caf\udce9.yaml").touch()  # a name that is no UTF-8
    with (folder / "huge.yaml").open("wb") as file:
        file.truncate(20_000_000_000)  # sparse
    return {
        "empty": "there is no YAML file in empty",
        "loops": "loops/loop.yaml:1:1: cannot be read: Too many levels of symbolic links",
        "loops/loop.yaml": "there is no file or folder loops/loop.yaml",
        "picture.png": "picture.png:1:1: not UTF-8 text; save the file as UTF-8",
        "brackets.yaml": "brackets.yaml:1:41: 0.0.0.0.0.0.0.0: nested more than 40 levels deep",
        "values.yaml": "values.yaml:1:1: the file has more than 100,000 values",
        "huge.yaml": "huge.yaml:1:1: the file has more than 2,000,000 bytes, the most allowed",
        "pipe.yaml": "pipe.yaml is no file",
        "caf\udce9.yaml": "caf\\udce9.yaml:1:1: the file is empty",
        "n" * 300: f"cannot read {'n' * 300}: File name too long",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="links, long names and sparse files as elsewhere")
def test_strange_paths_are_one_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, line in _strange_paths(tmp_path).items():
        started = time.process_time()
        assert main(["check", path]) == 2
        captured = capsys.readouterr()
        assert [*captured.err.splitlines(), *captured.out.splitlines()][0] == line
        assert len(captured.err.splitlines()) + len(captured.out.splitlines()) <= 2  # the count is the second
        assert time.process_time() - started < 2


def test_a_strange_rules_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rules" / "terain.yaml"
    path.parent.mkdir()
    path.write_text("a: 1\n", encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert "no rules file has this name (did you mean 'terrain'?)" in capsys.readouterr().out


def test_schemas_are_written_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--out", str(tmp_path / "schema")]) == 0
    written = sorted(path.name for path in (tmp_path / "schema").iterdir())
    assert written == [
        "chronicle.schema.json",
        "events.schema.json",
        "map.schema.json",
        "rules.schema.json",
        "scenario.schema.json",
    ]
    assert len(capsys.readouterr().out.splitlines()) == 5
