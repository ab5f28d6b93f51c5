"""Games played for a command: a bar on the error stream, crashes told, Ctrl-C obeyed; what was played is kept."""

import os
import signal
from argparse import Namespace
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from game.cli.arguments import Parser, at_least
from game.errors import GameError
from game.sim.cluster import missing_library, run_on_cluster
from game.sim.folder import RunFolder
from game.sim.play import Played, Task
from game.sim.runner import run_games
from game.sim.stopping import EVERY

Enough = Callable[[Sequence[int]], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The seeds that were played in all runs, in order, and whether Ctrl-C came before the end."""

    seeds: tuple[int, ...]
    interrupted: bool


def never(_seeds: Sequence[int]) -> bool:
    """Return that it is not enough yet."""
    return False


@dataclass(frozen=True, slots=True)
class Workers:
    """Who plays: processes here, or the workers of a cluster."""

    jobs: int
    cluster: str | None


def add_workers(parser: Parser) -> None:
    """Add the arguments that say who plays."""
    cores = os.cpu_count() or 1
    parser.add_argument("--jobs", type=at_least(1), default=cores, metavar="J", help="processes (all cores)")
    parser.add_argument("--cluster", metavar="ADDRESS", help="play on the workers of a Dask scheduler: tcp://host:8786")


def workers_of(given: Namespace) -> Workers:
    """Return who plays; GameError if that needs a library that is not there."""
    if given.cluster is not None and (missing := missing_library()):
        raise GameError(missing)
    return Workers(given.jobs, given.cluster)


def play_missing(
    runs: Sequence[RunFolder],
    seeds: Sequence[int],
    workers: Workers,
    *,
    title: str = "games",
    enough: Enough = never,
) -> Outcome:
    """Play the games of some seeds that the runs have not yet, each seed in all runs before the next.

    ``enough`` is asked after every tenth seed whether those played so far are: always the same ones, however many play
    and whatever was there before.
    """
    start = perf_counter()
    tasks = [(run, seed) for seed in seeds for run in runs if seed not in run.lines]
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    done, interrupted = _Done(runs, seeds, enough), False
    try:
        with (
            Progress(
                *columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console, disable=not console.is_terminal
            ) as bar,
            closing(_games([(run.plan, seed) for run, seed in tasks], workers)) as games,
        ):
            all_games = len(seeds) * len(runs)
            task = bar.add_task(title, total=all_games, completed=all_games - len(tasks))
            if not done.is_enough():
                for (run, _), game in zip(tasks, games, strict=True):
                    with _held_back():
                        run.add(game)
                    bar.advance(task)
                    if game.trouble:
                        console.print(_crash(game, run), style="red", highlight=False, markup=False)
                    if done.is_enough():
                        break
    except KeyboardInterrupt:
        interrupted = True
    finally:
        with _held_back():
            for run in runs:
                run.close(perf_counter() - start, workers.jobs)
    if interrupted:
        played = sum(run.costs.games for run in runs)
        console.print(f"Stopped after {played} games; with --out the same command goes on from there.")
    return Outcome(done.seeds, interrupted)


@contextmanager
def _held_back() -> Iterator[None]:
    """Let Ctrl-C wait until what is being written is whole."""
    waiting: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        raise KeyboardInterrupt


def _games(tasks: Sequence[Task], workers: Workers) -> Generator[Played, None, None]:
    return run_games(tasks, workers.jobs) if workers.cluster is None else run_on_cluster(tasks, workers.cluster)


class _Done:
    """Counts the seeds played in all runs, in order."""

    def __init__(self, runs: Sequence[RunFolder], seeds: Sequence[int], enough: Enough) -> None:
        self._runs = runs
        self._all = seeds
        self._enough = enough
        self._count = 0

    @property
    def seeds(self) -> tuple[int, ...]:
        return tuple(seed for seed in self._all[: self._count] if all(seed in run.lines for run in self._runs))

    def is_enough(self) -> bool:
        """Return whether nothing more need be played."""
        while self._count < len(self._all) and all(run.is_played(self._all[self._count]) for run in self._runs):
            self._count += 1
            if self._count % EVERY == 0 and self._enough(self.seeds):
                return True
        return self._count == len(self._all)


def _crash(game: Played, folder: RunFolder) -> str:
    last = game.trouble.strip().splitlines()[-1]
    where = f"; replay: {folder.replay_path(game)}" if folder.folder is not None and game.replay else ""
    return f"seed {game.seed} crashed after {game.orders} orders: {last}{where}"
