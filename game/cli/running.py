"""Games played for a command: a bar on the error stream, crashes told, Ctrl-C obeyed; what was played is kept."""

from collections.abc import Sequence
from contextlib import closing
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from game.sim.folder import Costs, RunFolder
from game.sim.play import Played
from game.sim.runner import run_games


def play_missing(folder: RunFolder, costs: Costs, seeds: Sequence[int], jobs: int, title: str = "games") -> bool:
    """Play the games that the folder has not, and return whether Ctrl-C stopped them."""
    start = perf_counter()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    missing = folder.missing(seeds)
    stopped = False
    try:
        with (
            Progress(
                *columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console, disable=not console.is_terminal
            ) as bar,
            closing(run_games(folder.plan, missing, jobs)) as games,
        ):
            task = bar.add_task(title, total=len(seeds), completed=len(seeds) - len(missing))
            for game in games:
                costs.add(game)
                folder.add(game)
                bar.advance(task)
                if game.trouble:
                    console.print(_crash(game, folder), style="red", highlight=False, markup=False)
    except KeyboardInterrupt:
        stopped = True
    finally:
        costs.wall_s += perf_counter() - start
        folder.close(costs, jobs)
    if stopped:
        console.print(f"Stopped after {costs.games} games; with --out the same command goes on from there.")
    return stopped


def _crash(game: Played, folder: RunFolder) -> str:
    last = game.trouble.strip().splitlines()[-1]
    where = f"; replay: {folder.replay_path(game)}" if folder.folder is not None and game.replay else ""
    return f"seed {game.seed} crashed after {game.orders} orders: {last}{where}"
