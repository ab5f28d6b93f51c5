"""``new``: a commented scenario to start from."""

import sys
from pathlib import Path

from game.cli.arguments import Parser
from game.errors import GameError
from game.resources import user_folder

EXAMPLE = "new hill_303"


def run(arguments: list[str]) -> int:
    """Write the scenario and return 0."""
    parser = Parser(
        "new", "Write a commented scenario to start from, with all it needs, in a folder of its own.", EXAMPLE
    )
    parser.add_argument("name", help="its id: lower-case letters, digits, _")
    parser.add_argument("--from", dest="base", metavar="SCENARIO", help="a change of this scenario, in a few lines")
    parser.add_argument("--whole", action="store_true", help="with --from: a copy of all of it instead")
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help="where its folder goes; without it to your own scenarios"
    )
    given = parser.parse_args(arguments)
    if given.whole and given.base is None:
        parser.error("--whole goes with --from SCENARIO")
    from game.data.starter import changed_scenario, copied_scenario, new_scenario  # the schema library loads late

    folder = given.to or user_folder() / "scenarios"
    try:
        if given.base is None:
            path = new_scenario(given.name, folder)
        else:
            path = (copied_scenario if given.whole else changed_scenario)(given.name, folder, given.base)
    except OSError as error:
        raise GameError(f"{folder / given.name}: cannot be written: {error.strerror}") from None
    called = given.name if given.to is None else path
    sys.stdout.write(f"{path}\nparallel38 check {called}\nparallel38 play {called}\n")
    return 0
