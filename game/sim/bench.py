"""Speed figures against PRODUCT 7: what a process measures of itself, in time of the processor."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median
from time import process_time

from game.ai.registry import make_seats
from game.kernels import compile_kernels
from game.session.gamefile import file_text, parse_game
from game.session.match import Match
from game.session.replay import restore
from game.sim.play import Plan, Played, play_game

REPEATS = 5
ANCHOR_STEPS = 2_000_000
REFERENCE_MS = 76  # what the anchor loop takes on the machine the figures of PRODUCT 7 were set by (ENGINE 6)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure beside what PRODUCT 7 asks at least and aims at; ``least`` 0 where it asks nothing.

    ``normal`` is what it would be on a machine of the reference speed, by the anchor loop; the verdict goes by it.
    """

    name: str
    value: float
    unit: str
    least: float = 0.0
    aim: float = 0.0
    normal: float = 0.0  # 0: speed does not matter to it

    @property
    def verdict(self) -> str:
        """Return ``aim``, ``ok``, ``short`` or nothing; a floor above its aim means that less is better."""
        if not self.least:
            return ""
        sign = 1 if self.aim > self.least else -1
        value = sign * (self.normal or self.value)
        if value >= sign * self.aim:
            return "aim"
        return "ok" if value >= sign * self.least else "short"


def cpu_ms(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the median processor time of some work, in milliseconds."""
    times = []
    for _ in range(repeats):
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times) * 1000


def _anchor() -> int:
    s = 0
    for i in range(ANCHOR_STEPS):
        s += i & 7
    return s


def anchor_ms() -> float:
    """Return how long this machine takes for the loop all ratios are made with (ENGINE)."""
    return cpu_ms(_anchor)


def campaigns(plan: Plan, games: int) -> dict[str, float]:
    """Return the speed of whole games, as medians over seeds: UA/s, orders/s, milliseconds and anchors per game.

    ``turn_s`` are the seconds of one side's turn with all that follows from it.
    """
    compile_kernels()
    play_game(plan, 0)  # fills caches and compiles
    before = anchor_ms()
    played = [play_game(plan, seed) for seed in range(1, games + 1)]
    anchor = (before + anchor_ms()) / 2
    for game in played:
        _must_be_sound(game)
    return {
        "ua_s": median(game.activations / game.cpu_s for game in played),
        "orders_s": median(game.orders / game.cpu_s for game in played),
        "turn_s": median(game.cpu_s / (2 * len(json.loads(game.line)["turns"])) for game in played),
        "game_ms": median(game.cpu_s for game in played) * 1000,
        "anchors": median(game.cpu_s for game in played) * 1000 / anchor,
        "anchor_ms": anchor,
    }


def engine(plan: Plan, games: int) -> dict[str, float]:
    """Return how many orders a second the engine carries out when the orders of finished games are given again."""
    compile_kernels()
    rates = []
    before = anchor_ms()
    for seed in range(games + 1):
        first = Match(plan.setting, seed, players=make_seats(plan.players, seed))
        first.run(plan.last_turn)
        again = Match(first.setting, seed)
        start = process_time()
        for order in first.orders:
            again.again(order)
        rates.append(len(first.orders) / (process_time() - start))
    return {"orders_s": median(rates[1:]), "anchor_ms": (before + anchor_ms()) / 2}


def _must_be_sound(game: Played) -> None:
    if game.trouble:
        raise RuntimeError(f"seed {game.seed} crashed:\n{game.trouble}")


def files(plan: Plan) -> dict[str, float]:
    """Return how long saving and loading a whole game take, in milliseconds, and the size of its file.

    With plain kernels, as at the window.
    """
    setting = plan.setting
    played = play_game(replace(plan, replays=True), 1)
    _must_be_sound(played)
    match = restore(parse_game("bench", played.replay), setting)
    return {
        "save_ms": cpu_ms(lambda: file_text(match)),
        "load_ms": cpu_ms(lambda: restore(parse_game("bench", played.replay), setting)),
        "kilobytes": len(played.replay) / 1000,
    }


def first_order(plan: Plan, match: Match) -> None:
    """Give the first order of a game: the end of a cold start."""
    if match.step() is None:
        raise RuntimeError(f"{plan.players[0]} gave no order")


def memory(plan: Plan) -> dict[str, float]:
    """Return the most memory this process held up to the end of one game, in megabytes."""
    compile_kernels()
    _must_be_sound(play_game(plan, 1))
    return {"megabytes": peak_megabytes()}


def peak_megabytes() -> float:
    """Return the most memory this process ever held, 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)
