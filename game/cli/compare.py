"""``compare``: two computers, scenarios or values of the rules against each other on the same seeds (PRODUCT 2)."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from game.ai.registry import player_names
from game.cli.arguments import Parser, at_least, did_you_mean
from game.cli.choosing import FORMS, chosen_figures, known_figures
from game.cli.compare_report import Effects, show_duels, show_effects
from game.cli.running import Enough, Workers, add_workers, never, play_missing, workers_of
from game.errors import GameError
from game.session.setting import open_scenario
from game.sim.compare import FEWEST, Sides, Variant, duel, duel_plans, effect, effects, own_sum
from game.sim.figures import Figure
from game.sim.folder import RunFolder
from game.sim.lines import Game
from game.sim.stopping import parse_precision

EXAMPLE = "compare invasion --a ai=regular --b ai=recruit --pairs 50 --until decided"
KEYS = ("ai", "un", "communist", "file")
DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Round:
    """The pairs played of one scenario, and the figures both games of a pair have."""

    scenario: str
    figures: list[Figure]
    runs: tuple[RunFolder, RunFolder]
    seeds: Sequence[int]
    interrupted: bool

    @property
    def crashed(self) -> bool:
        """Return whether a game crashed."""
        return any(run.costs.crashed for run in self.runs)

    def pairs(self) -> Iterator[Sides]:
        """Yield the pairs, each read back when it is its turn."""
        return (_pair(self.runs, seed) for seed in self.seeds)


def run(arguments: list[str]) -> int:
    """Run the command: 0 if every game was played, 1 if one crashed or the run was stopped."""
    given = _parser().parse_args(arguments)
    a, b = parse_variant("--a", given.a), parse_variant("--b", given.b)
    _must_differ(a, b)
    workers, rounds = workers_of(given), list[Round]()
    for scenario in given.scenarios:
        rounds.append(_played(given, workers, scenario, a, b))
        if rounds[-1].interrupted:
            break
    if a.ai:
        duels = [(it.scenario, duel([own_sum(pair) for pair in it.pairs()])) for it in rounds]
        show_duels(duels, (a.ai, b.ai), as_json=given.json)
    else:
        found = [Effects(it.scenario, len(it.seeds), effects(it.figures, it.pairs())) for it in rounds]
        show_effects(found, (a.label, b.label), as_json=given.json)
    return 1 if any(it.interrupted or it.crashed for it in rounds) else 0


def _parser() -> Parser:
    text = "Play pairs of games on the same seeds and say what is different between two ways to play them."
    parser = Parser("compare", text, EXAMPLE)
    keys = "ai=, un=, communist= a computer, file= a scenario, FILE.key= a value of the rules"
    parser.add_argument("scenarios", nargs="+", metavar="SCENARIO", help="the name of a scenario, or a file")
    parser.add_argument("--a", nargs="+", default=[], metavar="KEY=VALUE", help=keys)
    parser.add_argument("--b", nargs="+", default=[], metavar="KEY=VALUE", help="the same; without it all is as it is")
    parser.add_argument(
        "--only",
        nargs="+",
        metavar="FIGURE",
        help=f"say this alone: {FORMS}",
    )
    parser.add_argument("--pairs", type=at_least(FEWEST), default=50, metavar="N", help="of games, at most (50)")
    parser.add_argument("--seed", type=at_least(0), default=1, metavar="S", help="of the first pair (1)")
    add_workers(parser)
    parser.add_argument(
        "--until",
        metavar="WHAT",
        help="stop early: 'decided' once one computer is better beyond doubt, or 'FIGURE±X' once the effect on a "
        "figure is known that closely",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep the games there; the same command goes on")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    return parser


# --- what is compared -----------------------------------------------------------------------------------------


def parse_variant(option: str, words: Sequence[str]) -> Variant:
    """Return what the words of an option ask for; GameError for an unknown key or player."""
    named: dict[str, str] = {}
    changes: list[str] = []
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not value:
            raise GameError(
                f"{option} {word}: must be KEY=VALUE, such as ai=regular or combat.surrounded_thousandths=0"
            )
        if "." in key:
            changes.append(word)
        elif key not in KEYS:
            raise GameError(f"{option} {word}: unknown key {key!r}: {did_you_mean(key, (*KEYS, 'FILE.key'))}")
        elif key != "file" and value not in player_names():
            raise GameError(f"{option} {word}: unknown player {value!r}: {did_you_mean(value, player_names())}")
        else:
            named[key] = value
    ai, un, communist, file = (named.get(key, "") for key in KEYS)
    return Variant(ai, un, communist, file, tuple(changes), " ".join(words) or "all as it is")


def _must_differ(a: Variant, b: Variant) -> None:
    if bool(a.ai) != bool(b.ai):
        raise GameError("ai= goes with ai=: --a ai=regular --b ai=recruit")
    for it in (a, b):
        if it.ai and it != Variant(ai=it.ai, label=it.label):
            raise GameError(f"{it.label}: ai= stands alone; for one side of the game say un= or communist=")
    if replace(a, label="") == replace(b, label=""):
        raise GameError(f"--a and --b are the same: {a.label}")


def _played(given: Namespace, workers: Workers, scenario: str, a: Variant, b: Variant) -> Round:
    """Return the pairs of a scenario, those that were not there already played now."""
    runs = _runs(given, scenario, a, b)
    known = known_figures([run.setting for run in runs])
    asked = known if given.only is None else chosen_figures("--only", given.only, known, runs[0].setting)
    enough = _enough(given.until, runs, asked, ai=bool(a.ai))
    outcome = play_missing(runs, range(given.seed, given.seed + given.pairs), workers, title=scenario, enough=enough)
    return Round(scenario, asked, runs, outcome.seeds, outcome.interrupted)


def _runs(given: Namespace, scenario: str, a: Variant, b: Variant) -> tuple[RunFolder, RunFolder]:
    """Return the two runs of a scenario; with ``--out`` each has its folder."""
    if a.ai:
        plans = duel_plans(a, b, scenario, open_scenario)
    else:
        plans = a.plan(scenario, open_scenario), b.plan(scenario, open_scenario)
    name = Path(scenario).stem
    folders = [None if given.out is None else given.out / f"{name}-{key}" for key in "ab"]
    return RunFolder(folders[0], plans[0]), RunFolder(folders[1], plans[1])


def _pair(runs: tuple[RunFolder, RunFolder], seed: int) -> Sides:
    return Sides(*(Game.read(run.lines[seed]) for run in runs))


def _enough(until: str | None, runs: tuple[RunFolder, RunFolder], asked: Sequence[Figure], *, ai: bool) -> Enough:
    """Return the judgment whether enough pairs were played."""
    if until is None:
        return never
    if ai:
        if until != DECIDED:
            raise GameError(f"--until {until!r}: computers are compared until 'decided'")
        margin = cache(lambda seed: own_sum(_pair(runs, seed)))
        return lambda seeds: duel([margin(seed) for seed in seeds]).is_settled
    precision = parse_precision(until, asked)

    @cache
    def read(seed: int) -> tuple[float | None, float | None]:
        pair = _pair(runs, seed)
        return precision.figure.read(pair.a), precision.figure.read(pair.b)

    def enough(seeds: Sequence[int]) -> bool:
        found = effect(precision.figure, map(read, seeds))
        return found is not None and precision.reached(found.low, found.high)

    return enough
