"""Men and weapons come into the pools, or go (rule 9.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.arrival import PoolChanged
from game.model.events.base import Event
from game.model.ids import ArmyId
from game.model.politics import Cause
from game.model.state import GameState
from game.rules.effects.registry import effect_kind


@effect_kind("pool")
@dataclass(frozen=True, slots=True)
class PoolEffect:
    """The pool of an army gains men and weapons, or loses what it has of them."""

    army: ArmyId
    trained: int = 0
    recruits: int = 0
    tanks: int = 0
    guns: int = 0

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change; no pool holds less than nothing."""
        pool = state.armies[self.army].pool
        yield PoolChanged(
            self.army,
            max(self.trained, -pool.trained),
            max(self.recruits, -pool.recruits),
            max(self.tanks, -pool.tanks),
            max(self.guns, -pool.guns),
        )
