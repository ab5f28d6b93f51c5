"""Many games on several processes: the same lines in the same order for any number of them."""

from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from game.errors import GameError
from game.kernels import compile_kernels
from game.sim.play import Played, Task, play_game, play_games, prepare_worker, warm_up

CHUNK = 4  # at most so many games per errand of a worker: small, so that Ctrl-C is soon obeyed


def run_games(tasks: Sequence[Task], jobs: int) -> Generator[Played, None, None]:
    """Yield the games in the order of the tasks; close the generator to stop early."""
    compile_kernels()
    if jobs <= 1 or len(tasks) <= 1:
        for plan, seed in tasks:
            yield play_game(plan, seed)
        return
    warm_up(*tasks[0])  # so that what must be compiled is compiled once and not by every worker
    chunks = errands(tasks, jobs)
    pool = ProcessPoolExecutor(min(jobs, len(chunks)), get_context("spawn"), prepare_worker)
    try:
        for future in [pool.submit(play_games, chunk) for chunk in chunks]:
            yield from future.result()
    except BrokenProcessPool:
        raise GameError("a worker process died: too little memory? The same command goes on where it stopped") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def errands(tasks: Sequence[Task], workers: int) -> list[Sequence[Task]]:
    """Return the tasks in the portions that workers are sent."""
    size = max(1, min(CHUNK, len(tasks) // (workers * CHUNK)))
    return [tasks[i : i + size] for i in range(0, len(tasks), size)]
