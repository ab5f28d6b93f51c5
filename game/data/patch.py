"""Changes values in the text of a YAML file and nothing else: other lines, comments and quotes stay as they are.

What an editor does to a file (PRODUCT P-34): a value set, an entry taken out or added. A file without changes stays the
same to the byte; each change touches only the lines of what it changes.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import yaml

from game.data.source import LOADER, Location, parse_source
from game.errors import GameError

PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")  # texts that need no quotes
WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
QUOTES = "\"'"
BLOCK = ("|", ">")
STEP = "  "  # deeper


class PatchError(GameError):
    """A change that cannot be made in a file as it is written."""


class Gone(Enum):
    """In place of a value: the entry is to be taken out."""

    GONE = "gone"


GONE = Gone.GONE
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the value at a path is to be ``value``; a key, or the number after the last of a list, is added."""

    path: Location
    value: Plain | Gone


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a mapping or list in a text: where it begins, where its value begins and ends."""

    start: int
    node: yaml.Node


def patched(text: str, changes: Sequence[Change]) -> str:
    """Return a text with changes made, one after the other; PatchError says which cannot be."""
    for change in changes:
        text = _patched(text, change)
    return text


def _patched(text: str, change: Change) -> str:
    root = yaml.compose(text, Loader=LOADER)
    parent = _node_at(root, change.path[:-1])
    if not change.path or not isinstance(parent, yaml.CollectionNode):
        raise PatchError(f"there is nothing at {_named(change.path[:-1])} to change")
    entry = _entries(parent).get(change.path[-1])
    if entry is None and change.value is GONE:
        raise PatchError(f"there is no {_named(change.path)} to take out")
    if entry is None:
        done = _added(text, parent, change)
    elif isinstance(change.value, Gone):
        done = _taken_out(text, parent, change.path[-1])
    else:
        done = _set(text, entry.node, change.value)
    if parse_source(done.encode(), "").problems and not parse_source(text.encode(), "").problems:
        raise PatchError(f"{_named(change.path)} cannot be changed as the file is written")
    return done


def _named(path: Location) -> str:
    return ".".join(str(part) for part in path) or "the top"


def _node_at(root: yaml.Node | None, path: Location) -> yaml.Node | None:
    node = root
    for part in path:
        entry = _entries(node).get(part) if isinstance(node, yaml.CollectionNode) else None
        node = entry.node if entry is not None else None
    return node


def _entries(node: yaml.CollectionNode) -> dict[str | int, _Entry]:
    """Return the entries of a mapping by key (whole numbers as such where they are written so), of a list by place."""
    if isinstance(node, yaml.SequenceNode):
        return {i: _Entry(inner.start_mark.index, inner) for i, inner in enumerate(node.value)}
    return {_key(key): _Entry(key.start_mark.index, value) for key, value in node.value}


def _key(node: yaml.ScalarNode) -> str | int:
    return int(node.value) if node.style is None and node.value.isdigit() else str(node.value)


# --- one value ------------------------------------------------------------------------------------------------


def _set(text: str, node: yaml.Node, value: Plain) -> str:
    """Return the text with the value of a node replaced, in quotes if it was."""
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    end = _end_of(text, node)
    return text[: node.start_mark.index] + written(value, quoted=style in tuple(QUOTES)) + text[end:]


def _end_of(text: str, node: yaml.Node) -> int:
    """Return where the text of a node ends: behind its last letter, before blanks and comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(text, last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in BLOCK:
        while end > node.start_mark.index and text[end - 1] in " \n\r":
            end -= 1
    return end


def written(value: Plain, *, quoted: bool = False) -> str:
    """Return a value as it is written on one line; texts in double quotes where they need them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(inner) for inner in value) + "]"
    if isinstance(value, str) and not quoted and PLAIN.match(value) and value.lower() not in WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


# --- entries --------------------------------------------------------------------------------------------------


def _added(text: str, parent: yaml.CollectionNode, change: Change) -> str:
    """Return the text with an entry added behind the last one."""
    if isinstance(change.value, Gone):
        raise PatchError(f"there is no {_named(change.path)} to take out")
    if isinstance(parent, yaml.SequenceNode):
        if change.path[-1] != len(parent.value):
            raise PatchError(f"{_named(change.path)} is not the next of its list")
        entry = written(change.value)
    else:
        key = change.path[-1]
        entry = f"{key if isinstance(key, int) else written(key)}: {written(change.value)}"
    if parent.flow_style or not parent.value:
        return _added_in_flow(text, parent, entry)
    first = min(inner.start for inner in _entries(parent).values())
    line = text.rfind("\n", 0, first) + 1
    lead = text[line:first] if isinstance(parent, yaml.SequenceNode) else " " * (first - line)
    if lead.strip(" -"):
        raise PatchError(f"{_named(change.path)} cannot be added as the file is written")
    at = _line_end(text, _end_of(text, parent))
    return text[:at] + f"\n{lead}{entry}" + text[at:]


def _added_in_flow(text: str, parent: yaml.CollectionNode, entry: str) -> str:
    if not parent.value:
        left, right = "[]" if isinstance(parent, yaml.SequenceNode) else "{}"
        return text[: parent.start_mark.index] + left + entry + right + text[parent.end_mark.index :]
    last = parent.value[-1]
    end = _end_of(text, last[1] if isinstance(last, tuple) else last)
    return text[:end] + f", {entry}" + text[end:]


def _taken_out(text: str, parent: yaml.CollectionNode, key: str | int) -> str:
    """Return the text without an entry: its lines, or its place between commas; the last one leaves nothing behind."""
    entries = _entries(parent)
    entry, keys = entries[key], list(entries)
    if len(keys) == 1:
        empty = "[]" if isinstance(parent, yaml.SequenceNode) else "{}"
        return text[: parent.start_mark.index] + empty + text[_end_of(text, parent) :]
    end, at = _end_of(text, entry.node), keys.index(key)
    if parent.flow_style:
        if at + 1 < len(keys):
            return text[: entry.start] + text[entries[keys[at + 1]].start :]
        return text[: _end_of(text, entries[keys[at - 1]].node)] + text[end:]
    line = text.rfind("\n", 0, entry.start) + 1
    if text[line : entry.start].strip(" -"):
        raise PatchError(f"{key} cannot be taken out as the file is written")
    if at == 0 and text[line : entry.start].count("-") > 1:
        raise PatchError(f"{key} cannot be taken out as the file is written")
    if isinstance(parent, yaml.MappingNode) and "-" in text[line : entry.start]:  # the first key behind a dash
        return text[: entry.start] + text[entries[keys[at + 1]].start :]
    return text[:line] + text[_line_end(text, end) + 1 :]


def _line_end(text: str, at: int) -> int:
    """Return where the line of a place ends, before its line break."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def changes_between(before: Any, after: Any, path: Location = ()) -> Iterator[Change]:
    """Yield the changes that make one plain value of another: as few and as deep as can be."""
    if isinstance(before, dict) and isinstance(after, dict):
        yield from (Change((*path, key), GONE) for key in before if key not in after)
        for key, value in after.items():
            if key not in before:
                yield Change((*path, key), value)
            else:
                yield from changes_between(before[key], value, (*path, key))
    elif isinstance(before, list) and isinstance(after, list):
        for i in range(min(len(before), len(after))):
            yield from changes_between(before[i], after[i], (*path, i))
        yield from (Change((*path, i), GONE) for i in range(len(before) - 1, len(after) - 1, -1))
        yield from (Change((*path, i), after[i]) for i in range(len(before), len(after)))
    elif type(before) is not type(after) or before != after:
        yield Change(path, after)
