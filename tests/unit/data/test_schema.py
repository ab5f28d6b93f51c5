"""The committed JSON Schemas: current, complete, and at one with the loader."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from game.data.rules import FILES
from game.data.schema import NAMES, schema_text, schemas

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "scenarios"


def committed(name: str) -> dict[str, Any]:
    """Return a committed schema."""
    schema: dict[str, Any] = json.loads((SHIPPED / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def as_json(path: Path) -> Any:
    """Return a YAML file as an editor's schema check sees it: every key is text."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_current(name: str) -> None:
    """PRODUCT 2: if this fails, run ``python main.py schema``."""
    text = (SHIPPED / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert text == schema_text(schemas(SHIPPED / "rules")[name])


@pytest.mark.parametrize("name", NAMES)
def test_it_is_draft_07(name: str) -> None:
    schema = committed(name)
    jsonschema.Draft7Validator.check_schema(schema)
    assert "prefixItems" not in json.dumps(schema)
    assert "$defs" not in json.dumps(schema)


@pytest.mark.parametrize("file", FILES)
def test_it_accepts_the_shipped_rules(file: str) -> None:
    schema = committed("rules")
    only = {**schema["definitions"][file], "$schema": schema["$schema"]}
    jsonschema.validate(as_json(SHIPPED / "rules" / f"{file}.yaml"), schema)
    jsonschema.validate(as_json(SHIPPED / "rules" / f"{file}.yaml"), only)


@pytest.mark.parametrize(
    "path",
    [*SHIPPED.glob("*.yaml"), *SHIPPED.glob("what_if/*.yaml"), *(ROOT / "tests" / "scenarios").glob("*.yaml")],
    ids=lambda path: path.name,
)
def test_it_accepts_scenarios(path: Path) -> None:
    jsonschema.validate(as_json(path), committed("scenario"))


@pytest.mark.parametrize(
    "path", [*SHIPPED.glob("maps/*.yaml"), *(ROOT / "tests" / "scenarios").glob("maps/*.yaml")], ids=lambda p: p.name
)
def test_it_accepts_maps(path: Path) -> None:
    jsonschema.validate(as_json(path), committed("map"))


@pytest.mark.parametrize(
    "path",
    [*SHIPPED.glob("events/*.yaml"), *(ROOT / "tests" / "scenarios").glob("events/*.yaml")],
    ids=lambda p: p.name,
)
def test_it_accepts_events(path: Path) -> None:
    jsonschema.validate(as_json(path), committed("events"))


def test_it_accepts_the_chronicle() -> None:
    jsonschema.validate(as_json(SHIPPED / "chronicle" / "korea.yaml"), committed("chronicle"))


def test_it_refuses_what_the_loader_refuses() -> None:
    scenario = as_json(ROOT / "tests" / "scenarios" / "tiny.yaml")
    scenario["units"]["R-1"]["mens"] = 1
    with pytest.raises(jsonschema.ValidationError, match="mens"):
        jsonschema.validate(scenario, committed("scenario"))


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_described(name: str) -> None:
    """PRODUCT P-32: hover help everywhere; in the rules it comes from the comments of the shipped files."""
    schema = committed(name)
    bare = [path for path, field in fields(schema, name) if not has_words(schema, path, field)]
    assert bare == []


def fields(node: Any, path: str) -> list[tuple[str, dict[str, Any]]]:
    """Return every property of a schema with its path."""
    if isinstance(node, list):
        return [found for i, inner in enumerate(node) for found in fields(inner, f"{path}.{i}")]
    if not isinstance(node, dict):
        return []
    own = [(f"{path}.{key}", value) for key, value in node.get("properties", {}).items() if "properties" in node]
    return own + [found for key, inner in node.items() for found in fields(inner, f"{path}.{key}")]


def has_words(schema: dict[str, Any], path: str, field: dict[str, Any]) -> bool:
    """Return whether a property, or what it refers to, has a description of more than its name."""
    target = schema["definitions"].get(field.get("$ref", "").removeprefix("#/definitions/"), {})
    words = str(field.get("description") or target.get("description") or "")
    return bool(words) and words.strip(".").lower() != path.rsplit(".", 1)[1]
