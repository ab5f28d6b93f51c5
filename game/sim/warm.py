"""Compiles the kernels ahead of time, in a process of its own, so that nobody waits for it (decision 0021)."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from game import kernels

PROGRAM = "from game.sim.warm import compile_all; compile_all()"
ROOT = Path(__file__).parents[2]
POLITENESS = 10  # what the process adds to its niceness, where there is such a thing


def compile_aside() -> "subprocess.Popen[bytes] | None":
    """Start a process that compiles the kernels and keeps them; None where that is done already or cannot be.

    Whoever starts it needs neither wait for it nor end it.
    """
    if find_spec("numba") is None or os.environ.get("NOJIT") or kernels.are_kept():
        return None
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def compile_all() -> None:
    """Play the beginning of a war that needs every kernel, and note that all are kept."""
    if sys.platform != "win32":
        os.nice(POLITENESS)
    if kernels.compile_kernels():
        from game.session.setting import open_scenario  # too much to load for who only starts the process
        from game.sim.play import Plan, warm_up

        warm_up(Plan("campaign", open_scenario, ("regular", "regular")), 1)
        kernels.keep()
