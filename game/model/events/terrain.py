"""What happens to the ground by itself (rules 1.4, 2.4, 4.6)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import BridgeId, HexId, Side
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class HexesChangedHands:
    """Hexes fell to the side that alone is near them (rule 1.4)."""

    kind: ClassVar[str] = "hexes_changed_hands"
    side: Side
    hexes: tuple[HexId, ...]

    def apply(self, state: GameState) -> None:
        """Give them to it; it knows that it holds them."""
        for h in self.hexes:
            state.set_holder(h, self.side)
            state.learn(self.side, h)


@event_kind
@dataclass(slots=True)
class RailsMended:
    """Broken railways came a turn closer to repair, some are repaired (rule 4.6); their holders know it."""

    kind: ClassVar[str] = "rail_repaired"
    hexes: tuple[HexId, ...]
    left: tuple[int, ...]  # as ``GameState.rail``: 0 working, 1 waits for repair, more: turns until then + 1

    def apply(self, state: GameState) -> None:
        """Set them."""
        for h, left in zip(self.hexes, self.left, strict=True):
            state.set_rail(h, left)
            if state.holder[h] in (Side.COMMUNIST, Side.UN):
                state.learn(Side(state.holder[h]), h)


@event_kind
@dataclass(slots=True)
class BridgesMended:
    """Blown bridges were worked on; those with no turns left stand again (rule 2.4)."""

    kind: ClassVar[str] = "bridge_rebuilt"
    bridges: tuple[BridgeId, ...]
    left: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set the turns left; whoever holds the banks knows it."""
        for bridge, left in zip(self.bridges, self.left, strict=True):
            state.set_bridge(bridge, left)
            bank = state.board.bridges[bridge].a
            state.learn(Side(state.holder[bank]), bank)
