"""Expectations: each claims one thing, of names that exist, within the turns of the game, and can be wrong."""

from collections.abc import Iterable, Iterator

from game.data.expectation_spec import ExpectationSpec
from game.data.expectations import CLAIMS
from game.data.lint.registry import lint_pass, name_pass
from game.data.metrics import load_targets
from game.data.scenario_case import ScenarioCase
from game.data.shape import suggestion
from game.data.source import Location
from game.errors import Problem, ScenarioError
from game.resources import scenarios_root


@name_pass(ScenarioCase)
def expectations_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield places and armies of expectations that do not exist."""
    known_armies = case.armies if case.map.rules.has_all_keys("armies", ("armies",)) else None
    metrics = _metrics() if any(spec.reading is not None for spec in case.spec.expectations) else None
    for i, spec in enumerate(case.spec.expectations):
        path: Location = ("expectations", i)
        rows: list[tuple[Location, str, str, Iterable[str] | None]] = []
        if spec.holds is not None:
            rows.append(((*path, "holds", "place"), "place", spec.holds.place, case.place_ids))
        if spec.figure is not None:
            rows.append(((*path, "figure", "army"), "army", spec.figure.army, known_armies))
        if spec.reading is not None:
            rows.append(((*path, "reading", "metric"), "metric", spec.reading.metric, metrics))
        for where, what, name, known in rows:
            if known is not None and name not in known:
                yield case.source.problem(where, f"no {what} '{name}'{suggestion(name, known)}")


def _metrics() -> list[str] | None:
    """Return the metrics and hinges there are, None if their file is at fault."""
    try:
        targets = load_targets(scenarios_root() / "rules")
    except ScenarioError:
        return None
    return [*(it.id for it in targets.metrics), *(it.id for it in targets.hinges)]


@lint_pass(ScenarioCase)
def expectations_make_sense(case: ScenarioCase) -> Iterator[Problem]:
    """Yield expectations that claim nothing or several things, that cannot fail, and turns that are not played."""
    for i, spec in enumerate(case.spec.expectations):
        path: Location = ("expectations", i)
        if not case.source.is_clear(path):
            continue
        given = [key for key in CLAIMS if getattr(spec, key) is not None]
        if len(given) != 1:
            yield case.source.problem(path, f"must claim one of {', '.join(CLAIMS)}, not {len(given)}")
        if spec.least > spec.most:
            yield case.source.problem((*path, "least"), f"{spec.least} is more than {spec.most}, the most")
        elif (spec.least, spec.most) == (0, 100):
            yield case.source.problem(path, "holds whatever happens; give least or most, per cent of the games")
        yield from _spans(case, path, spec)


def _spans(case: ScenarioCase, path: Location, spec: ExpectationSpec) -> Iterator[Problem]:
    for key, asked in (("figure", spec.figure), ("reading", spec.reading)):
        if asked is not None and asked.least > asked.most:
            yield case.source.problem((*path, key, "least"), f"{asked.least:g} is more than {asked.most:g}, the most")
    turns = case.turns
    if turns is None:
        return
    if spec.figure is not None and not turns.first <= spec.figure.turn <= turns.last:
        message = f"turn {spec.figure.turn} is not within {turns.first} to {turns.last}"
        yield case.source.problem((*path, "figure", "turn"), message)
    if spec.holds is not None:
        first, last = spec.holds.turns
        if not turns.first <= first <= last <= turns.last:
            message = f"[{first}, {last}] is no span of turns within {turns.first} to {turns.last}"
            yield case.source.problem((*path, "holds", "turns"), message)
