"""One game between computers, from its seed to its line in ``games.jsonl``; what a worker process runs."""

import gc
import signal
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from time import process_time
from typing import Protocol

from game.ai.registry import make_seats
from game.kernels import compile_kernels
from game.model.events.base import Event
from game.model.state import GameState
from game.rules.engine import Watcher
from game.session.gamefile import file_text
from game.session.match import Match
from game.session.setting import BETWEEN, CHANGES, Setting, history_changes
from game.sim.record import Recorder, game_record, record_line

WARM_TURNS = 2
COLLECT_AFTER = 50_000  # new objects: nearly all of a game's go by themselves, so looking for cycles seldom will do


class Opener(Protocol):
    """A function of a module, which workers import by name: it opens a scenario, some values of its rules changed."""

    def __call__(self, name: str, changes: tuple[str, ...] = ()) -> Setting:
        """Return the scenario."""
        ...

    def __hash__(self) -> int:
        """Return what any function has: what it opened is kept under it."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What all games of a run have in common."""

    scenario: str  # what ``opener`` opens
    opener: Opener
    players: tuple[str, str]  # by Side
    last_turn: int | None = None  # stop after this turn
    replays: bool = False
    changes: tuple[str, ...] = ()  # of rule values, ``FILE.key=value``

    @property
    def all_changes(self) -> tuple[str, ...]:
        """Return the changes, with those that come of who plays; what is asked for goes before."""
        return (*history_changes(self.players), *self.changes)

    @property
    def setting(self) -> Setting:
        """Return the scenario with its changes, read once in each process."""
        return opened(self.opener, self.scenario, self.all_changes)

    def settings(self) -> dict[str, str]:
        """Return the settings that make a game of this plan another game."""
        turns = {} if self.last_turn is None else {"turns": str(self.last_turn)}
        return {**turns, **({CHANGES: BETWEEN.join(self.all_changes)} if self.all_changes else {})}


Task = tuple[Plan, int]  # a game: how it is played, and its seed


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
def opened(opener: Opener, scenario: str, changes: tuple[str, ...] = ()) -> Setting:
    """Return the scenario, read once in each process."""
    gc.disable()
    try:
        setting = opener(scenario, changes)
    finally:
        gc.enable()
    gc.freeze()  # code, map and rules stay for good: no collection need look at them again
    gc.set_threshold(COLLECT_AFTER)
    return setting


def prepare_worker() -> None:
    """Leave Ctrl-C to the parent; make the kernels fast."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    compile_kernels()


def warm_up(plan: Plan, seed: int) -> None:
    """Play a few turns for nothing: they fill every cache and compile every kernel where compiling was asked for."""
    last = plan.setting.scenario.first_turn + WARM_TURNS - 1
    play_game(replace(plan, last_turn=last, replays=False), seed)


def play_games(tasks: Sequence[Task]) -> list[Played]:
    """Return these games, in their order."""
    return [play_game(plan, seed) for plan, seed in tasks]


def _begin(plan: Plan, seed: int, watch: Watcher) -> Match:
    return Match(
        plan.setting,
        seed,
        players=make_seats(plan.players, seed),
        names=plan.players,
        settings=plan.settings(),
        watch=watch,
    )


def play_game(plan: Plan, seed: int, witness: Watcher | None = None) -> Played:
    """Return the game of one seed; a crash is kept, not raised. ``witness`` is told of each event before it happens."""
    start, recorder, match = process_time(), Recorder(), None

    def watch(state: GameState, event: Event) -> None:
        recorder.watch(state, event)
        if witness is not None:
            witness(state, event)

    try:
        match = _begin(plan, seed, watch if witness is not None else recorder.watch)
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
    again = _begin(plan, seed, Recorder().watch)
    for order in crashed.orders:
        again.again(order)
    return file_text(again)
