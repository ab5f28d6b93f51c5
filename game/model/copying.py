"""Copies of slotted records and of tuples.

A copier is made once for each class: many times faster than a loop over its slots.
"""

from collections.abc import Callable
from typing import TypeVar, cast

_T = TypeVar("_T")


def slots_copier(kind: type[_T]) -> Callable[[_T], _T]:
    """Return a function that returns a shallow copy of an instance: every slot, as it is; ``__init__`` does not run."""
    names: tuple[str, ...] = kind.__slots__  # type: ignore[attr-defined]
    lines = ["def copy(old):", " new = make(kind)", *(f" new.{name} = old.{name}" for name in names), " return new"]
    made: dict[str, object] = {"make": kind.__new__, "kind": kind}
    exec("\n".join(lines), made)  # as dataclasses make their methods: the slots are named once, in the class
    return cast("Callable[[_T], _T]", made["copy"])


def replaced(values: tuple[int, ...], index: int, value: int) -> tuple[int, ...]:
    """Return the values with one of them replaced."""
    return (*values[:index], value, *values[index + 1 :])
