"""What wears units down outside of battle: severe cold, hunger (rules 6.7, 11)."""

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import UnitId
from game.model.losses import lose_men
from game.model.state import GameState


class Hardship(IntEnum):
    """Why units are worn down."""

    COLD = 0
    STARVED = 1


@event_kind
@dataclass(slots=True)
class UnitsSuffered:
    """Units lost men and cohesion (tenths) to a hardship; parallel tuples."""

    kind: ClassVar[str] = "units_suffered"
    hardship: Hardship
    units: tuple[UnitId, ...]
    men: tuple[int, ...]
    c: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Take men and cohesion."""
        for unit_id, men, c in zip(self.units, self.men, self.c, strict=True):
            unit = state.units[unit_id]
            unit.c -= c
            lose_men(state, unit, men)
