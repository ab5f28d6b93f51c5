"""A unit comes that only an event brings (rule 14.2, E09)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.turn import FlagsSet
from game.model.politics import Cause, SpawnKey
from game.model.state import GameState
from game.rules.effects.registry import effect_kind

SPAWNED = "spawned_"


@effect_kind("spawn")
@dataclass(frozen=True, slots=True)
class SpawnEffect:
    """Units listed under ``spawns`` come in the next arrivals, with men out of the pool of their army."""

    units: tuple[SpawnKey, ...]

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the flags that they wait for."""
        yield FlagsSet(tuple(SPAWNED + unit for unit in self.units))
