"""What each value of the rules does to each metric: ``python -m bench.sensitivity @bench/levers.txt --games 16``.

Every value is played a fifth lower and a fifth higher than shipped, on the same seeds as the shipped ones: the dice are
keyed by what they decide, so that much of the luck is common. A cell has the mean change of a metric in tolerances,
with the lower value / with the higher; what a 95 % interval leaves no doubt about is bold.
The last row is the change of the misfit that ``bench.tune`` makes small.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence

from bench.trials import RULES, Parser, Target, answer, markdown, misfit, play, reading, target, whole_number
from game.data.changes import changed_rules
from game.errors import GameError
from game.model.metrics import Metric
from game.sim.history import findings_of
from game.sim.lines import Game
from game.sim.summary import mean

FIFTH = 5
FEWEST = 3  # games that must tell a metric with either value
COLUMNS = 6  # values in a table
NOTHING = "·"

Pair = tuple[list[str], list[str]]  # a value lower and higher


def steps(path: str) -> Pair:
    """Return the changes of a value by a fifth, and by 1 at least; none where the rules do not allow it."""
    shipped = whole_number(path)
    step = max(1, abs(shipped) // FIFTH)
    lower, higher = ([f"{path}={value}"] for value in (shipped - step, shipped + step))
    return lower if _is_allowed(lower) else [], higher if _is_allowed(higher) else []


def _is_allowed(changes: Sequence[str]) -> bool:
    try:
        changed_rules(RULES, tuple(changes))
    except GameError:
        return False
    return True


def moved(metric: Metric, before: Sequence[Game], after: Sequence[Game], last: int) -> str:
    """Return by how many tolerances a metric moved, bold if that is beyond doubt."""
    pairs = [(reading(metric, a, last + 1), reading(metric, b, last + 1)) for a, b in zip(before, after, strict=True)]
    steps = [(b - a) / metric.tolerance for a, b in pairs if a is not None and b is not None]
    if len(steps) < FEWEST:
        return NOTHING
    found = mean("", steps)
    text = f"{found.value:+.1f}"
    return f"**{text}**" if found.low > 0 or found.high < 0 else text


def tables(target: Target, paths: Sequence[str], seeds: Sequence[int], jobs: int) -> str:
    """Return the tables of all values, some columns each."""
    tried = {path: steps(path) for path in paths}
    trials = [changes for pair in tried.values() for changes in pair if changes]
    base, *played = play(target, [[], *trials], seeds, jobs)
    games = dict(zip(map(tuple, trials), played, strict=True))
    last = target.last_turn or max(int(game.turns[-1].number("turn")) for game in base)

    def cell(metric: Metric, pair: Pair) -> str:
        return " / ".join(moved(metric, base, games[tuple(it)], last) if it else NOTHING for it in pair)

    def costs(pair: Pair) -> str:
        return " / ".join(
            f"{_misfit(target, games[tuple(it)]) - _misfit(target, base):+.1f}" if it else NOTHING for it in pair
        )

    made = []
    for first in range(0, len(paths), COLUMNS):
        some = paths[first : first + COLUMNS]
        rows = [[metric.text, *(cell(metric, tried[path]) for path in some)] for metric in target.metrics]
        rows.append(["*misfit*", *(costs(tried[path]) for path in some)])
        made.append(markdown(["metric, change in tolerances", *(_head(path) for path in some)], rows))
    return "\n".join(made)


def _misfit(target: Target, games: Sequence[Game]) -> float:
    return sum(map(misfit, findings_of(target.metrics, games).values()))


def _head(path: str) -> str:
    return f"`{path}` {whole_number(path)}"


def tables_of(given: Namespace) -> str:
    """Play as the arguments say and return the tables."""
    paths = [text.partition("=")[0] for text in given.values]
    return tables(target(given), paths, range(given.seed, given.seed + given.games), given.jobs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, print the tables, and return the exit code."""
    parser = Parser(__doc__.partition(":")[0])
    parser.add_argument("values", nargs="+", metavar="FILE.key", help="a value of the rules; limits are left alone")
    return answer(parser, tables_of, arguments)


if __name__ == "__main__":
    sys.exit(main())
