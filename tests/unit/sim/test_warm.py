"""Compiling aside: started once, and not where kernels stay plain."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from game.sim.warm import PROGRAM, compile_aside


def test_nothing_is_started_where_kernels_stay_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOJIT", "1")
    assert compile_aside() is None


@pytest.mark.skipif(find_spec("numba") is None, reason="nothing to compile with")
def test_a_first_start_compiles_aside_and_a_later_one_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decision 0021: started and left alone; nobody waits for it, and nothing of it is seen."""
    started: list[list[str]] = []

    class Process:
        def __init__(self, command: list[str], *, stderr: int, **_others: object) -> None:
            started.append(command)
            assert stderr == subprocess.DEVNULL

    monkeypatch.setattr(subprocess, "Popen", Process)
    monkeypatch.delenv("NOJIT", raising=False)
    monkeypatch.setattr("game.kernels.are_kept", lambda: False)
    assert compile_aside() is not None
    assert started == [[sys.executable, "-c", PROGRAM]]
    monkeypatch.setattr("game.kernels.are_kept", lambda: True)
    assert compile_aside() is None
    assert len(started) == 1
