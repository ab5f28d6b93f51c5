"""Many games: the same bytes for any number of processes, runs that go on, games that crash."""

import json
from pathlib import Path

import pytest

from game.errors import GameError
from game.session.gamefile import read_game
from game.session.replay import restore
from game.sim.folder import RunFolder
from game.sim.play import Plan, opened, play_game
from game.sim.runner import run_games
from tests.support.matches import LAST_TURN, open_skirmish, skirmish
from tests.support.players import CRASHER, open_for_tests


def plan(communist: str = "regular", *, replays: bool = False) -> Plan:
    return Plan("skirmish", open_for_tests, (communist, "idle"), LAST_TURN, replays)


def run(folder: Path | None, seeds: range, jobs: int = 1, what: Plan | None = None) -> RunFolder:
    """Return the folder after playing what was missing in it."""
    what = what or plan()
    made = RunFolder(folder, what)
    for game in run_games([(what, seed) for seed in made.missing(seeds)], jobs):
        made.add(game)
    made.close(1.0, jobs)
    return made


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path) -> None:
    """PRODUCT P-40."""
    run(tmp_path / "one", range(1, 8), 1)
    run(tmp_path / "two", range(1, 8), 2)
    one, two = ((tmp_path / name / "games.jsonl").read_bytes() for name in ("one", "two"))
    assert one == two
    assert [json.loads(line)["seed"] for line in one.splitlines()] == list(range(1, 8))


def test_a_run_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    run(tmp_path / "whole", range(1, 6))
    whole = (tmp_path / "whole" / "games.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut" / "games.jsonl").write_bytes(b"".join(lines[:2]) + lines[2][:40])
    resumed = RunFolder(tmp_path / "cut", plan())
    assert resumed.missing(range(1, 6)) == [3, 4, 5]
    run(tmp_path / "cut", range(1, 6))
    assert (tmp_path / "cut" / "games.jsonl").read_bytes() == whole


def test_games_before_those_that_are_there_are_put_in_order(tmp_path: Path) -> None:
    run(tmp_path / "a", range(3, 6))
    run(tmp_path / "a", range(1, 6))
    run(tmp_path / "b", range(1, 6))
    assert (tmp_path / "a" / "games.jsonl").read_bytes() == (tmp_path / "b" / "games.jsonl").read_bytes()


def test_a_folder_of_another_run_is_refused(tmp_path: Path) -> None:
    run(tmp_path, range(1, 3))
    other = Plan("skirmish", open_skirmish, ("regular", "idle"), 1)
    with pytest.raises(GameError, match=r"holds games of another run \(settings differs\): choose another --out"):
        RunFolder(tmp_path, other)
    facts = json.loads((tmp_path / "run.json").read_text())
    (tmp_path / "run.json").write_text(json.dumps({**facts, "version": "0.0.1"}))
    with pytest.raises(GameError, match=r"holds games of version 0\.0\.1"):
        RunFolder(tmp_path, plan())


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crashed_game_is_kept_and_the_others_go_on(tmp_path: Path, jobs: int) -> None:
    made = run(tmp_path, range(1, 5), jobs, plan(CRASHER))
    assert made.lines.seeds() == [1, 3]
    facts = json.loads((tmp_path / "run.json").read_text())
    assert facts["crashed"] == [2, 4]
    assert "ZeroDivisionError: even seed" in (tmp_path / "crashes" / "2.txt").read_text()
    match = restore(read_game(tmp_path / "crashes" / "4.json"), skirmish())
    assert (match.state.turn, len(match.orders)) == (2, 2)
    assert made.missing(range(1, 5)) == [2, 4]


def test_replays_are_replay_files(tmp_path: Path) -> None:
    """PRODUCT P-40: DIR/replays/SEED.json."""
    made = run(tmp_path, range(7, 8), 1, plan(replays=True))
    match = restore(read_game(tmp_path / "replays" / "7.json"), skirmish())
    assert json.loads(made.lines[7])["digest"] == match.marks[-1].digest


def test_costs_are_beside_the_games_not_in_them(tmp_path: Path) -> None:
    run(tmp_path, range(1, 3))
    facts = json.loads((tmp_path / "run.json").read_text())
    assert facts["cost"]["activations"] > 0
    assert facts["games"] == 2
    assert "cpu" not in (tmp_path / "games.jsonl").read_text()
    run(tmp_path, range(1, 4))
    more = json.loads((tmp_path / "run.json").read_text())["cost"]
    assert (facts["cost"]["games"], more["games"]) == (2, 3)  # what the whole folder took, however often it went on
    assert more["orders"] > facts["cost"]["orders"]


def test_scenarios_are_read_once_in_a_process() -> None:
    assert opened(open_skirmish, "skirmish") is opened(open_skirmish, "skirmish")


def test_without_a_folder_nothing_is_written() -> None:
    made = run(None, range(1, 3))
    assert made.games_file is None
    assert made.lines.seeds() == [1, 2]
    assert play_game(plan(), 1).line == made.lines[1]


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GameError, match="cannot be used for --out: "):
        RunFolder(tmp_path / "file", plan())
    made = RunFolder(tmp_path / "run", plan())
    (tmp_path / "run" / "games.jsonl").mkdir()
    with pytest.raises(GameError, match=r"games\.jsonl: cannot be written: "):
        made.add(play_game(plan(), 1))
