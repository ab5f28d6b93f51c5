"""The commands as a user gives them: exit codes, one-line complaints, files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.main import main
from game.cli.replay import run as replay
from game.cli.simulate import run as simulate
from game.errors import GameError
from game.sim.bench import Figure

ROOT = Path(__file__).parents[3]
IDLE = ["--un", "idle", "--communist", "idle"]


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["simulate", "invason", *IDLE], "no scenario 'invason' (did you mean 'invasion'?)"),
        (
            ["simulate", "invasion", "--un", "idel", "--communist", "idle"],
            "unknown player 'idel': did you mean 'idle'?",
        ),
        (["simulate", "invasion", *IDLE, "--games", "ten"], "argument --games: must be a whole number, not 'ten'"),
        (
            ["simulate", "invasion", *IDLE, "--seed", str(10**30)],
            "argument --seed: must be at most 4611686018427387904",
        ),
        (["simulate", "invasion", *IDLE, "--jobs", "0"], "argument --jobs: must be at least 1, not 0"),
        (["simulate", "invasion", *IDLE, "--replays"], "--replays needs --out DIR"),
        (["simulate", "invasion", *IDLE, "--game", "2"], "unrecognized arguments: --game 2"),
        (["simulate", *IDLE], "the following arguments are required: scenario"),
        (["replay", "none.json", "--verify"], "none.json: cannot be read: No such file"),
        (["replay", "none.json"], "none.json: cannot be read: No such file"),
        (["replay", "none.json", "--json"], "--json goes with --verify"),
        (["repaly"], "unknown command 'repaly': did you mean 'replay'?"),
        (["bench", "nowhere", "--player", "idle"], "no scenario 'nowhere'"),
    ],
)
def test_bad_input_is_one_clear_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    said = complaint(capsys)
    assert message in said
    assert said.count("\n") == 1


def test_simulate_writes_games_metrics_and_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["invasion", "--games", "2", "--seed", "5", "--jobs", "1", "--turns", "2", *IDLE]
    assert simulate([*arguments, "--out", str(tmp_path), "--replays", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["games"], answer["crashed"]) == (2, [])
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")) == [
        "games.jsonl",
        "metrics.csv",
        "replays/5.json",
        "replays/6.json",
        "report.html",
        "run.json",
    ]
    before = (tmp_path / "games.jsonl").read_bytes()
    assert simulate([*arguments, "--out", str(tmp_path), "--json"]) == 0
    assert (tmp_path / "games.jsonl").read_bytes() == before
    with pytest.raises(GameError, match="holds games of another run"):
        simulate([*arguments, "--un", "idle", "--turns", "1", "--out", str(tmp_path)])


def test_replay_verifies_what_simulate_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    simulate(["invasion", "--games", "1", "--jobs", "1", "--turns", "2", *IDLE, "--out", str(tmp_path), "--replays"])
    file = tmp_path / "replays" / "1.json"
    capsys.readouterr()
    assert replay([str(file), "--verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "orders": 7, "digests": 4}
    text = file.read_text("utf-8")
    file.write_text(text.replace('"seed": 1', '"seed": 2'), "utf-8")
    assert replay([str(file), "--verify"]) == 1
    assert "turn 1: the orders lead to another game" in capsys.readouterr().out


def test_who_stops_reading_is_not_told_a_traceback() -> None:
    """``diff … | head``."""
    code = "import sys; from game.cli.main import main; sys.exit(main(['diff', 'campaign', 'tutorial']))"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr as stderr:
        assert stderr.read() == b""
    assert process.wait(60) == 1


def test_no_command_and_help_list_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    assert "simulate" in listed
    assert main(["--version"]) == 0


@pytest.mark.parametrize(
    ("value", "least", "aim", "verdict"),
    [
        (30_000, 5_100, 25_000, "aim"),
        (6_000, 5_100, 25_000, "ok"),
        (4_000, 5_100, 25_000, "short"),
        (0.3, 0.5, 0.2, "ok"),
    ],
)
def test_figures_are_judged_from_either_side(value: float, least: float, aim: float, verdict: str) -> None:
    assert Figure("x", value, "y", least, aim).verdict == verdict
    assert Figure("x", value, "y").verdict == ""
