"""What was decided stands (rule 14)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.turn import FlagsSet
from game.model.politics import Cause, FlagName
from game.model.state import GameState
from game.rules.effects.registry import effect_kind


@effect_kind("flag")
@dataclass(frozen=True, slots=True)
class FlagEffect:
    """A flag is set, for good: rules ask for it."""

    flag: FlagName

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield it unless it is set already."""
        if self.flag not in state.flags:
            yield FlagsSet((self.flag,))
