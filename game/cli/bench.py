"""``bench``: speed figures against PRODUCT 7, each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from time import perf_counter

from rich.console import Console
from rich.table import Table

from game.ai.registry import make_seats, player_names
from game.cli.arguments import Parser, at_least, one_of
from game.errors import GameError
from game.session.match import Match
from game.session.setting import open_scenario
from game.sim.bench import Figure, campaigns, files, first_order, memory
from game.sim.play import Plan, opened

EXAMPLE = "bench invasion --games 5"
_CHILD = "import sys; from game.cli.bench import probe; probe(*sys.argv[1:])"


def probe(what: str, scenario: str, player: str, games: str) -> None:
    """Measure one thing in this process and print it as JSON; what the children of ``bench`` run."""
    plan = Plan(scenario, open_scenario, (player, player))
    found: dict[str, float] = {}
    if what == "campaigns":
        found = campaigns(plan, int(games))
    elif what == "files":
        found = files(plan)
    elif what == "memory":
        found = memory(plan)
    elif what == "first_order":
        setting = opened(open_scenario, scenario)
        first_order(plan, Match(setting, 1, players=make_seats(plan.players, 1), names=plan.players))
    sys.stdout.write(json.dumps(found))


def child(what: str, scenario: str, player: str, games: int, plain: str = "") -> tuple[dict[str, float], float]:
    """Return what a child measured and the seconds it took in all; ``plain`` set turns compiled kernels off."""
    environment = {**os.environ, **({"NOJIT": plain} if plain else {})}
    command = [sys.executable, "-c", _CHILD, what, scenario, player, str(games)]
    start = perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise GameError(f"bench: {what} failed: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, float] = json.loads(done.stdout)
    return found, perf_counter() - start


def _seconds(*command: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", *command], capture_output=True, check=True)
    return perf_counter() - start


def measure(scenario: str, player: str, games: int) -> list[Figure]:
    """Return all figures, in the order of PRODUCT 7."""
    compiled, _ = child("campaigns", scenario, player, games)
    plain, _ = child("campaigns", scenario, player, max(1, games // 2), "1")
    random, _ = child("campaigns", scenario, "random", games)
    kept, _ = child("files", scenario, player, 1)
    process, _ = child("memory", scenario, player, 1)
    starts = sorted(child("first_order", scenario, player, 1)[1] for _ in range(3))
    check = "from game.cli.main import main; main(['check'])"
    return [
        Figure(f"{player} against {player}", compiled["ua_s"], "UA/s", 5_100, 25_000),
        Figure("the same without numba (NOJIT=1)", plain["ua_s"], "UA/s"),
        Figure("one game", compiled["game_ms"], "ms"),
        Figure("one game, in anchors", compiled["anchors"], "x"),
        Figure("anchor loop", compiled["anchor_ms"], "ms"),
        Figure("random legal orders", random["orders_s"], "orders/s", 22_800, 100_000),
        Figure("memory of a headless process", process["megabytes"], "MB", 200, 120),
        Figure("start to the first order (wall)", starts[1], "s", 0.5, 0.2),
        Figure("check of all shipped files (wall, with start)", _seconds(check), "s", 2, 0.5),
        Figure("save (wall)", kept["save_ms"], "ms", 50, 10),
        Figure("load (wall)", kept["load_ms"], "ms", 500, 100),
        Figure("size of a saved game", kept["kilobytes"], "kB"),
    ]


def run(arguments: list[str]) -> int:
    """Run the command: 0 always, figures are reported and not judged."""
    parser = Parser("bench", "Measure how fast this machine plays, and compare with what was asked for.", EXAMPLE)
    parser.add_argument("scenario", nargs="?", default="invasion", help="the name of a scenario, or a file (invasion)")
    parser.add_argument("--games", type=at_least(1), default=5, metavar="N", help="games to take the median of (5)")
    parser.add_argument(
        "--player", type=one_of("player", player_names()), default="regular", metavar="AI", help="(regular)"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = parser.parse_args(arguments)
    opened(open_scenario, given.scenario)  # complains in words before anything is started
    figures = measure(given.scenario, given.player, given.games)
    if given.json:
        rows: list[Mapping[str, object]] = [
            {name: getattr(figure, name) for name in (*Figure.__slots__, "verdict")} for figure in figures
        ]
        sys.stdout.write(json.dumps(rows) + "\n")
    else:
        Console().print(_table(figures))
    return 0


def _table(figures: list[Figure]) -> Table:
    table = Table(title="Speed on this machine", title_justify="left")
    for column in ("what", "measured", "unit", "at least", "aim", ""):
        table.add_column(column, justify="left" if column in ("what", "unit", "") else "right")
    for figure in figures:
        asked = [f"{value:,.10g}" if value else "" for value in (figure.least, figure.aim)]
        table.add_row(
            figure.name,
            f"{figure.value:,.3g}" if figure.value < 10 else f"{figure.value:,.0f}",
            figure.unit,
            *asked,
            figure.verdict,
        )
    return table
