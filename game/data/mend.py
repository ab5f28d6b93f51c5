"""Goes on after a defect of shape: what is broken is put right or replaced, so that all the rest can be checked.

What a file plainly means is taken so: a key written nearly right, a number without its quotes. Anything else gets a
stand-in of the right shape, and its place is noted as broken: nothing that rests on it is told as a defect.
"""

from typing import Any

from game.data.forms import DAY_PATTERN, EVENT_PATTERN, HEX_PATTERN, ID_PATTERN
from game.data.schema_walk import Schema, nodes_at
from game.data.source import Location

STAND_INS = ("any", "0")  # texts that serve where a text must be of some kind: a name, or a row of numbers
FORMS = {ID_PATTERN: "any", HEX_PATTERN: "0000", DAY_PATTERN: "0001-01-01", EVENT_PATTERN: "E00"}


def sample(schema: Schema, path: Location, attempt: int = 0) -> Any:
    """Return a value of the shape that a JSON schema asks for at a path; another one at each attempt."""
    nodes = nodes_at(schema, path)
    return _sampled(schema, nodes, STAND_INS[attempt % len(STAND_INS)])


def _sampled(schema: Schema, nodes: list[Schema], word: str) -> Any:
    for node in nodes:
        if "const" in node or "enum" in node:
            return node["const"] if "const" in node else node["enum"][0]
    texts = [node for node in nodes if node.get("type") == "string"]
    if texts:  # rather than a number that could be a turn of the game
        return FORMS.get(texts[0].get("pattern", ""), word)
    node = next((node for node in nodes if "type" in node), {})
    match node.get("type"):
        case "object":
            return _object(schema, node, word)
        case "array":
            inner = nodes_at(schema, (), node.get("items", {}))
            return [_sampled(schema, inner, word) for _ in range(node.get("minItems", 0))]
        case "boolean":
            return False
        case "integer" | "number":
            return node.get("minimum", node.get("exclusiveMinimum", 0) + 1)
    return word


def _object(schema: Schema, node: Schema, word: str) -> dict[Any, Any]:
    properties = node.get("properties", {})
    made: dict[Any, Any] = {
        key: _sampled(schema, nodes_at(schema, (), properties[key]), word) for key in node.get("required", [])
    }
    inner = next(iter(node.get("patternProperties", {}).values()), node.get("additionalProperties"))
    by_number = node.get("propertyNames", {}).get("type") == "integer"
    for number in range(1, node.get("minProperties", 0) + 1):
        key = number if by_number else f"{STAND_INS[0]}{number}"
        made[key] = _sampled(schema, nodes_at(schema, (), inner), word)
    return made


def meant(schema: Schema, path: Location, value: object) -> object:
    """Return what a value plainly stands for: a number for a text or the other way round; None if that is unclear."""
    kinds = {node.get("type") for node in nodes_at(schema, path)}
    if "string" in kinds and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if "integer" in kinds and isinstance(value, str) and value.isascii() and value.lstrip("-").isdigit():
        return int(value)
    if "boolean" in kinds and value in ("true", "false"):
        return value == "true"
    return None


def put(value: Any, path: Location, new: object) -> Any:
    """Put a value at a path and return the whole."""
    if not path:
        return new
    inner = value
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = new
    return value


def drop(value: Any, path: Location) -> None:
    """Take the entry at a path out of its mapping."""
    inner = value
    for part in path[:-1]:
        inner = inner[part]
    inner.pop(path[-1], None)
