"""Turns and days: the calendar holds together, and everything that has a turn has one of the game."""

from collections.abc import Iterator

from game.data.calendar import parse_day
from game.data.lint.registry import lint_pass
from game.data.scenario_case import ScenarioCase
from game.data.source import Location
from game.errors import Problem


@lint_pass(ScenarioCase)
def calendar_holds(case: ScenarioCase) -> Iterator[Problem]:
    """Yield a calendar that runs backwards or is too short for the turns played."""
    spec, source = case.spec, case.source
    for key, text in (("turn_1", spec.calendar.turn_1), ("last_day", spec.calendar.last_day)):
        if parse_day(text) is None:
            yield source.problem(("calendar", key), f"there is no day {text}")
    if spec.turns.last < spec.turns.first and source.is_clear(("turns",)):
        yield source.problem(("turns", "last"), f"turn {spec.turns.last} is before the first, {spec.turns.first}")
    start, end = parse_day(spec.calendar.turn_1), parse_day(spec.calendar.last_day)
    if start is not None and end is not None and end < start and source.is_clear(("calendar",)):
        yield source.problem(("calendar", "last_day"), f"is before the first day, {spec.calendar.turn_1}")
    if case.days is not None and spec.turns.last > case.days.turns:
        yield source.problem(("turns", "last"), f"the calendar ends with turn {case.days.turns}")


@lint_pass(ScenarioCase)
def arrivals_are_in_time(case: ScenarioCase) -> Iterator[Problem]:
    """Yield arrivals before the first turn, after the last one, or on no day."""
    for key, unit in case.spec.units.items():
        if unit.arrives is not None:
            yield from _arrival(case, ("units", key, "arrives"), unit.arrives)
    for i, draft in enumerate(case.spec.drafts):
        yield from _arrival(case, ("drafts", i, "arrives"), draft.arrives)


def _arrival(case: ScenarioCase, path: Location, when: int | str) -> Iterator[Problem]:
    turns, turn = case.turns, case.turn_of(when)
    if isinstance(when, str) and parse_day(when) is None:
        yield case.source.problem(path, f"there is no day {when}")
    elif turn is None:
        if case.days is not None:
            yield case.source.problem(path, f"no turn of the calendar contains {when}")
    elif turns is not None and turn > turns.last:
        yield case.source.problem(path, f"turn {turn} is after the last turn, {turns.last}")
    elif turns is not None and turn < turns.first:
        yield case.source.problem(path, f"turn {turn} is before the first turn, {turns.first}")


@lint_pass(ScenarioCase)
def spans_are_in_time(case: ScenarioCase) -> Iterator[Problem]:
    """Yield spans that run backwards or lie outside the game, and fronts of no turn."""
    turns = case.turns
    for i, early in enumerate(case.spec.early):
        first, last = early.turns
        if turns is not None and not turns.first <= first <= last <= turns.last:
            message = f"[{first}, {last}] is no span of turns within {turns.first} to {turns.last}"
            yield case.source.problem(("early", i, "turns"), message)
    for i, front in enumerate(case.spec.fronts):
        path: Location = ("fronts", i, "date")
        if parse_day(front.date) is None:
            yield case.source.problem(path, f"there is no day {front.date}")
        elif case.days is not None and case.turn_of(front.date) is None:
            yield case.source.problem(path, f"no turn of the calendar contains {front.date}")


@lint_pass(ScenarioCase)
def victories_are_in_time(case: ScenarioCase) -> Iterator[Problem]:
    """Yield counts of men that are judged before they are made, and victories of a turn that is not played."""
    turns = case.turns
    if turns is None:
        return
    for i, rule in enumerate(case.spec.escapes):
        counted, judged = rule.turns
        if not turns.first <= counted < judged <= turns.last:
            message = f"[{counted}, {judged}] is no span of turns within {turns.first} to {turns.last}"
            yield case.source.problem(("escapes", i, "turns"), message)
    for i, victory in enumerate(case.spec.automatic):
        if victory.turn is not None and not turns.first <= victory.turn <= turns.last:
            message = f"turn {victory.turn} is not within {turns.first} to {turns.last}"
            yield case.source.problem(("automatic", i, "turn"), message)


@lint_pass(ScenarioCase)
def flags_are_on_days(case: ScenarioCase) -> Iterator[Problem]:
    """Yield flags that are set on no day; before the first turn they are set from the start."""
    for flag, when in case.spec.flags.items():
        if isinstance(when, str) and parse_day(when) is None:
            yield case.source.problem(("flags", flag), f"there is no day {when}")
        elif case.turn_of(when) is None and case.days is not None:
            yield case.source.problem(("flags", flag), f"no turn of the calendar contains {when}")


@lint_pass(ScenarioCase)
def closures_are_of_one_kind(case: ScenarioCase) -> Iterator[Problem]:
    """Yield closed ground that names a region and a line, or neither."""
    for army, given in case.spec.armies.items():
        for i, closed in enumerate(given.closed):
            if (closed.region is None) == (closed.north_of is None):
                yield case.source.problem(("armies", army, "closed", i), "expected either region or north_of")


@lint_pass(ScenarioCase)
def tracks_hold(case: ScenarioCase) -> Iterator[Problem]:
    """Yield tracks whose range runs backwards, whose values leave it, or that have no value on the first turn."""
    for i, track in enumerate(case.spec.tracks):
        low, high = track.range
        path: Location = ("tracks", i)
        if not case.source.is_clear((*path, "range")):
            continue
        if low > high:
            yield case.source.problem((*path, "range"), f"{low} is more than {high}")
            continue
        for turn, value in track.steps.items():
            if not low <= value <= high:
                yield case.source.problem((*path, "steps", turn), f"{value} is outside the range {low} to {high}")
        known = case.turns is not None and case.source.is_clear((*path, "steps"))
        if known and min(track.steps) > case.spec.turns.first:
            yield case.source.problem((*path, "steps"), f"has no value on turn {case.spec.turns.first}")
