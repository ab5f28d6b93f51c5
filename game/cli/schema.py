"""``schema``: JSON Schema of scenario, map and rules files, for editors."""

import sys
from pathlib import Path

from game.cli.arguments import Parser
from game.resources import scenarios_root


def run(arguments: list[str]) -> int:
    """Write the schemas and return 0."""
    text = "Write the JSON Schema of scenario, map and rules files, for completion and help in an editor."
    parser = Parser("schema", text, "schema --out schema")
    parser.add_argument("--out", metavar="DIR", help="folder to write to; without it the one beside the scenarios")
    options = parser.parse_args(arguments)
    from game.data.schema import write_schemas  # the schema library loads only when it is needed

    target = Path(options.out) if options.out else scenarios_root() / "schema"
    for path in write_schemas(scenarios_root() / "rules", target):
        sys.stdout.write(f"{path}\n")
    return 0
