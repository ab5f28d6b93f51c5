"""``check``: every defect of scenario, map and rules files."""

import json
import sys
from pathlib import Path
from typing import TextIO

from game.cli.arguments import Parser
from game.errors import Problem
from game.resources import scenarios_root


def run(arguments: list[str]) -> int:
    """Check files and return 0 if they are sound, 2 if not."""
    parser = Parser("check", "Look for every defect of scenario, map and rules files.", "check scenarios/invasion.yaml")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; none: everything shipped")
    parser.add_argument("--json", action="store_true", help="print the defects as a JSON list")
    options = parser.parse_args(arguments)
    paths = [Path(path) for path in options.paths] or [scenarios_root()]
    from game.data.check import check_files, files_in  # the schema library loads only when a file is read

    looked = [files_in(path) for path in paths]
    files = list(dict.fromkeys(file for found, _ in looked for file in found))
    faults = [fault for _, told in looked for fault in told]
    problems = check_files(files)
    if options.json:
        _print(sys.stdout, _as_json(problems))
    elif files:
        _print(sys.stdout, _as_text(len(files), problems))
    for fault in faults:
        _print(sys.stderr, f"{fault}\n")
    return 2 if problems or faults else 0


def _print(stream: TextIO, text: str) -> None:
    """Write a text; characters that the terminal cannot show are escaped."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def _as_text(files: int, problems: list[Problem]) -> str:
    lines = [str(problem) for problem in problems]
    lines.append(f"{_count(files, 'file')} checked, {_count(len(problems), 'defect')}")
    return "\n".join(lines) + "\n"


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


def _as_json(problems: list[Problem]) -> str:
    rows = [
        {
            "file": problem.where.file,
            "line": problem.where.line,
            "column": problem.where.column,
            "field": problem.field,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
