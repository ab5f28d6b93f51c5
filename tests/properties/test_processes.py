"""STYLE 8, property 4: the same game in any process, whatever its hash seed, with compiled kernels or without."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.sim.play import Plan, play_game
from tests.support.games import computer_names
from tests.support.matches import LAST_TURN, open_skirmish

ROOT = Path(__file__).parents[2]
CHILD = """
from game.kernels import compile_kernels
from tests.properties.test_processes import lines
compile_kernels()
print(*lines(), sep='\\n')
"""


def lines() -> list[str]:
    """Return the record of one game of each computer against itself."""
    plans = [Plan("skirmish", open_skirmish, (name, name), LAST_TURN) for name in computer_names()]
    return [play_game(plan, 11).line for plan in plans]


@pytest.mark.parametrize("environment", [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "31", "NOJIT": "1"}])
def test_a_fresh_process_plays_the_same_games(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == lines()
    assert all(lines())
