"""Places score nothing for a side any more (rule 14.2, E17)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import GoalsForfeited
from game.model.ids import Side
from game.model.politics import Cause, LineName
from game.model.state import GameState
from game.rules.effects.registry import effect_kind
from game.rules.politics.lines import north_of


@effect_kind("forfeit")
@dataclass(frozen=True, slots=True)
class ForfeitEffect:
    """What lies north of a line scores nothing for a side any more."""

    side: Side
    north_of: LineName

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the goals that are given up."""
        beyond = north_of(state.board, self.north_of)
        yield GoalsForfeited(self.side, tuple(i for i, goal in enumerate(state.scenario.goals) if beyond[goal.hex]))
