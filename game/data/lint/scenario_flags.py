"""Flags that a scenario sets by a slip of the pen: nothing asks for them, but for one spelled nearly so (rule 14)."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from difflib import get_close_matches

from game.data.lint.registry import name_pass
from game.data.scenario_case import ScenarioCase
from game.data.scenario_spec import ScenarioSpec
from game.errors import Problem

NEARLY = 0.88  # how alike two names are that one may be taken for the other; ports_heeded is not ports_ignored
ENDING = "_flag"  # of the fields of the rules that name a flag they ask for


@name_pass(ScenarioCase)
def flags_are_spelled_as_rules_ask_for_them(case: ScenarioCase) -> Iterator[Problem]:
    """Yield flags that nothing asks for whose name is nearly that of one which the rules ask for.

    Others may stand there for the reader alone. Events ask for flags of their own; what the scenario itself asks for in
    vain is told where it asks.
    """
    if case.events is not None or not case.source.is_clear(("boxes",), ("armies",), ("automatic",)):
        return
    by_rules, by_itself = sorted({*_of_rules(case.rules)}), [*_of_scenario(case.spec)]
    for flag in case.spec.flags:
        near = get_close_matches(flag, by_rules, 1, NEARLY)
        if near and near[0] != flag and flag not in by_itself:
            message = f"nothing asks for a flag '{flag}' (did you mean '{near[0]}'?)"
            yield case.source.key_problem(("flags", flag), message)


def _of_rules(rules: object) -> Iterator[str]:
    """Yield the flags that rules ask for, at any depth."""
    for field in fields(rules) if is_dataclass(rules) else ():
        value = getattr(rules, field.name)
        if field.name.endswith(ENDING) and isinstance(value, str):
            yield value
        for inner in value if isinstance(value, tuple) and value and is_dataclass(value[0]) else (value,):
            yield from _of_rules(inner)


def _of_scenario(spec: ScenarioSpec) -> Iterator[str]:
    """Yield the flags that boxes, closed ground and automatic victories ask for."""
    for box in spec.boxes:
        yield from (*box.enter.values(), *box.leave.values())
    for given in spec.armies.values():
        yield from (flag for closed in given.closed for flag in (closed.since, closed.until) if flag is not None)
    yield from (rule.flag for rule in spec.automatic if rule.flag is not None)
