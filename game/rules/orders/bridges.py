"""The orders about bridges: to blow one, to leave one standing (rule 2.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.conduct import BridgeKept, MovementSpent
from game.model.ids import BridgeId, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.bridges import try_to_blow
from game.rules.movement import points_left
from game.rules.orders.common import fighter, operating


@order_kind
@dataclass(frozen=True, slots=True)
class BlowBridgeOrder:
    """Let a unit on one of its banks try to blow a bridge."""

    kind: ClassVar[str] = "blow_bridge"
    side: Side
    unit: UnitId
    bridge: BridgeId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse a bridge that is not there, not standing or tried this turn, and a unit without movement."""
        if (refusal := fighter(view, self.side, self.unit)) is not None:
            return refusal
        if not 0 <= self.bridge < len(view.board.bridges) or view.bridges[self.bridge]:
            return Refusal(Reason.NO_BRIDGE)
        bridge, unit = view.board.bridges[self.bridge], view.own[self.unit]
        if unit.hex not in (bridge.a, bridge.b):
            return Refusal(Reason.NOT_ADJACENT, where=self.unit)
        if view.bridge_attempts.get(self.bridge, 0):
            return Refusal(Reason.BRIDGE_TRIED)
        cost, left = view.ruleset.terrain.bridge_blow_cost_tenths, points_left(unit)
        if left < cost:
            return Refusal(Reason.NO_MOVEMENT_LEFT, needs=cost, has=left, where=self.unit)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the attempt."""
        yield MovementSpent(self.unit, state.ruleset.terrain.bridge_blow_cost_tenths)
        yield from try_to_blow(state, dice, self.side, bridge=self.bridge)


@order_kind
@dataclass(frozen=True, slots=True)
class KeepBridgeOrder:
    """Say whether beaten stacks of the side are to leave a bridge standing behind them."""

    kind: ClassVar[str] = "keep_bridge"
    side: Side
    bridge: BridgeId
    keep: bool

    def check(self, view: SideView) -> Refusal | None:
        """Refuse an unknown bridge, and what is so already."""
        if (refusal := operating(view, self.side)) is not None:
            return refusal
        if not 0 <= self.bridge < len(view.board.bridges):
            return Refusal(Reason.NO_BRIDGE)
        if (self.bridge in view.keep_bridges) == self.keep:
            return Refusal(Reason.NOTHING_TO_CHANGE)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the decision."""
        yield BridgeKept(self.side, self.bridge, self.keep)
