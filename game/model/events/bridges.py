"""Bridges (rule 2.4)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import Side
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class BridgeBlown:
    """A side tried to blow a bridge; ``success`` tells whether it fell (rule 2.4)."""

    kind: ClassVar[str] = "bridge_blown"
    bridge: int
    side: Side
    roll: int
    success: bool

    def apply(self, state: GameState) -> None:
        """Count the attempt; a fallen bridge has all its turns of rebuilding before it."""
        state.bridge_attempts[self.bridge] = state.bridge_attempts.get(self.bridge, 0) + 1
        if self.success:
            state.set_bridge(self.bridge, state.ruleset.terrain.bridge_rebuild_turns)
