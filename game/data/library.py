"""Finds and reads scenarios, maps and rules: the shipped ones and the user's own; each file is read once."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.data.archive import ARCHIVE, label_in_archive
from game.data.event_case import EventCase, check_events
from game.data.extends import read_extended
from game.data.files import Stamp, base_folders, entries, home_of, map_path_of, sound_path, stamp
from game.data.lint.registry import run_passes
from game.data.map import build_board, check_map
from game.data.map_case import MapCase
from game.data.rules import check_rules, digest_of, files_of_rules, read_rules
from game.data.rules_case import RulesCase
from game.data.scenario import build_scenario, digest_of_scenario, read_spec
from game.data.scenario_case import ScenarioCase
from game.data.shape import suggestion
from game.data.source import YamlSource, parse_source, read_source
from game.errors import GameError, Problem, ScenarioError, SourceLocation
from game.model.board import Board
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.resources import scenarios_root


@dataclass(frozen=True)
class Loaded:
    """A scenario ready to be played, or what is wrong with its files."""

    board: Board | None
    rules: Ruleset | None
    scenario: Scenario | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Draft:
    """A scenario as it is being written: all that is sound of it, and the game that it makes or its defects."""

    case: ScenarioCase
    loaded: Loaded


def label_of(path: Path) -> str:
    """Return how messages name a file: from the current folder where it lies inside, with forward slashes."""
    if (label := label_in_archive(path)) is not None:
        return label
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere, or a loop of links
        return path.as_posix()


def find_scenario(name: str) -> Path:
    """Return the file of a scenario given by id or by path; GameError if there is none."""
    if name.endswith((".yaml", ".yml", ARCHIVE)) or "/" in name or "\\" in name:
        if (path := Path(name)).is_file():
            return path
        raise GameError(f"there is no file {name}")
    known = entries()
    for entry in known:
        if entry.id == name:
            return entry.path
    ids = [entry.id for entry in known]
    raise GameError(f"no scenario '{name}'{suggestion(name, ids)}; there are: {', '.join(ids)}")


def load_scenario(path: Path) -> tuple[Board, Ruleset, Scenario]:
    """Return everything a game starts from; ScenarioError with every defect of every file if there is any."""
    return _sound(read_scenario(path))


def _sound(loaded: Loaded) -> tuple[Board, Ruleset, Scenario]:
    if loaded.board is None or loaded.rules is None or loaded.scenario is None:
        raise ScenarioError(list(loaded.problems))
    return loaded.board, loaded.rules, loaded.scenario


def read_scenario(path: Path) -> Loaded:
    """Return a scenario with its map and rules, or their defects; read again only if a file has changed."""
    if path.suffix == ARCHIVE:
        try:
            path = sound_path(path)
        except GameError as error:
            return Loaded(None, None, None, (Problem(SourceLocation(label_of(path), 1, 1), "", str(error)),))
    rules_folder = rules_folder_of(path)
    stamps = (*_bases_stamp(path), *_maps_stamp(path))
    return _scenario(path, label_of(path), stamp(path), rules_folder, rules_stamp(rules_folder), stamps)


def read_draft(path: Path, data: bytes) -> Draft:
    """Return what a scenario file would be with another text than the one on the disk."""
    return _draft(path, rules_case(rules_folder_of(path)), data)


def files_behind(path: Path) -> tuple[Path, ...]:
    """Return what a scenario is made of, and what it would find beside it if it were there: to be looked after."""
    if path.suffix == ARCHIVE:
        return (path,)
    source, chain = read_extended(path, label_of, base_folders(path))
    top = source.value if isinstance(source.value, dict) else {}
    found = [*chain, home_of(path) / "rules", *files_of_rules(rules_folder_of(path))]
    if isinstance(name := top.get("map"), str):
        found += [folder / f"{name}.yaml" for folder in _map_folders(path)]
    if isinstance(name := top.get("events"), str):
        found += [folder / f"{name}.yaml" for folder in _event_folders(path)]
    return tuple(dict.fromkeys(found))


def load_with(path: Path, rules: RulesCase) -> tuple[Board, Ruleset, Scenario]:
    """Return what ``load_scenario`` does, played by other rules than those of its folder."""
    return _sound(_loaded(path, rules))


def read_map(path: Path) -> tuple[Board, tuple[Problem, ...]]:
    """Return the board of a map file, of what is sound in it, and the defects of the file."""
    case, board = _map_with_board(path, rules_case(rules_folder_of(path.parent)))
    return board, tuple(case.source.problems)


def rules_case(folder: Path) -> RulesCase:
    """Return the rules of a folder with their files; those it does not have are the shipped ones."""
    return _rules(folder, label_of(folder), rules_stamp(folder))


def _map_with_board(path: Path, rules: RulesCase) -> tuple[MapCase, Board]:
    return _board(path, label_of(path), stamp(path), rules)


def rules_folder_of(path: Path) -> Path:
    """Return the rules a scenario is played by: the folder ``rules`` beside it, else the shipped one."""
    beside = home_of(path) / "rules"
    return beside if beside.is_dir() else scenarios_root() / "rules"


def events_path_of(path: Path, name: str) -> Path:
    """Return the file of the events a scenario names: under ``events`` beside it, else shipped."""
    beside = path.parent / "events" / f"{name}.yaml"
    return beside if beside.is_file() else scenarios_root() / "events" / f"{name}.yaml"


def _event_folders(path: Path) -> list[Path]:
    return [path.parent / "events", scenarios_root() / "events"]


def rules_stamp(folder: Path) -> Stamp:
    """Return when the rules files of a folder were last written."""
    return tuple(part for file in files_of_rules(folder) for part in stamp(file))


def maps_for(path: Path) -> list[Path]:
    """Return the maps that a scenario may be played on: those beside it and the shipped ones."""
    return [file for folder in _map_folders(path) for file in sorted(folder.glob("*.yaml"))]


def _map_folders(path: Path) -> list[Path]:
    beside, shipped = home_of(path) / "maps", scenarios_root() / "maps"
    return [beside] if beside.resolve() == shipped.resolve() else [beside, shipped]


def _bases_stamp(path: Path) -> Stamp:
    """Return when the scenarios that one may extend were last written."""
    return tuple(
        part for folder in base_folders(path) for file in sorted(folder.glob("*.yaml")) for part in stamp(file)
    )


def _maps_stamp(path: Path) -> Stamp:
    """Return when the maps that a scenario may be played on, and the events it may name, were last written."""
    folders = [*_map_folders(path), *_event_folders(path)]
    return tuple(part for folder in folders for file in sorted(folder.glob("*.yaml")) for part in stamp(file))


@lru_cache(maxsize=16)
def _rules(folder: Path, _label: str, _stamp: Stamp) -> RulesCase:
    files = files_of_rules(folder)
    return check_rules(read_rules(files, label_of), digest_of(files))


@lru_cache(maxsize=16)
def _board(path: Path, label: str, _stamp: Stamp, rules: RulesCase) -> tuple[MapCase, Board]:
    case = check_map(read_source(path, label), rules)
    return case, build_board(case, digest_of([path]))


@lru_cache(maxsize=64)
def _scenario(
    path: Path, label: str, _stamp: Stamp, rules_folder: Path, _rules_stamp: Stamp, _other_stamps: Stamp
) -> Loaded:
    return _loaded(path, rules_case(rules_folder))


def _loaded(path: Path, rules: RulesCase) -> Loaded:
    return _draft(path, rules, None).loaded


def _draft(path: Path, rules: RulesCase, data: bytes | None) -> Draft:
    source, files = read_extended(path, label_of, base_folders(path), data)
    spec = read_spec(source)
    map_path = map_path_of(path, spec.map)
    if (named := source.is_intact(("map",))) and not map_path.is_file():
        known = {file.stem for file in maps_for(path)}
        source.report(("map",), f"no map '{spec.map}'{suggestion(spec.map, known)}")
        named = False
    ground, board = _map_with_board(map_path, rules) if named else _no_map(rules)
    events = _events_of(path, source, spec.events)
    case = ScenarioCase(source, spec, ground, board, events)
    run_passes(case)
    found = events.source.problems if events is not None else ()
    problems = (*source.problems, *found, *(ground.source.problems if named else ()), *rules.problems)
    if problems:
        return Draft(case, Loaded(None, None, None, problems))
    texts = [path.read_bytes() if data is None else data, *(file.read_bytes() for file in files[1:])]
    texts += [events_path_of(path, spec.events).read_bytes()] if spec.events else []
    scenario = build_scenario(case, digest_of_scenario(texts, board, case.rules))
    return Draft(case, Loaded(board, case.rules, scenario, ()))


def _events_of(path: Path, source: YamlSource, name: str | None) -> EventCase | None:
    """Return the events that a scenario names, None if it names none or there is no such file."""
    if name is None or not source.is_intact(("events",)):
        return None
    file = events_path_of(path, name)
    if not file.is_file():
        known = {other.stem for folder in _event_folders(path) for other in folder.glob("*.yaml")}
        source.report(("events",), f"no events '{name}'{suggestion(name, known)}")
        return None
    return check_events(read_source(file, label_of(file)))


def read_events(path: Path) -> EventCase:
    """Return a file of events with the defects that it has by itself."""
    return check_events(read_source(path, label_of(path)))


def _no_map(rules: RulesCase) -> tuple[MapCase, Board]:
    """Return a map of which nothing is known."""
    return check_map(parse_source(b"", "no map"), rules), _empty_board(rules)


@lru_cache(maxsize=4)
def _empty_board(rules: RulesCase) -> Board:
    return build_board(check_map(parse_source(b"", "no map"), rules), "")
