"""Checks the shape of a file with pydantic and says in our own words, at the right line, what is wrong."""

import difflib
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.data.forms import DAY_PATTERN, EVENT_PATTERN, HEX_PATTERN, ID_PATTERN, UNIT_PATTERN
from game.data.mend import STAND_INS, drop, meant, put, sample
from game.data.schema_walk import Schema, known_keys, literals, nodes_at
from game.data.source import DIGITS, Location, YamlSource, field_name
from game.errors import Problem

MAX_ROUNDS = 40  # looks at a file until every part of it fits
MAX_TRIES = 3  # stand-ins for one value, before that around it goes

KEYS = "keys with values"
MAX_KEYS = 6  # that messages show
_TYPES = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "string_type": "text",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": KEYS,
    "model_type": KEYS,
    "model_attributes_type": KEYS,
    "dataclass_type": KEYS,
}
_FORMS = {
    HEX_PATTERN: 'a hex number of four digits in quotes ("1941")',
    DAY_PATTERN: 'a day in quotes ("1950-06-25")',
    ID_PATTERN: "a short name in lower case: letters, digits, _",
    EVENT_PATTERN: "the id of an event: E, two digits, perhaps a letter",
    UNIT_PATTERN: "the id of a unit: letters, digits, - _ .",
}


def nearest(word: object, known: Iterable[str]) -> str | None:
    """Return the known word nearest to one that was found, or None if none is near."""
    return _nearest(str(word), tuple(sorted(known)))


@lru_cache(maxsize=4096)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return near[0]
    folded = {other.lower(): other for other in words}
    near = difflib.get_close_matches(word.lower(), sorted(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def suggestion(word: object, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` with the nearest known word, or nothing if none is near."""
    near = nearest(word, known)
    return f" (did you mean '{near}'?)" if near is not None else ""


def check_shape(source: YamlSource, adapter: TypeAdapter[Any], *, context: dict[str, Any] | None = None) -> Any:
    """Return the value of a file in its declared shape; defects are added to the source, broken parts replaced."""
    reading = _Reading(source, _schema_of(adapter))
    for attempt in range(MAX_ROUNDS + len(STAND_INS)):
        if attempt >= MAX_ROUNDS:
            reading.give_up(attempt)
        try:
            return adapter.validate_python(reading.value, strict=True, context=context)
        except ValidationError as error:
            reading.mend(error)
    raise ValueError(f"no stand-in fits the shape of {source.name}")


@cache
def _schema_of(adapter: TypeAdapter[Any]) -> Callable[[], Schema]:
    """Return a function that gives the JSON schema of a shape: made only for files with defects, and once."""
    return cache(lambda: adapter.json_schema(ref_template="{model}"))


class _Reading:
    """A file on its way to its shape: its value, more of it mended after each look of pydantic."""

    def __init__(self, source: YamlSource, schema: Callable[[], Schema]) -> None:
        self.source = source
        self.schema = schema
        self.value = source.value
        self.told = {problem.field for problem in source.problems}
        self.tries: dict[Location, int] = {}
        self.thinned: list[Location] = []

    def mend(self, error: ValidationError) -> None:
        """Tell what pydantic found, one defect for each place, and put something sound there."""
        found: dict[Location, list[dict[str, Any]]] = {}
        for detail in error.errors(include_url=False):
            found.setdefault(_real_path(self.value, dict(detail)), []).append(dict(detail))
        if self._rename_keys(found):
            return  # what is in them is looked at first
        paths = [path for path in found if not any(other[: len(path)] == path != other for other in found)]
        for path in paths:
            known = path in self.tries or field_name(path) in self.told or path in self.thinned
            if self.source.readable and not known:
                self.source.problems.append(_problem(self.source, self.schema(), path, found[path]))
            self._replace(path, found[path])

    def give_up(self, attempt: int) -> None:
        """Put a stand-in for the whole file, another one at each attempt: nothing in it is looked at any more."""
        if not self.source.problems:
            self.source.report((), "cannot be made out")
        self.value = sample(self.schema(), (), attempt)
        self.source.mark_broken("")

    def _rename_keys(self, found: dict[Location, list[dict[str, Any]]]) -> bool:
        """Take keys written nearly right, or without quotes, for what is meant; return whether there were any."""
        renamed = False
        for path, details in found.items():
            parent = self.value
            for part in path[:-1]:
                parent = parent[part]
            if details[0]["type"] == "extra_forbidden":
                key: str | int | None = nearest(path[-1], known_keys(self.schema(), path[:-1]))
            else:
                key = _meant_key(path[-1], details) if "[key]" in details[0]["loc"] else None
            if key is not None and key not in parent:
                if field_name(path) not in self.told:
                    self.source.problems.append(_problem(self.source, self.schema(), path, details))
                self.source.rename(path, key)
                parent[key] = parent.pop(path[-1])
                renamed = True
        return renamed

    def _replace(self, path: Location, details: list[dict[str, Any]]) -> None:
        if details[0]["type"] == "extra_forbidden" or "[key]" in details[0]["loc"]:
            drop(self.value, path)
            if "[key]" in details[0]["loc"]:
                self.source.mark_thinned(field_name(path[:-1]))
                self.thinned.append(path[:-1])
            return
        tries = self.tries[path] = self.tries.get(path, -1) + 1
        found = meant(self.schema(), path, details[0]["input"]) if tries == 0 else None
        if found is not None:
            self.value = put(self.value, path, found)
            return
        if tries > MAX_TRIES:  # the value around it must go
            path = path[:-1]
        self.value = put(self.value, path, sample(self.schema(), path, tries))
        self.source.mark_broken(field_name(path))


def _meant_key(key: str | int, details: list[dict[str, Any]]) -> str | int | None:
    """Return a number for a key in quotes and the other way round; None for other keys and other faults."""
    if details[0]["type"] not in _TYPES:
        return None
    if isinstance(key, int):
        return str(key)
    return int(key) if key.isascii() and key.isdigit() else None


def _real_path(value: Any, detail: dict[str, Any]) -> Location:
    """Return the part of a pydantic location that the file has, or lacks; marks of unions and keys fall away."""
    path: list[str | int] = []
    for part in detail["loc"]:
        if _has(value, part):
            value = value[part]
            path.append(part)
    return (*path, detail["loc"][-1]) if detail["type"] == "missing" else tuple(path)


def _has(value: Any, part: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(part, int) and part < len(value)
    return isinstance(value, dict) and part in value


def _problem(source: YamlSource, schema: dict[str, Any], path: Location, details: list[dict[str, Any]]) -> Problem:
    first = next((detail for detail in details if detail["type"] not in (*_TYPES, "literal_error")), details[0])
    kind, given, context = first["type"], first["input"], first.get("ctx", {})
    if kind == "missing":
        return source.problem(path, "is missing")
    if kind == "extra_forbidden":
        return source.key_problem(path, f"unknown key{suggestion(path[-1], known_keys(schema, path[:-1]))}")
    tell = source.key_problem if "[key]" in first["loc"] else source.problem
    if kind == "value_error":
        return tell(path, str(context["error"]))
    if kind in _TYPES or kind == "literal_error":
        words = literals(schema, path)
        expected = [_expected(schema, path, detail["type"], words) for detail in details]
        hint = suggestion(given, map(str, words)) or _quote_hint(details, given)
        return tell(path, f"must be {' or '.join(dict.fromkeys(expected))}, not {_show(given)}{hint}")
    found = f"{context['actual_length']}" if kind in ("too_short", "too_long") else _show(given)
    hint = plain_id(given) if context.get("pattern") == ID_PATTERN else ""
    limits = _number_of_entries(schema, path) if kind in ("too_short", "too_long") else ""
    return tell(path, f"{limits or _limits(kind, context) or first['msg']}, not {found}{hint}")


def _expected(schema: Schema, path: Location, kind: str, words: list[object]) -> str:
    keys = known_keys(schema, path) if _TYPES.get(kind) == KEYS else []
    return f"{KEYS} ({', '.join(keys[:MAX_KEYS])})" if keys else _TYPES.get(kind) or _choices(words)


def _number_of_entries(schema: Schema, path: Location) -> str:
    """Return how many entries a list must have, if there is only one such number."""
    exact = [node["minItems"] for node in nodes_at(schema, path) if node.get("minItems", -1) == node.get("maxItems")]
    return f"must have {exact[0]} entries" if exact else ""


def plain_id(given: object) -> str:
    """Return what a text would be as a short name, as a suggestion."""
    plain = re.sub(r"[^a-z0-9]+", "_", str(given).lower()).strip("_")
    return f" (did you mean '{plain}'?)" if re.match(ID_PATTERN, plain) else ""


def _limits(kind: str, context: dict[str, Any]) -> str:
    words = {
        "greater_than_equal": "must be at least {ge}",
        "less_than_equal": "must be at most {le}",
        "greater_than": "must be more than {gt}",
        "less_than": "must be less than {lt}",
        "too_short": "must have at least {min_length} entries",
        "too_long": "must have at most {max_length} entries",
        "string_too_short": "must not be empty",
        "string_too_long": "must be a single character",
    }
    if "pattern" in context:
        return f"must be {_FORMS.get(context['pattern'], 'of the form ' + context['pattern'])}"
    return words[kind].format(**context) if kind in words else ""


def _quote_hint(details: list[dict[str, Any]], given: object) -> str:
    kinds = {detail["type"] for detail in details}
    if "string_type" in kinds and isinstance(given, int | float) and not isinstance(given, bool):
        return f'; put it in quotes: "{given}"'
    if "int_type" in kinds and isinstance(given, str) and given.lstrip("-").isdigit():
        return "; leave the quotes out" if len(given) <= DIGITS else "; that is too large for one"
    if "bool_type" in kinds and given in ("true", "false"):
        return "; leave the quotes out"
    return ""


def _show(value: object) -> str:
    """Return a value as an author would write it, cut to a bearable length."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "...'"


def _choices(words: list[object]) -> str:
    shown = [_show(word) for word in words]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" or {shown[-1]}"
