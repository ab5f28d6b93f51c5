"""Changes values in the text of a YAML file and nothing else: other lines, comments and quotes stay as they are.

What an editor does to a file (PRODUCT P-34): a value set, an entry taken out or added. A file without changes stays the
same to the byte; each change touches only the lines of what it changes.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
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
LONGEST = 120  # letters on a line of a folded text


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
        text = _patched(text, _composed(text), change)
    return text


def put(text: str, change: Change) -> str:
    """Return a text with a value set; mappings on the way to it that the file does not have are added with it."""
    root, path, value = _composed(text), change.path, change.value
    while len(path) > 1 and _node_at(root, path[:-1]) is None and not isinstance(value, Gone):
        path, value = path[:-1], {str(path[-1]): value}
    return _patched(text, root, Change(path, value))


def has(text: str, path: Location) -> bool:
    """Return whether a file says anything at a path."""
    return _node_at(_composed(text), path) is not None


def _composed(text: str) -> yaml.Node | None:
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        raise PatchError("the file cannot be changed while it is not valid YAML") from None
    return root


def _patched(text: str, root: yaml.Node | None, change: Change) -> str:
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


# --- words ----------------------------------------------------------------------------------------------------


def with_words(text: str, path: Location, *, without: Collection[str], more: Sequence[str]) -> str:
    """Return the text with words taken out of a list of words, such as hex numbers, and others put in.

    The other words stay on their lines; each new one stands behind the last that ``in_rows`` puts before it.
    """
    node = _node_at(_composed(text), path)
    if not isinstance(node, yaml.ScalarNode):
        raise PatchError(f"there is no list of words at {_named(path)}")
    kept = [word for word in str(node.value).split() if word not in without]
    words = list(kept)
    for word in sorted(more, key=in_rows):
        words.insert(next((i for i, other in enumerate(words) if in_rows(other) > in_rows(word)), len(words)), word)
    if node.style not in (*QUOTES, *BLOCK) or not kept:
        return _set(text, node, " ".join(words))
    start, end = node.start_mark.index, _end_of(text, node)
    body = text[start:end]
    for word in without:
        body = _without_word(body, word)
    for word in sorted(more, key=in_rows):
        before = words[: words.index(word)]
        body = _with_word(body, word, before[-1] if before else "", kept[0])
    return text[:start] + (_wrapped(body) if node.style in BLOCK else body) + text[end:]


def in_rows(word: str) -> tuple[str, str]:
    """Return what sorts hex numbers by row, then by column."""
    return word[2:], word[:2]


def _without_word(body: str, word: str) -> str:
    """Return a scalar without a word and the blank beside it, or without the line that it was alone on."""
    alone = re.compile(rf"^[ ]*{re.escape(word)}[ ]*\n|\n[ ]*{re.escape(word)}[ ]*\Z", re.MULTILINE)
    if alone.search(body):
        return alone.sub("", body, count=1)
    word = rf"(?<![\w-]){re.escape(word)}(?![\w-])"
    return re.sub(rf"{word} +|(?<=\S) +{word}|{word}", "", body, count=1)


def _with_word(body: str, word: str, before: str, first: str) -> str:
    """Return a scalar with a word behind the one ``before`` it, or in front of the ``first`` if that is none."""
    found = re.search(rf"(?<![\w-]){re.escape(before or first)}(?![\w-])", body)
    if found is None:
        raise PatchError(f"{word} cannot be added as the file is written")
    if before:
        return body[: found.end()] + f" {word}" + body[found.end() :]
    return body[: found.start()] + f"{word} " + body[found.start() :]


def _wrapped(body: str) -> str:
    """Return a folded text with lines that have become too long broken in two."""
    lines = []
    for line in body.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        while len(line) > LONGEST and (cut := line.rfind(" ", len(indent) + 1, LONGEST)) > 0:
            lines.append(line[:cut])
            line = indent + line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)
