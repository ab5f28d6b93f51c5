"""The command line: ``main.py`` and ``parallel38``. Each command is one module, imported only when it is called."""

import argparse
import sys
from importlib import import_module

from game.errors import GameError
from game.version import VERSION

COMMANDS: dict[str, str] = {}  # name -> one line of help; the module is ``game.cli.<name>``


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="parallel38", description="Operational wargame of the Korean War of 1950.")
    parser.add_argument("--version", action="version", version=VERSION)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, text in COMMANDS.items():
        subparsers.add_parser(name, help=text, add_help=False)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 ok, 1 the check failed, 2 bad input."""
    given = sys.argv[1:] if arguments is None else arguments
    chosen, rest = _parser().parse_known_args(given[:1]), given[1:]
    try:
        return int(import_module(f"game.cli.{chosen[0].command}").run(rest))
    except GameError as error:
        sys.stderr.write(f"{error}\n")
        return 2
