"""The order to go by rail (rule 4.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.movement import UnitRailed
from game.model.ids import HexId, Side, UnitId
from game.model.orders import Refusal, order_kind
from game.model.state import GameState
from game.model.units import NO_HEX
from game.model.view import SideView
from game.rules.intelligence import revealed
from game.rules.orders.common import owned_and_active
from game.rules.rail import fare, rail_refusal, ride
from game.rules.sightings import after_move
from game.rules.truth import truth


@order_kind
@dataclass(frozen=True, slots=True)
class RailOrder:
    """Send a unit by train along ``path``; ``path[0]`` is the first hex after its own."""

    kind: ClassVar[str] = "rail"
    side: Side
    unit: UnitId
    path: tuple[HexId, ...]

    def check(self, view: SideView) -> Refusal | None:
        """Refuse what the unit, the line or its capacity do not allow, as far as the side knows."""
        if (refusal := owned_and_active(view, self.side, self.unit)) is not None:
            return refusal
        return rail_refusal(view, view.own[self.unit], self.path)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the ride; it ends before the first hex where the line is cut."""
        unit, position = state.units[self.unit], truth(state, self.side)
        origin, got = unit.hex, ride(position, unit, self.path)
        price = fare(position, unit, self.path)
        cut = self.path[len(got)] if len(got) < len(self.path) else NO_HEX
        yield UnitRailed(self.unit, got, price.points, price.north, cut)
        if got:
            yield from revealed((unit,), cause="rail")
            yield from after_move(state, dice, unit, origin, got)
