"""JSON Schema of the files, draft-07, for completion and help in editors; made from the shapes they are read with.

The rules say what they mean in the comments of the shipped files: those comments are the descriptions.
"""

import json
import re
from pathlib import Path
from typing import Any

from game.data.chronicle import chronicle_adapter
from game.data.event_case import event_adapter
from game.data.map import map_adapter
from game.data.rules import BESIDE, FILES, adapter
from game.data.scenario import scenario_adapter
from game.data.schema_parts import with_parts
from game.model.rule_parts import MONTHS
from game.model.shapes import UNUSED

DRAFT = "http://json-schema.org/draft-07/schema#"
NAMES = ("scenario", "map", "events", "chronicle", "rules")
_KEY = re.compile(r"^(\s*(?:- \{)?)([a-z][a-z0-9_]*):(.*?)(?:\s# (.+))?$")
_HEADING = re.compile(r"^#\s+([a-z][a-z0-9_]*(?:, [a-z][a-z0-9_]*)*)\s{2,}(.+)$")
_WORDS = {
    **{month: "Turns whose first day is in this month." for month in MONTHS if month != UNUSED},
    "foot": "Units on foot.",
    "pack": "Units with pack animals.",
    "motor": "Motorized units and headquarters.",
    "tracked": "Tracked units.",
    "none": "Where there is none.",
    "minor": "A minor city.",
    "major": "A major city.",
    "track": "A track.",
    "secondary": "A secondary road.",
    "primary": "A primary road.",
    "communist": "The communist side.",
    "un": "The UN side.",
    "delay": "Stance delay.",
    "hold": "Stance hold.",
    "stand": "Stance stand.",
    "poor": "Intelligence poor.",
    "fair": "Intelligence or supply fair.",
    "good": "Intelligence good.",
    "full": "Full supply.",
    "short": "Short supply.",
    "clear": "Clear sky.",
    "overcast": "Overcast sky.",
    "rain": "Rain and mud.",
    "snow": "Snow falls or lies.",
    "south": "The southern band.",
    "north": "The northern band.",
    "name": "Its name.",
    "id": "Its id.",
}


def schemas(rules_folder: Path) -> dict[str, dict[str, Any]]:
    """Return the schemas by name: scenario, map, events, chronicle, rules."""
    return {
        "scenario": with_parts(_file_schema("A scenario of Parallel 38", scenario_adapter().json_schema())),
        "map": _file_schema("A map of Parallel 38", map_adapter().json_schema()),
        "events": _file_schema("Historical events of Parallel 38", event_adapter().json_schema()),
        "chronicle": _file_schema("A chronicle of Parallel 38", chronicle_adapter().json_schema()),
        "rules": _rules_schema(rules_folder),
    }


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as it is written to its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def write_schemas(rules_folder: Path, target: Path) -> list[Path]:
    """Write the schemas to a folder and return their files."""
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas(rules_folder).items():
        path = target / f"{name}.schema.json"
        path.write_text(schema_text(schema), encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _file_schema(title: str, schema: dict[str, Any]) -> dict[str, Any]:
    definitions = {name: _draft07(part) for name, part in schema.pop("$defs", {}).items()}
    return {"$schema": DRAFT, "title": title, **_draft07(schema), "definitions": definitions}


def _rules_schema(folder: Path) -> dict[str, Any]:
    """Return one schema for all rules files: each file is one of its definitions."""
    definitions: dict[str, Any] = {}
    for file in (*FILES, *BESIDE):
        schema = adapter(file).json_schema()
        text = (folder / f"{file}.yaml").read_text(encoding="utf-8")
        inlined = _draft07(_inlined(schema, schema.pop("$defs", {})))
        definitions[file] = {"description": _first_comment(text), **_described(inlined, comments(text))}
    choices = [{"$ref": f"#/definitions/{file}"} for file in definitions]
    return {"$schema": DRAFT, "title": "A rules file of Parallel 38", "anyOf": choices, "definitions": definitions}


def comments(text: str) -> dict[str, str]:
    """Return what the comments of a rules file say about its keys: the first comment on each.

    A comment also speaks for the keys right below it, and a block of comment lines for the key it stands above.
    """
    found: dict[str, str] = {}
    block: list[str] = []
    last = ("", "")  # indent and comment of the line above
    for line in text.splitlines():
        if line.startswith("#"):
            block = [*block, line.removeprefix("#").strip()] if "yaml-language-server" not in line else []
            _take_heading(line, found)
            continue
        if (match := _KEY.match(line)) is not None:
            indent, key, _, comment = match.groups()
            comment = comment or (last[1] if last[0] == indent else "") or (block[0] if block else "")
            if comment:
                found.setdefault(key, comment)
            last = (indent, comment)
        else:
            last = ("", "")
        block = []
    return found


def _take_heading(line: str, found: dict[str, str]) -> None:
    if (match := _HEADING.match(line)) is not None:
        for key in match[1].split(", "):
            found.setdefault(key, match[2])


def _first_comment(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith("# ") and "yaml-language-server" not in line]
    return lines[0][2:]


def _inlined(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_inlined(inner, definitions) for inner in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target = definitions[node["$ref"].removeprefix("#/$defs/")]
        return _inlined({**target, **{key: value for key, value in node.items() if key != "$ref"}}, definitions)
    return {key: _inlined(value, definitions) for key, value in node.items()}


def _described(node: Any, said: dict[str, str]) -> Any:
    """Return a schema whose properties carry the descriptions of the comments."""
    if isinstance(node, list):
        return [_described(inner, said) for inner in node]
    if not isinstance(node, dict):
        return node
    result = {key: _described(value, said) for key, value in node.items()}
    if isinstance(properties := result.get("properties"), dict):
        for name, part in properties.items():
            words = said.get(name) or _WORDS.get(name, f"{name.capitalize()}.")
            properties[name] = {"description": words, **part}
    return result


def _draft07(node: Any) -> Any:
    """Return a schema as draft-07: closed mappings by pattern, no null, no neighbors of a reference, no titles."""
    if isinstance(node, list):
        return [_draft07(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    node = _without_null(node)
    result: dict[str, Any] = {}
    for key, value in node.items():
        if key == "properties":
            result[key] = {name: _draft07(part) for name, part in value.items()}
        elif key == "$ref":
            result[key] = value.replace("#/$defs/", "#/definitions/")
        elif key not in ("title", "propertyNames"):
            result[key] = value if key in ("default", "enum", "const") else _draft07(value)
    return _lone_reference(_closed_by_pattern(result, node))


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node that does not allow null: files leave a key out instead."""
    choices = [choice for choice in node.get("anyOf", []) if choice.get("type") != "null"]
    rest = {key: value for key, value in node.items() if key != "anyOf" and not (key == "default" and value is None)}
    if not choices:
        return rest
    return {**choices[0], **rest} if len(choices) == 1 else {**rest, "anyOf": choices}


def _closed_by_pattern(result: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping whose keys must fit: whole numbers, or the pattern it names."""
    if node.get("propertyNames", {}).get("type") == "integer":
        inner = result.pop("additionalProperties", {})
        return {**result, "patternProperties": {"^[1-9][0-9]*$": inner}, "additionalProperties": False}
    if "patternProperties" in result:
        return {**result, "additionalProperties": False}
    return result


def _lone_reference(result: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in result or len(result) == 1:
        return result
    rest = {key: value for key, value in result.items() if key != "$ref"}
    return {**rest, "allOf": [{"$ref": result["$ref"]}]}
