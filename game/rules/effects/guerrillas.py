"""Men go into the hills of a zone (rule 9.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.guerrillas import GuerrillasRaised
from game.model.politics import Cause, ZoneId
from game.model.state import GameState
from game.rules.effects.registry import effect_kind


@effect_kind("guerrillas")
@dataclass(frozen=True, slots=True)
class GuerrillasEffect:
    """The guerrillas of a zone become more by so many men, or fewer."""

    zone: ZoneId
    men: int

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change."""
        yield GuerrillasRaised(self.zone, self.men)
