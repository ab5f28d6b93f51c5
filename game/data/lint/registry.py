"""The lint passes: functions that look for one kind of defect in a file that has the right shape."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, TypeVar

import game.data.lint
from game.errors import Problem

CaseT = TypeVar("CaseT")
_PASSES: list[tuple[type[Any], Callable[[Any], Iterator[Problem]]]] = []


def lint_pass(
    case: type[CaseT],
) -> Callable[[Callable[[CaseT], Iterator[Problem]]], Callable[[CaseT], Iterator[Problem]]]:
    """Register a pass for one kind of case: a map, a scenario, or the rules."""

    def register(check: Callable[[CaseT], Iterator[Problem]]) -> Callable[[CaseT], Iterator[Problem]]:
        _PASSES.append((case, check))
        return check

    return register


def load_passes() -> None:
    """Import every module of this package, in alphabetical order."""
    for module in sorted(info.name for info in iter_modules(game.data.lint.__path__)):
        import_module(f"game.data.lint.{module}")


def run_passes(case: object) -> list[Problem]:
    """Return what all passes for this kind of case find."""
    load_passes()
    return [problem for kind, check in _PASSES if isinstance(case, kind) for problem in check(case)]
