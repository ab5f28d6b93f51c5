"""Values of the rules tried out: games with changed values, and how far their metrics are from history (rule 17.2)."""

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import isfinite
from multiprocessing import get_context
from pathlib import Path

from game.data.changes import value_of
from game.data.metrics import load_metrics
from game.data.writing import write_whole
from game.errors import GameError
from game.model.metrics import Metric, Mode
from game.resources import scenarios_root
from game.session.setting import open_scenario
from game.sim.history import PLAYERS, Finding
from game.sim.lines import Game
from game.sim.play import Plan, play_games, prepare_worker

RULES = scenarios_root() / "rules"
MOST = 9.0  # what a metric can cost: one that is hopeless must not drown the others
OUTSIDE = 0.5  # what being outside its band costs by itself


@dataclass(frozen=True, slots=True)
class Lever:
    """A whole number of the rules that may be tried at other values."""

    path: str  # FILE.key
    shipped: int
    low: int
    high: int

    @property
    def start(self) -> float:
        """Return where the shipped value lies between the limits, 0 to 1; beyond them at the nearer one."""
        return min(1.0, max(0.0, (self.shipped - self.low) / (self.high - self.low)))

    def change(self, place: float) -> str:
        """Return the change that puts it at a place between its limits, 0 to 1."""
        return f"{self.path}={round(self.low + place * (self.high - self.low))}"


def lever(text: str) -> Lever:
    """Return the lever written as ``FILE.key=LOW..HIGH``; GameError if there is no such number."""
    path, _, limits = text.partition("=")
    low, _, high = limits.partition("..")
    try:
        found = Lever(path, whole_number(path), int(low), int(high))
    except ValueError:
        raise GameError(f"'{text}' must be FILE.key=LOW..HIGH") from None
    if found.low >= found.high:
        raise GameError(f"'{text}': {low} must be less than {high}")
    return found


def whole_number(path: str) -> int:
    """Return the shipped value of ``FILE.key``; GameError if it is none, or no whole number."""
    if type(shipped := value_of(RULES, path)) is not int:
        raise GameError(f"'{path}' is not one whole number")
    return shipped


@dataclass(frozen=True, slots=True)
class Target:
    """The metrics that are looked at: of one scenario in one mode, its games ended after a turn if one is given."""

    metrics: tuple[Metric, ...]
    scenario: str
    mode: Mode
    last_turn: int | None

    def plan(self, changes: Sequence[str]) -> Plan:
        """Return how its games are played with some values changed."""
        player = PLAYERS[self.mode]
        return Plan(self.scenario, open_scenario, (player, player), self.last_turn, changes=tuple(changes))


def play(target: Target, trials: Sequence[Sequence[str]], seeds: Sequence[int], jobs: int) -> list[list[Game]]:
    """Return the games of each trial (a list of changes) on the same seeds; GameError if one crashed.

    The processes end with the last game: what was read for so many rules goes with them.
    """
    errands = [[(target.plan(changes), seed) for seed in seeds] for changes in trials]
    found: list[list[Game]] = []
    with ProcessPoolExecutor(min(jobs, len(errands)), get_context("spawn"), prepare_worker) as pool:
        for changes, played in zip(trials, pool.map(play_games, errands), strict=True):
            if crashed := [game.seed for game in played if game.trouble]:
                raise GameError(f"seeds {crashed} crashed with --set {' '.join(changes)}")
            found.append([Game.read(game.line) for game in played])
    return found


def misfit(it: Finding) -> float:
    """Return what a metric costs: the square of its distance from its band in tolerances, no more than 9."""
    if it.value is None or not isfinite(it.value):
        return MOST
    off = max(0.0, it.metric.low - it.value, it.value - it.metric.high) / it.metric.tolerance
    return min(MOST, off * off + (OUTSIDE if off else 0.0))


# --- the command line -------------------------------------------------------------------------------------------


class Parser(argparse.ArgumentParser):
    """A parser of these tools; ``@FILE`` takes arguments from a file, a line each, ``#`` begins a comment."""

    def __init__(self, text: str) -> None:
        super().__init__(description=text, fromfile_prefix_chars="@")
        number = _positive
        self.add_argument("--games", type=number, default=8, metavar="N", help="games of each trial (8)")
        self.add_argument("--seed", type=number, default=1, metavar="S", help="of the first game (1)")
        self.add_argument("--jobs", type=number, default=2, metavar="J", help="processes (2)")
        self.add_argument("--scenario", default="campaign", metavar="NAME", help="whose metrics are looked at")
        self.add_argument("--mode", choices=[mode.name.lower() for mode in Mode], default="historical")
        self.add_argument("--turns", type=number, metavar="N", help="end the games after turn N")
        self.add_argument("--out", type=Path, metavar="FILE", help="write the tables there, too")
        self.add_argument("--only", nargs="+", metavar="METRIC", help="look at these metrics alone")

    def convert_arg_line_to_args(self, line: str) -> list[str]:
        """Return what a line of a file says."""
        return line.partition("#")[0].split()


def _positive(text: str) -> int:
    if (value := int(text)) < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {value}")
    return value


def target(given: argparse.Namespace) -> Target:
    """Return the metrics that the command line asks for; GameError if there are none."""
    mode = Mode[given.mode.upper()]
    there = [it for it in load_metrics(RULES) if (it.scenario, it.mode) == (given.scenario, mode)]
    metrics = tuple(it for it in there if given.only is None or it.id in given.only)
    unknown = sorted(set(given.only or ()) - {it.id for it in there})
    if unknown or not metrics:
        raise GameError(f"no such metrics of {given.scenario} in {given.mode} mode: {', '.join(unknown) or 'any'}")
    return Target(metrics, given.scenario, mode, given.turns)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def answer(parser: Parser, tables_of: Callable[[argparse.Namespace], str], arguments: Sequence[str] | None) -> int:
    """Print the tables that a tool makes and write them where it was asked for; return 2 if it was asked wrongly."""
    given = parser.parse_args(arguments)
    try:
        made = tables_of(given)
    except GameError as error:
        print(error, file=sys.stderr)
        return 2
    if given.out is not None:
        write_whole(given.out, made)
    print(made)
    return 0
