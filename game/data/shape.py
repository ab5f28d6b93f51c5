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
    """Return the defects pydantic found, one for each place."""
    schema = adapter.json_schema(ref_template="{model}")
    found: dict[tuple[str, str], Problem] = {}
    for detail in error.errors(include_url=False):
        path = _real_path(source, detail["loc"])
        problem = _problem(source, schema, path, dict(detail))
        found.setdefault((str(problem.where), problem.field), problem)
    return list(found.values())


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


def _problem(source: YamlSource, schema: dict[str, Any], path: Location, detail: dict[str, Any]) -> Problem:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return source.problem(path, "is missing")
    if kind == "extra_forbidden":
        known = _known_keys(schema, path[:-1])
        return source.key_problem(path, f"unknown key{suggestion(path[-1], known)}")
    if kind == "literal_error":
        words = _quoted(_literals(schema, path)) or context["expected"]
        return source.problem(path, f"must be {words}, not {_show(given)}{suggestion(given, _literals(schema, path))}")
    if kind in _TYPES:
        return source.problem(path, f"must be {_TYPES[kind]}, not {_show(given)}{_quote_hint(kind, given)}")
    if kind == "value_error":
        return source.problem(path, str(context["error"]))
    return source.problem(path, f"{_limits(kind, context) or detail['msg']}, not {_show(given)}")


def _limits(kind: str, context: dict[str, Any]) -> str:
    words = {
        "greater_than_equal": "must be at least {ge}",
        "less_than_equal": "must be at most {le}",
        "greater_than": "must be more than {gt}",
        "less_than": "must be less than {lt}",
        "string_pattern_mismatch": "does not have the right form",
        "too_short": "must have at least {min_length} entries",
        "too_long": "must have at most {max_length} entries",
        "string_too_short": "must not be empty",
    }
    if context.get("pattern") == HEX_PATTERN:
        return 'must be a hex number of four digits in quotes ("1941")'
    return words[kind].format(**context) if kind in words else ""


HEX_PATTERN = "^[0-9]{4}$"


def _quote_hint(kind: str, given: object) -> str:
    if kind == "string_type" and isinstance(given, int | float) and not isinstance(given, bool):
        return f'; put it in quotes: "{given}"'
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


def _quoted(words: list[str]) -> str:
    quoted = [f"'{word}'" for word in words]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f" or {quoted[-1]}" if quoted else ""


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


def _literals(schema: dict[str, Any], path: Location) -> list[str]:
    words: list[str] = []
    for node in _nodes(schema, path):
        words += [str(word) for word in node.get("enum", [])]
        words += [str(node["const"])] if "const" in node else []
    return words
