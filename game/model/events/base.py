"""What every event is, and the registry that finds them."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol, TypeVar

from game.model.ids import UnitId
from game.model.state import GameState


class Event(Protocol):
    """A fact of the engine. Slotted dataclasses, not frozen, made and applied at once."""

    kind: ClassVar[str]

    def apply(self, state: GameState) -> None:
        """Change the state; never fails, never rolls."""
        ...


def set_stocks(state: GameState, units: Sequence[UnitId], stocks: Sequence[int]) -> None:
    """Let units have the supply, in tenths, that an event left them."""
    for unit, s in zip(units, stocks, strict=True):
        state.units[unit].s = s


_T = TypeVar("_T")
EVENT_KINDS: dict[str, type] = {}


def event_kind(cls: type[_T]) -> type[_T]:
    """Register an event class under its ``kind``."""
    EVENT_KINDS[cls.kind] = cls  # type: ignore[attr-defined]
    return cls


Seen = Callable[[GameState], tuple[bool, bool]]
