"""Rule values changed for a laboratory without touching a file: ``FILE.key=value``, as in ``combat.surrounded=400``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game.data.curves import MADE_FROM, curves
from game.data.files import Stamp
from game.data.library import label_of, rules_stamp
from game.data.rules import FILES, LISTS, check_rules, digest_of, files_of_rules, read_rules
from game.data.rules_case import RulesCase
from game.data.shape import suggestion
from game.data.source import Node, YamlSource, field_name, parse_source
from game.errors import GameError, Problem, ScenarioError


@dataclass(frozen=True, slots=True)
class Change:
    """One changed value: ``text`` as it was given, the file and the keys that lead to the value, and its YAML."""

    text: str
    file: str
    keys: tuple[str, ...]
    value: str


def parse_change(text: str) -> Change:
    """Return a change as it is written; GameError if it has no such form, or no such file is there."""
    name, equals, value = text.partition("=")
    file, *keys = name.strip().split(".")
    if not equals or not all((file, value.strip(), *keys)) or not keys:
        raise GameError(f"'{text}' must be FILE.key=value, such as combat.surrounded_thousandths=400")
    if file not in FILES:
        raise GameError(f"'{text}': no rules file '{file}'{suggestion(file, FILES) or ': ' + ', '.join(FILES)}")
    if file in LISTS and keys[0] != LISTS[file][0]:
        keys = [LISTS[file][0], *keys]  # its only key need not be said
    return Change(text, file, tuple(keys), value.strip())


def changed_rules(folder: Path, changes: tuple[str, ...]) -> RulesCase:
    """Return the rules of a folder, as its files are now, with some values changed.

    GameError says what is wrong with a change; ScenarioError, with all defects, if the files had some before.
    """
    return _changed(folder, changes, rules_stamp(folder))


@lru_cache(maxsize=4)
def _changed(folder: Path, changes: tuple[str, ...], _stamp: Stamp) -> RulesCase:
    sources = read_rules(files_of_rules(folder), label_of)
    wanted = [parse_change(text) for text in changes]
    by_file = dict(zip(FILES, sources, strict=True))
    if faults := check_rules(sources, "").problems:
        raise ScenarioError(list(faults))
    for change in wanted:
        _put(by_file[change.file], change)
    if any(_moves_a_curve(change) for change in wanted):
        _draw_again(by_file)
    case = check_rules(sources, _digest(folder, wanted))
    if case.problems:
        raise GameError("\n".join(_told(problem, wanted) for problem in case.problems))
    return case


def value_of(folder: Path, path: str, changes: Sequence[str] = ()) -> object:
    """Return the plain value that ``FILE.key`` has in the files of a folder and by changes, None for a list or mapping.

    GameError if there is no such key.
    """
    by_file = dict(zip(FILES, read_rules(files_of_rules(folder), label_of), strict=True))
    for change in map(parse_change, changes):
        _put(by_file[change.file], change)
    wanted = replace(parse_change(f"{path}=0"), text=path)
    found = _node(by_file[wanted.file], wanted).value
    return None if isinstance(found, dict | list) else found


def _digest(folder: Path, changes: Sequence[Change]) -> str:
    """Return a hash of the files and of the changes."""
    made = blake2b(digest_of(files_of_rules(folder)).encode(), digest_size=16)
    for change in changes:
        made.update(f"\n{change.file}.{'.'.join(change.keys)}={change.value}".encode())
    return made.hexdigest()


def _put(source: YamlSource, change: Change) -> None:
    """Put a value in place of the one that the keys lead to."""
    node = _node(source, change)
    given = parse_source(f"value: {change.value}".encode(), change.text)
    if given.problems:
        raise GameError(f"'{change.text}': {given.problems[0].message}")
    node.value = given.root.value["value"][1].value


def _node(source: YamlSource, change: Change) -> Node:
    """Return what the keys of a change lead to; GameError if they lead nowhere."""
    node = source.root
    for depth, key in enumerate(change.keys):
        entries = _entries(node)
        if key not in entries:
            around = ".".join((change.file, *change.keys[:depth]))
            raise GameError(f"'{change.text}': no '{key}' in {around}{_hint(key, list(entries))}")
        node = entries[key]
    return node


def _hint(key: str, known: Sequence[str]) -> str:
    """Return what may have been meant: a key that begins so, one that is spelled nearly so, or all there are."""
    begin = [name for name in known if key and name.startswith(key)]
    if len(begin) == 1:
        return f" (did you mean '{begin[0]}'?)"
    return suggestion(key, known) or f": it has {', '.join(known) or 'nothing inside'}"


def _entries(node: Node) -> dict[str, Node]:
    """Return what is inside a node by key, or by place in a list."""
    if isinstance(node.value, dict):
        return {str(key): inner for key, (_, inner) in node.value.items()}
    if isinstance(node.value, list):
        return {str(place): inner for place, inner in enumerate(node.value)}
    return {}


def _moves_a_curve(change: Change) -> bool:
    return (change.file, change.keys[0]) in MADE_FROM


def _draw_again(sources: dict[str, YamlSource]) -> None:
    """Reckon the tables that rest on changed values anew, where those are sound (rule 1.6)."""
    combat, air = sources["combat"].value, sources["air"].value
    numbers: list[Any] = [combat["sigma_thousandths"], *combat["estimate_sigma_thousandths"].values()]
    numbers += [air["interdiction_most_pm"], air["interdiction_scale_tenths"]]
    if not all(isinstance(number, int) and number > 0 for number in numbers):
        return
    tables = _entries(sources["tables"].root)
    for name, _, row in curves(combat, air):
        tables[name].value = " ".join(map(str, row))


def _told(problem: Problem, changes: Sequence[Change]) -> str:
    """Return a defect that a change made, by the change where it is its own value."""
    for change in changes:
        if problem.field == field_name(change.keys):
            return f"'{change.text}': {problem.message}"
    return f"{problem.where.file}: {problem.field}: {problem.message}"
