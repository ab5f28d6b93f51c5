"""The theater stock of an army grows or shrinks (rule 6.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.supply import StockChanged
from game.model.ids import ArmyId
from game.model.politics import Cause
from game.model.state import GameState
from game.rules.effects.registry import effect_kind


@effect_kind("stock")
@dataclass(frozen=True, slots=True)
class StockEffect:
    """The theater stock of an army changes by so many tons."""

    army: ArmyId
    tons: int

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change; an unlimited stock stays as it is, none holds less than nothing."""
        if (stock := state.armies[self.army].stock) >= 0:
            yield StockChanged(self.army, max(self.tons, -stock), 0, 0)
