"""What differs between two files of a kind, or two scenarios with all they are made of, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.data.calendar import parse_day
from game.data.extends import read_extended
from game.data.files import base_folders, map_path_of, sound_path
from game.data.library import label_of, load_scenario, rules_folder_of
from game.data.rules import files_of_rules
from game.data.scenario import read_spec
from game.data.scenario_spec import ScenarioSpec
from game.data.source import Location, field_name, read_source
from game.errors import ScenarioError
from game.model.scenario import Calendar

UNIT_WORDS = {  # what changes in a unit: after its name, {0} as it is now, {1} as it was
    "arrives": "arrives {0}, was {1}",
    "at": "is at {0}, was {1}",
    "box": "is in the box {0}, was {1}",
    "men": "has {0} men, was {1}",
    "guns": "has {0} guns, was {1}",
    "tanks": "has {0} tanks, was {1}",
    "rear": "has {0} men in the rear, was {1}",
    "grade": "has quality grade {0}, was {1}",
    "q": "has quality {0}, was {1}",
    "c": "has cohesion {0}, was {1}",
    "s": "has supply {0}, was {1}",
    "e": "has entrenchment {0}, was {1}",
    "stance": "has the stance {0}, was {1}",
    "hq": "is under {0}, was under {1}",
    "army": "belongs to {0}, was {1}",
    "toe": "is a {0}, was a {1}",
    "name": "is called {0}, was {1}",
}
HEX_LISTS = ("control", "hexes", "blown_bridges", "broken_rail")
LONG = 60  # letters of a text that is shown


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where, in words, and the two values (None where there is none)."""

    field: str
    text: str
    before: Any
    after: Any


def scenario_differences(first: Path, second: Path) -> list[Difference]:
    """Return what differs in the second of two scenarios, with its map and rules; ScenarioError if one is not sound."""
    (a, days), (b, _) = _spec(first), _spec(second)
    found = list(_of_scenarios(a.model_dump(), b.model_dump(), days))
    if a.map == b.map:
        maps = [read_source(map_path_of(sound_path(path), a.map), "").value for path in (first, second)]
        found += _of_values(maps[0], maps[1], ("map",))
    folders = [rules_folder_of(sound_path(path)) for path in (first, second)]
    for one, other in zip(*(files_of_rules(folder) for folder in folders), strict=True):
        if one != other:
            found += _of_values(read_source(one, "").value, read_source(other, "").value, ("rules", one.stem))
    return found


def file_differences(first: Path, second: Path) -> list[Difference]:
    """Return what differs in the second of two maps, rules files or files of events."""
    sources = [read_source(path, label_of(path)) for path in (first, second)]
    if problems := [problem for source in sources for problem in source.problems]:
        raise ScenarioError(problems)
    return list(_of_values(sources[0].value, sources[1].value, ()))


def _spec(path: Path) -> tuple[ScenarioSpec, Calendar]:
    calendar = load_scenario(path)[2].calendar
    source, _ = read_extended(sound_path(path), label_of, base_folders(sound_path(path)))
    return read_spec(source), calendar


def _of_scenarios(a: dict[str, Any], b: dict[str, Any], days: Calendar) -> Iterator[Difference]:
    for key in b:
        if key == "units":
            yield from _of_units(a[key], b[key], days)
        elif key not in ("id", "format", "extends"):
            yield from _of_values(a[key], b[key], (key,))


def _of_units(a: Mapping[str, Any], b: Mapping[str, Any], days: Calendar) -> Iterator[Difference]:
    for key in [*a, *(key for key in b if key not in a)]:
        path: Location = ("units", key)
        if key not in b:
            yield Difference(field_name(path), f"{a[key]['name']} ({key}) is not there", a[key], None)
        elif key not in a:
            yield Difference(field_name(path), f"{b[key]['name']} ({key}) is new: {_unit(b[key], days)}", None, b[key])
        else:
            yield from _of_unit(path, a[key], b[key], days)


def _unit(unit: Mapping[str, Any], days: Calendar) -> str:
    where = unit["at"] or f"the box {unit['box']}"
    men = f", {unit['men']:,} men" if unit["men"] else ""
    return f"{unit['army']} {unit['toe']}{men}, at {where}, {_when(unit['arrives'], days)}"


def _of_unit(path: Location, a: Mapping[str, Any], b: Mapping[str, Any], days: Calendar) -> Iterator[Difference]:
    for field in b:
        if a[field] == b[field]:
            continue
        if field == "note":
            text = f"{b['name']} has another note"
        else:
            one, other = (_when(u[field], days) if field == "arrives" else _shown(u[field]) for u in (a, b))
            words = UNIT_WORDS.get(field, field.replace("_", " ") + ": {0}, was {1}")
            text = f"{b['name']} {words.format(other, one)}"
        if field != "arrives" or _when(a[field], days) != _when(b[field], days):
            yield Difference(field_name((*path, field)), text, a[field], b[field])


def _when(value: int | str | None, days: Calendar) -> str:
    """Return a time of arrival as a turn."""
    if value is None:
        return "from the start"
    if isinstance(value, str):
        day = parse_day(value)
        value = sum(first <= str(day) for first in days.first_day[1:])
    return f"turn {value}"


def _of_values(a: Any, b: Any, path: Location) -> Iterator[Difference]:
    """Yield what differs in two plain values: mappings key by key, lists by the ids of their entries or as a whole."""
    if a == b:
        return
    if isinstance(a, dict) and isinstance(b, dict):
        for key in [*a, *(key for key in b if key not in a)]:
            yield from _of_values(a.get(key), b.get(key), (*path, key))
    elif isinstance(a, list) and isinstance(b, list) and (keyed := _by_id(a, b)) is not None:
        yield from _of_values(*keyed, path)
    elif isinstance(a, list) and isinstance(b, list):
        yield from _of_lists(a, b, path)
    else:
        yield Difference(field_name(path), f"{field_name(path)} {_changed(a, b, path)}", a, b)


def _by_id(a: Sequence[Any], b: Sequence[Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Return two lists as mappings by id, None if an entry has none."""
    if not all(isinstance(entry, dict) and "id" in entry for entry in (*a, *b)):
        return None
    return {entry["id"]: entry for entry in a}, {entry["id"]: entry for entry in b}


def _of_lists(a: Sequence[Any], b: Sequence[Any], path: Location) -> Iterator[Difference]:
    name, rest = field_name(path), list(b)
    for entry in a:
        if entry in rest:
            rest.remove(entry)
        else:
            yield Difference(name, f"{name} has no more {_shown(entry)}", entry, None)
    for entry in rest:
        yield Difference(name, f"{name} has also {_shown(entry)}", None, entry)
    if sorted(map(repr, a)) == sorted(map(repr, b)):
        yield Difference(name, f"{name} has another order", a, b)


def _changed(a: Any, b: Any, path: Location) -> str:
    if a is None or b is None:
        return f"is new: {_shown(b)}" if a is None else f"is not there, was {_shown(a)}"
    if isinstance(a, str) and isinstance(b, str) and any(str(part) in HEX_LISTS for part in path):
        old, new = a.split(), b.split()
        more = " ".join(h for h in new if h not in old)
        less = " ".join(h for h in old if h not in new)
        said = [f"{words} {hexes}" for words, hexes in (("has also", more), ("has no more", less)) if hexes]
        return ", ".join(said) or "has another order"
    if isinstance(a, str) and isinstance(b, str) and max(len(a), len(b)) > LONG:
        return "reads otherwise"
    return f"is {_shown(b)}, was {_shown(a)}"


def _shown(value: Any) -> str:
    """Return a value in a few words; of a mapping what is not empty."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items() if inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nothing"
    text = f"{value:,}" if isinstance(value, int) else str(value)
    return text if len(text) <= LONG else text[:LONG] + "…"
