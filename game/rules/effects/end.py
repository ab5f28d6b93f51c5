"""The war ends (rules 14.2 E38, E39, 15)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.turn import GameEnded
from game.model.ids import Side
from game.model.politics import Cause, EndWord
from game.model.state import GameState
from game.rules.effects.registry import effect_kind
from game.rules.victory import by_points, collapse

ARMISTICE = "armistice"
WINNERS = {side.key: side for side in Side}


@effect_kind("end")
@dataclass(frozen=True, slots=True)
class EndEffect:
    """The game ends: ``armistice`` by the points as they stand, ``communist`` or ``un`` with that side's victory."""

    how: EndWord

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the end."""
        if self.how == ARMISTICE:
            yield GameEnded(by_points(state, ARMISTICE))
        else:
            yield GameEnded(collapse(state, WINNERS[self.how]))
