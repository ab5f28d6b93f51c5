"""A run that is stopped with Ctrl-C leaves whole lines and goes on from there."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli.simulate import run as simulate
from game.sim import folder

ROOT = Path(__file__).parents[3]
HEEDING = """
import signal, sys
from game.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that a shell runs in the background ignore it
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""
IDLE = ["--un", "idle", "--communist", "idle", "--turns", "2"]


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the file has a line; the process must not end before."""
    while not path.exists() or b"\n" not in path.read_bytes():
        assert process.poll() is None
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_ctrl_c_leaves_whole_games(tmp_path: Path) -> None:
    command = ["simulate", "invasion", "--games", "2000", "--jobs", "2", *IDLE, "--out", str(tmp_path)]
    process = subprocess.Popen(
        [sys.executable, "-c", HEEDING, *command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "NOJIT": "1"},  # plain kernels are there at once
    )
    wait_for(tmp_path / "games.jsonl", process)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 1
    seeds = [json.loads(line)["seed"] for line in (tmp_path / "games.jsonl").read_text().splitlines()]
    assert seeds == list(range(1, len(seeds) + 1))
    assert 0 < len(seeds) < 2000
    assert json.loads((tmp_path / "run.json").read_text())["games"] == len(seeds)
    assert simulate(["invasion", "--games", str(len(seeds) + 1), "--jobs", "1", *IDLE, "--out", str(tmp_path)]) == 0
    assert len((tmp_path / "games.jsonl").read_text().splitlines()) == len(seeds) + 1


def test_ctrl_c_while_a_game_is_written_waits_until_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write = folder._append

    def pressed(path: Path, line: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        write(path, line)

    monkeypatch.setattr(folder, "_append", pressed)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert simulate(["invasion", "--games", "5", "--jobs", "1", *IDLE, "--out", str(tmp_path)]) == 1
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert "Stopped after 1 games" in capsys.readouterr().err
    assert json.loads((tmp_path / "run.json").read_text())["games"] == 1
    assert [json.loads(line)["seed"] for line in (tmp_path / "games.jsonl").read_text().splitlines()] == [1]
