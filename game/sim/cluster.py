"""Many games on more than one machine, by Dask: the same lines in the same order as on one (PRODUCT P-43)."""

from collections.abc import Generator, Sequence
from importlib.util import find_spec

from game.errors import GameError
from game.kernels import compile_kernels
from game.sim.play import Played, Task, play_games
from game.sim.runner import errands

WAIT_S = 15  # for the scheduler, and for its first worker


def missing_library() -> str:
    """Return a line that says what is missing for a cluster, nothing if it is there."""
    there = find_spec("distributed") is not None
    return "" if there else "--cluster needs distributed: pip install 'parallel38[cluster]'"


def run_on_cluster(tasks: Sequence[Task], address: str) -> Generator[Played, None, None]:
    """Yield the games in the order of the tasks, played by the workers of a scheduler; close it to stop early.

    What a worker had in hand when it died is played by another. GameError if nobody can be reached, or plays by other
    files.
    """
    from distributed import Client

    try:
        client = Client(address, timeout=WAIT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise GameError(f"--cluster {address}: cannot be reached: {error}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=WAIT_S)
        except TimeoutError:
            raise GameError(f"--cluster {address}: has no workers") from None
        chunks = errands(tasks, max(1, sum(client.nthreads().values())))
        futures = client.map(_play_there, chunks, pure=False)
        try:
            for chunk, future in zip(chunks, futures, strict=True):
                digests, played = future.result()
                _must_be_ours(chunk, digests, address)
                yield from played
                future.release()
        finally:
            client.cancel(futures)


def _play_there(tasks: Sequence[Task]) -> tuple[list[str], list[Played]]:
    """Play games on a worker, and say by which files."""
    compile_kernels()
    return [plan.setting.scenario.digest for plan, _ in tasks], play_games(tasks)


def _must_be_ours(tasks: Sequence[Task], digests: Sequence[str], address: str) -> None:
    for (plan, _), digest in zip(tasks, digests, strict=True):
        if digest != plan.setting.scenario.digest:
            raise GameError(f"--cluster {address}: a worker has other files of scenario '{plan.scenario}'")
