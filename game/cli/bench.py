"""``bench``: speed figures against PRODUCT 7, each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rich.console import Console
from rich.table import Table

from game.ai.registry import player_names
from game.cli.arguments import Parser, at_least, one_of
from game.errors import GameError
from game.session.setting import open_scenario
from game.sim.bench import REFERENCE_MS, Figure, anchor_ms
from game.sim.play import opened

EXAMPLE = "bench invasion --games 5"
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # compiled files are kept, as wherever the game is played
TURN, TURNS = (0.25, 0.02), {"veteran": (5.0, 1.0)}  # seconds of a side's turn that are asked for, and aimed at
_CHILD = "import sys; from game.cli.bench_child import probe; probe(*sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Match:
    """What is played: a scenario by two of a kind, each game ended after a turn if one is given."""

    scenario: str
    player: str
    turns: int = 0


def child(what: str, it: Match, games: int, plain: str = "") -> tuple[dict[str, float], float]:
    """Return what a child measured and the processor seconds it took in all; ``plain`` turns compiled kernels off."""
    environment = {**ENVIRONMENT, **({"NOJIT": plain} if plain else {})}
    command = [sys.executable, "-c", _CHILD, what, it.scenario, it.player, str(games), str(it.turns)]
    start = _spent()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise GameError(f"bench: {what} failed: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, float] = json.loads(done.stdout)
    return found, _spent() - start


def _spent() -> float:
    """Return the seconds of processor all children took so far; those on the clock where the system does not tell."""
    now = os.times()
    return now.elapsed if sys.platform == "win32" else now.children_user + now.children_system


def _seconds(*command: str) -> float:
    start = _spent()
    subprocess.run([sys.executable, "-c", *command], env=ENVIRONMENT, capture_output=True, check=True)
    return _spent() - start


def _rate(name: str, value: float, unit: str, anchor: float, asked: tuple[float, float] = (0, 0)) -> Figure:
    return Figure(name, value, unit, *asked, normal=value * anchor / REFERENCE_MS)


def _time(name: str, value: float, unit: str, anchor: float, asked: tuple[float, float] = (0, 0)) -> Figure:
    return Figure(name, value, unit, *asked, normal=value * REFERENCE_MS / anchor)


def measure(it: Match, games: int) -> list[Figure]:
    """Return all figures, in the order of PRODUCT 7."""
    dice = replace(it, player="random")
    compiled, _ = child("campaigns", it, games)
    plain, _ = child("campaigns", it, 1, "1")
    random, _ = child("campaigns", dice, games)
    alone, _ = child("engine", dice, games)
    kept, _ = child("files", it, 1)
    process, _ = child("memory", it, 1)
    player, asked = it.player, TURNS.get(it.player, TURN)
    anchor = anchor_ms()
    starts = sorted(child("first_order", it, 1)[1] for _ in range(3))
    check = "from game.cli.main import main; main(['check'])"
    checked = _seconds(check)
    anchor = (anchor + anchor_ms()) / 2
    fast, slow, chance = compiled["anchor_ms"], plain["anchor_ms"], random["anchor_ms"]
    return [
        Figure("anchor loop", fast, "ms"),
        _rate(f"{player} against {player}", compiled["ua_s"], "UA/s", fast, (5_100, 25_000)),
        _rate("the same without numba", plain["ua_s"], "UA/s", slow),
        _time("one game", compiled["game_ms"], "ms", fast),
        Figure("one game, in anchors", compiled["anchors"], "x"),
        _rate("engine with random legal orders", alone["orders_s"], "orders/s", alone["anchor_ms"], (22_800, 100_000)),
        _rate("the same with making them up", random["orders_s"], "orders/s", chance),
        _time(f"turn of a side, {player}", compiled["turn_s"], "s", fast, asked),
        _time("the same without numba", plain["turn_s"], "s", slow, asked),
        Figure("memory of a headless process", process["megabytes"], "MB", 200, 120),
        _time("start to the first order", starts[1], "s", anchor, (0.5, 0.2)),
        _time("check of all shipped files, with start", checked, "s", anchor, (2, 0.5)),
        _time("save", kept["save_ms"], "ms", anchor, (50, 10)),
        _time("load", kept["load_ms"], "ms", anchor, (500, 100)),
        Figure("size of a saved game", kept["kilobytes"], "kB"),
    ]


def run(arguments: list[str]) -> int:
    """Run the command: 0 always, figures are reported and not judged."""
    parser = Parser("bench", "Measure how fast this machine plays, and compare with what was asked for.", EXAMPLE)
    parser.add_argument("scenario", nargs="?", default="invasion", help="the name of a scenario, or a file (invasion)")
    parser.add_argument("--games", type=at_least(1), default=3, metavar="N", help="games to take the median of (3)")
    parser.add_argument(
        "--player", type=one_of("player", player_names()), default="regular", metavar="AI", help="(regular)"
    )
    parser.add_argument("--turns", type=at_least(1), default=0, metavar="N", help="end each game after turn N")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = parser.parse_args(arguments)
    opened(open_scenario, given.scenario)  # complains in words before anything is started
    figures = measure(Match(given.scenario, given.player, given.turns), given.games)
    if given.json:
        rows: list[Mapping[str, object]] = [
            {name: getattr(figure, name) for name in (*Figure.__slots__, "verdict")} for figure in figures
        ]
        sys.stdout.write(json.dumps(rows) + "\n")
    else:
        Console().print(_table(figures))
    return 0


def _table(figures: list[Figure]) -> Table:
    title = f"Speed in time of the processor; normal: on a machine with an anchor loop of {REFERENCE_MS} ms"
    table = Table(title=title, title_justify="left")
    for column in ("what", "measured", "normal", "unit", "at least", "aim", ""):
        table.add_column(column, justify="left" if column in ("what", "unit", "") else "right")
    for figure in figures:
        asked = [f"{value:,.10g}" if value else "" for value in (figure.least, figure.aim)]
        normal = _shown(figure.normal) if figure.normal else ""
        table.add_row(figure.name, _shown(figure.value), normal, figure.unit, *asked, figure.verdict)
    return table


def _shown(value: float) -> str:
    return f"{value:,.3g}" if value < 10 else f"{value:,.0f}"
