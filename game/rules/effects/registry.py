"""What kinds of effects there are (rule 14.1)."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
EFFECT_KINDS: dict[str, type] = {}


def effect_kind(name: str) -> Callable[[type[_T]], type[_T]]:
    """Register a class of effects under its name in files; what its fields are called and hold is their format."""

    def register(cls: type[_T]) -> type[_T]:
        EFFECT_KINDS[name] = cls
        return cls

    return register
