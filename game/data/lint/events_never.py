"""Events that can never happen and choices that nobody can ever take (rule 14.1)."""

from collections.abc import Container, Iterator
from typing import Any

from game.data.event_case import EventCase
from game.data.lint.registry import lint_pass
from game.data.outlook import LONGEST, Outlook, look_ahead, span
from game.data.scenario_case import ScenarioCase
from game.data.source import Location
from game.errors import Problem


@lint_pass(EventCase)
def events_can_happen(case: EventCase) -> Iterator[Problem]:
    """Yield events and choices whose own conditions rule them out, whatever the scenario."""
    yield from _ruled_out(case, Outlook(span(1, LONGEST), {}, {}))


@lint_pass(ScenarioCase)
def events_can_happen_here(case: ScenarioCase) -> Iterator[Problem]:
    """Yield events and choices that the turns, tracks and flags of the scenario rule out.

    A file of events that is named like the scenario is its own: its events must lie within the turns played. One that
    scenarios share must lie within the calendar.
    """
    if case.events is None or case.turns is None or case.days is None:
        return
    if not case.source.is_clear(("tracks",), ("flags",), ("happened",)):
        return
    own = case.spec.events == case.spec.id
    window = span(case.turns.first, case.turns.last) if own else span(1, case.days.turns)
    tracks = {track.id.upper(): (track.range[0], track.range[1]) for track in case.spec.tracks}
    flags = {flag: case.turn_of(when) or 1 for flag, when in case.spec.flags.items()}
    outlook = Outlook(window, tracks, flags)
    for key, went in case.spec.happened.items():
        outlook.taken[key, went.choice] = case.turn_of(went.when) or 1
    yield from _ruled_out(case.events, outlook, happened=case.spec.happened)


def _ruled_out(case: EventCase, outlook: Outlook, happened: Container[str] = ()) -> Iterator[Problem]:
    """Yield what can never come; an event with other defects is taken for one that can go any way."""
    unclear = [event for i, event in enumerate(case.spec.events) if not case.source.is_clear(("events", i))]
    outlook.taken.update({(event.id, key): 1 for event in unclear for key in event.choices})
    look_ahead(case.spec, outlook)
    for i, event in enumerate(case.spec.events):
        path: Location = ("events", i)
        if event.id in happened or event in unclear:
            continue
        if outlook.first_taken(event.id, None) is not None:
            for key, choice in event.choices.items():
                if (event.id, key) not in outlook.taken:
                    why = _reason(outlook, choice.when) or "not on the turns of the event"
                    yield case.source.problem((*path, "choices", key, "when"), f"'{key}' can never be taken: {why}")
            continue
        why = _reason(outlook, event.when) or "no choice is ever open"
        yield case.source.problem((*path, "when"), f"{event.id} can never happen: {why}")


def _reason(outlook: Outlook, spec: Any) -> str:
    """Return why a condition can never be met, "" if by itself it can."""
    if outlook.possible(spec) & outlook.window:
        return ""
    for parts in (spec.all_of, spec.any_of):
        if parts is not None:
            found = [why for part in parts if (why := _reason(outlook, part))]
            return found[0] if found else "its conditions are never met on the same turn"
    return _plain_reason(outlook, spec)


def _plain_reason(outlook: Outlook, spec: Any) -> str:
    if spec.turn is not None:
        first, last = outlook.window.bit_length() - outlook.window.bit_count(), outlook.window.bit_length() - 1
        return f"turns {spec.turn[0]} to {spec.turn[1]} are not among {first} to {last}"
    if spec.chosen is not None:
        words = f" as '{spec.chosen.choice}'" if spec.chosen.choice else ""
        return f"{spec.chosen.event} never goes before it{words}"
    if spec.flag is not None:
        return f"the flag '{spec.flag}' is never set before it"
    if (limits := outlook.range_of(spec)) is not None:
        return f"the value stays within {limits[0]} and {limits[1]}"
    return "what it asks to be otherwise is always so"
