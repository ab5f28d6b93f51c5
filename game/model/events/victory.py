"""Points earned on the way (rule 15)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.copying import replaced
from game.model.events.base import event_kind
from game.model.ids import UnitId
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


@event_kind
@dataclass(slots=True)
class EscapeCounted:
    """The men of an army in a region were counted: its units there and their men (rule 15); parallel tuples."""

    kind: ClassVar[str] = "escape_counted"
    rule: int  # index in the scenario
    units: tuple[UnitId, ...]
    men: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Keep the count."""
        record = state.escapes[self.rule]
        record.units, record.men, record.escaped = self.units, self.men, 0


@event_kind
@dataclass(slots=True)
class EscapeJudged:
    """``men`` of those counted are out of the region in time, which is worth so many ``points`` (rule 15)."""

    kind: ClassVar[str] = "escape_judged"
    rule: int  # index in the scenario
    men: int
    points: int

    def apply(self, state: GameState) -> None:
        """Note the points."""
        state.escapes[self.rule].points = self.points
