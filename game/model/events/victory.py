"""Points earned on the way (rule 15)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.copying import replaced
from game.model.events.base import event_kind
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class EarlyGoalReached:
    """A side held the place of an early goal in time; ``goal`` is its index in the scenario (rule 15)."""

    kind: ClassVar[str] = "early_goal_reached"
    goal: int

    def apply(self, state: GameState) -> None:
        """Note that the points are earned."""
        state.early_points = replaced(state.early_points, self.goal, 1)
