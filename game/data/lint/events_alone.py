"""A file of historical events by itself: ids, choices, expressions, what events say of each other (rule 14.1)."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from game.data.event_case import EventCase
from game.data.event_spec import EventSpec, all_parts, conditions_of, effects_of
from game.data.expressions import ExpressionError, parse_expression
from game.data.lint.registry import lint_pass, name_pass
from game.data.shape import suggestion
from game.data.source import Location, twice
from game.errors import Problem
from game.model.politics import ARMY_PARAMS
from game.rules.effects.registry import EFFECT_KINDS

BESIDE = ("after", "when")  # keys of an effect that are no kinds


@name_pass(EventCase)
def events_have_ids(case: EventCase) -> Iterator[Problem]:
    """Yield a file that is not called by its id, ids given twice, events out of the order of their ids."""
    stem = PurePosixPath(case.source.name).stem
    if case.spec.id != stem:
        yield case.source.problem(("id",), f"must be the name of the file, '{stem}', not '{case.spec.id}'")
    ids = [event.id for event in case.spec.events]
    yield from twice(case.source, ("events",), ids)
    for i, (before, after) in enumerate(pairwise(ids), 1):
        if after < before and case.source.is_clear(("events", i - 1, "id"), ("events", i, "id")):
            yield case.source.problem(
                ("events", i, "id"), f"stands after {before}; events stand in the order of their ids"
            )


@name_pass(EventCase)
def one_kind_each(case: EventCase) -> Iterator[Problem]:
    """Yield conditions and effects that are none or several at once."""
    for path, effect in effects_of(case.spec):
        given = [key for key in effect.model_fields_set if key not in BESIDE]
        if len(given) != 1:
            yield case.source.problem(path, f"must be one effect, not {len(given)}")
    for path, condition in conditions_of(case.spec):
        yield from _single(case, path, condition)


def _single(case: EventCase, path: Location, spec: Any) -> Iterator[Problem]:
    if len(spec.model_fields_set) != 1:
        yield case.source.problem(path, f"must be one condition, not {len(spec.model_fields_set)}; join several by and")
    for name, parts in (("and", spec.all_of), ("or", spec.any_of)):
        for i, part in enumerate(parts or ()):
            yield from _single(case, (*path, name, i), part)
    if spec.negated is not None:
        yield from _single(case, (*path, "not"), spec.negated)


@lint_pass(EventCase)
def choices_make_sense(case: EventCase) -> Iterator[Problem]:
    """Yield events without exactly one historical choice, and choices that nobody takes."""
    for i, event in enumerate(case.spec.events):
        path: Location = ("events", i, "choices")
        if not case.source.is_clear(path):
            continue
        marked = sum(choice.historical for choice in event.choices.values())
        if marked != 1:
            yield case.source.problem(path, f"{marked} choices are historical; exactly one must be")
        if sum(choice.historical_again for choice in event.choices.values()) > 1:
            yield case.source.problem(path, "more than one choice is historical when the event comes back")
        if event.chooser == "auto" and len(event.choices) > 1:
            yield case.source.problem(path, "nobody decides an event that is auto; it has one choice")
        yield from _known_to_who_decides(case, i, event)


def _known_to_who_decides(case: EventCase, index: int, event: EventSpec) -> Iterator[Problem]:
    if event.known_to is not None and event.chooser in ("communist", "un", "both") and event.chooser != event.known_to:
        yield case.source.problem(("events", index, "known_to"), f"who decides, '{event.chooser}', must know of it")


@lint_pass(EventCase)
def weights_can_be_read(case: EventCase) -> Iterator[Problem]:
    """Yield weights that are no integer expressions."""
    for i, event in enumerate(case.spec.events):
        for key, choice in event.choices.items():
            try:
                parse_expression(choice.weight)
            except ExpressionError as error:
                path = ("events", i, "choices", key, "weight")
                yield case.source.problem(path, f"'{choice.weight}' {error}")


@lint_pass(EventCase)
def events_name_events(case: EventCase) -> Iterator[Problem]:
    """Yield events and choices that conditions ask for and that do not exist."""
    events = {event.id: event for event in reversed(case.spec.events)}  # of two with one id the first counts
    for path, kind, _, value in all_parts(case.spec):
        if kind != "chosen":
            continue
        if value.event not in events:
            yield case.source.problem((*path, "event"), f"no event '{value.event}'{suggestion(value.event, events)}")
        elif value.choice and value.choice not in (choices := events[value.event].choices):
            message = f"{value.event} has no choice '{value.choice}'{suggestion(value.choice, choices)}"
            yield case.source.problem((*path, "choice"), message)


@lint_pass(EventCase)
def effects_make_sense(case: EventCase) -> Iterator[Problem]:
    """Yield units that nothing describes, and changes of rules for a side that go by army, or the other way round."""
    for path, effect in effects_of(case.spec):
        for i, unit in enumerate(effect.spawn or ()):
            if unit not in case.spec.spawns:
                hint = suggestion(unit, case.spec.spawns)
                yield case.source.problem((*path, "spawn", i), f"no unit '{unit}' under spawns{hint}")
        if (changed := effect.param_for) is not None and (changed.army is not None) != (changed.name in ARMY_PARAMS):
            needed = "needs an army" if changed.name in ARMY_PARAMS else "goes by side; leave army out"
            yield case.source.problem((*path, "param_for"), f"'{changed.name}' {needed}")


@lint_pass(EventCase)
def secrets_are_set(case: EventCase) -> Iterator[Problem]:
    """Yield secret flags that no event sets."""
    flags = case.flags
    for side in ("communist", "un"):
        for i, flag in enumerate(getattr(case.spec.secrets, side)):
            if flag not in flags:
                yield case.source.problem(
                    ("secrets", side, i), f"no event sets the flag '{flag}'{suggestion(flag, flags)}"
                )


@name_pass(EventCase)
def spans_run_forwards(case: EventCase) -> Iterator[Problem]:
    """Yield spans of turns that run backwards."""
    for path, kind, cls, value in all_parts(case.spec):
        if kind == "turn" and cls not in EFFECT_KINDS.values() and value[0] > value[1]:
            yield case.source.problem(path, f"[{value[0]}, {value[1]}] runs backwards")
