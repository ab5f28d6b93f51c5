"""Writes the report of a run as one HTML file with its plots inside (PRODUCT P-41)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from game.data.writing import write_whole
from game.model.metrics import MetricRules, WarPhase
from game.resources import asset
from game.session.setting import Setting
from game.sim.folder import RunFolder
from game.sim.history import Finding, Verdict
from game.sim.lines import Game, Games
from game.sim.play import play_game
from game.sim.report.content import Sample, causes, courses, dates, samples
from game.sim.report.ground import grounds
from game.sim.sensitivity import Tornado
from game.sim.summary import summaries
from game.version import VERSION

FILE = "report.html"
NEEDED = ("jinja2", "matplotlib")


@dataclass(frozen=True, slots=True)
class Section:
    """A plot with its heading and a sentence that says how to read it."""

    title: str
    text: str
    plot: str


@dataclass(frozen=True, slots=True)
class Link:
    """A game worth a look: why, how it went, where its replay is, and the command that logs it."""

    why: str
    seed: int
    score: int
    turn: int
    replay: str
    command: str


def missing_libraries() -> str:
    """Return a line that says what a report needs and is not installed, nothing if all is there."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    return f"No report: {' and '.join(missing)} missing; pip install 'parallel38[lab]' adds them." if missing else ""


def write_run_report(
    folder: RunFolder,
    root: Path,
    targets: MetricRules,
    seeds: Sequence[int],
    *,
    tornadoes: Sequence[Tornado],
    command: Callable[[int], str],
) -> Path:
    """Write the report of a run of ``simulate`` and return its file; ``command`` logs the events of a seed."""
    from game.sim.report import plots  # loads matplotlib

    setting, games = folder.setting, Games(folder.lines, seeds)
    found = summaries(setting, games)
    won = [it for it in found if it.name.startswith("winner")]
    sections: list[Section] = []
    if won:
        sections.append(Section("Who wins", f"{won[0].n} games; black: 95 % intervals.", plots.winners(won)))
        victory = setting.ruleset.victory
        scores = [score for game in games if isinstance(score := game.result.get("score"), int)]
        grades = (victory.draw, victory.marginal, victory.major)
        sections.append(Section("By how much", _LEVELS, plots.scores(scores, grades)))
    sections += _through_time(setting, targets, games)
    if close := causes(setting, games):
        sections.append(Section("What decided the games", _CAUSES, plots.causes(close)))
    told = [it for it in tornadoes if any(swing.told for swing in it.swings)]
    sections += [Section(f"Sensitivity: {it.figure.name}", _TORNADO, plots.tornado(it)) for it in told]
    links = [_link(folder, it, command(it.seed)) for it in samples(games)]
    players = folder.plan.players
    return _write(
        root,
        "run.html",
        title=setting.scenario.title,
        subtitle=f"{len(games)} games, {players[0]} (North) against {players[1]} (UN)",
        facts=_facts(folder, seeds),
        sections=sections,
        figures=[(it.name, *it.text(), it.n) for it in found],
        links=links,
    )


def write_history_report(
    root: Path,
    found: tuple[Sequence[Finding], Verdict],
    titles: dict[WarPhase, str],
    wars: Sequence[tuple[Setting, Iterable[Game]]],
    targets: MetricRules,
) -> Path:
    """Write the report of ``history`` and return its file; the courses of ``wars`` are shown."""
    from game.sim.report import plots  # loads matplotlib

    findings, said = found
    phases = [(titles[phase], [it for it in findings if it.metric.phase == phase]) for phase in WarPhase]
    sections = [Section(title, "", plots.strips(rows)) for title, rows in phases if rows]
    for setting, games in wars:
        sections += _through_time(setting, targets, games)
    return _write(
        root,
        "history.html",
        title="The war against its record",
        subtitle=f"{said.inside} of {said.all} figures inside their bands, {said.absurd} absurd",
        facts=[("games", str(max(it.games for it in findings))), ("version", VERSION)],
        sections=sections,
    )


_LEVELS = "Points of the North less those of the UN less the baseline of the scenario; dashed lines part the grades."
_CAUSES = "What goes with the score most closely, by ranks, with 95 % intervals. It shows company, not causes."
_TORNADO = (
    "The same games with one value of the rules a fifth lower, or a fifth higher, all else as it is: how much more or "
    "less came of it on the mean of the pairs, with 95 % intervals; pale is what may be chance."
)
_DATES = "A dot is a turn, as large as the share of games in which it happened then; gold is 1950."
_GROUND = (
    "Red: the North's at the end of the turn in all games; blue: the UN's; pale: now one's, now the other's; "
    "gold: the front of 1950."
)
_COURSES = "The line is the median game; half of all games are in the dark band, nine of ten in the pale; gold is 1950."


def _through_time(setting: Setting, targets: MetricRules, games: Iterable[Game]) -> list[Section]:
    from game.sim.report import plots

    scenario = setting.scenario
    span = (scenario.first_turn, scenario.last_turn)
    days = scenario.calendar.first_day
    found: list[Section] = []
    if when := dates(setting, targets, games):
        found.append(Section("When it happened", _DATES, plots.calendar(when, days, *span)))
    if maps := grounds(setting, games):
        found.append(
            Section("Whose ground it was", _GROUND, plots.maps(maps, setting.board, scenario.calendar.last_day))
        )
    if rows := courses(setting, targets.metrics, games):
        found.append(Section("Through the war", _COURSES, plots.fans(rows, days, *span)))
    return found


def _facts(folder: RunFolder, seeds: Sequence[int]) -> list[tuple[str, str]]:
    settings = [(key, value) for key, value in folder.plan.settings().items()]
    return [
        ("scenario", folder.setting.scenario.id),
        ("hash", folder.setting.scenario.digest),
        ("seeds", f"{seeds[0]} to {seeds[-1]}" if seeds else "none"),
        *settings,
        ("version", VERSION),
    ]


def _link(folder: RunFolder, it: Sample, command: str) -> Link:
    """Return a game worth a look, its replay written if it is not there yet."""
    path = (folder.folder or Path()) / "replays" / f"{it.seed}.json"
    if not path.is_file():
        write_whole(path, play_game(replace(folder.plan, replays=True), it.seed).replay)
    return Link(it.why, it.seed, it.score, it.turn, f"replays/{it.seed}.json", command)


def _write(root: Path, template: str, **content: object) -> Path:
    from jinja2 import Environment, FileSystemLoader

    pages = Environment(loader=FileSystemLoader(asset("report")), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    write_whole(root / FILE, pages.get_template(template).render(**content))
    return root / FILE
