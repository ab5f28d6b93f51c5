"""Reads the integer expressions of weights (rule 14.1): numbers, names, ``+ - * //``, ``min`` and ``max``, brackets."""

import re

from game.model.politics import Expression

MAX_LENGTH = 200
MAX_DEPTH = 20
_TOKEN = re.compile(r"\s*(?:([0-9]{1,9})|([A-Za-z_][A-Za-z0-9_]*)|(//|[-+*(),]))")
_FUNCTIONS = ("min", "max")


class ExpressionError(ValueError):
    """A text that is no expression; its message says why."""


def parse_expression(text: int | str) -> Expression:
    """Return an expression as a tree: ``("int", 3)``, ``("name", "CHINA")``, ``("+", left, right)``."""
    if isinstance(text, int):
        return ("int", text)
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"is longer than {MAX_LENGTH} characters")
    return _Reader(_tokens(text)).whole()


def names_in(expression: Expression) -> list[str]:
    """Return the names that an expression holds, in order."""
    if expression[0] == "name":
        return [str(expression[1])]
    return [name for part in expression[1:] if isinstance(part, tuple) for name in names_in(part)]  # type: ignore[arg-type]  # parts of parts


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExpressionError(f"cannot be read from '{text[at:].strip()[:20]}' on")
        found.append(match[0].strip())
        at = match.end()
    return found


class _Reader:
    """Reads tokens from left to right; ``*`` and ``//`` bind more than ``+`` and ``-``."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def whole(self) -> Expression:
        """Return the expression that all tokens make."""
        read = self._sum()
        if self.at < len(self.tokens):
            raise ExpressionError(f"has '{self.tokens[self.at]}' where the expression should end")
        return read

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self, expected: str) -> None:
        if self._next() != expected:
            raise ExpressionError(f"lacks '{expected}'")
        self.at += 1

    def _sum(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(f"is nested more than {MAX_DEPTH} levels deep")
        read = self._product()
        while self._next() in ("+", "-"):
            sign = self._next()
            self.at += 1
            read = (sign, read, self._product())
        self.depth -= 1
        return read

    def _product(self) -> Expression:
        read = self._part()
        while self._next() in ("*", "//"):
            sign = self._next()
            self.at += 1
            read = (sign, read, self._part())
        return read

    def _part(self) -> Expression:
        token = self._next()
        self.at += 1
        if token.isdigit():
            return ("int", int(token))
        if token == "-":
            return ("-", ("int", 0), self._number_after_minus())
        if token == "(":
            read = self._sum()
            self._take(")")
            return read
        if token in _FUNCTIONS:
            return self._function(token)
        if token.isidentifier():
            return ("name", token)
        raise ExpressionError(f"has '{token}' where a number or a name should be" if token else "ends too early")

    def _number_after_minus(self) -> Expression:
        if self._next() == "-":
            raise ExpressionError("has '-' twice")
        return self._part()

    def _function(self, name: str) -> Expression:
        self._take("(")
        read = self._sum()
        while self._next() == ",":
            self.at += 1
            read = (name, read, self._sum())
        self._take(")")
        return read
