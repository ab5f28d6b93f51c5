"""Finds the parts of a JSON schema that describe one value of a file."""

from typing import Any

from game.data.source import Location

Schema = dict[str, Any]


def nodes_at(schema: Schema, path: Location, top: Schema | None = None) -> list[Schema]:
    """Return the parts of a JSON schema that describe the value at a path, from ``top`` or the whole schema down."""
    nodes = _resolved(schema, schema if top is None else top)
    for part in path:
        inner: list[Schema] = []
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


def _resolved(schema: Schema, node: Schema) -> list[Schema]:
    if "$ref" in node:
        return _resolved(schema, schema["$defs"][node["$ref"]])
    choices = [
        inner
        for key in ("anyOf", "oneOf", "allOf")
        for other in node.get(key, [])
        for inner in _resolved(schema, other)
    ]
    return [node, *choices]


def known_keys(schema: Schema, path: Location) -> list[str]:
    """Return the keys that a mapping may have."""
    return [key for node in nodes_at(schema, path) for key in node.get("properties", {})]


def literals(schema: Schema, path: Location) -> list[object]:
    """Return the words that a value may be."""
    words: list[object] = []
    for node in nodes_at(schema, path):
        words += node.get("enum", [])
        words += [node["const"]] if "const" in node else []
    return words
