"""The computer is told that an axis weighs more or less (rule 16.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import AxisWeighed
from game.model.politics import AxisIndex, Cause
from game.model.state import GameState
from game.rules.effects.registry import effect_kind

PERCENT = 10


@effect_kind("hint")
@dataclass(frozen=True, slots=True)
class HintEffect:
    """An axis of the scenario's hints gets another weight: 100 is ordinary."""

    axis: AxisIndex
    weight: int

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the hint."""
        yield AxisWeighed(self.axis, self.weight * PERCENT)
