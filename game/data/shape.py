"""Checks the shape of a file with pydantic and says in our own words, at the right line, what is wrong."""

import difflib
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.data.source import Location, YamlSource
from game.errors import Problem

_TYPES = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "string_type": "text",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "dataclass_type": "keys with values",
}


HEX_PATTERN = "^[0-9]{4}$"
DAY_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
ID_PATTERN = "^[a-z][a-z0-9_]*$"
UNIT_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_.-]*$"
_FORMS = {
    HEX_PATTERN: 'a hex number of four digits in quotes ("1941")',
    DAY_PATTERN: 'a day in quotes ("1950-06-25")',
    ID_PATTERN: "a short name in lower case: letters, digits, _",
    UNIT_PATTERN: "the id of a unit: letters, digits, - _ .",
}


def suggestion(word: object, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` with the nearest known word, or nothing if none is near."""
    words = sorted(known)
    near = difflib.get_close_matches(str(word), words, n=1, cutoff=0.6)
    if not near:
        folded = {other.lower(): other for other in words}
        near = [folded[key] for key in difflib.get_close_matches(str(word).lower(), sorted(folded), n=1, cutoff=0.6)]
    return f" (did you mean '{near[0]}'?)" if near else ""


def check_shape(source: YamlSource, adapter: TypeAdapter[Any], *, context: dict[str, Any] | None = None) -> Any:
    """Return the value of a file in its declared shape, or None with the defects added to the source."""
    try:
        return adapter.validate_python(source.value, strict=True, context=context)
    except ValidationError as error:
        source.problems.extend(shape_problems(source, adapter, error))
        return None


def shape_problems(source: YamlSource, adapter: TypeAdapter[Any], error: ValidationError) -> list[Problem]:
    """Return the defects pydantic found, one for each place; alternatives of one place are told together."""
    schema = adapter.json_schema(ref_template="{model}")
    found: dict[Location, list[dict[str, Any]]] = {}
    for detail in error.errors(include_url=False):
        found.setdefault(_real_path(source, detail["loc"]), []).append(dict(detail))
    paths = [path for path in found if not any(other[: len(path)] == path != other for other in found)]
    return [_problem(source, schema, path, found[path]) for path in paths]


def _real_path(source: YamlSource, loc: tuple[str | int, ...]) -> Location:
    """Return the part of a pydantic location that the file has; markers of unions and keys fall away."""
    path: list[str | int] = []
    value: Any = source.value
    for position, part in enumerate(loc):
        if _has(value, part):
            value = value[part]
        elif position < len(loc) - 1 or not isinstance(value, dict) or part == "[key]":
            continue
        path.append(part)
    return tuple(path)


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
        return source.key_problem(path, f"unknown key{suggestion(path[-1], _known_keys(schema, path[:-1]))}")
    if kind == "value_error":
        return source.problem(path, str(context["error"]))
    if kind in _TYPES or kind == "literal_error":
        words = _literals(schema, path)
        expected = [_TYPES.get(detail["type"]) or _choices(words) for detail in details]
        hint = suggestion(given, map(str, words)) or _quote_hint(details, given)
        return source.problem(path, f"must be {' or '.join(dict.fromkeys(expected))}, not {_show(given)}{hint}")
    message = f"{_limits(kind, context) or first['msg']}, not {_show(given)}"
    return source.key_problem(path, message) if "[key]" in first["loc"] else source.problem(path, message)


def _limits(kind: str, context: dict[str, Any]) -> str:
    words = {
        "greater_than_equal": "must be at least {ge}",
        "less_than_equal": "must be at most {le}",
        "greater_than": "must be more than {gt}",
        "less_than": "must be less than {lt}",
        "too_short": "must have at least {min_length} entries",
        "too_long": "must have at most {max_length} entries",
        "string_too_short": "must not be empty",
    }
    if "pattern" in context:
        return f"must be {_FORMS.get(context['pattern'], 'of the form ' + context['pattern'])}"
    return words[kind].format(**context) if kind in words else ""


def _quote_hint(details: list[dict[str, Any]], given: object) -> str:
    kinds = {detail["type"] for detail in details}
    if "string_type" in kinds and isinstance(given, int | float) and not isinstance(given, bool):
        return f'; put it in quotes: "{given}"'
    if "int_type" in kinds and isinstance(given, str) and given.lstrip("-").isdigit():
        return "; leave the quotes out"
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


def _nodes(schema: dict[str, Any], path: Location) -> list[dict[str, Any]]:
    """Return the parts of a JSON schema that describe the value at a path."""
    nodes = _resolved(schema, schema)
    for part in path:
        inner: list[dict[str, Any]] = []
        for node in nodes:
            if part in node.get("properties", {}):
                inner += _resolved(schema, node["properties"][part])
            elif isinstance(part, int) and isinstance(node.get("items"), dict):
                inner += _resolved(schema, node["items"])
            elif isinstance(node.get("additionalProperties"), dict):
                inner += _resolved(schema, node["additionalProperties"])
            for other in node.get("patternProperties", {}).values():
                inner += _resolved(schema, other)
        nodes = inner
    return nodes


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _resolved(schema, schema["$defs"][node["$ref"]])
    choices = [
        inner
        for key in ("anyOf", "oneOf", "allOf")
        for other in node.get(key, [])
        for inner in _resolved(schema, other)
    ]
    return [node, *choices]


def _known_keys(schema: dict[str, Any], path: Location) -> list[str]:
    return [key for node in _nodes(schema, path) for key in node.get("properties", {})]


def _literals(schema: dict[str, Any], path: Location) -> list[object]:
    words: list[object] = []
    for node in _nodes(schema, path):
        words += node.get("enum", [])
        words += [node["const"]] if "const" in node else []
    return words
