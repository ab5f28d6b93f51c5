"""``simulate --sensitivity``: the games of a run once more with values of the rules a fifth lower and higher (P-41)."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from game.cli.arguments import Parser, at_least
from game.cli.choosing import FORMS, chosen_figures, known_figures
from game.cli.running import Workers, play_missing
from game.data.writing import write_whole
from game.errors import GameError
from game.sim.compare import FEWEST, Effect, number
from game.sim.figures import Figure
from game.sim.folder import RunFolder
from game.sim.lines import Games
from game.sim.sensitivity import Lever, Readings, Sensitivity, Tornado, lever, with_value

FOLDER, FILE = "sensitivity", "sensitivity.csv"
SCORE = "score"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is tried, and the figures whose tornadoes are shown; nothing where no sensitivity was asked for."""

    levers: list[Lever]
    figures: list[Figure]


@dataclass(frozen=True, slots=True)
class Tried:
    """What the levers do to the figures that are shown, and whether every game was played."""

    tornadoes: list[Tornado]
    whole: bool


def add_sensitivity(parser: Parser) -> None:
    """Add the arguments that say what is tried and what is looked at."""
    parser.add_argument(
        "--sensitivity",
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE.key",
        help="play the games again with each of these values of the rules a fifth lower, and a fifth higher",
    )
    parser.add_argument("--of", nargs="+", metavar="FIGURE", help=f"effect of --sensitivity on what (score): {FORMS}")
    parser.add_argument("--pairs", type=at_least(FEWEST), metavar="N", help="games it plays again (all)")


def asked_of(given: Namespace, folder: RunFolder) -> Asked:
    """Return what is asked for; GameError for what cannot be tried or shown."""
    if not given.sensitivity:
        if given.of or given.pairs:
            raise GameError(f"{'--of' if given.of else '--pairs'} goes with --sensitivity FILE.key")
        return Asked([], [])
    levers = [lever(folder.plan, path) for path in dict.fromkeys(given.sensitivity)]
    known = known_figures([folder.setting])
    return Asked(levers, chosen_figures("--of", given.of or [SCORE], known, folder.setting))


def tried(given: Namespace, asked: Asked, folder: RunFolder, seeds: Sequence[int], workers: Workers) -> Tried:
    """Return what the levers do to the games of some seeds.

    With ``--out`` the games of each value have a folder, so that the same command goes on where it was stopped, and the
    effect on every figure is written to a file.
    """
    figures = list({it.name: it for it in (*known_figures([folder.setting]), *asked.figures)}.values())
    some = seeds[: given.pairs]
    found, whole = list[tuple[Lever, dict[int, Readings]]](), True
    for it in asked.levers:
        there = dict[int, Readings]()
        for value in it.tried:
            change = f"{it.path}={value}"
            run = RunFolder(given.out and given.out / FOLDER / change, with_value(folder.plan, it.path, value))
            outcome = play_missing([run], some, workers, title=change)
            if outcome.interrupted:
                return Tried([], whole=False)
            whole = whole and not run.costs.crashed
            there[value] = Readings(figures, Games(run.lines, outcome.seeds), outcome.seeds)
        found.append((it, there))
    made = Sensitivity(figures, Readings(figures, Games(folder.lines, some), some), found)
    if given.out is not None:
        write_whole(given.out / FILE, made.csv_text())
    return Tried([made.tornado(figure) for figure in asked.figures], whole)


def show(tornadoes: Sequence[Tornado]) -> None:
    """Print what the levers do to each figure, the widest swing first."""
    for tornado in tornadoes:
        table = Table(title=f"Sensitivity: {tornado.figure.name}", title_justify="left")
        table.add_column("rule", overflow="fold")
        for column in ("tried (is)", "effect", "95 % interval", "pairs"):
            table.add_column(column, justify="right", no_wrap=True)
        for it in tornado.swings:
            for value, found in ((it.lever.lower, it.lower), (it.lever.higher, it.higher)):
                if found is not None:
                    more, low, high = (number(found.figure, each) for each in (found.more, found.low, found.high))
                    cells = (f"{value:,} ({it.lever.value:,})", more, f"{low} to {high}", str(found.n))
                    table.add_row(it.lever.path, *cells, style="bold" if found.is_shown else "dim")
        Console().print(table)


def facts(tornadoes: Sequence[Tornado]) -> list[dict[str, object]]:
    """Return the same for programs."""
    return [
        {
            "figure": tornado.figure.name,
            "swings": [
                {
                    "rule": it.lever.path,
                    "value": it.lever.value,
                    "lower": _facts(it.lever.lower, it.lower),
                    "higher": _facts(it.lever.higher, it.higher),
                }
                for it in tornado.swings
            ],
        }
        for tornado in tornadoes
    ]


def _facts(value: int | None, found: Effect | None) -> dict[str, object]:
    told = {} if found is None else {name: getattr(found, name) for name in ("more", "low", "high", "n")}
    return {"tried": value, **told}
