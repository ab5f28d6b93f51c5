"""Games on a cluster: the same bytes as here, also when a worker dies half-way (PRODUCT P-43)."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli.main import main
from game.errors import GameError
from game.sim.cluster import run_on_cluster
from game.sim.folder import RunFolder
from game.sim.play import Plan
from tests.support.matches import LAST_TURN
from tests.support.players import open_for_tests

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # sockets of a worker that was killed

PLAN = Plan("skirmish", open_for_tests, ("random", "idle"), LAST_TURN)
SEEDS = range(1, 25)


@pytest.fixture(scope="module")
def cluster() -> "Iterator[object]":
    """Return two workers on this machine, each a process."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def here(folder: Path) -> bytes:
    from game.sim.runner import run_games

    made = RunFolder(folder, PLAN)
    for game in run_games([(PLAN, seed) for seed in SEEDS], 1):
        made.add(game)
    made.close(1.0, 1)
    return (folder / "games.jsonl").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(cluster: object, tmp_path: Path) -> None:
    from distributed import LocalCluster

    assert isinstance(cluster, LocalCluster)
    made = RunFolder(tmp_path / "there", PLAN)
    for count, game in enumerate(run_on_cluster([(PLAN, seed) for seed in SEEDS], cluster.scheduler_address)):
        if count == 2:  # the first errand is done, six are still to be
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        made.add(game)
    made.close(1.0, 2)
    assert made.lines.seeds() == list(SEEDS)
    assert (tmp_path / "there" / "games.jsonl").read_bytes() == here(tmp_path / "here")


def test_pairs_are_compared_there_as_here(cluster: object, capsys: pytest.CaptureFixture[str]) -> None:
    from distributed import LocalCluster

    assert isinstance(cluster, LocalCluster)
    asked = ["compare", "tutorial", "--a", "un=regular", "--b", "un=idle", "--pairs", "5", "--json"]
    assert main([*asked, "--cluster", cluster.scheduler_address]) == 0
    there = capsys.readouterr().out
    assert main([*asked, "--jobs", "1"]) == 0
    assert capsys.readouterr().out == there


def test_nobody_at_the_address_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("game.sim.cluster.WAIT_S", 1)
    assert main(["simulate", "tutorial", "--games", "2", "--cluster", "tcp://127.0.0.1:9"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("--cluster tcp://127.0.0.1:9: cannot be reached: ")
    assert said.count("\n") == 1
    with pytest.raises(GameError, match="cannot be reached"):
        list(run_on_cluster([(PLAN, 1)], "nonsense"))


def test_without_the_library_a_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("game.sim.cluster.find_spec", lambda _name: None)
    assert main(["simulate", "tutorial", "--games", "1", "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert "--cluster needs distributed: pip install 'parallel38[cluster]'" in capsys.readouterr().err
