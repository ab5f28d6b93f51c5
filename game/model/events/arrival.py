"""Coming and going (rules 3.7, 4.9, 9): units that arrive, pools that fill, men that join."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import NO_UNIT, OFF_MAP, HexId, RetreatScope, Stance, Status, Trait, UnitId
from game.model.state import GameState
from game.model.units import NO_BOX, NO_HEX


@event_kind
@dataclass(slots=True)
class UnitArrived:
    """A unit of the order of battle came: on a hex, or into a box where ``hex`` is OFF_MAP (rules 9.3, 15).

    ``hq`` is the one it is given to (4.5). ``replaced`` is the unit whose place it took (rule 3.7), NO_UNIT if none:
    that one is gone.
    """

    kind: ClassVar[str] = "unit_arrived"
    unit: UnitId
    hex: HexId
    box: int
    men: int
    raw: int
    guns: int
    tanks: int
    q: int
    c: int
    s: int
    e: int
    stance: Stance
    hq: UnitId
    replaced: UnitId = NO_UNIT

    def apply(self, state: GameState) -> None:
        """Put it there as it is; take the replaced one away."""
        if self.replaced != NO_UNIT:
            old = state.units[self.replaced]
            if old.on_map:
                state.leave(old)
            old.status = Status.GONE
        unit = state.units[self.unit]
        for name in ("men", "raw", "guns", "tanks", "q", "c", "s", "e", "stance", "hq", "box"):
            setattr(unit, name, getattr(self, name))
        unit.covert = bool(unit.traits & Trait.COVERT)
        unit.arrival_men = self.men
        unit.lost_men = 0
        unit.isolated_turns = 0
        if self.hex == OFF_MAP:
            unit.status = Status.IN_BOX
        else:
            state.enter(unit, self.hex)


@event_kind
@dataclass(slots=True)
class UnitWaits:
    """A unit that is due found no place to arrive at and waits (rule 9.3)."""

    kind: ClassVar[str] = "unit_waits"
    unit: UnitId

    def apply(self, state: GameState) -> None:
        """Note that it is overdue."""
        state.units[self.unit].due_turn = state.turn + 1


@event_kind
@dataclass(slots=True)
class UnitBoxed:
    """A unit left the map from a border hex for a box (rule 4.9), ``retreated`` if it was driven to it (7.6)."""

    kind: ClassVar[str] = "unit_boxed"
    unit: UnitId
    box: int
    retreated: bool = False

    def apply(self, state: GameState) -> None:
        """Take it off the map; there is nothing more it may do this turn, and no order to retreat binds it."""
        unit = state.units[self.unit]
        state.leave(unit)
        unit.status = Status.IN_BOX
        unit.box = self.box
        unit.mp = unit.e = unit.isolated_turns = 0
        unit.moved = True
        unit.retreated = unit.retreated or self.retreated
        unit.advance_to = unit.ambush_hex = NO_HEX
        unit.retreat_scope, unit.retreat_line, unit.retreat_turn = RetreatScope.NONE, "", 0


@event_kind
@dataclass(slots=True)
class UnitLeftBox:
    """A unit came out of a box onto a border hex, by a ``route`` of which it took ``points`` (rule 4.9).

    ``mp``: its movement points there, in tenths.
    """

    kind: ClassVar[str] = "unit_left_box"
    unit: UnitId
    hex: HexId
    route: str
    points: int
    mp: int

    def apply(self, state: GameState) -> None:
        """Put it there with full movement; the hex is its side's at once (1.4)."""
        unit = state.units[self.unit]
        unit.box = NO_BOX
        unit.mp = self.mp
        unit.origin = self.hex
        if not unit.is_hq:
            state.set_holder(self.hex, unit.side)
        state.enter(unit, self.hex)
        used = state.route_used[unit.side]
        used[self.route] = used.get(self.route, 0) + self.points


@event_kind
@dataclass(slots=True)
class UnitsRefitted:
    """Units in boxes recovered cohesion ``c`` and supply ``s``, in tenths (rule 4.9); parallel tuples."""

    kind: ClassVar[str] = "units_refitted"
    units: tuple[UnitId, ...]
    c: tuple[int, ...]
    s: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Add what was recovered."""
        for unit_id, c, s in zip(self.units, self.c, self.s, strict=True):
            unit = state.units[unit_id]
            unit.c += c
            unit.s += s


@event_kind
@dataclass(slots=True)
class PoolChanged:
    """The pool of an army gained men and weapons (rule 9.1); ``returned`` of its men came back, healed or escaped."""

    kind: ClassVar[str] = "pool_changed"
    army: int
    trained: int
    recruits: int
    tanks: int
    guns: int
    returned: int = 0

    def apply(self, state: GameState) -> None:
        """Add the gains; those who were due to return are on their way no more."""
        pool = state.armies[self.army].pool
        pool.trained += self.trained + self.returned
        pool.recruits += self.recruits
        pool.tanks += self.tanks
        pool.guns += self.guns
        if self.returned:
            pool.returning = tuple((turn, men) for turn, men in pool.returning if turn > state.turn)


@event_kind
@dataclass(slots=True)
class DraftJoined:
    """A battalion joined the unit it belongs to (rule 3.7)."""

    kind: ClassVar[str] = "draft_joined"
    unit: UnitId
    men: int
    guns: int
    tanks: int

    def apply(self, state: GameState) -> None:
        """Add it; the unit's arrival strength is that of all its parts."""
        unit = state.units[self.unit]
        unit.men += self.men
        unit.arrival_men += self.men
        unit.guns += self.guns
        unit.tanks += self.tanks
        state.refresh(unit)


@event_kind
@dataclass(slots=True)
class ReplacementsReceived:
    """Units filled up from the pool of ``army`` (rule 9.2); parallel tuples, ``q`` and ``c`` as they are afterwards."""

    kind: ClassVar[str] = "replacements_received"
    army: int
    units: tuple[UnitId, ...]
    trained: tuple[int, ...]
    recruits: tuple[int, ...]
    tanks: tuple[int, ...]
    guns: tuple[int, ...]
    q: tuple[int, ...]
    c: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Move men and weapons from the pool to the units."""
        pool = state.armies[self.army].pool
        for i, unit_id in enumerate(self.units):
            unit = state.units[unit_id]
            unit.men += self.trained[i] + self.recruits[i]
            unit.raw += self.recruits[i]
            unit.tanks += self.tanks[i]
            unit.guns += self.guns[i]
            unit.q, unit.c = self.q[i], self.c[i]
            state.refresh(unit)
        pool.trained -= sum(self.trained)
        pool.recruits -= sum(self.recruits)
        pool.tanks -= sum(self.tanks)
        pool.guns -= sum(self.guns)
