"""How the memory of a process grows over many games: ``python -m bench.memory tutorial 240`` (Linux)."""

import os
import sys
from pathlib import Path

from game.kernels import compile_kernels
from game.session.setting import open_scenario
from game.sim.folder import RunFolder
from game.sim.play import Plan, play_game

LOOKS = 8


def resident_megabytes() -> float:
    """Return what the process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def main(scenario: str = "tutorial", games: str = "240") -> None:
    """Play games in this process, their lines kept as a run keeps them, and print the memory now and then."""
    compile_kernels()
    run = RunFolder(None, Plan(scenario, open_scenario, ("regular", "regular")))
    step = max(1, int(games) // LOOKS)
    for seed in range(1, int(games) + 1):
        run.add(play_game(run.plan, seed))
        if seed == 1 or seed % step == 0:
            print(f"{seed:6} games {resident_megabytes():8.1f} MB", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
