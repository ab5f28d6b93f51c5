"""``check``: every defect of scenario, map and rules files."""

import json
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TextIO

from game.cli.arguments import Parser, at_least
from game.errors import Problem
from game.resources import scenarios_root


def _parser() -> Parser:
    parser = Parser("check", "Look for every defect of scenario, map and rules files.", "check scenarios/invasion.yaml")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders or ids of scenarios; none: everything shipped"
    )
    parser.add_argument("--own", action="store_true", help="also all scenarios in your own folder")
    parser.add_argument("--json", action="store_true", help="print the defects, or what came of --expect, as JSON")
    parser.add_argument("--expect", action="store_true", help="also play what the scenarios list under expectations")
    number = at_least(1)
    parser.add_argument("--games", type=number, default=256, metavar="N", help="at most, with --expect (256)")
    parser.add_argument("--seed", type=at_least(0), default=1, metavar="S", help="of the first game (1)")
    parser.add_argument("--jobs", type=number, default=os.cpu_count() or 1, metavar="J", help="processes (all cores)")
    return parser


def run(arguments: list[str]) -> int:
    """Check files and return 0 if they are sound, 2 if not, 1 if an expectation failed."""
    options = _parser().parse_args(arguments)
    from game.data.check import check_files, files_in, is_scenario  # the schema library loads only when a file is read

    looked = [files_in(path) for path in _paths(options)]
    files = list(dict.fromkeys(file for found, _ in looked for file in found))
    faults = [fault for _, told in looked for fault in told]
    problems = check_files(files)
    is_sound = not (problems or faults)
    if options.json and not (options.expect and is_sound):
        _print(sys.stdout, _as_json(problems))
    elif files and not options.json:
        _print(sys.stdout, _as_text(len(files), problems))
    for fault in faults:
        _print(sys.stderr, f"{fault}\n")
    if not is_sound:
        return 2
    return _expect([file for file in files if is_scenario(file)], options) if options.expect else 0


def _paths(options: Namespace) -> list[Path]:
    """Return what to look at: what is given by path or id, own scenarios, or all that is shipped."""
    from game.data.files import entries

    known = entries()
    ids = {entry.id: entry.path for entry in known}
    paths = [ids[given] if given in ids and not os.path.exists(given) else Path(given) for given in options.paths]
    paths += [entry.path for entry in known if entry.own] if options.own else []
    return paths or ([] if options.own else [scenarios_root()])


def _expect(scenarios: list[Path], options: Namespace) -> int:
    """Play what scenarios expect, say what came of it, and return 0 unless an expectation failed."""
    from game.cli.expecting import as_line, as_row, outcomes_of  # only games need the players

    outcomes = outcomes_of(scenarios, options)
    if options.json:
        _print(sys.stdout, json.dumps([as_row(*outcome) for outcome in outcomes], indent=2, ensure_ascii=False) + "\n")
    else:
        _print(sys.stdout, "".join(f"{as_line(*outcome)}\n" for outcome in outcomes) or "no expectations\n")
    return int(any(outcome.verdict.value == "fail" for _, outcome in outcomes))


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
