"""Checks files: all defects of all of them at once."""

from pathlib import Path

from game.data.library import label_of, read_map, read_ruleset, read_scenario
from game.data.rules import FILES
from game.data.shape import suggestion
from game.data.source import read_source
from game.errors import GameError, Problem, SourceLocation

MAP_KEYS = {"columns", "terrain", "hex_km"}


def check_files(paths: list[Path]) -> tuple[list[Path], list[Problem]]:
    """Return the files looked at, and their defects by file, line and column; folders are searched through."""
    files = [file for path in paths for file in _files(path)]
    problems = [problem for file in files for problem in _check(file)]
    unique = {(str(problem.where), str(problem)): problem for problem in problems}
    order = sorted(unique.values(), key=lambda p: (p.where.file, p.where.line, p.where.column, p.field, p.message))
    return files, order


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".yml") and file.is_file())
    if not path.is_file():
        raise GameError(f"there is no file or folder {path}")
    return [path]


def _check(path: Path) -> tuple[Problem, ...]:
    if path.parent.name == "rules":
        return _rules_problems(path)
    if _is_map(path):
        return read_map(path)[1]
    return read_scenario(path).problems


def _is_map(path: Path) -> bool:
    """Return whether a file is a map: by its folder, or by keys that only maps have."""
    if path.parent.name == "maps":
        return True
    value = read_source(path, label_of(path)).value
    return isinstance(value, dict) and len(MAP_KEYS & set(value)) > 1


def _rules_problems(path: Path) -> tuple[Problem, ...]:
    if path.stem in FILES:
        return read_ruleset(path.parent)[1]
    where = SourceLocation(label_of(path), 1, 1)
    return (Problem(where, "", f"no rules file has this name{suggestion(path.stem, FILES)}"),)
