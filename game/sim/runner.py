"""Many games on several processes: the same lines in the same order for any number of them."""

from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from game.errors import GameError
from game.kernels import compile_kernels
from game.sim.play import Plan, Played, play_game, play_games, prepare_worker, warm_up

CHUNK = 4  # at most so many games per errand of a worker: small, so that Ctrl-C is soon obeyed


def run_games(plan: Plan, seeds: Sequence[int], jobs: int) -> Generator[Played, None, None]:
    """Yield the games in the order of the seeds; close the generator to stop early."""
    compile_kernels()
    if jobs <= 1 or len(seeds) <= 1:
        for seed in seeds:
            yield play_game(plan, seed)
        return
    warm_up(plan, seeds[0])  # so that what must be compiled is compiled once and not by every worker
    size = max(1, min(CHUNK, len(seeds) // (jobs * CHUNK)))
    chunks = [seeds[i : i + size] for i in range(0, len(seeds), size)]
    pool = ProcessPoolExecutor(min(jobs, len(chunks)), get_context("spawn"), prepare_worker)
    try:
        for future in [pool.submit(play_games, plan, chunk) for chunk in chunks]:
            yield from future.result()
    except BrokenProcessPool:
        raise GameError("a worker process died: too little memory? The same command goes on where it stopped") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
