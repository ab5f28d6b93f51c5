"""Movement of units (rule 4) and what it does to the ground."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import HexId, Status, UnitId
from game.model.state import GameState
from game.model.units import NO_HEX


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
            for h in self.path[:-1]:
                state.look(unit.side, h)
                state.set_holder(h, unit.side)
            state.set_holder(self.path[-1], unit.side)
        state.enter(unit, self.path[-1])
        unit.mp = max(0, unit.mp - self.cost)
        unit.moved = True
        unit.forded = unit.forded or self.forded
        unit.advanced = unit.advanced or self.advance
        unit.advance_to = NO_HEX
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


@event_kind
@dataclass(slots=True)
class UnitHalted:
    """A unit could not make the step it was told to: unseen enemies make it too dear (rule 4.1)."""

    kind: ClassVar[str] = "unit_halted"
    unit: UnitId
    hex: HexId  # the one it did not enter

    def apply(self, state: GameState) -> None:
        """End its move."""
        state.units[self.unit].mp = 0


@event_kind
@dataclass(slots=True)
class UnitRailed:
    """A unit went by rail for ``points`` of its side's capacity, ``north`` of them in the north (rule 4.6).

    ``cut`` is the hex where it found the line cut, NO_HEX if it was not.
    """

    kind: ClassVar[str] = "unit_railed"
    unit: UnitId
    path: tuple[HexId, ...]
    points: int
    north: int
    cut: HexId = NO_HEX

    def apply(self, state: GameState) -> None:
        """Move it; it has no movement left."""
        unit = state.units[self.unit]
        if self.path:
            state.leave(unit)
            state.enter(unit, self.path[-1])
            unit.e = 0
        if self.cut != NO_HEX:
            state.learn(unit.side, self.cut)
        unit.mp = 0
        unit.moved = True
        unit.advance_to = NO_HEX
        state.rail_used[unit.side] += self.points
        state.rail_used_north[unit.side] += self.north


@event_kind
@dataclass(slots=True)
class HqDisplaced:
    """An HQ fled from an enemy in its hex along ``path``, or off the map without one (rule 4.3).

    ``units`` are those that lose by it, with their cohesion in tenths as it is now; parallel tuples.
    """

    kind: ClassVar[str] = "hq_displaced"
    hq: UnitId
    path: tuple[HexId, ...]
    back_turn: int  # the turn it is back, where it left the map
    units: tuple[UnitId, ...]
    c: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Move it; its units are shaken."""
        hq = state.units[self.hq]
        state.leave(hq)
        if self.path:
            state.enter(hq, self.path[-1])
        else:
            hq.status = Status.DISPLACED
            hq.due_turn = self.back_turn
        hq.retreated = True
        hq.mp = 0
        for unit_id, c in zip(self.units, self.c, strict=True):
            unit = state.units[unit_id]
            unit.c = c
            state.refresh(unit)


@event_kind
@dataclass(slots=True)
class HqReturned:
    """A displaced HQ is back on the map (rule 4.3)."""

    kind: ClassVar[str] = "hq_returned"
    hq: UnitId
    hex: HexId

    def apply(self, state: GameState) -> None:
        """Put it there."""
        state.enter(state.units[self.hq], self.hex)


@event_kind
@dataclass(slots=True)
class SurplusMoved:
    """A unit that found no room in a full hex at the end of its side's operations was pushed out (rule 3.3)."""

    kind: ClassVar[str] = "surplus_moved"
    unit: UnitId
    path: tuple[HexId, ...]
    c: int  # tenths, as it is now

    def apply(self, state: GameState) -> None:
        """Move it, if there is a way; its cohesion suffers."""
        unit = state.units[self.unit]
        unit.c = self.c
        if self.path:
            state.leave(unit)
            state.enter(unit, self.path[-1])
            state.set_holder(unit.hex, unit.side)
            unit.moved = True
            unit.e = 0
        else:
            state.refresh(unit)
