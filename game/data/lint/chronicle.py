"""A file of the chronicle: its names, and days in order and within the war (PRODUCT P-17)."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from game.data.chronicle import ChronicleCase, DaySpec
from game.data.files import entries
from game.data.lint.registry import lint_pass, name_pass
from game.data.shape import suggestion
from game.errors import Problem
from game.model.scenario import Scenario


@name_pass(ChronicleCase)
def chronicle_names(case: ChronicleCase) -> Iterator[Problem]:
    """Yield a file that is not called by its id, and names of scenarios, places and events that there are not."""
    stem = PurePosixPath(case.source.name).stem
    if case.spec.id != stem:
        yield case.source.problem(("id",), f"must be the name of the file, '{stem}', not '{case.spec.id}'")
    shipped = {entry.id for entry in entries() if not entry.own}
    if case.spec.scenario not in shipped:
        yield case.source.problem(
            ("scenario",), f"no scenario '{case.spec.scenario}'{suggestion(case.spec.scenario, shipped)}"
        )
    loaded = case.scenario(case.spec.scenario)
    board, scenario = (None, None) if loaded is None else (loaded.board, loaded.scenario)
    if board is not None and scenario is not None:
        yield from _unknown(case, "place", "at", lambda day: day.at, {place.id for place in board.places})
        events = {event.id for event in scenario.politics.events}
        yield from _unknown(case, "event", "event", lambda day: day.event, events)
        yield from _unknown(case, "place", "lands", lambda day: day.lands, {place.id for place in board.places})
        armies = {army.id for army in loaded.rules.armies} if loaded is not None and loaded.rules is not None else set()
        yield from _unknown(case, "army", "enters", lambda day: day.enters, armies)
        yield from _unknown_taken(case, {place.id for place in board.places})
    yield from _unknown(case, "scenario", "forces", lambda day: day.forces, shipped)


def _unknown(
    case: ChronicleCase, what: str, key: str, named: Callable[[DaySpec], str | None], known: Iterable[str]
) -> Iterator[Problem]:
    there = set(known)
    for i, day in enumerate(case.spec.days):
        if (name := named(day)) is not None and name not in there:
            yield case.source.problem(("days", i, key), f"no {what} '{name}'{suggestion(name, there)}")


def _unknown_taken(case: ChronicleCase, there: set[str]) -> Iterator[Problem]:
    for i, day in enumerate(case.spec.days):
        for name in day.taken:
            if name not in there:
                yield case.source.problem(("days", i, "taken", name), f"no place '{name}'{suggestion(name, there)}")


@lint_pass(ChronicleCase)
def days_in_order(case: ChronicleCase) -> Iterator[Problem]:
    """Yield days that do not follow each other, lie outside the war, or show forces that stood so on another day."""
    for i, (before, after) in enumerate(pairwise(case.spec.days), 1):
        if after.date <= before.date:
            yield case.source.problem(("days", i, "date"), f"must be later than {before.date}, not {after.date}")
    loaded = case.scenario(case.spec.scenario)
    if loaded is None or loaded.scenario is None:
        return
    first, last = _span(loaded.scenario, loaded.scenario.first_turn, loaded.scenario.last_turn)
    for i, day in enumerate(case.spec.days):
        if not first <= day.date <= last:
            yield case.source.problem(("days", i, "date"), f"must lie in the war, {first} to {last}, not {day.date}")
        if day.forces is not None:
            yield from _other_day(case, i, day)


def _other_day(case: ChronicleCase, i: int, day: DaySpec) -> Iterator[Problem]:
    shown = case.scenario(day.forces or "")
    if shown is None or shown.scenario is None:
        return
    turn = shown.scenario.first_turn
    first, last = _span(shown.scenario, turn, turn)
    if not first <= day.date <= last:
        text = f"'{day.forces}' begins with the turn of {first} to {last}, not on {day.date}"
        yield case.source.problem(("days", i, "forces"), text)


def _span(scenario: Scenario, first: int, last: int) -> tuple[str, str]:
    return scenario.calendar.first_day[first], scenario.calendar.last_day[last]
