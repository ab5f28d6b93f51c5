"""Single edits of a YAML file, as authors and accidents make them: chosen by seed, each a kind and the new bytes."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WRONG = ("", "null", "~", "true", "no", "[]", "{}", "[1, 2]", "{a: 1}", "seven", '"7"', "1950-06-25", "12:30", "'", '"')
NUMBERS = (
    "-1",
    "0",
    "3.5",
    "99",
    "1000",
    "65536",
    "2147483648",
    "99999999999",
    "1" * 30,
    "1e9",
    ".nan",
    "-.inf",
    "0x10",
    "0512",
    "1_000",
    "+5",
)
BOMB = "zz: &a [x, x]\nzy: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nzx: [*b, *b, *b, *b, *b, *b, *b, *b]\n"
STRANGE = (
    "\x00",
    "\x07",
    "\x1b",
    "\ufeff",
    "\u2028",
    "\u0085",
    "\ud55c",
    "\U0001f600",
    "\t",
    "%",
    "@",
    "`",
    "&x ",
    "*x ",
    "!x ",
    "!!int ",
    "? ",
    "- ",
    "--- ",
    "...",
    "<<: ",
    "| ",
    "> ",
    "# ",
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: its kind and what the file holds then. ``fatal``: no reader may take it for a sound file."""

    kind: str
    data: bytes
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the text: a scalar, or an entry of a mapping or list; ``at`` is its path."""

    start: int
    end: int
    is_key: bool = False


class Text:
    """A sound YAML file cut into its parts."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        self.scalars: list[_Part] = []
        self.entries: list[list[_Part]] = []  # of each mapping and list with two or more
        root = yaml.compose(self.text, Loader=_LOADER)
        for node in _nodes(root) if root is not None else ():
            self._take(node)

    def _take(self, node: yaml.Node) -> None:
        if isinstance(node, yaml.ScalarNode):
            self.scalars.append(_Part(node.start_mark.index, node.end_mark.index))
        elif isinstance(node, yaml.MappingNode):
            self.scalars += [_Part(key.start_mark.index, key.end_mark.index, is_key=True) for key, _ in node.value]
            self.entries.append([_Part(key.start_mark.index, value.end_mark.index, True) for key, value in node.value])
        else:
            self.entries.append([_Part(inner.start_mark.index, inner.end_mark.index) for inner in node.value])

    def put(self, part: _Part, new: str) -> bytes:
        """Return the file with something else in the place of a part."""
        return (self.text[: part.start] + new + self.text[part.end :]).encode("utf-8", "surrogatepass")

    def of(self, part: _Part) -> str:
        """Return the text of a part."""
        return self.text[part.start : part.end]


def _nodes(root: yaml.Node) -> Iterator[yaml.Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _value(text: Text, rng: random.Random) -> _Part:
    return rng.choice([part for part in text.scalars if not part.is_key])


def _siblings(text: Text, rng: random.Random, least: int = 1) -> list[_Part]:
    return rng.choice([entries for entries in text.entries if len(entries) >= least])


def _delete(text: Text, rng: random.Random) -> Edit:
    return Edit("delete", text.put(rng.choice(_siblings(text, rng)), ""))


def _delete_value(text: Text, rng: random.Random) -> Edit:
    return Edit("delete value", text.put(_value(text, rng), ""))


def _rename(text: Text, rng: random.Random) -> Edit:
    part = rng.choice(text.scalars)
    word = text.of(part)
    at = rng.randrange(len(word) + 1)
    changed = rng.choice([word[:at] + "x" + word[at:], word[:at] + word[at + 1 :], word.upper(), word[::-1]])
    return Edit("rename", text.put(part, changed))


def _retype(text: Text, rng: random.Random) -> Edit:
    return Edit("retype", text.put(_value(text, rng), rng.choice(WRONG)))


def _exceed(text: Text, rng: random.Random) -> Edit:
    numbers = [part for part in text.scalars if text.of(part).lstrip("-").isdigit()]
    return Edit("out of range", text.put(rng.choice(numbers or text.scalars), rng.choice(NUMBERS)))


def _borrow(text: Text, rng: random.Random) -> Edit:
    return Edit("other name", text.put(_value(text, rng), text.of(_value(text, rng))))


def _duplicate(text: Text, rng: random.Random) -> Edit:
    part = rng.choice(_siblings(text, rng))
    line = text.text.rfind("\n", 0, part.start) + 1
    lead = text.text[line : part.start]
    again = f"\n{lead}" if not lead.strip(" -") else ", "
    return Edit("duplicate", text.put(part, text.of(part) + again + text.of(part)), fatal=part.is_key and "," in again)


def _reorder(text: Text, rng: random.Random) -> Edit:
    entries = _siblings(text, rng, least=2)
    at = rng.randrange(len(entries) - 1)
    first, second = entries[at], entries[at + 1]
    between = text.text[first.end : second.start]
    return Edit("reorder", text.put(_Part(first.start, second.end), text.of(second) + between + text.of(first)))


def _indent(text: Text, rng: random.Random) -> Edit:
    lines = text.text.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    bare = lines[at].lstrip(" ")
    lines[at] = rng.choice([" " + lines[at], "   " + lines[at], lines[at][1:] if lines[at] != bare else bare, bare])
    return Edit("indent", "".join(lines).encode())


def _tab(text: Text, rng: random.Random) -> Edit:
    lines = text.text.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    bare = lines[at].lstrip(" ")
    lines[at] = rng.choice(["\t" + lines[at], "\t" + bare, lines[at].replace(": ", ":\t", 1)])
    return Edit("tab", "".join(lines).encode())


def _encode(text: Text, rng: random.Random) -> Edit:
    data = text.text.encode()
    at = rng.randrange(len(data))
    made = [
        Edit("utf-16", text.text.encode("utf-16"), fatal=True),
        Edit("utf-32", text.text.encode("utf-32"), fatal=True),
        Edit("latin-1", data[:at] + b"\xe9" + data[at:], fatal=True),
        Edit("byte lost", data[:at] + data[at + 1 :]),
        Edit("other byte", data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]),
        Edit("byte order mark", b"\xef\xbb\xbf" + data),
        Edit("line ends", data.replace(b"\n", b"\r\n")),
        Edit("old line ends", data.replace(b"\n", b"\r")),
    ]
    return rng.choice(made)


def _strange(text: Text, rng: random.Random) -> Edit:
    at = rng.randrange(len(text.text))
    part = rng.choice([_Part(at, at), *rng.choices([_Part(part.start, part.start) for part in text.scalars], k=2)])
    return Edit("strange characters", text.put(part, rng.choice(STRANGE)))


def _punctuation(text: Text, rng: random.Random) -> Edit:
    marks = [i for i, letter in enumerate(text.text) if letter in "\"':,{}[]-#\n"]
    at = rng.choice(marks)
    return Edit("punctuation", text.put(_Part(at, at + 1), rng.choice(["", ";", '"', "'", "}", "]", "{", ":", ","])))


def _cut(text: Text, rng: random.Random) -> Edit:
    data = text.text.encode()
    return Edit("cut off", data[: rng.randrange(len(data))])


def _bomb(text: Text, rng: random.Random) -> Edit:
    made = [
        Edit("alias bomb", (BOMB + text.text).encode(), fatal=True),
        Edit("deep", text.put(_value(text, rng), "[" * rng.randrange(30, 3000)), fatal=True),
        Edit("deep and closed", text.put(_value(text, rng), "[" * 500 + "]" * 500), fatal=True),
        Edit("wide", text.put(_value(text, rng), "[" + "a, " * 120_000 + "a]"), fatal=True),
        Edit("long", text.put(_value(text, rng), "a" * 300_000)),
        Edit("tag", text.put(_value(text, rng), "!!python/object/apply:os.system [true]"), fatal=True),
        Edit("two documents", (text.text + "---\n" + text.text).encode(), fatal=True),
        Edit("two files in one", (text.text + text.text).encode(), fatal=True),
        Edit("empty", rng.choice([b"", b"\n\n", b"# nothing\n", b"{}", b"[]", b"text", b"---\n"]), fatal=True),
        Edit("merge", text.put(rng.choice(text.scalars), "<<")),
    ]
    return rng.choice(made)


KINDS: tuple[Callable[[Text, random.Random], Edit], ...] = (
    _delete,
    _delete_value,
    _rename,
    _retype,
    _exceed,
    _borrow,
    _duplicate,
    _reorder,
    _indent,
    _tab,
    _encode,
    _strange,
    _punctuation,
    _cut,
    _bomb,
)


def edit_of(text: Text, seed: int) -> Edit:
    """Return the edit of a seed; seeds that follow each other make edits of every kind in turn."""
    return KINDS[seed % len(KINDS)](text, random.Random(seed))
