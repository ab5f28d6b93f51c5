"""YAML as plain values that remember where they stand; strict, and every defect becomes a ``Problem``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from game.data.syntax import in_plain_words
from game.errors import Problem, SourceLocation

DIGITS = 18  # of a whole number, with its sign: 64 bits hold all of them
MAX_BYTES = 2_000_000
MAX_VALUES = 100_000
MAX_DEPTH = 40
EXTENDS = "extends"  # the key with which a scenario names the one that it changes
MAX_SHOWN = 8  # levels of a path that messages show
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+\Z")
_LEADING_ZERO = re.compile(r"0[0-9]+\Z")
_NUMERIC = frozenset("+-.0123456789")  # what a number begins with
_SWITCH = frozenset({"yes", "no", "on", "off"})
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
Location = tuple[str | int, ...]  # keys and list positions from the top of a file


@dataclass(slots=True)
class Node:
    """One value of a file: a scalar, a list of nodes, or a mapping of key to (place of the key, node)."""

    line: int
    column: int
    value: Any
    file: str = ""  # of the file itself; another where a scenario extends one (``game.data.extends``)


class YamlSource:
    """A parsed file: its value, its problems so far, and the place of everything in it.

    ``readable`` is False where the text could not be read to its end. What was found broken is noted, so that later
    passes judge only by what is sound.
    """

    def __init__(self, name: str, root: Node, problems: list[Problem], *, readable: bool = True) -> None:
        self.name = name
        self.problems = problems
        self.readable = readable
        self.root = root
        self.files: tuple[str, ...] = (name,)  # that its values stand in
        self._broken: set[str] = set()
        self._around: set[str] = set()  # everything that has something broken inside
        self._thinned: set[str] = set()  # mappings that lost an entry

    @property
    def value(self) -> Any:
        """Return a new copy of the plain value."""
        return _plain(self.root)

    def rename(self, path: Location, key: str | int) -> None:
        """Give the last key of ``path`` another name; its place stays."""
        parent = self.root
        for part in path[:-1]:
            parent = _inner(parent, part) or parent
        parent.value = {key if old == path[-1] else old: entry for old, entry in parent.value.items()}

    def mark_broken(self, field: str) -> None:
        """Note that the value of a field is not to be relied on."""
        self._broken.add(field)
        self._note_around(field)

    def _note_around(self, field: str) -> None:
        parts = field.split(".")
        self._around.update(".".join(parts[:length]) for length in range(len(parts)))

    def broken_fields(self) -> frozenset[str]:
        """Return the fields known to be broken; for membership only."""
        return frozenset(self._broken)

    def mark_thinned(self, field: str) -> None:
        """Note that a mapping had an entry that is left out."""
        self._thinned.add(field)
        self._note_around(field)

    def take_marks(self, other: "YamlSource") -> None:
        """Note all that is noted as broken or left out of another source."""
        for field in sorted(other._broken):
            self.mark_broken(field)
        for field in sorted(other._thinned):
            self.mark_thinned(field)

    def is_intact(self, path: Location) -> bool:
        """Return whether the value at ``path`` is that of the file, though parts of it may be broken."""
        if not self.readable:
            return False
        return not self._broken or all(field_name(path[:length]) not in self._broken for length in range(len(path) + 1))

    def is_clear(self, *paths: Location) -> bool:
        """Return whether nothing at, in, or around the values at some paths is broken."""
        return all(
            self.is_intact(path) and field_name(path) not in self._around and field_name(path) not in self._thinned
            for path in paths
        )

    def has_all_keys(self, path: Location) -> bool:
        """Return whether no entry of the mapping at ``path`` was left out."""
        return self.is_intact(path) and field_name(path) not in self._thinned

    def where(self, path: Location) -> SourceLocation:
        """Return the place of the value at ``path``, or of the nearest thing around it that exists."""
        node = self.root
        for part in path:
            if (inner := _inner(node, part)) is None:
                break
            node = inner
        return SourceLocation(node.file or self.name, node.line, node.column)

    def where_key(self, path: Location) -> SourceLocation:
        """Return the place of the last key of ``path``, or of its value in a list."""
        parent = self.root
        for part in path[:-1]:
            if (inner := _inner(parent, part)) is None:
                return self.where(path)
            parent = inner
        if path and isinstance(parent.value, dict) and path[-1] in parent.value:
            (line, column), node = parent.value[path[-1]]
            return SourceLocation(node.file or self.name, line, column)
        return self.where(path)

    def problem(self, path: Location, message: str) -> Problem:
        """Return a problem at the value of ``path``."""
        return Problem(self.where(path), field_name(path), message)

    def key_problem(self, path: Location, message: str) -> Problem:
        """Return a problem at the key of ``path``."""
        return Problem(self.where_key(path), field_name(path), message)

    def report(self, path: Location, message: str) -> None:
        """Add a problem at the value of ``path``, which is not to be relied on from then on."""
        self.problems.append(self.problem(path, message))
        self.mark_broken(field_name(path))


def field_name(path: Location) -> str:
    """Return the path as messages show it: ``units.KPA-1D.men``."""
    return ".".join(str(part) for part in path)


def twice(source: YamlSource, path: Location, ids: list[str]) -> Iterator[Problem]:
    """Yield a problem for every entry of the list at ``path`` whose id an earlier entry has."""
    seen: dict[str, int] = {}
    for index, key in enumerate(ids):
        if key in seen:
            line = source.where((*path, seen[key])).line
            yield source.problem((*path, index, "id"), f"'{key}' is given twice (first on line {line})")
        seen.setdefault(key, index)


def read_source(path: Path, name: str) -> YamlSource:
    """Return the file as a source called ``name``; what is wrong with it stands in its ``problems``."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _broken(name, 1, 1, f"cannot be read: {error.strerror or 'unknown reason'}")
    return parse_source(data, name)


def parse_source(data: bytes, name: str) -> YamlSource:
    """Return the text of a file as a source; what is wrong with it stands in its ``problems``."""
    if len(data) > MAX_BYTES:
        return _broken(name, 1, 1, f"the file has more than {MAX_BYTES:,} bytes, the most allowed")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - before.rfind(b"\n")
        return _broken(name, before.count(b"\n") + 1, column, "not UTF-8 text; save the file as UTF-8")
    return _Builder(name).build(text)


def _broken(name: str, line: int, column: int, message: str) -> YamlSource:
    problem = Problem(SourceLocation(name, line, column), "", message)
    return YamlSource(name, Node(1, 1, None), [problem], readable=False)


def _inner(node: Node, part: str | int) -> Node | None:
    if isinstance(node.value, dict):
        entry = node.value.get(part)
        return entry[1] if entry is not None else None
    if isinstance(node.value, list) and isinstance(part, int) and 0 <= part < len(node.value):
        inner: Node = node.value[part]
        return inner
    return None


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(inner) for key, (_, inner) in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(inner) for inner in node.value]
    return node.value


class _Frame:
    """A list or mapping that is still open."""

    __slots__ = ("is_rest", "key", "key_mark", "node")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.key: str | int | None = None
        self.key_mark = (0, 0)
        self.is_rest = False  # the key is the rest of a number with a comma


class _Builder:
    """Turns the events of the YAML parser into nodes, without recursion, so that depth is only a number."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.documents = 0
        self.values = 0
        self.lines: list[str] = []
        self.readable = True
        self.thinned: list[str] = []
        self.removals: list[Problem] = []  # keys that are null, not within a list: defects, unless the file extends one

    def build(self, text: str) -> YamlSource:
        """Return the source of a text."""
        self.lines = text.splitlines()
        try:
            for event in yaml.parse(text, Loader=LOADER):
                if not self._take(event):
                    break
                self.values += 1
                if self.values > MAX_VALUES:
                    self.stack.clear()
                    self._give_up(1, 1, f"the file has more than {MAX_VALUES:,} values")
                    break
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            column = error.position - text.rfind("\n", 0, error.position)
            self._give_up(line, column, "a character that no text file may hold")
        except yaml.MarkedYAMLError as error:
            self._syntax(error, text)
        if self.root is None and not self.problems:
            self._give_up(1, 1, "the file is empty")
        if self.root is not None and not isinstance(self.root.value, dict) and self.readable:
            self._give_up(self.root.line, self.root.column, "must be keys with values ('key: value') at the top")
        if self.root is None or not isinstance(self.root.value, dict) or EXTENDS not in self.root.value:
            self.problems += self.removals
        readable = self.readable and self.root is not None
        source = YamlSource(self.name, self.root or Node(1, 1, None), self.problems, readable=readable)
        for field in self.thinned:
            source.mark_thinned(field)
        return source

    def _give_up(self, line: int, column: int, message: str) -> None:
        """Report what makes the rest of the file unreadable."""
        self._report(line, column, message)
        self.readable = False

    def _report(self, line: int, column: int, message: str) -> None:
        self.problems.append(self._problem(line, column, message))

    def _problem(self, line: int, column: int, message: str) -> Problem:
        path: list[str | int] = []
        for frame in self.stack[:MAX_SHOWN]:
            if isinstance(frame.node.value, list):
                path.append(len(frame.node.value) - (frame is not self.stack[-1]))
            elif frame.key is not None:
                path.append(frame.key)
        return Problem(SourceLocation(self.name, line, column), field_name(tuple(path)), message)

    def _syntax(self, error: yaml.MarkedYAMLError, text: str) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        lines = text.splitlines()
        row = lines[line - 1] if line <= len(lines) else ""
        indent = row[: len(row) - len(row.lstrip())]
        self.stack.clear()
        if "\t" in indent or row[column - 1 : column] == "\t":
            self._give_up(line, row.index("\t") + 1, "a tab; indent with spaces")
        else:
            self._give_up(line, column, f"not valid YAML: {in_plain_words(error.problem or error.context or '')}")

    def _take(self, event: Any) -> bool:
        """Take one event and return whether to go on."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):  # first: most are
            self._tag(event, line, column)
            self._add_scalar(event, line, column)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._give_up(line, column, "a second document ('---'); a file holds one")
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._report(line, column, f"'*{event.anchor}' repeats another part; write it out")
            self._add(Node(line, column, None))
            self._end_value()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._tag(event, line, column)
            return self._open(Node(line, column, {} if isinstance(event, yaml.MappingStartEvent) else []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self._end_value()
        return True

    def _tag(self, event: Any, line: int, column: int) -> None:
        if event.tag is not None:
            self._report(line, column, f"the tag '{event.tag}' is not allowed; write plain values")

    def _open(self, node: Node) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            self._give_up(node.line, node.column, f"nested more than {MAX_DEPTH} levels deep")
            return False
        if self.stack and isinstance(self.stack[-1].node.value, dict) and self.stack[-1].key is None:
            self._give_up(node.line, node.column, "a key must be a plain word or number")
            return False
        self._add(node)
        self.stack.append(_Frame(node))
        return True

    def _add_scalar(self, event: Any, line: int, column: int) -> None:
        frame = self.stack[-1] if self.stack else None
        is_value = frame is None or isinstance(frame.node.value, list) or frame.key is not None
        is_rest = not is_value and self._is_after_comma(event, line, column)
        value = event.value if event.style or is_rest else self._resolve(event.value, line, column)
        if frame is None or is_value:
            if frame is not None and frame.is_rest:  # of a number with a comma: told already
                frame.is_rest, frame.key = False, None
                return
            if value is None:
                told = self._problem(line, column, "has no value; give one or leave the key out")
                removes = event.value and all(isinstance(it.node.value, dict) for it in self.stack)
                (self.removals if removes else self.problems).append(told)
            self._add(Node(line, column, value))
            self._end_value()
            return
        if not isinstance(value, str | int) or isinstance(value, bool):
            value = event.value
        frame.is_rest = is_rest
        if is_rest:
            self._report(line, column, "a comma within a number; leave it out")
        frame.key = value
        frame.key_mark = (line, column)
        if value in frame.node.value and not frame.is_rest:
            first = frame.node.value[value][0][0]
            self._report(line, column, f"'{value}' is given twice (first on line {first})")
            self.thinned.append(self.problems[-1].field.removesuffix(str(value)).removesuffix("."))

    def _is_after_comma(self, event: Any, line: int, column: int) -> bool:
        """Return whether a key is what follows the comma of a number such as 11,000."""
        if len(event.value) != 3 or not event.value.isdigit():
            return False
        row = self.lines[line - 1] if line <= len(self.lines) else ""
        before = row[column - 3 : column - 1] if column > 2 else ""
        return before[:1].isdigit() and before[1:] == ","

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if isinstance(frame.node.value, list):
            frame.node.value.append(node)
        else:
            frame.node.value.setdefault(frame.key, (frame.key_mark, node))

    def _end_value(self) -> None:
        if self.stack:
            self.stack[-1].key = None

    def _resolve(self, text: str, line: int, column: int) -> Any:
        """Return what an unquoted scalar stands for."""
        if text[:1] in _NUMERIC:
            if _INT.match(text):
                return int(text) if len(text) <= DIGITS else text
            if _FLOAT.match(text):
                return float(text)
            if _LEADING_ZERO.match(text):
                self._report(line, column, f'{text} is octal for some readers; put it in quotes: "{text}"')
        elif text in _WORDS:
            return _WORDS[text]
        elif text.lower() in _SWITCH:
            self._report(line, column, f"'{text}' is true or false for some readers; quote it or write true or false")
        return text
