"""``history``: many games against the record of 1950 (RULES 17.1, PRODUCT P-44)."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from rich.console import Console
from rich.table import Table

from game.cli.arguments import Parser, at_least, one_of
from game.cli.running import Workers, add_workers, play_missing, workers_of
from game.model.metrics import Metric, MetricKind, MetricRules, Mode, WarPhase
from game.resources import scenarios_root
from game.session.setting import open_scenario
from game.sim.folder import RunFolder
from game.sim.history import PLAYERS, Finding, Verdict, findings_of, groups, verdict
from game.sim.lines import Games
from game.sim.play import Plan, opened

EXAMPLE = "history --games 64 --seed 1 --jobs 2 --out runs/history"
TITLES = {
    WarPhase.INVASION: "Invasion",
    WarPhase.PERIMETER: "Perimeter",
    WarPhase.INCHON: "Inchon",
    WarPhase.PURSUIT: "Pursuit",
    WarPhase.CHINA: "China",
    WarPhase.BALANCE: "Balance",
}
THOUSAND = 1000
STYLES = {"inside": "green", "outside": "yellow", "absurd": "red"}


@dataclass(slots=True)
class Run:
    """The games of one scenario in one mode, and whether playing them went well."""

    games: Games
    stopped: bool
    crashed: list[int]


def run(arguments: list[str]) -> int:
    """Run the command: 0 if enough metrics are inside their bands and none is absurd, 1 if not."""
    from game.data.metrics import load_targets  # the schema library loads only when a file is read

    targets = load_targets(scenarios_root() / "rules")
    given = _given(arguments, targets.metrics)
    asked = [metric for metric in targets.metrics if not given.only or metric.id in given.only]
    workers = workers_of(given)
    played: dict[tuple[str, Mode], Run] = {}
    for scenario, mode in groups(asked):
        played[scenario, mode] = _played(given, workers, scenario, mode)
        if played[scenario, mode].stopped:
            return 1
    found: dict[str, Finding] = {}
    for (scenario, mode), it in played.items():
        found |= findings_of([m for m in asked if (m.scenario, m.mode) == (scenario, mode)], it.games)
    findings = [found[metric.id] for metric in asked]
    said = verdict(findings)
    if given.out is not None:
        _write_report(given.out, (findings, said), played, targets)
    crashed = [seed for it in played.values() for seed in it.crashed]
    if given.json:
        sys.stdout.write(json.dumps(_as_json(findings, said, crashed)) + "\n")
    else:
        _show(findings, said)
    return 0 if said.passes and not crashed else 1


def _given(arguments: list[str], metrics: Sequence[Metric]) -> Namespace:
    text = "Play many games, mostly the campaign by its history, and compare them with the record of 1950."
    parser = Parser("history", text, EXAMPLE)
    number = at_least(1)
    known = one_of("metric", [metric.id for metric in metrics])
    parser.add_argument("--games", type=number, default=64, metavar="N", help="of each scenario and mode (64)")
    parser.add_argument("--seed", type=at_least(0), default=1, metavar="S", help="of the first game (1)")
    add_workers(parser)
    parser.add_argument("--only", type=known, nargs="+", metavar="METRIC", help="these metrics and the games they need")
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep the games there; the same command goes on")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    return parser.parse_args(arguments)


def _played(given: Namespace, workers: Workers, scenario: str, mode: Mode) -> Run:
    """Return the games of a scenario in a mode, those that were not there already played now."""
    player, name = PLAYERS[mode], f"{scenario}-{mode.name.lower()}"
    plan = Plan(scenario, open_scenario, (player, player))
    folder = RunFolder(None if given.out is None else given.out / name, plan)
    seeds = range(given.seed, given.seed + given.games)
    outcome = play_missing([folder], seeds, workers, title=name)
    return Run(Games(folder.lines, outcome.seeds), outcome.interrupted, folder.costs.crashed)


def _write_report(
    out: Path,
    found: tuple[Sequence[Finding], Verdict],
    played: Mapping[tuple[str, Mode], Run],
    targets: MetricRules,
) -> None:
    """Write the page with plots, or say in a line what it needs."""
    from game.sim.report.page import missing_libraries, write_history_report

    if missing := missing_libraries():
        sys.stderr.write(missing + "\n")
        return
    wars = [(scenario, run) for (scenario, mode), run in played.items() if mode == Mode.HISTORICAL]
    shown = [(opened(open_scenario, scenario), run.games) for scenario, run in wars[:1]]
    sys.stderr.write(f"report: {write_history_report(out, found, TITLES, shown, targets)}\n")


# --- what is shown --------------------------------------------------------------------------------------------


def _show(findings: Sequence[Finding], said: Verdict) -> None:
    console = Console()
    for phase in WarPhase:
        if rows := [it for it in findings if it.metric.phase == phase]:
            console.print(_table(TITLES[phase], rows))
    console.print("spread: least, quartiles and most of a median, 95 % interval of a share; - never; ? too few games")
    console.print(f"{said.inside} of {said.all} inside, {said.absurd} absurd")


def _table(title: str, findings: Sequence[Finding]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("metric", min_width=20)
    for column in ("band", "found", "spread", "games"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("")
    for it in findings:
        metric, word = it.metric, it.verdict
        band = f"{_number(metric.low)} to {_number(metric.high)}"
        games = str(it.n) if it.n == it.games else f"{it.n} of {it.games}"
        found = "?" if it.value is None else _number(it.value)
        text = f"{metric.text} ({metric.unit})"
        table.add_row(text, band, found, _spread(it), games, f"[{STYLES[word]}]{word}[/]")
    return table


def _spread(found: Finding) -> str:
    """Return the interval of a share, or least, quartiles and most of a number."""
    numbers = [_number(value) for value in found.spread]
    return " to ".join(numbers) if found.metric.kind == MetricKind.SHARE else " ".join(numbers)


def _number(value: float) -> str:
    """Return a number in few characters: thousands with a k, what never came as a dash."""
    if not isfinite(value):
        return "-"
    if abs(value) >= THOUSAND:
        return f"{value / THOUSAND:.3g}k"
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def _as_json(findings: Sequence[Finding], said: Verdict, crashed: Sequence[int]) -> dict[str, object]:
    rows = [
        {
            "id": it.metric.id,
            "text": it.metric.text,
            "unit": it.metric.unit,
            "phase": it.metric.phase.name.lower(),
            "scenario": it.metric.scenario,
            "player": PLAYERS[it.metric.mode],
            "kind": it.metric.kind.name.lower(),
            "band": [it.metric.low, it.metric.high],
            "tolerance": it.metric.tolerance,
            "value": _plain(it.value),
            "spread": [_plain(value) for value in it.spread],
            "n": it.n,
            "games": it.games,
            "verdict": it.verdict,
        }
        for it in findings
    ]
    counts = {"inside": said.inside, "absurd": said.absurd, "all": said.all, "passes": said.passes}
    return {**counts, "crashed": list(crashed), "metrics": rows}


def _plain(value: float | None) -> float | str | None:
    """Return a number as JSON has it; a date that never came is a word."""
    return value if value is None or isfinite(value) else "never"
