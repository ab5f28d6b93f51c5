"""Changes in the text of a file: what is meant, and nothing else (PRODUCT P-34)."""

import copy
import difflib
import random
from pathlib import Path
from typing import Any

import pytest

from game.data.patch import GONE, Change, PatchError, changes_between, patched, written
from game.data.source import Location, parse_source

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "scenarios"
FILES = ("tutorial.yaml", "invasion.yaml", "what_if/nobody_comes.yaml", "template/template.yaml", "rules/armies.yaml")
MAPS = ("maps/osan_taejon.yaml", "template/maps/template.yaml")
NEW: tuple[Any, ...] = (
    7,
    -3,
    2.5,
    True,
    "plain",
    "two words",
    "no",
    "0512",
    'a "quote"',
    "it's: # not",
    [],
    [1, "b"],
    {"k": 1, "m": "x y"},
)
EDITS = 60
TEXT = """# head
id: a  # the id
units:  # all of them

  # --- first
  A-1: {name: "One", at: "0512"}  # it stands
  B-2:
    {name: Two,
     note: "long"}

list:
  - one  # first
  - {x: 1}
long: >-
  a text
  of two lines
last: 1
"""


def value_of(text: str) -> Any:
    source = parse_source(text.encode(), "")
    assert source.problems == []
    return source.value


EXAMPLES: tuple[tuple[Location, Any, str, str], ...] = (
    (("id",), "b", "id: a  # the id", "id: b  # the id"),
    (("units", "A-1", "at"), "0101", 'at: "0512"}', 'at: "0101"}'),
    (("units", "A-1", "men"), 500, 'at: "0512"}  # it', 'at: "0512", men: 500}  # it'),
    (("units", "A-1", "name"), GONE, '{name: "One", at', "{at"),
    (("units", "B-2", "note"), GONE, '{name: Two,\n     note: "long"}', "{name: Two}"),
    (("units", "A-1"), GONE, '  A-1: {name: "One", at: "0512"}  # it stands\n', ""),
    (("units", "C-3"), {"name": "Three"}, '     note: "long"}\n', '     note: "long"}\n  C-3: {name: Three}\n'),
    (("list", 0), "zero", "- one  # first", "- zero  # first"),
    (("list", 2), "three", "  - {x: 1}\n", "  - {x: 1}\n  - three\n"),
    (("list", 0), GONE, "  - one  # first\n", ""),
    (("long",), "short", ">-\n  a text\n  of two lines\n", "short\n"),
    (("more",), [1, 2], "last: 1\n", "last: 1\nmore: [1, 2]\n"),
)


@pytest.mark.parametrize(("path", "value", "old", "new"), EXAMPLES)
def test_a_change_touches_what_it_must(path: Location, value: Any, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert patched(TEXT, [Change(path, value)]) == TEXT.replace(old, new)


@pytest.mark.parametrize("path", [(), ("nowhere", "x"), ("id", "x"), ("list", 5)])
def test_what_cannot_be_changed_is_told(path: Location) -> None:
    with pytest.raises(PatchError):
        patched(TEXT, [Change(path, 1)])
    with pytest.raises(PatchError):
        patched(TEXT, [Change((*path, "gone"), GONE)])


@pytest.mark.parametrize("file", sorted(path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.yaml")))
def test_a_file_without_changes_is_the_same_to_the_byte(file: str) -> None:
    text = (SHIPPED / file).read_text(encoding="utf-8")
    assert patched(text, list(changes_between(value_of(text), value_of(text)))) == text


@pytest.mark.parametrize("value", NEW)
def test_what_is_written_is_read(value: Any) -> None:
    assert value_of(f"key: {written(value)}\n") == {"key": value}


def places(value: Any, path: Location = ()) -> list[Location]:
    """Return the path of every entry of a plain value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, entry in inner for found in ((*path, key), *places(entry, (*path, key)))]


def changed(value: Any, change: Change) -> Any:
    """Return a plain value with a change made in it."""
    made = copy.deepcopy(value)
    inner = made
    for part in change.path[:-1]:
        inner = inner[part]
    if change.value is GONE:
        del inner[change.path[-1]]
    elif isinstance(inner, list) and change.path[-1] == len(inner):
        inner.append(change.value)
    else:
        inner[change.path[-1]] = change.value
    return made


def any_change(value: Any, dice: random.Random) -> Change:
    """Return a change of some entry: another value, none, or one more beside it."""
    path = dice.choice(places(value))
    kind = dice.randrange(3)
    if kind == 0:
        return Change(path, GONE)
    if kind == 1:
        return Change(path, dice.choice(NEW))
    parent = value
    for part in path[:-1]:
        parent = parent[part]
    return Change((*path[:-1], len(parent) if isinstance(parent, list) else "added_key"), dice.choice(NEW))


@pytest.mark.parametrize("file", [*FILES, *MAPS])
def test_any_change_is_made_and_nothing_else(file: str) -> None:
    """The file reads as if the value itself were changed, and at most the lines of the entry and one more differ."""
    text = (SHIPPED / file).read_text(encoding="utf-8")
    value = value_of(text)
    refused = 0
    for seed in range(EDITS):
        change = any_change(value, random.Random(seed))
        try:
            done = patched(text, [change])
        except PatchError:
            refused += 1
            continue
        assert value_of(done) == changed(value, change), (seed, change)
        kept = [line[2:] for line in difflib.ndiff(text.splitlines(), done.splitlines()) if line.startswith("+ ")]
        assert len(kept) <= 2, (seed, change, kept)
    assert refused <= EDITS // 10


def test_the_changes_between_two_values_lead_from_one_to_the_other() -> None:
    text = (SHIPPED / "template" / "template.yaml").read_text(encoding="utf-8")
    before = value_of(text)
    after = copy.deepcopy(before)
    after["units"]["N-1D"]["men"] = 9999
    del after["units"]["S-7R"]
    after["units"]["N-9D"] = {"name": "9th Division", "short": "9 Div", "army": "KPA", "toe": "HQ", "at": "0301"}
    after["early"] = []
    after["hints"]["axes"][0]["via"].append("0502")
    changes = list(changes_between(before, after))
    done = patched(text, changes)
    assert value_of(done) == after
    assert [change.path for change in changes] == [
        ("units", "S-7R"),
        ("units", "N-1D", "men"),
        ("units", "N-9D"),
        ("hints", "axes", 0, "via", 4),
        ("early", 0),
    ]
    assert [line for line in text.splitlines() if line.lstrip().startswith("#")] == [
        line for line in done.splitlines() if line.lstrip().startswith("#")
    ]
