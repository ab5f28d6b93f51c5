"""Movement of units (rule 4) and what it does to the ground."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import HexId, UnitId
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class UnitMoved:
    """A unit walked ``path`` (``path[0]`` is the first hex entered) for ``cost`` tenths of a movement point."""

    kind: ClassVar[str] = "unit_moved"
    unit: UnitId
    path: tuple[HexId, ...]
    cost: int
    forded: bool = False
    advance: bool = False  # after combat, rule 7.7

    def apply(self, state: GameState) -> None:
        """Move it; every hex a combat unit enters is its side's at once (rule 1.4)."""
        unit = state.units[self.unit]
        state.leave(unit)
        if not unit.is_hq:
            for h in self.path:
                state.look(unit.side, h)
                state.set_holder(h, unit.side)
        state.enter(unit, self.path[-1])
        unit.mp = max(0, unit.mp - self.cost)
        unit.moved = True
        unit.forded = unit.forded or self.forded
        unit.advanced = unit.advanced or self.advance
        unit.advance_to = -1
        unit.e = 0


@event_kind
@dataclass(slots=True)
class UnitsReadied:
    """The units of a side got their movement points, in tenths, for their operations (rule 2.3); parallel tuples."""

    kind: ClassVar[str] = "units_readied"
    units: tuple[UnitId, ...]
    points: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Give them their points."""
        for unit_id, points in zip(self.units, self.points, strict=True):
            state.units[unit_id].mp = points


@event_kind
@dataclass(slots=True)
class UnitAmbushed:
    """A unit ran into enemies it had not seen, on ``hex``, and may go no farther (rule 4.8)."""

    kind: ClassVar[str] = "unit_ambushed"
    unit: UnitId
    hex: HexId
    ambushers: tuple[UnitId, ...]

    def apply(self, state: GameState) -> None:
        """End its move; the enemies may strike it by surprise in their next operations."""
        unit = state.units[self.unit]
        unit.mp = 0
        unit.moved = True
        for foe in self.ambushers:
            state.units[foe].ambush_hex = unit.hex
