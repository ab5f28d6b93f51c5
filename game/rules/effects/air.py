"""A side has more air power for a time, or less (rule 10.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import ParamSet
from game.model.ids import Side
from game.model.politics import Cause
from game.model.state import GameState
from game.rules.effects.param_for import changed
from game.rules.effects.registry import effect_kind


@effect_kind("air")
@dataclass(frozen=True, slots=True)
class AirEffect:
    """A side has so many tenths of an air point a turn more, or less, for so many turns."""

    side: Side
    tenths: int
    turns: int

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change of the rule."""
        yield ParamSet(changed(state, cause, ("air_tenths", int(self.side)), self.tenths, turns=self.turns))
