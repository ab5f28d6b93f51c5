"""One game between computers, from its seed to its line in ``games.jsonl``; what a worker process runs."""

import gc
import signal
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from time import process_time

from game.ai.registry import make_seats
from game.kernels import compile_kernels
from game.session.gamefile import file_text
from game.session.match import Match
from game.session.setting import Setting
from game.sim.record import Recorder, game_record, record_line

WARM_TURNS = 2
Opener = Callable[[str], Setting]  # a function of a module: workers import it by name


@dataclass(frozen=True, slots=True)
class Plan:
    """What all games of a run have in common."""

    scenario: str  # what ``opener`` opens
    opener: Opener
    players: tuple[str, str]  # by Side
    last_turn: int | None = None  # stop after this turn
    replays: bool = False

    def settings(self) -> dict[str, str]:
        """Return the settings that make a game of this plan another game."""
        return {} if self.last_turn is None else {"turns": str(self.last_turn)}


@dataclass(frozen=True, slots=True)
class Played:
    """One finished or crashed game; a crashed one has no line, and ``trouble`` is its traceback."""

    seed: int
    line: str
    replay: str  # a game file, empty if not asked for
    trouble: str
    activations: int
    orders: int
    cpu_s: float


@lru_cache(maxsize=4)
def opened(opener: Opener, scenario: str) -> Setting:
    """Return the scenario, read once in each process."""
    gc.disable()
    try:
        setting = opener(scenario)
    finally:
        gc.enable()
    gc.freeze()  # code, map and rules stay for good: no collection need look at them again
    return setting


def prepare_worker() -> None:
    """Leave Ctrl-C to the parent; make the kernels fast."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    compile_kernels()


def warm_up(plan: Plan, seed: int) -> None:
    """Play a few turns for nothing: they fill every cache and compile every kernel where compiling was asked for."""
    last = opened(plan.opener, plan.scenario).scenario.first_turn + WARM_TURNS - 1
    play_game(replace(plan, last_turn=last, replays=False), seed)


def play_games(plan: Plan, seeds: Sequence[int]) -> list[Played]:
    """Return the games of these seeds, in their order."""
    return [play_game(plan, seed) for seed in seeds]


def _begin(plan: Plan, seed: int, recorder: Recorder) -> Match:
    return Match(
        opened(plan.opener, plan.scenario),
        seed,
        players=make_seats(plan.players, seed),
        names=plan.players,
        settings=plan.settings(),
        watch=recorder.watch,
    )


def play_game(plan: Plan, seed: int) -> Played:
    """Return the game of one seed; a crash is kept, not raised."""
    start, recorder, match = process_time(), Recorder(), None
    try:
        match = _begin(plan, seed, recorder)
        match.run(plan.last_turn)
        line = record_line(game_record(match, recorder))
        replay, trouble = file_text(match) if plan.replays else "", ""
    except Exception:  # whatever goes wrong in one game, the others go on
        line, trouble = "", traceback.format_exc()
        replay = _orders_so_far(plan, seed, match)
    orders = len(match.orders) if match else 0
    return Played(seed, line, replay, trouble, recorder.activations, orders, process_time() - start)


def _orders_so_far(plan: Plan, seed: int, crashed: Match | None) -> str:
    """Return a game file of the orders before the crash, from a game of its own: the crashed state is unsound."""
    if crashed is None:
        return ""
    again = _begin(plan, seed, Recorder())
    for order in crashed.orders:
        again.again(order)
    return file_text(again)
