"""``pack``: a scenario with its map, rules and events in one file, to be given to others."""

import sys
from pathlib import Path

from game.cli.arguments import Parser

EXAMPLE = "pack hill_303"


def run(arguments: list[str]) -> int:
    """Write the archive and return 0."""
    text = (
        "Write a scenario with its map, rules and events into one file, which play, simulate and check read as it is."
    )
    parser = Parser("pack", text, EXAMPLE)
    parser.add_argument("scenario", help="a scenario, by id or file")
    parser.add_argument(
        "--to", type=Path, default=Path(), metavar="DIR", help="where to; without it the current folder"
    )
    given = parser.parse_args(arguments)
    from game.data.library import find_scenario
    from game.data.pack import pack_scenario  # the schema library loads only when a file is read

    path = find_scenario(given.scenario)
    target = given.to / f"{path.stem}.zip"
    names = pack_scenario(path, target)
    sys.stdout.write(f"{target}: {', '.join(names)}\n")
    return 0
