"""Units that are still to come arrive later, or elsewhere (rules 9.3, 14.2 E05, E10)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import ArrivalsChanged
from game.model.ids import OFF_MAP, ArmyId, BoxId, Status
from game.model.politics import ANY_ARMY, Cause, PlaceHex
from game.model.state import GameState
from game.model.units import NO_BOX
from game.rules.effects.registry import effect_kind


@effect_kind("arrivals")
@dataclass(frozen=True, slots=True)
class ArrivalsEffect:
    """Units of an army, or those due in a box, that were to come before a turn (0: ever) come on another turn (0: as
    listed), at another place.
    """

    army: ArmyId
    box: BoxId = NO_BOX
    before: int = 0
    turn: int = 0
    at: PlaceHex = OFF_MAP

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change for all that are expected."""
        units = tuple(
            setup.unit
            for setup in state.scenario.setups
            if state.units[setup.unit].status == Status.EXPECTED
            and self.army in (ANY_ARMY, state.units[setup.unit].army)
            and self.box in (NO_BOX, setup.box)
            and (not self.before or setup.turn < self.before)
        )
        if units:
            yield ArrivalsChanged(units, self.turn, self.at)
