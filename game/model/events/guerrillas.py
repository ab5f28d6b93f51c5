"""Men in the hills (rule 9.5)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.copying import replaced
from game.model.events.base import event_kind
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class GuerrillasChanged:
    """A turn of the guerrillas of all zones, by zone (rule 9.5): who they lost and won, who is held down now.

    ``free`` and ``contained`` are the men there are at the end of it.
    """

    kind: ClassVar[str] = "guerrillas_changed"
    destroyed: tuple[int, ...]
    grown: tuple[int, ...]
    dispersed: tuple[int, ...]
    returned: tuple[int, ...]  # to the pool of their army, trained
    free: tuple[int, ...]
    contained: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set the men of the zones and keep the account of them."""
        hills = state.insurgency
        state.guerrillas, hills.contained = self.free, self.contained
        hills.raised += sum(self.grown)
        hills.destroyed += sum(self.destroyed)
        hills.dispersed += sum(self.dispersed)
        hills.returned += sum(self.returned)
        state.armies[state.ruleset.guerrillas.army].pool.trained += sum(self.returned)


@event_kind
@dataclass(slots=True)
class GuerrillasRaised:
    """Men of a zone took to the hills by what was decided, or went home where ``men`` is below 0 (rules 9.5, 14.1)."""

    kind: ClassVar[str] = "guerrillas_raised"
    zone: int
    men: int

    def apply(self, state: GameState) -> None:
        """Add them, or take away so many of those who are free."""
        before = state.guerrillas[self.zone]
        after = max(0, before + self.men)
        state.guerrillas = replaced(state.guerrillas, self.zone, after)
        state.insurgency.raised += max(0, after - before)
        state.insurgency.dispersed += max(0, before - after)
