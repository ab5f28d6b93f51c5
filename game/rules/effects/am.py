"""Army morale rises or falls (rule 8.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import MoraleShifted
from game.model.ids import ArmyId, Side
from game.model.politics import Cause
from game.model.state import GameState
from game.rules.effects.registry import effect_kind
from game.rules.morale import MOST_MORALE

POINT = 10


@effect_kind("am")
@dataclass(frozen=True, slots=True)
class MoraleEffect:
    """The morale of armies rises or falls by so many points, each by its name."""

    points: tuple[tuple[ArmyId, int], ...]

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the changes; what the enemy must not know of the cause it does not see in the morale either."""
        for army, points in self.points:
            old = state.armies[army].morale
            morale = max(0, min(MOST_MORALE, old + points * POINT))
            secret = cause.hidden_from == Side(state.ruleset.armies[army].side).enemy
            yield MoraleShifted(army, morale, morale - old if secret else 0)
