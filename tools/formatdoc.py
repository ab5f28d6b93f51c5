"""Writes ``docs/scenario-format.md`` from the schemas of the files: ``python -m tools.formatdoc``."""

import sys
from pathlib import Path
from typing import Any

from game.data.authored import LARGEST
from game.data.schema import schemas
from game.data.schema_parts import PART, WHOLE

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "scenario-format.md"
Node = dict[str, Any]
HEAD = """# The format of scenarios, maps and rules

Written by `python -m tools.formatdoc` from the schemas the game reads files with; do not edit.

Files are YAML, one document each, in UTF-8, indented with spaces. Hex numbers are always in quotes: column and row,
`"1941"`. Texts that look like something else (`no`, `on`, `0512`, `8`) are in quotes too. Tags, aliases, keys given
twice and keys without a value are refused. `parallel38 check FILE` reports every defect of a file at once, with its
line; the first line of each file below makes editors complete and explain what you write.

- [Scenarios](#scenarios): `scenarios/NAME.yaml`, or `scenarios/NAME.yaml` in your own folder; what-ifs in a folder
  `what_if` inside it
- [Maps](#maps): `maps/NAME.yaml` beside the scenario, else the shipped ones
- [Events](#events): `events/NAME.yaml` beside the scenario, else the shipped ones
- [Rules](#rules): files in a folder `rules` beside the scenario; those it does not have are the shipped ones

A scenario of your own may also be a folder of its name in your folder of scenarios, `hill_303/hill_303.yaml` with
`maps`, `rules` and `events` beside it, as `parallel38 new hill_303` makes it; or the zip of such a folder, which
`parallel38 pack hill_303` writes.

A scenario may change another one with `extends: NAME`: a file beside it, in the folder around `what_if`, or a
shipped one. Whatever it does not say holds as there. Keys with values go together, key by key, at any depth; a list
or a plain value replaces that of the base whole; `null` (only in such files) takes a key of the base out. `id`,
`title` and `expectations` are never taken over. A base may itself extend another, four deep at most. Defects are told
in the file they stand in.

```yaml
format: 1
id: fewer_tanks
extends: invasion
title: Fewer tanks
units:
  KPA-107T: {tanks: 20}  # its other values stay
  KPA-109T: null  # not there at all
early: []  # no points for Seoul
```
"""
FILES = (
    ("scenario", "Scenarios", "tiny.yaml"),
    ("map", "Maps", "maps/tiny.yaml"),
    ("events", "Events", "events/tiny.yaml"),
)


def text() -> str:
    """Return the document."""
    by_name = schemas(ROOT / "scenarios" / "rules")
    parts = [HEAD]
    for name, title, example in FILES:
        parts += [f"## {title}\n", *_file(by_name[name]), "### A whole file\n", _example(example)]
    parts += ["## Rules\n", *_rules(by_name["rules"])]
    return "\n".join(parts)


def _example(name: str) -> str:
    return f"```yaml\n{(ROOT / 'tests' / 'scenarios' / name).read_text(encoding='utf-8')}```\n"


def _file(schema: Node) -> list[str]:
    definitions = {name: node for name, node in schema["definitions"].items() if not name.endswith(PART)}
    schema = definitions.pop(WHOLE, schema)
    parts = [f"{schema['description']}\n", _table(schema, definitions)]
    for name, node in definitions.items():
        parts.append(f"### {_title(name)}\n\n{node['description']}\n\n{_table(node, definitions)}")
    return parts


def _rules(schema: Node) -> list[str]:
    parts = [
        "The numbers of the rules; whole numbers with their unit in the name. The number in brackets is the rule.\n"
    ]
    for name, node in schema["definitions"].items():
        parts.append(f"### {name}.yaml\n\n{node['description']}\n\n{_table(node, {})}")
    return parts


def _table(node: Node, definitions: Node) -> str:
    rows = ["| key | value | meaning |", "|---|---|---|"]
    needed = node.get("required", [])
    for key, field in node.get("properties", {}).items():
        target = definitions.get(str(field.get("$ref")).removeprefix("#/definitions/"), {})
        words = str(field.get("description") or target.get("description", "")).replace("|", "\\|")
        star = "" if key in needed else " (optional)"
        rows.append(f"| `{key}`{star} | {_form(field)} | {words} |")
    return "\n".join(rows) + "\n"


def _title(name: str) -> str:
    return name.removesuffix("Spec").removesuffix("Entry")


def _form(field: Node) -> str:
    """Return in words what a value looks like."""
    for key in ("anyOf", "allOf"):
        if key in field:
            return " or ".join(dict.fromkeys(_form(choice) for choice in field[key]))
    if "$ref" in field:
        name = _title(field["$ref"].removeprefix("#/definitions/"))
        return f"[{name}](#{name.lower()})"
    if "const" in field or "enum" in field:
        return ", ".join(f"`{word}`" for word in field.get("enum", [field.get("const")]))
    return _plain(field)


def _plain(field: Node) -> str:
    kind = field.get("type")
    if kind == "array":
        return f"list of {_form(field['items'])}"
    if kind == "object":
        inner = [*field.get("patternProperties", {}).values(), field.get("additionalProperties")]
        forms = [_form(node) for node in inner if isinstance(node, dict) and node]
        return f"by key: {forms[0]}" if forms else "keys: " + ", ".join(f"`{key}`" for key in field["properties"])
    words = {"integer": "whole number", "number": "number", "boolean": "true or false", "string": "text"}
    return words[str(kind)] + _limits(field)


def _limits(field: Node) -> str:
    low, high = field.get("minimum"), field.get("maximum")
    if low == -LARGEST:  # as every number of the rules
        return ""
    if low is not None and high not in (None, LARGEST):
        return f", {low} to {high:,}"
    return f", at least {low}" if low is not None else ""


def main() -> int:
    """Write the file."""
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
