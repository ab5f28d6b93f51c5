"""``diff``: what differs between two scenarios, two saved games or two files, in words."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from game.cli.arguments import Parser
from game.errors import GameError
from game.session.differences import game_differences
from game.session.gamefile import read_game

EXAMPLE = "diff invasion nobody_comes"
SAVED = ".json"


def run(arguments: list[str]) -> int:
    """Print the differences and return 0."""
    parser = Parser(
        "diff", "Say in words what differs between two scenarios, saved games, maps or rules files.", EXAMPLE
    )
    parser.add_argument("first", metavar="A", help="a scenario by id or file, a saved game, or any file of scenarios/")
    parser.add_argument("second", metavar="B", help="another of the same kind")
    parser.add_argument("--json", action="store_true", help="print the differences as a JSON list")
    given = parser.parse_args(arguments)
    rows = list(_rows(given.first, given.second))
    if given.json:
        keys = ("field", "text", "before", "after")
        sys.stdout.write(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{text}\n" for _, text, _, _ in rows)
        sys.stdout.write(f"{len(rows) or 'no'} difference{'' if len(rows) == 1 else 's'}\n")
    return 0


def _rows(first: str, second: str) -> Iterable[tuple[str, str, object, object]]:
    kinds = [Path(name).suffix == SAVED for name in (first, second)]
    if kinds[0] != kinds[1]:
        raise GameError("parallel38 diff: one is a saved game and the other is not")
    if kinds[0]:
        return game_differences(read_game(Path(first)), read_game(Path(second)))
    from game.data.check import is_scenario  # the schema library loads only when a file is read
    from game.data.differences import file_differences, scenario_differences
    from game.data.library import find_scenario

    paths = [find_scenario(name) for name in (first, second)]
    differ = scenario_differences if all(map(is_scenario, paths)) else file_differences
    return [(found.field, found.text, found.before, found.after) for found in differ(*paths)]
