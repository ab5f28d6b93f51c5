"""Covert units, and what a side believes an army to be (rule 12.2)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.contacts import forget
from game.model.copying import replaced
from game.model.events.base import event_kind
from game.model.ids import Side, UnitId
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class UnitRevealed:
    """Covert units are covert no longer: they fought, or went by rail."""

    kind: ClassVar[str] = "unit_revealed"
    units: tuple[UnitId, ...]
    cause: str  # combat, rail

    def apply(self, state: GameState) -> None:
        """Note it; the enemy learns of them when it sees them."""
        for unit in self.units:
            state.units[unit].covert = False


@event_kind
@dataclass(slots=True)
class ContactBroken:
    """An army broke contact: the enemy has lost every trace of these units of it (rules 12.2, 14.2 E32)."""

    kind: ClassVar[str] = "contact_broken"
    army: int
    units: tuple[UnitId, ...]

    def apply(self, state: GameState) -> None:
        """Hide them; what the enemy knew of them is forgotten. An army does it once."""
        state.armies[self.army].contact_broken = True
        for unit_id in self.units:
            unit = state.units[unit_id]
            unit.covert = True
            forget(state, unit.side.enemy, unit_id)


@event_kind
@dataclass(slots=True)
class UnitEstimated:
    """A side made up its mind how many men an army of the enemy has in Korea."""

    kind: ClassVar[str] = "unit_estimated"
    by: Side
    army: int
    men: int

    def apply(self, state: GameState) -> None:
        """Keep the estimate."""
        known = list(state.estimates)
        known[self.by] = replaced(known[self.by], self.army, self.men)
        state.estimates = tuple(known)
