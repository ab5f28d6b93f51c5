"""JSON read strictly: every value knows its place in the text, so that a message can name line and column."""

from dataclasses import dataclass
from difflib import get_close_matches
from json import JSONDecodeError, JSONDecoder
from re import compile as pattern

from game.errors import GameError, Problem, SourceLocation

JsonPath = tuple[str | int, ...]
_SPACE = pattern(r"[ \t\n\r]*")
_DECODER = JSONDecoder()


def suggestion(given: str, known: list[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the known word most like the given one, or nothing."""
    close = get_close_matches(given, known, 1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def shown(value: object) -> str:
    """Return a value as a message quotes it."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _members(text: str, at: int) -> list[tuple[str | int, int]]:
    """Return key or index, and offset, of each value of the object or list that starts at ``at``."""
    found: list[tuple[str | int, int]] = []
    is_object, at = text[at] == "{", _skip(text, at + 1)
    while at < len(text) and text[at] not in "}]":
        key: str | int = len(found)
        if is_object:
            key, at = _DECODER.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)  # past the colon
        found.append((key, at))
        at = _skip(text, _DECODER.raw_decode(text, at)[1])
        if at < len(text) and text[at] == ",":
            at = _skip(text, at + 1)
    return found


def _offset(text: str, path: JsonPath) -> int:
    at = _skip(text, 0)
    for step in path:
        inside = [offset for key, offset in _members(text, at) if key == step] if text[at] in "{[" else []
        if not inside:
            return at  # what is missing is missing here
        at = inside[-1]
    return at


@dataclass(frozen=True, slots=True)
class JsonFile:
    """A JSON text and the name it goes by in messages."""

    name: str
    text: str

    def location(self, path: JsonPath) -> SourceLocation:
        """Return line and column of the value at ``path``, or of the innermost one around it that exists."""
        at = _offset(self.text, path)
        return SourceLocation(self.name, self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))

    def defect(self, path: JsonPath, message: str) -> GameError:
        """Return the error that says what is wrong with the value at ``path``."""
        return GameError(str(Problem(self.location(path), ".".join(map(str, path)), message)))

    def root(self) -> "Node":
        """Return the whole value; GameError with its place if the text is no JSON."""
        try:
            return Node(self, (), _DECODER.decode(self.text))
        except JSONDecodeError as error:
            where = SourceLocation(self.name, error.lineno, error.colno)
            raise GameError(f"{where}: not a whole JSON file: {_why(error)}") from None
        except RecursionError:
            raise GameError(f"{self.name}:1:1: nested too deeply") from None


def _why(error: JSONDecodeError) -> str:
    """Return what is wrong where a text stops being JSON."""
    breaks_off = error.msg.startswith("Unterminated") or error.pos >= len(error.doc.rstrip())
    return "it breaks off here" if breaks_off else error.msg


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a JSON file."""

    file: JsonFile
    path: JsonPath
    value: object

    def wrong(self, expected: str) -> GameError:
        """Return the error that says what was expected instead of this value."""
        return self.file.defect(self.path, f"must be {expected}, not {shown(self.value)}")

    def string(self) -> str:
        """Return the value as a text."""
        if not isinstance(self.value, str):
            raise self.wrong("a text")
        return self.value

    def whole(self) -> int:
        """Return the value as a whole number."""
        if type(self.value) is not int:
            raise self.wrong("a whole number")
        return self.value

    def items(self) -> list["Node"]:
        """Return the entries of a list."""
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return [Node(self.file, (*self.path, i), item) for i, item in enumerate(self.value)]

    def members(self) -> dict[str, "Node"]:
        """Return the members of an object, whatever they are called."""
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        return {key: Node(self.file, (*self.path, key), item) for key, item in self.value.items()}

    def exactly(self, *keys: str) -> dict[str, "Node"]:
        """Return the members of an object that must have these keys and no others."""
        members = self.members()
        for key, node in members.items():
            if key not in keys:
                raise self.file.defect(node.path, f"unknown field{suggestion(key, list(keys))}")
        if missing := [key for key in keys if key not in members]:
            raise self.file.defect(self.path, f"the field {missing[0]!r} is missing")
        return members
