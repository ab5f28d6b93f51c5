"""The lint passes: functions that look for one kind of defect in a file.

Those that look whether names and hexes exist go first; the others look at what is left sound: nothing is told of a
value that has no shape, and ``is_clear`` of a source says whether what a judgment rests on is sound.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, TypeVar

import game.data.lint
from game.data.source import YamlSource
from game.errors import Problem


class Case(Protocol):
    """What passes look at."""

    def all_sources(self) -> Iterable[YamlSource]:
        """Return the files that it was read from."""
        ...


CaseT = TypeVar("CaseT")
Pass = Callable[[CaseT], Iterator[Problem]]
_NAMES: list[tuple[type[Any], Pass[Any]]] = []
_MEANINGS: list[tuple[type[Any], Pass[Any]]] = []


def name_pass(case: type[CaseT]) -> Callable[[Pass[CaseT]], Pass[CaseT]]:
    """Register a pass that looks whether what is named exists; what it finds is broken for the other passes."""
    return _register(_NAMES, case)


def lint_pass(case: type[CaseT]) -> Callable[[Pass[CaseT]], Pass[CaseT]]:
    """Register a pass for one kind of case: a map, a scenario, or the rules."""
    return _register(_MEANINGS, case)


def _register(passes: list[tuple[type[Any], Pass[Any]]], case: type[CaseT]) -> Callable[[Pass[CaseT]], Pass[CaseT]]:
    def register(check: Pass[CaseT]) -> Pass[CaseT]:
        passes.append((case, check))
        return check

    return register


def load_passes() -> None:
    """Import every module of this package, in alphabetical order."""
    for module in sorted(info.name for info in iter_modules(game.data.lint.__path__)):
        import_module(f"game.data.lint.{module}")


def run_passes(case: Case) -> None:
    """Add what all passes for this kind of case find to the sources of the case."""
    load_passes()
    sources = {source.name: source for source in case.all_sources()}
    shapeless = {name: source.broken_fields() for name, source in sources.items()}
    for passes in (_NAMES, _MEANINGS):
        found = [problem for kind, check in passes if isinstance(case, kind) for problem in check(case)]
        for problem in found:
            source = sources[problem.where.file]
            if source.readable and not _is_inside(problem.field, shapeless[source.name]):
                source.problems.append(problem)
                source.mark_broken(problem.field)


def _is_inside(field: str, broken: frozenset[str]) -> bool:
    """Return whether a field, or one around it, is among those that are broken."""
    parts = field.split(".")
    return bool(broken) and any(".".join(parts[:length]) in broken for length in range(1, len(parts) + 1))
