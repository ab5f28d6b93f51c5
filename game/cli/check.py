"""``check``: every defect of scenario, map and rules files."""

import json
import sys
from pathlib import Path

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
    from game.data.check import check_files  # the schema library loads only when a file is read

    files, faults = _files(paths)
    problems = check_files(files)
    if options.json:
        sys.stdout.write(_as_json(problems))
    elif files:
        sys.stdout.write(_as_text(len(files), problems))
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return 2 if problems or faults else 0


def _files(paths: list[Path]) -> tuple[list[Path], list[str]]:
    """Return the files to look at, each once, and what is wrong with the paths given."""
    from game.data.check import files_in

    files: dict[Path, None] = {}
    faults = []
    for path in paths:
        try:
            files.update(dict.fromkeys(files_in(path)))
        except OSError as error:
            reason = f"{path}: {error.strerror}" if error.strerror else str(error)
            faults.append(reason)
    return list(files), faults


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
