"""Where a value stands in a JSON text, so that a message can name its line."""

from json import JSONDecodeError, JSONDecoder
from re import compile as pattern

from game.errors import GameError, Problem, SourceLocation

Path = tuple[str | int, ...]
_SPACE = pattern(r"[ \t\n\r]*")
_DECODER = JSONDecoder()


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


def _offset(text: str, path: Path) -> int:
    at = _skip(text, 0)
    for step in path:
        inside = [offset for key, offset in _members(text, at) if key == step] if text[at] in "{[" else []
        if not inside:
            return at  # what is missing is missing here
        at = inside[-1]
    return at


def location(file: str, text: str, path: Path) -> SourceLocation:
    """Return line and column of the value at ``path``, or of the innermost one around it that exists."""
    at = _offset(text, path)
    line_start = text.rfind("\n", 0, at) + 1
    return SourceLocation(file, text.count("\n", 0, at) + 1, at - line_start + 1)


def defect(file: str, text: str, path: Path, message: str) -> GameError:
    """Return the error that says what is wrong with the value at ``path``."""
    return GameError(str(Problem(location(file, text, path), ".".join(map(str, path)), message)))


def parse(file: str, text: str) -> object:
    """Return the value of a JSON text; GameError with its place if it is none."""
    try:
        value: object = _DECODER.decode(text)
    except JSONDecodeError as error:
        where = SourceLocation(file, error.lineno, error.colno)
        raise GameError(f"{where}: not a whole JSON file: {error.msg}") from None
    except RecursionError:
        raise GameError(f"{file}:1:1: nested too deeply") from None
    return value
