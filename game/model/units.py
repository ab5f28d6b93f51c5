"""Units: what they are (``UnitSpec``, frozen) and how they stand now (``Unit``)."""

from dataclasses import dataclass
from typing import Protocol

from game.model.copying import slots_copier
from game.model.ids import (
    NO_UNIT,
    OFF_MAP,
    HexId,
    RetreatScope,
    Side,
    Stance,
    Status,
    Trait,
    UnitId,
)
from game.model.ruleset import Toe

NO_BOX = -1
NO_HEX = -1


@dataclass(frozen=True, slots=True)
class UnitSpec:
    """What never changes about a unit of the order of battle."""

    id: UnitId
    key: str  # the id used in files
    name: str
    short: str  # for its counter
    side: Side
    army: int
    toe: Toe
    traits: Trait
    rear: int  # men counted in reports only (rule 3.2)
    start_hq: UnitId
    note: str


class Piece(Protocol):
    """What combat and movement rules read of a unit or of a contact: exact or estimated."""

    @property
    def army(self) -> int: ...
    @property
    def toe(self) -> Toe: ...
    @property
    def traits(self) -> Trait: ...
    @property
    def hex(self) -> HexId: ...
    @property
    def men(self) -> int: ...
    @property
    def guns(self) -> int: ...
    @property
    def tanks(self) -> int: ...
    @property
    def q(self) -> int: ...
    @property
    def c(self) -> int: ...
    @property
    def s(self) -> int: ...
    @property
    def e(self) -> int: ...
    @property
    def stance(self) -> Stance: ...


class Unit:
    """A unit as it stands; written by events only. Attributes and ranges: rule 3.2.

    ``q`` per mille; ``c``, ``s`` and ``mp`` in tenths; ``e`` 0-4; men, guns, tanks whole. ``zoc_kind`` caches what the
    layers hold for it (0 none, 1 ordinary, 2 pack); only ``GameState`` writes it.
    """

    __slots__ = (
        "advance_to",
        "advanced",
        "ambush_hex",
        "army",
        "arrival_men",
        "assaults",
        "box",
        "by_night",
        "c",
        "covert",
        "dissolved_turn",
        "due_turn",
        "e",
        "forded",
        "fought",
        "guns",
        "hex",
        "hq",
        "id",
        "is_hq",
        "isolated_turns",
        "lost_men",
        "men",
        "moved",
        "mp",
        "origin",
        "priority",
        "q",
        "raw",
        "rear_taken",
        "replacements_first",
        "rested",
        "retreat_line",
        "retreat_scope",
        "retreat_turn",
        "retreated",
        "s",
        "side",
        "slips_through",
        "spec",
        "stance",
        "status",
        "tanks",
        "toe",
        "traits",
        "zoc_kind",
    )

    def __init__(self, spec: UnitSpec) -> None:
        self.spec = spec
        self.id = spec.id
        self.side = spec.side
        self.army = spec.army
        self.toe = spec.toe
        self.is_hq = spec.toe.is_hq  # everything else is a combat unit (3.1)
        self.traits = spec.traits
        self.by_night = int(bool(spec.traits & Trait.NIGHT))  # asked for at every step: a flag is slow
        self.slips_through = bool(spec.traits & Trait.INFILTRATE)
        self.status = Status.EXPECTED
        self.hex: HexId = OFF_MAP
        self.box = NO_BOX
        self.due_turn = 0  # the turn a unit off the map comes (back) at
        self.men = 0
        self.raw = 0
        self.guns = 0
        self.tanks = 0
        self.q = 1000
        self.c = 1000
        self.s = 1000
        self.e = 0
        self.stance = Stance.HOLD
        self.mp = 0
        self.hq = spec.start_hq
        self.priority = 2  # of an HQ: 1 low, 2 normal, 3 main effort (4.4)
        self.replacements_first = 0  # 9.2: 1 first, -1 none
        self.assaults = 0
        self.moved = False  # this turn
        self.origin: HexId = OFF_MAP  # where it stood when its side's phase began
        self.forded = False
        self.fought = False
        self.rested = False
        self.retreated = False  # forced to, this turn (8.1)
        self.advanced = False
        self.advance_to: HexId = NO_HEX  # 7.7
        self.ambush_hex: HexId = NO_HEX  # 4.8: where the enemy stands that ran into it unseen; until its phase ends
        self.isolated_turns = 0
        self.covert = False
        self.retreat_scope = RetreatScope.NONE
        self.retreat_line = ""
        self.retreat_turn = 0
        self.arrival_men = 0
        self.lost_men = 0
        self.dissolved_turn = 0
        self.rear_taken = 0  # men in reports only of units merged into it
        self.zoc_kind = 0

    def become_cadre(self, men: int, raw: int) -> None:
        """Start over as what is left of a dissolved division, ``raw`` of its ``men`` recruits (rule 8.6)."""
        self.traits |= Trait.CADRE
        self.men = self.arrival_men = men
        self.raw = raw
        self.guns = self.tanks = self.e = self.mp = self.lost_men = self.isolated_turns = 0
        self.stance = Stance.HOLD
        self.retreat_scope = RetreatScope.NONE
        self.retreat_line = ""
        self.retreat_turn = 0
        self.moved = True

    def copy(self) -> "Unit":
        """Return a copy that shares only the frozen parts."""
        return _copy_unit(self)

    @property
    def on_map(self) -> bool:
        """Return whether it stands on a hex."""
        return self.hex != OFF_MAP

    @property
    def rear(self) -> int:
        """Return its men that count in reports only: they go for good when it first dissolves (rules 3.2, 8.5)."""
        if self.status in (Status.EXPECTED, Status.GONE):
            return 0
        return self.rear_taken + (0 if self.dissolved_turn else self.spec.rear)

    @property
    def max_men(self) -> int:
        """Return the men of its table of organization."""
        return self.toe.men


_copy_unit = slots_copier(Unit)

__all__ = ["NO_BOX", "NO_HEX", "NO_UNIT", "Piece", "Unit", "UnitSpec"]
