"""What units are told besides marching and fighting (rules 4.4, 4.5, 5, 9.2)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import BridgeId, Priority, Side, Stance, Status, UnitId
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class UnitRested:
    """A unit forfeited its turn to rest (rule 5)."""

    kind: ClassVar[str] = "unit_rested"
    unit: UnitId

    def apply(self, state: GameState) -> None:
        """Mark it; it has no movement left."""
        unit = state.units[self.unit]
        unit.rested = True
        unit.mp = 0


@event_kind
@dataclass(slots=True)
class StanceSet:
    """A unit took another stance (rules 3.2, 7.3)."""

    kind: ClassVar[str] = "stance_set"
    unit: UnitId
    stance: Stance

    def apply(self, state: GameState) -> None:
        """Set it."""
        state.units[self.unit].stance = self.stance


@event_kind
@dataclass(slots=True)
class MovementSpent:
    """A unit spent movement, in tenths, on work where it stands (rule 2.4)."""

    kind: ClassVar[str] = "movement_spent"
    unit: UnitId
    cost: int

    def apply(self, state: GameState) -> None:
        """Take it off."""
        unit = state.units[self.unit]
        unit.mp = max(0, unit.mp - self.cost)


@event_kind
@dataclass(slots=True)
class BridgeKept:
    """A side decided whether its beaten stacks leave a bridge standing behind them (rule 2.4)."""

    kind: ClassVar[str] = "bridge_kept"
    side: Side
    bridge: BridgeId
    keep: bool

    def apply(self, state: GameState) -> None:
        """Note it."""
        bridge = frozenset((self.bridge,))
        kept = state.keep_bridges[self.side]
        state.keep_bridges[self.side] = kept | bridge if self.keep else kept - bridge


@event_kind
@dataclass(slots=True)
class UnitsMerged:
    """A unit was merged ``into`` another of its kind; ``q`` per mille, ``c`` and ``s`` tenths, as they are now."""

    kind: ClassVar[str] = "units_merged"
    unit: UnitId
    into: UnitId
    q: int
    c: int
    s: int

    def apply(self, state: GameState) -> None:
        """Add its men and weapons, the worse of both for what was done this turn; the emptied unit is gone."""
        old, new = state.units[self.unit], state.units[self.into]
        new.rear_taken += old.rear
        state.leave(old)
        old.status = Status.GONE
        for name in ("men", "raw", "guns", "tanks", "arrival_men", "lost_men"):
            setattr(new, name, getattr(new, name) + getattr(old, name))
        for name in ("assaults", "moved", "forded", "fought", "retreated", "advanced", "isolated_turns"):
            setattr(new, name, max(getattr(new, name), getattr(old, name)))
        for name in ("mp", "e", "stance"):
            setattr(new, name, min(getattr(new, name), getattr(old, name)))
        new.rested, new.covert = new.rested and old.rested, new.covert and old.covert
        for escape in state.escapes:
            escape.join(old.id, new.id)
        new.q, new.c, new.s = self.q, self.c, self.s
        old.men = old.raw = old.guns = old.tanks = 0
        state.refresh(new)


@event_kind
@dataclass(slots=True)
class HqAssigned:
    """A unit came under another HQ; its cohesion, in tenths, as it is now (rule 4.5)."""

    kind: ClassVar[str] = "hq_assigned"
    unit: UnitId
    hq: UnitId
    c: int

    def apply(self, state: GameState) -> None:
        """Set HQ and cohesion."""
        unit = state.units[self.unit]
        unit.hq = self.hq
        unit.c = self.c
        state.refresh(unit)


@event_kind
@dataclass(slots=True)
class PrioritySet:
    """An HQ got another priority for supply and replacements (rule 4.4)."""

    kind: ClassVar[str] = "priority_set"
    hq: UnitId
    priority: Priority

    def apply(self, state: GameState) -> None:
        """Set it."""
        state.units[self.hq].priority = self.priority


@event_kind
@dataclass(slots=True)
class ReplacementsMarked:
    """A unit is to be filled up first (1), in its turn (0), or not at all (-1) (rule 9.2)."""

    kind: ClassVar[str] = "replacements_marked"
    unit: UnitId
    mark: int

    def apply(self, state: GameState) -> None:
        """Note it."""
        state.units[self.unit].replacements_first = self.mark
