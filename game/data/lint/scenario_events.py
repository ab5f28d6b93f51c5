"""The historical events of a scenario: what they name exists in it, what has happened is among them (rule 14)."""

from collections.abc import Iterable, Iterator

from game.data.calendar import parse_day
from game.data.event_case import EventCase
from game.data.event_spec import all_parts, names_of
from game.data.expressions import ExpressionError, names_in, parse_expression
from game.data.lint.registry import name_pass
from game.data.scenario_case import ScenarioCase
from game.data.shape import suggestion
from game.data.source import Location
from game.errors import Problem
from game.rules.effects.registry import EFFECT_KINDS
from game.rules.politics.expressions import names_known


def _known(case: ScenarioCase, mark: str, events: EventCase) -> list[str] | None:
    """Return every name of a kind that a scenario knows, None if that is not sure."""
    listed: dict[str, Iterable[str] | None] = {
        "place": case.place_ids,
        "line": case.board.lines if case.is_map_clear("lines") else None,
        "zone": [zone.id for zone in case.board.zones] if case.is_map_clear("zones") else None,
        "army": ["any", *case.armies] if case.map.rules.has_all_keys("armies", ("armies",)) else None,
        "box": case.listed("boxes", [box.id for box in case.spec.boxes]),
        "axis": [axis.id for axis in case.spec.hints.axes] if case.source.is_clear(("hints",)) else None,
    }
    if mark == "track":
        listed["track"] = case.listed("tracks", [track.id.upper() for track in case.spec.tracks])
    if mark == "flag":
        marks = [threshold.flag for threshold in case.rules.politics.thresholds]
        return [*case.spec.flags, *events.flags, *events.spec.outside, *marks]
    names = listed.get(mark)
    return None if names is None else list(names)


@name_pass(ScenarioCase)
def events_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield names in conditions and effects that the scenario, its map or the rules do not have."""
    if case.events is None:
        return
    source, known = case.events.source, dict[str, list[str] | None]()
    for path, kind, cls, value in all_parts(case.events.spec):
        if kind == "flag" and cls is EFFECT_KINDS["flag"]:
            continue  # it sets the flag
        for where, mark, name in names_of(path, cls, value):
            if mark not in known:
                known[mark] = _known(case, mark, case.events)
            if (names := known[mark]) is not None and name not in names:
                yield source.problem(where, f"no {mark} '{name}' in '{case.spec.id}'{suggestion(name, names)}")


@name_pass(ScenarioCase)
def weights_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield names in weights that stand for nothing in the scenario."""
    if case.events is None:
        return
    known = names_known([track.id for track in case.spec.tracks], list(case.armies))
    for i, event in enumerate(case.events.spec.events):
        for key, choice in event.choices.items():
            try:
                names = names_in(parse_expression(choice.weight))
            except ExpressionError:
                continue  # told with the file
            for name in names:
                if name not in known:
                    path: Location = ("events", i, "choices", key, "weight")
                    hint = suggestion(name, known)
                    yield case.events.source.problem(path, f"'{name}' stands for nothing in '{case.spec.id}'{hint}")


@name_pass(ScenarioCase)
def spawns_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield armies, tables and places of spawned units that do not exist, and ids that the scenario has itself."""
    if case.events is None:
        return
    source = case.events.source
    for key, spawn in case.events.spec.spawns.items():
        path: Location = ("spawns", key)
        if key in case.spec.units:
            yield source.key_problem(path, f"'{key}' is a unit of '{case.spec.id}' already")
        rows = (("army", spawn.army, case.armies), ("toe", spawn.toe, case.toes), ("at", spawn.at, case.places))
        for field, name, known in rows:
            if name not in known:
                yield source.problem(
                    (*path, field), f"no {field} '{name}' in '{case.spec.id}'{suggestion(name, known)}"
                )
    for i, army in enumerate(case.events.spec.veiled):
        if army not in case.armies:
            yield source.problem(("veiled", i), f"no army '{army}'{suggestion(army, case.armies)}")


@name_pass(ScenarioCase)
def what_happened_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield events before the first turn that are none, or went no way they could, or on no day."""
    events = {event.id: event for event in case.events.spec.events} if case.events is not None else {}
    for key, went in case.spec.happened.items():
        path: Location = ("happened", key)
        if key not in events:
            if case.source.is_clear(("events",)):
                yield case.source.key_problem(path, f"no event '{key}'{suggestion(key, events)}")
        elif went.choice not in (choices := events[key].choices):
            message = f"{key} has no choice '{went.choice}'{suggestion(went.choice, choices)}"
            yield case.source.problem((*path, "choice"), message)
        yield from _no_day(case, (*path, "when"), went.when)


def _no_day(case: ScenarioCase, path: Location, when: int | str) -> Iterator[Problem]:
    if isinstance(when, str) and parse_day(when) is None:
        yield case.source.problem(path, f"there is no day {when}")
    elif case.turn_of(when) is None and case.days is not None:
        yield case.source.problem(path, f"no turn of the calendar contains {when}")


@name_pass(ScenarioCase)
def clocks_exist(case: ScenarioCase) -> Iterator[Problem]:
    """Yield clocks that arrivals go by in vain, and clocks of no day."""
    clocks = case.spec.clocks
    for key, when in clocks.items():
        yield from _no_day(case, ("clocks", key), when)
    rows: list[tuple[Location, str | None]] = [
        (("units", key, "clock"), unit.clock) for key, unit in case.spec.units.items()
    ]
    rows += [(("drafts", i, "clock"), draft.clock) for i, draft in enumerate(case.spec.drafts)]
    for path, clock in rows:
        if clock is not None and clock not in clocks and case.source.has_all_keys(("clocks",)):
            yield case.source.problem(path, f"no clock '{clock}'{suggestion(clock, clocks)}")
