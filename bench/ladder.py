"""The ladder of the computer's levels: ``python -m bench.ladder [PAIRS] [JOBS] [RUNG...]``, as 200 2 veteran regular.

Every rung is climbed in all scenarios of at most twelve turns alike, sides exchanged within each pair. It holds if the
higher level wins its share of the decided pairs; the interval tells how sure that is.
"""

import os
import sys
from time import perf_counter

from game.cli.running import Workers, play_missing
from game.data.files import entries
from game.session.setting import open_scenario
from game.sim.compare import Duel, Sides, Variant, duel, duel_plans, own_sum
from game.sim.folder import RunFolder
from game.sim.lines import Game

RUNGS = {"veteran": ("regular", 65), "regular": ("recruit", 75)}  # over whom, per cent of the decided pairs
MOST_TURNS = 12
FIRST_SEED = 1


def short_scenarios() -> list[str]:
    """Return the shipped scenarios of at most twelve turns, without the what-ifs made of them."""
    names = [entry.id for entry in entries() if not (entry.own or entry.what_if)]
    spans = {name: open_scenario(name).scenario for name in names}
    return [name for name, it in spans.items() if it.last_turn - it.first_turn < MOST_TURNS]


def climb(level: str, under: str, scenario: str, pairs: int, jobs: int) -> Duel:
    """Return how many of so many pairs of a scenario the higher of two levels wins."""
    plans = duel_plans(Variant(ai=level), Variant(ai=under), scenario, open_scenario)
    runs = [RunFolder(None, plan) for plan in plans]
    wanted = range(FIRST_SEED, FIRST_SEED + pairs)
    seeds = play_missing(runs, wanted, Workers(jobs, None), title=f"{level}, {scenario}").seeds
    return duel([own_sum(Sides(*(Game.read(run.lines[seed]) for run in runs))) for seed in seeds])


def report(level: str, scenarios: list[str], pairs: int, jobs: int) -> bool:
    """Print the table of a rung, and return whether it holds."""
    under, percent = RUNGS[level]
    start, total = perf_counter(), Duel(0, 0, 0)
    print(f"{level} over {under}\n{'':20}{'won':>6}{'lost':>6}{'even':>6}{'share':>8}{'interval':>14}{'seconds':>9}")
    for scenario in scenarios:
        began = perf_counter()
        found = climb(level, under, scenario, pairs, jobs)
        total = Duel(total.a + found.a, total.b + found.b, total.undecided + found.undecided)
        _line(scenario, found, perf_counter() - began)
    _line("all", total, perf_counter() - start)
    holds = total.share is not None and total.share.value * 100 >= percent
    print(f"{'it holds' if holds else 'it does not hold'}: {percent} % are asked for\n", flush=True)
    return holds


def _line(name: str, found: Duel, seconds: float) -> None:
    value, interval = found.share.text() if found.share is not None else ("", "")
    counts = f"{found.a:6}{found.b:6}{found.undecided:6}"
    print(f"{name:20}{counts}{value:>8}{interval:>14}{seconds:9.0f}", flush=True)


def main(pairs: str = "200", jobs: str = "", *levels: str) -> int:
    """Climb the rungs, ``pairs`` in all on each; return 0 if all of them hold."""
    scenarios = short_scenarios()
    each = -(-int(pairs) // len(scenarios))
    number = int(jobs or os.cpu_count() or 1)
    return int(not all(report(level, scenarios, each, number) for level in levels or RUNGS))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
