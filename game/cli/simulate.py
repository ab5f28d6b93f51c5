"""``simulate``: many games of computer against computer, without a window."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from shlex import join

from rich.console import Console

from game.ai.registry import player_names
from game.cli.arguments import Parser, at_least, one_of
from game.cli.running import Enough, add_workers, never, play_missing, workers_of
from game.cli.swings import Tried, add_sensitivity, asked_of, tried
from game.cli.swings import facts as swing_facts
from game.cli.swings import show as show_swings
from game.data.writing import write_whole
from game.resources import scenarios_root
from game.session.setting import open_scenario
from game.sim.figures import figures
from game.sim.folder import Costs, RunFolder
from game.sim.lines import Game, Games
from game.sim.log import log_game
from game.sim.play import Plan
from game.sim.stopping import parse_precision
from game.sim.summary import Summary, csv_text, summaries, summary, table

EXAMPLE = "simulate invasion --games 200 --seed 1 --jobs 2 --out runs/first"


def _parser() -> Parser:
    parser = Parser(
        "simulate", "Play many games of computer against computer and say what they have in common.", EXAMPLE
    )
    computers = one_of("player", player_names())
    number = at_least(1)
    parser.add_argument("scenario", help="the name of a scenario, or a file")
    parser.add_argument("--games", type=number, default=10, metavar="N", help="how many (10)")
    parser.add_argument(
        "--seed", type=at_least(0), default=1, metavar="S", help="of the first game; the next has S+1 (1)"
    )
    add_workers(parser)
    parser.add_argument("--un", type=computers, default="regular", metavar="AI", help="player of the UN (regular)")
    parser.add_argument(
        "--communist", type=computers, default="regular", metavar="AI", help="of the other side (regular)"
    )
    parser.add_argument("--turns", type=number, metavar="N", help="stop each game after turn N")
    parser.add_argument(
        "--set",
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE.key=value",
        help="play with other values of the rules, such as combat.surrounded_thousandths=400",
    )
    parser.add_argument(
        "--until", metavar="FIGURE±X", help="stop once the 95 %% interval of a figure is X to either side"
    )
    add_sensitivity(parser)
    parser.add_argument("--replays", action="store_true", help="write a replay of every game (needs --out)")
    parser.add_argument("--events", type=Path, metavar="FILE", help="write every event of the one game (--games 1)")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="write games.jsonl, metrics.csv, run.json and report.html there"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser


def run(arguments: list[str]) -> int:
    """Run the command: 0 if every game was played, 1 if one crashed or the run was stopped."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.replays and given.out is None:
        parser.error("--replays needs --out DIR to put them in")
    if given.events is not None and given.games != 1:
        parser.error("--events goes with --games 1")
    workers = workers_of(given)
    plan = Plan(
        given.scenario,
        open_scenario,
        (given.communist, given.un),
        last_turn=given.turns,
        replays=given.replays,
        changes=tuple(given.set),
    )
    folder = RunFolder(given.out, plan)
    asked = asked_of(given, folder)
    seeds = range(given.seed, given.seed + given.games)
    if given.events is not None:
        folder.add(log_game(plan, given.seed, given.events))
    enough = _enough(given.until, folder)
    outcome = play_missing([folder], seeds, workers, enough=enough)
    swings = Tried([], whole=not outcome.interrupted)
    if asked.levers and not outcome.interrupted:
        swings = tried(given, asked, folder, outcome.seeds, workers)
    found = summaries(plan.setting, Games(folder.lines, outcome.seeds))
    if given.out is not None:
        write_whole(given.out / "metrics.csv", csv_text(found))
        if not outcome.interrupted:
            _write_report(given, folder, outcome.seeds, swings)
    _report(given, found, swings, folder.costs, len(outcome.seeds))
    return 0 if swings.whole and not folder.costs.crashed else 1


def _enough(until: str | None, folder: RunFolder) -> Enough:
    """Return the judgment whether a figure is known as precisely as was asked for."""
    if until is None:
        return never
    asked = parse_precision(until, figures(folder.plan.setting))

    @cache
    def read(seed: int) -> float | None:
        return asked.figure.read(Game.read(folder.lines[seed]))

    def enough(seeds: Sequence[int]) -> bool:
        found = summary(asked.figure, map(read, seeds))
        return found is not None and found.n > 1 and asked.reached(found.low, found.high)

    return enough


def _write_report(given: Namespace, folder: RunFolder, seeds: Sequence[int], swings: Tried) -> None:
    """Write the page with plots, or say in a line what it needs."""
    from game.sim.report.page import missing_libraries, write_run_report

    if missing := missing_libraries():
        sys.stderr.write(missing + "\n")
        return
    from game.data.metrics import load_targets  # the schema library loads only when a file is read

    targets = load_targets(scenarios_root() / "rules")
    page = write_run_report(
        folder, given.out, targets, seeds, tornadoes=swings.tornadoes, command=lambda seed: _again(given, seed)
    )
    sys.stderr.write(f"report: {page}\n")


def _again(given: Namespace, seed: int) -> str:
    """Return the command that plays a seed of this run again and writes down its events."""
    parts = ["parallel38", "simulate", given.scenario, "--games", "1", "--seed", str(seed)]
    parts += ["--communist", given.communist, "--un", given.un]
    parts += ["--turns", str(given.turns)] if given.turns else []
    parts += ["--set", *given.set] if given.set else []
    return join([*parts, "--events", f"events-{seed}.jsonl"])


def _report(given: Namespace, found: list[Summary], swings: Tried, costs: Costs, games: int) -> None:
    if given.json:
        rows = [{name: getattr(it, name) for name in Summary.__slots__} for it in found]
        answer = {"games": games, "crashed": costs.crashed, "metrics": rows}
        more = {"sensitivity": swing_facts(swings.tornadoes)} if given.sensitivity else {}
        sys.stdout.write(json.dumps({**answer, **more}) + "\n")
        return
    title = f"{given.scenario}: {given.communist} (communist) against {given.un} (un)"
    Console().print(table(title, found))
    show_swings(swings.tornadoes)
    if costs.games:
        workers = "1 process" if given.jobs == 1 else f"{given.jobs} processes"
        speed = f"{costs.speed:,.0f} UA/s per core"
        sys.stdout.write(
            f"{costs.games} {'game' if costs.games == 1 else 'games'} in {costs.wall_s:.1f} s on {workers}: {speed}\n"
        )
