"""An army spares another for a time (rule 14.2, E29)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import ParamSet
from game.model.ids import ArmyId
from game.model.politics import Cause
from game.model.state import GameState
from game.rules.effects.param_for import changed
from game.rules.effects.registry import effect_kind


@effect_kind("truce")
@dataclass(frozen=True, slots=True)
class TruceEffect:
    """Units of an army assault none of the named enemy armies for so many turns."""

    army: ArmyId
    spares: tuple[ArmyId, ...]
    turns: int

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change of the rule."""
        bits = sum(1 << spared for spared in self.spares)
        yield ParamSet(changed(state, cause, ("spares", self.army), bits, turns=self.turns))
