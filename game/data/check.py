"""Checks files: all defects of all of them at once."""

import os
from collections.abc import Iterable
from pathlib import Path

from game.data.library import label_of, maps_for, read_map, read_scenario, rules_case
from game.data.rules import FILES
from game.data.rules_names import names_on_no_map
from game.data.shape import suggestion
from game.data.source import read_source
from game.errors import Problem, SourceLocation

MAP_KEYS = {"columns", "terrain", "hex_km"}
SUFFIXES = (".yaml", ".yml")


def files_in(path: Path) -> list[Path]:
    """Return a file itself, or the YAML files of a folder and those inside it; OSError if there are none."""
    if path.is_dir():
        found = [file for file in _walk(path) if file.suffix in SUFFIXES and not file.is_dir()]
        if not found:
            raise FileNotFoundError(f"there is no YAML file in {path}")
        return sorted(found)
    if not path.exists():
        raise FileNotFoundError(f"there is no file or folder {path}")
    if not path.is_file():
        raise OSError(f"{path} is no file")
    return [path]


def _walk(folder: Path) -> Iterable[Path]:
    """Yield all files of a folder and those inside it; links to folders are not followed."""
    for inner, _, names in os.walk(folder, onerror=_refuse):
        yield from (Path(inner) / name for name in names)


def _refuse(error: OSError) -> None:
    raise error


def check_files(files: list[Path]) -> list[Problem]:
    """Return the defects of some files by file, line and column, each once."""
    rules = {file.parent: None for file in files if _is_rules(file)}  # all files of a folder go together
    problems = [problem for folder in rules for problem in _of_rules(folder)]
    problems += [problem for file in files if not _is_rules(file) for problem in _check(file)]
    unique = {(str(problem.where), str(problem)): problem for problem in problems}
    return sorted(unique.values(), key=lambda p: (p.where.file, p.where.line, p.where.column, p.field, p.message))


def _of_rules(folder: Path) -> tuple[Problem, ...]:
    """Return the defects of all rules files of a folder."""
    case = rules_case(folder)
    return (*case.problems, *names_on_no_map(case, maps_for(folder)))


def _check(path: Path) -> tuple[Problem, ...]:
    if path.parent.name == "rules":
        where = SourceLocation(label_of(path), 1, 1)
        return (Problem(where, "", f"no rules file has this name{suggestion(path.stem, FILES)}"),)
    if _is_map(path):
        return read_map(path)[1]
    return read_scenario(path).problems


def _is_map(path: Path) -> bool:
    """Return whether a file is a map: by its folder, or by keys that only maps have."""
    if path.parent.name == "maps":
        return True
    value = read_source(path, label_of(path)).value
    return isinstance(value, dict) and len(MAP_KEYS & set(value)) > 1


def _is_rules(path: Path) -> bool:
    return path.parent.name == "rules" and path.stem in FILES
