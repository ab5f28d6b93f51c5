"""The commands of authors, as an author gives them."""

import json
from pathlib import Path

import pytest

from game.cli.main import main

IDLE = ["--un", "idle", "--communist", "idle"]


def test_from_new_to_a_packed_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """PRODUCT 2: new, check, pack; the archive is checked and played like any other scenario."""
    assert main(["new", "ford", "--to", str(tmp_path)]) == 0
    path = tmp_path / "ford" / "ford.yaml"
    assert capsys.readouterr().out.splitlines()[0] == str(path)
    assert main(["check", str(path.parent)]) == 0
    assert main(["pack", str(path), "--to", str(tmp_path)]) == 0
    archive = str(tmp_path / "ford.zip")
    assert main(["check", archive]) == 0
    assert main(["simulate", archive, "--games", "1", "--jobs", "1", "--turns", "9", *IDLE]) == 0
    assert main(["new", "ford", "--to", str(tmp_path)]) == 2
    assert main(["new", "ford2", "--whole"]) == 2
    assert "--whole goes with --from" in capsys.readouterr().err


def test_differences_as_words_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "invasion", "nobody_comes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "21st Infantry Regiment (US-21I) is not there" in lines
    assert lines[-1] == f"{len(lines) - 1} differences"
    assert main(["diff", "invasion", "invasion", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_differences_of_saved_games(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who plays, where the orders part, how they stand."""
    simulate = ["simulate", "tutorial", "--games", "1", "--jobs", "1", "--turns", "3", "--replays"]
    assert main([*simulate, "--out", str(tmp_path / "a"), *IDLE]) == 0
    assert main([*simulate, "--out", str(tmp_path / "b"), "--seed", "2", "--un", "idle"]) == 0
    capsys.readouterr()
    a, b = str(tmp_path / "a" / "replays" / "1.json"), str(tmp_path / "b" / "replays" / "2.json")
    assert main(["diff", a, b]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "the seed is 2, was 1"
    assert lines[1] == "the communist side is played by regular, was idle"
    assert any(line.startswith("the first ") for line in lines)
    assert any("4th Infantry Division (KPA-4D) is at " in line for line in lines)
    assert main(["diff", a, a]) == 0
    assert capsys.readouterr().out == "no differences\n"
    assert main(["diff", a, "invasion"]) == 2
    assert "one is a saved game and the other is not" in capsys.readouterr().err


def test_saved_games_with_other_values_of_the_rules_are_each_played_with_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    simulate = ["simulate", "tutorial", "--games", "1", "--jobs", "1", "--turns", "4", "--replays"]
    assert main([*simulate, "--out", str(tmp_path / "a")]) == 0
    change = "combat.loss_attacker_base_bp=2000"
    assert main([*simulate, "--out", str(tmp_path / "b"), "--set", change]) == 0
    capsys.readouterr()
    a, b = (str(tmp_path / folder / "replays" / "1.json") for folder in "ab")
    assert main(["diff", a, b]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"the setting set is {change}, was not given"
    assert any("has " in line and " men, was " in line for line in lines[1:])
    assert main(["diff", b, a]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"the setting set is not given, was {change}"


def test_render_shows_a_turn_of_a_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "map.png"
    assert main(["render", "tutorial", "--turn", "4", "--hex", "24", "-o", str(picture)]) == 0
    assert capsys.readouterr().out.endswith("turn 4 of Osan to Taejon\n")
    assert picture.stat().st_size > 1000
    assert main(["render", "tutorial", "--turn", "9", "-o", str(picture)]) == 2
    assert "tutorial has turns 3 to 8, not 9" in capsys.readouterr().err


def test_expectations_are_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """PRODUCT P-33: as many games as it takes; exit code 1 if one fails."""
    main(["new", "ford", "--to", str(tmp_path)])
    path = tmp_path / "ford" / "ford.yaml"
    text = path.read_text(encoding="utf-8")
    sure = "  - {text: sure, holds: {place: northgate, side: communist, turns: [9, 9]}, least: 50}\n"
    never = "  - {text: never, figure: {army: ROK, name: men, turn: 9, most: 0}, least: 90}\n"
    path.write_text(text[: text.index("expectations:")] + f"expectations:\n{sure}{never}", encoding="utf-8")
    capsys.readouterr()
    check = ["check", str(path), "--expect", "--games", "16", "--jobs", "1"]
    assert main([*check, "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["text"], row["verdict"], row["games"]) for row in rows] == [("sure", "pass", 8), ("never", "fail", 8)]
    path.write_text(text[: text.index("expectations:")], encoding="utf-8")
    assert main(check) == 0
    assert capsys.readouterr().out.endswith("no expectations\n")
