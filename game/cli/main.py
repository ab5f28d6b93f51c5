"""The command line: ``main.py`` and ``parallel38``. Each command is one module, imported only when it is called."""

import os
import sys
from importlib import import_module

from game.cli.arguments import did_you_mean
from game.errors import GameError
from game.version import VERSION

COMMANDS: dict[str, str] = {  # name -> one line of help; the module is ``game.cli.<name>``
    "play": "the window: the main menu, or straight in a game",
    "simulate": "computer against computer, many games, statistics",
    "history": "many games against the record of 1950: every metric with its band",
    "compare": "two computers, scenarios or values of the rules on the same seeds",
    "replay": "a saved game or a replay played back in the window, or computed again",
    "turn": "a turn of a game played by file: opened in the window, checked, or played by a computer",
    "render": "a picture of a scenario or a saved game, without a display",
    "bench": "speed figures",
    "check": "every defect of scenario, map and rules files",
    "diff": "what differs between two scenarios or saved games, in words",
    "new": "a commented scenario to start from",
    "pack": "a scenario with its map and rules in one file, to be given to others",
    "schema": "JSON Schema of these files, for editors",
}


def _help() -> str:
    width = max(map(len, COMMANDS), default=0)
    lines = [f"  {name:{width}}  {text}" for name, text in COMMANDS.items()]
    return "\n".join(
        [
            "Parallel 38: an operational wargame of the Korean War of 1950.",
            "",
            "usage: parallel38 COMMAND ...      (in a checkout: python main.py COMMAND ...)",
            *lines,
            "",
            "parallel38 COMMAND --help explains a command, parallel38 --version says which version this is.",
        ]
    )


def _run(given: list[str]) -> int:
    command, rest = given[0], given[1:]
    if command in ("-h", "--help"):
        sys.stdout.write(_help() + "\n")
        return 0
    if command == "--version":
        sys.stdout.write(VERSION + "\n")
        return 0
    if command not in COMMANDS:
        raise GameError(f"parallel38: unknown command {command!r}: {did_you_mean(command, list(COMMANDS))}")
    return int(import_module(f"game.cli.{command}").run(rest))


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 ok, 1 the check failed, 2 bad input."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = _run(given or ["play"])
        sys.stdout.flush()
        return code
    except GameError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 1
    except BrokenPipeError:  # who reads has read enough, as ``head`` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
