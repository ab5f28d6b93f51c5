"""The JSON schema of files that extend another: any part may be left out, ``null`` takes a key of the base out."""

from typing import Any

from game.data.source import EXTENDS

WHOLE, PART = "ScenarioSpec", "_part"  # the definition of a whole file; what names of definitions for parts end with
NULL = {"type": "null"}
REF = "#/definitions/"


def with_parts(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a file that may extend another: whole without ``extends``, in parts with it."""
    definitions = dict(schema.pop("definitions"))
    head = {key: schema.pop(key) for key in ("$schema", "title")}
    definitions[WHOLE] = schema
    wanted = [WHOLE]
    for name in wanted:  # grows with what the parts refer to
        part = _part(definitions[name], definitions, wanted)
        definitions[f"{name}{PART}"] = part
    definitions[f"{WHOLE}{PART}"]["required"] = ["id", EXTENDS, "title"]
    whole, part = ({"$ref": f"{REF}{name}"} for name in (WHOLE, f"{WHOLE}{PART}"))
    return {**head, "if": {"required": [EXTENDS]}, "then": part, "else": whole, "definitions": definitions}


def _part(node: Any, definitions: dict[str, Any], wanted: list[str]) -> Any:
    """Return what a value may be where the base says the rest; ``wanted`` gains the definitions it needs parts of."""
    if not isinstance(node, dict) or node.get("type") == "array":
        return node
    if "$ref" in node:
        name = node["$ref"].removeprefix(REF)
        if name not in wanted:
            wanted.append(name)
        return {"$ref": f"{REF}{name}{PART}"}
    result = {key: value for key, value in node.items() if key not in ("required", "minProperties")}
    for key in ("anyOf", "allOf"):
        if key in node:
            result[key] = [_part(choice, definitions, wanted) for choice in node[key]]
    if isinstance(node.get("additionalProperties"), dict):
        result["additionalProperties"] = _or_null(node["additionalProperties"], definitions, wanted)
    for key in ("properties", "patternProperties"):
        if key in node:
            result[key] = {name: _or_null(inner, definitions, wanted) for name, inner in node[key].items()}
    return result


def _or_null(node: dict[str, Any], definitions: dict[str, Any], wanted: list[str]) -> dict[str, Any]:
    target = definitions.get(str(node.get("$ref")).removeprefix(REF), {})
    words = node.get("description") or target.get("description")
    return {**({"description": words} if words else {}), "anyOf": [_part(node, definitions, wanted), NULL]}
