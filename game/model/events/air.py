"""Air power and naval guns (rules 10.1-10.4, 10.6, 12.1): pools, allotments, what comes of them. Points in tenths."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.air import AirReport, Allotment, Backing, Bombed, Doctrine
from game.model.contacts import note
from game.model.copying import replaced
from game.model.events.base import event_kind, set_stocks
from game.model.ids import SIDES, HexId, Side, UnitId
from game.model.picture import Contact
from game.model.state import GameState
from game.model.units import NO_BOX, NO_HEX


@event_kind
@dataclass(slots=True)
class AirReadied:
    """Both sides know what they can fly this turn (rule 10.1): pools and what is left of standing allotments, by side.

    ``wing_lost``, ``damage`` and ``cuts`` are what has not been made good (10.2, 10.3).
    """

    kind: ClassVar[str] = "air_readied"
    tactical: tuple[int, int]
    heavy: tuple[int, int]
    allotments: tuple[tuple[Allotment, ...], tuple[Allotment, ...]]
    wing_lost: tuple[int, ...]
    damage: tuple[int, ...]
    cuts: tuple[tuple[int, int], ...]

    def apply(self, state: GameState) -> None:
        """Set the pools."""
        air = state.air
        for side in SIDES:
            air.forces[side] = air.forces[side]._replace(
                tactical=self.tactical[side], heavy=self.heavy[side], allotments=self.allotments[side]
            )
        air.wing_lost, air.damage, air.cuts = self.wing_lost, self.damage, self.cuts


@event_kind
@dataclass(slots=True)
class NavalReadied:
    """The UN side knows its naval points of the turn, whole (rule 10.6), and what stands of their allotment."""

    kind: ClassVar[str] = "naval_readied"
    points: int
    bombardment: int
    cover: int

    def apply(self, state: GameState) -> None:
        """Set the points; guns fire only once the allocations are revealed."""
        naval = state.naval
        naval.points, naval.bombardment, naval.cover = self.points, self.bombardment, self.cover
        naval.gunfire_left = 0


@event_kind
@dataclass(slots=True)
class AirAllotted:
    """A side allotted its air points (rule 10.2); sealed until both have."""

    kind: ClassVar[str] = "air_allotted"
    side: Side
    allotments: tuple[Allotment, ...]

    def apply(self, state: GameState) -> None:
        """Replace what stood before."""
        state.air.forces[self.side] = state.air.forces[self.side]._replace(allotments=self.allotments)


@event_kind
@dataclass(slots=True)
class DoctrineSet:
    """A side said how much close support and gunfire one defense may get (rule 10.4)."""

    kind: ClassVar[str] = "doctrine_set"
    side: Side
    doctrine: Doctrine

    def apply(self, state: GameState) -> None:
        """Note it."""
        state.air.forces[self.side] = state.air.forces[self.side]._replace(doctrine=self.doctrine)


@event_kind
@dataclass(slots=True)
class NavalAllotted:
    """The UN side allotted its naval points (rule 10.6); the rest is for gunfire."""

    kind: ClassVar[str] = "naval_allotted"
    bombardment: int
    cover: int

    def apply(self, state: GameState) -> None:
        """Note it."""
        state.naval.bombardment, state.naval.cover = self.bombardment, self.cover


@event_kind
@dataclass(slots=True)
class AllocationsRevealed:
    """Both sides' allocations lie open (rule 1.3), by side: what they are, and what is ready for the fights."""

    kind: ClassVar[str] = "allocations_revealed"
    reports: tuple[AirReport, AirReport]
    backing: tuple[Backing, Backing]
    lift: tuple[int, int]  # airlift held ready for drops
    gunfire: int  # naval points for fights

    def apply(self, state: GameState) -> None:
        """Open the reserves of the turn."""
        air = state.air
        for side in SIDES:
            air.reports[side] = self.reports[side]
            air.backing[side] = self.backing[side]
            air.forces[side] = air.forces[side]._replace(lift_left=self.lift[side])
        state.naval.gunfire_left = self.gunfire


@event_kind
@dataclass(slots=True)
class AirLost:
    """A wing lost points in the air battle (rule 10.2): it had ``points``."""

    kind: ClassVar[str] = "air_lost"
    wing: int
    points: int
    lost: int

    def apply(self, state: GameState) -> None:
        """Add them to its losses."""
        state.air.wing_lost = replaced(state.air.wing_lost, self.wing, state.air.wing_lost[self.wing] + self.lost)


@event_kind
@dataclass(slots=True)
class InterdictionSet:
    """The interdiction that a side suffers (rule 10.3): level per mille and effort in tenths, by zone."""

    kind: ClassVar[str] = "interdiction_set"
    side: Side
    levels: tuple[int, ...]
    efforts: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set the levels."""
        state.interdiction[self.side] = self.levels


@event_kind
@dataclass(slots=True)
class BombingDone:
    """What a turn of strategic bombing did (rule 10.3).

    ``damage`` and ``cuts`` as in ``AirWar``, afterwards; ``bombed`` what follows from them. ``strikes``: (source,
    tried, successful) of the border bridges; ``cities``: the places bombed. ``will_lost`` in all.
    """

    kind: ClassVar[str] = "bombing_done"
    side: Side
    damage: tuple[int, ...]
    cuts: tuple[tuple[int, int], ...]
    bombed: Bombed
    strikes: tuple[tuple[int, int, int], ...]
    cities: tuple[int, ...]
    will_lost: int

    def apply(self, state: GameState) -> None:
        """Note the damage."""
        air = state.air
        air.damage, air.cuts, air.bombed, air.will_lost = self.damage, self.cuts, self.bombed, self.will_lost


@event_kind
@dataclass(slots=True)
class UnitsAirlifted:
    """Units were supplied from the air (rule 10.4): their stocks afterwards, in tenths; parallel tuples."""

    kind: ClassVar[str] = "units_airlifted"
    side: Side
    units: tuple[UnitId, ...]
    stocks: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set the stocks."""
        set_stocks(state, self.units, self.stocks)


@event_kind
@dataclass(slots=True)
class ZonesScouted:
    """A side found enemy units in zones under reconnaissance (rule 12.1); parallel tuples."""

    kind: ClassVar[str] = "zones_scouted"
    by: Side
    units: tuple[UnitId, ...]
    contacts: tuple[Contact, ...]

    def apply(self, state: GameState) -> None:
        """Note the contacts."""
        for unit, contact in zip(self.units, self.contacts, strict=True):
            note(state, self.by, contact, unit)


@event_kind
@dataclass(slots=True)
class UnitDropped:
    """An airborne unit jumped (rule 10.4): its cohesion afterwards, the airlift it took, in tenths."""

    kind: ClassVar[str] = "unit_dropped"
    unit: UnitId
    hex: HexId
    c: int
    lift: int

    def apply(self, state: GameState) -> None:
        """Put it on the ground, its side's at once (1.4); it does nothing more this turn."""
        unit = state.units[self.unit]
        if unit.on_map:
            state.leave(unit)
        unit.box = NO_BOX
        unit.c = self.c
        unit.mp = unit.e = 0
        unit.moved = True
        unit.origin = self.hex
        unit.advance_to = unit.ambush_hex = NO_HEX
        state.set_holder(self.hex, unit.side)
        state.enter(unit, self.hex)
        _use_lift(state, unit.side, self.lift)


@event_kind
@dataclass(slots=True)
class DropCalledOff:
    """The aircraft found the enemy on the drop zone and turned back (rule 10.4); the airlift is spent."""

    kind: ClassVar[str] = "drop_called_off"
    unit: UnitId
    hex: HexId
    lift: int

    def apply(self, state: GameState) -> None:
        """Take the airlift."""
        _use_lift(state, state.units[self.unit].side, self.lift)


def _use_lift(state: GameState, side: Side, tenths: int) -> None:
    force = state.air.forces[side]
    state.air.forces[side] = force._replace(lift_left=max(0, force.lift_left - tenths))
