"""The order to go by sea (rule 10.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.sea import UnitEmbarked
from game.model.ids import OFF_MAP, HexId, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.casualties import Loss, take_losses
from game.rules.orders.common import operating
from game.rules.sea import embark_refusal, fare
from game.rules.sightings import after_loss
from game.rules.sources import is_port
from game.rules.truth import truth


@order_kind
@dataclass(frozen=True, slots=True)
class EmbarkOrder:
    """Put a unit on board for a port or beachhead, OFF_MAP for the box at home: it comes ashore next turn.

    From a port all is taken along; over a beach guns and tanks are lost.
    """

    kind: ClassVar[str] = "embark"
    side: Side
    unit: UnitId
    port: HexId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse away from port and beach, after a march, beyond the sealift, and for nowhere."""
        if (refusal := operating(view, self.side)) is not None:
            return refusal
        if self.unit not in view.own:
            return Refusal(Reason.NO_SUCH_UNIT, where=self.unit)
        return embark_refusal(view, view.own[self.unit], self.port)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield what is left behind, and its departure."""
        unit = state.units[self.unit]
        origin, points = unit.hex, fare(truth(state, self.side), unit)
        if origin != OFF_MAP and not is_port(state.board, origin):
            yield from take_losses([Loss(unit, 0, unit.guns, unit.tanks)], cause="evacuation")
        yield UnitEmbarked(self.unit, self.port, points)
        if origin != OFF_MAP:
            yield from after_loss(state, unit, origin)
