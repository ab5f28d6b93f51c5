"""What the commands share: parsers whose complaints are one line, and values with a suggestion when they are wrong."""

import argparse
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import NoReturn

from game.errors import GameError

LARGEST = 2**62  # seeds and turns are kept in 64 bits


class Parser(argparse.ArgumentParser):
    """A parser of one command: ``--help`` ends with an example, a wrong value is a GameError of one line."""

    def __init__(self, command: str, text: str, example: str) -> None:
        super().__init__(
            prog=f"parallel38 {command}".rstrip(),
            description=text,
            epilog=f"example: parallel38 {example}",
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise the complaint instead of printing the usage."""
        raise GameError(f"{self.prog}: {message} (--help explains)")


def did_you_mean(given: str, known: Sequence[str]) -> str:
    """Return the end of a message about an unknown word: the nearest known one, or all of them."""
    close = get_close_matches(given, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"


def one_of(what: str, known: Sequence[str]) -> Callable[[str], str]:
    """Return the check of an argument that must be one of the known words."""

    def check(given: str) -> str:
        if given not in known:
            raise argparse.ArgumentTypeError(f"unknown {what} {given!r}: {did_you_mean(given, known)}")
        return given

    return check


def at_least(least: int, most: int = LARGEST) -> Callable[[str], int]:
    """Return the check of an argument that must be a whole number from ``least`` up to ``most``."""

    def check(given: str) -> int:
        try:
            value = int(given)
        except ValueError:
            raise argparse.ArgumentTypeError(f"must be a whole number, not {given!r}") from None
        if value < least:
            raise argparse.ArgumentTypeError(f"must be at least {least}, not {value}")
        if value > most:
            raise argparse.ArgumentTypeError(f"must be at most {most}, not {value}")
        return value

    return check
