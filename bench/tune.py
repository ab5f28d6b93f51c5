"""Looks for values of the rules with which the games are nearest to history (rule 17.2).

``python -m bench.tune @bench/levers.txt --games 6 --rounds 40 --out tuned.md`` moves every value of the list within
its limits by an evolution strategy (CMA-ES). Each round plays its candidates on seeds of its own, so that none can
learn the luck of a few, all candidates of a round on the same ones. At the end the middle of the last round is played
beside the shipped values on seeds that were never seen: that table counts, not the best candidate.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

import cma

from bench.trials import Lever, Parser, Target, answer, lever, markdown, misfit, play, target
from game.sim.history import Finding, findings_of, verdict

SPREAD = 0.2  # of the first round, where the limits of a lever are 1 apart


def search(target: Target, levers: Sequence[Lever], given: Namespace) -> list[str]:
    """Return the changes in the middle of the last round."""
    options = {"bounds": [0, 1], "popsize": given.candidates, "seed": given.seed, "verbose": -9}
    strategy: Any = cma.CMAEvolutionStrategy([it.start for it in levers], SPREAD, options)
    for number in range(given.rounds):
        asked = strategy.ask()
        first = given.seed + number * given.games
        games = play(target, [changes(levers, it) for it in asked], range(first, first + given.games), given.jobs)
        costs = [sum(map(misfit, findings_of(target.metrics, it).values())) for it in games]
        strategy.tell(asked, costs)
        middle = changes(levers, strategy.result.xfavorite)
        best, mean = min(costs), sum(costs) / len(costs)
        print(f"round {number + 1}: best {best:.1f}, mean {mean:.1f}; middle {' '.join(middle)}", flush=True)
    return changes(levers, strategy.result.xfavorite)


def changes(levers: Sequence[Lever], places: Sequence[float]) -> list[str]:
    """Return the changes of a candidate: each lever at its place between its limits, 0 to 1."""
    return [it.change(place) for it, place in zip(levers, places, strict=True)]


def table(target: Target, levers: Sequence[Lever], found: Sequence[str], given: Namespace) -> str:
    """Return the values that were found, and every metric with them and without, on seeds that were never seen."""
    first = given.seed + given.rounds * given.games
    games = play(target, [(), found], range(first, first + given.check), given.jobs)
    before, after = (list(findings_of(target.metrics, it).values()) for it in games)
    values = [[it.path, str(it.shipped), change.partition("=")[2]] for it, change in zip(levers, found, strict=True)]
    metrics = [
        [it.metric.text, f"{it.metric.low} to {it.metric.high}", _shown(it), _shown(that)]
        for it, that in zip(before, after, strict=True)
    ]
    head = f"Seeds {first} to {first + given.check - 1} of {target.scenario}, {target.mode.name.lower()} mode: "
    return "\n".join(
        (
            markdown(("value", "shipped", "found"), values),
            f"{head}{_sum(before)} with the shipped values, {_sum(after)} with those found.\n",
            markdown(("metric", "band", "shipped", "found"), metrics),
            f"As an option: `--set {' '.join(found)}`\n",
        )
    )


def _sum(findings: Sequence[Finding]) -> str:
    said = verdict(findings)
    return f"{said.inside} of {said.all} inside, {said.absurd} absurd, misfit {sum(map(misfit, findings)):.1f}"


def _shown(it: Finding) -> str:
    text = "cannot be told" if it.value is None else "never" if it.value == float("inf") else f"{it.value:,.6g}"
    return text if it.verdict == "inside" else f"{text} ({it.verdict})"


def tables_of(given: Namespace) -> str:
    """Search as the arguments say and return the table."""
    levers, asked = [lever(text) for text in given.levers], target(given)
    return table(asked, levers, search(asked, levers, given), given)


def main(arguments: Sequence[str] | None = None) -> int:
    """Search, print the table, and return the exit code."""
    parser = Parser(__doc__.partition("\n")[0])
    parser.add_argument("levers", nargs="+", metavar="FILE.key=LOW..HIGH", help="a value of the rules and its limits")
    parser.add_argument("--rounds", type=int, default=30, metavar="N", help="of candidates (30)")
    parser.add_argument("--candidates", type=int, default=9, metavar="N", help="in a round (9)")
    parser.add_argument("--check", type=int, default=32, metavar="N", help="games at the end with either values (32)")
    return answer(parser, tables_of, arguments)


if __name__ == "__main__":
    sys.exit(main())
