"""Checks files: all defects of all of them at once."""

import os
from pathlib import Path

from game.data.archive import ARCHIVE
from game.data.chronicle import FOLDER, read_chronicle
from game.data.library import label_of, maps_for, read_events, read_map, read_scenario, rules_case
from game.data.metrics import check_metrics
from game.data.rules import BESIDE, FILES
from game.data.rules_names import names_on_no_map
from game.data.shape import suggestion
from game.data.source import read_source
from game.errors import Problem, SourceLocation

MAP_KEYS = {"columns", "terrain", "hex_km"}
SUFFIXES = (".yaml", ".yml")


def files_in(path: Path) -> tuple[list[Path], list[str]]:
    """Return a file itself, or the YAML files of a folder and those inside it, and what cannot be looked at."""
    try:
        if path.is_dir():
            return _walk(path)
        if not path.exists():
            return [], [f"there is no file or folder {path}"]
    except OSError as error:
        return [], [f"cannot read {path}: {error.strerror}"]
    return ([path], []) if path.is_file() else ([], [f"{path} is no file"])


def _walk(folder: Path) -> tuple[list[Path], list[str]]:
    """Return the YAML files of a folder and those inside it; links to folders are not followed."""
    errors: list[OSError] = []
    places = [Path(inner) / name for inner, _, names in os.walk(folder, onerror=errors.append) for name in names]
    found = sorted(file for file in places if file.suffix in SUFFIXES and _is_readable_kind(file))
    faults = [f"cannot read {error.filename}: {error.strerror}" for error in errors]
    if not found and not faults:
        faults.append(f"there is no YAML file in {folder}")
    return found, faults


def _is_readable_kind(file: Path) -> bool:
    """Return whether something in a folder is a file, or a link that leads nowhere: not a pipe or a device."""
    return file.is_file() or not file.exists()


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
    if path.suffix == ARCHIVE:
        return read_scenario(path).problems
    if path.parent.name == "rules" and path.stem in BESIDE:
        return tuple(check_metrics(read_source(path, label_of(path))).source.problems)
    if path.parent.name == "rules":
        where = SourceLocation(label_of(path), 1, 1)
        return (Problem(where, "", f"no rules file has this name{suggestion(path.stem, (*FILES, *BESIDE))}"),)
    if path.parent.name == "events":
        return tuple(read_events(path).source.problems)
    if path.parent.name == FOLDER:
        return tuple(read_chronicle(path).source.problems)
    if _is_map(path):
        return read_map(path)[1]
    return read_scenario(path).problems


def _is_map(path: Path) -> bool:
    """Return whether a file is a map: by its folder, or by keys that only maps have."""
    if path.parent.name == "maps":
        return True
    value = read_source(path, label_of(path)).value
    return isinstance(value, dict) and len(MAP_KEYS & set(value)) > 1


def is_scenario(path: Path) -> bool:
    """Return whether a file is a scenario, or an archive of one."""
    return path.suffix == ARCHIVE or not (path.parent.name in ("rules", "events", FOLDER) or _is_map(path))


def _is_rules(path: Path) -> bool:
    return path.parent.name == "rules" and path.stem in FILES
