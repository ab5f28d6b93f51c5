"""Air power (rule 10): what each side has, what it is allotted to, what bombing has done. Points in tenths."""

from enum import IntEnum
from typing import NamedTuple

from game.model.ids import HexId

NO_TARGET = ""  # of a mission that has none


class Mission(IntEnum):
    """What aircraft are sent to do (rule 10.2). Numbers never change: saves hold the names, digests the numbers."""

    SUPERIORITY = 0  # no target
    CAS = 1  # close support held ready for the fights of the turn; no target
    INTERDICTION = 2  # target: a zone
    RECON = 3  # target: a zone
    AIRLIFT = 4  # target: a unit to be supplied; none: held ready for an airborne drop
    SOURCE = 5  # strategic bombing of a supply source
    CITY = 6  # strategic bombing of a city
    BRIDGE = 7  # strikes on the border bridge of a source


class Allotment(NamedTuple):
    """Points, in tenths, tactical and heavy, given to a mission against a target: the id of a zone, unit, ..."""

    mission: Mission
    target: str
    tactical: int
    heavy: int


class Doctrine(NamedTuple):
    """The points of close support and naval gunfire that one defense may get (rule 10.4)."""

    cas: int
    gunfire: int


class AirForce(NamedTuple):
    """What one side has this turn, in tenths of a point, and its standing allotments, by mission and target.

    ``lift_left``: airlift held ready for a drop. For the eyes of its side alone.
    """

    tactical: int
    heavy: int
    allotments: tuple[Allotment, ...]
    doctrine: Doctrine
    lift_left: int


class Backing(NamedTuple):
    """What both sides know of the aircraft that support the fights of one side, once allocations are revealed.

    ``cas_left`` in tenths of a point; ``bases`` its working forward airfields (10.4); ``opposed``: what its missions
    lose to enemy aircraft, per mille by zone (10.2).
    """

    cas_left: int
    bases: tuple[HexId, ...]
    opposed: tuple[int, ...]


class AirReport(NamedTuple):
    """A side's air power as it was last revealed (rule 1.3): its pools in tenths and its allotments."""

    tactical: int
    heavy: int
    allotments: tuple[Allotment, ...]


class Bombed(NamedTuple):
    """What strategic bombing does now (rule 10.3).

    ``sources``: capacity lost, per mille, by source of the ruleset, bridge strikes included; ``stock_tons``: less gain
    of the stock this turn; ``recruits``: less recruits in the next arrivals.
    """

    sources: tuple[int, ...]
    stock_tons: int
    recruits: int


class AirWar:
    """The air war as it stands; its parts are replaced, never changed.

    ``wing_lost``: tenths of each wing shot down. ``damage``: capacity lost to bombs, per mille by source;
    ``cuts``: (source, turn it is whole again) of each bridge struck. ``will_lost``: points of will lost to bombing.
    """

    __slots__ = ("backing", "bombed", "cuts", "damage", "forces", "reports", "will_lost", "wing_lost")

    def __init__(self, *, zones: int, sources: int, doctrine: tuple[int, int], wing_lost: tuple[int, ...]) -> None:
        self.forces = [AirForce(0, 0, (), Doctrine(*doctrine), 0) for _ in range(2)]  # by Side
        self.backing = [Backing(0, (), (0,) * zones) for _ in range(2)]
        self.reports = [AirReport(0, 0, ()) for _ in range(2)]
        self.wing_lost = wing_lost
        self.damage = (0,) * sources
        self.cuts: tuple[tuple[int, int], ...] = ()
        self.bombed = Bombed((0,) * sources, 0, 0)
        self.will_lost = 0

    def copy(self) -> "AirWar":
        """Return an independent copy."""
        twin = AirWar.__new__(AirWar)
        twin.forces, twin.backing, twin.reports = self.forces[:], self.backing[:], self.reports[:]
        twin.wing_lost, twin.damage, twin.cuts = self.wing_lost, self.damage, self.cuts
        twin.bombed, twin.will_lost = self.bombed, self.will_lost
        return twin

    def numbers(self) -> tuple[object, ...]:
        """Return everything it holds, in a fixed order."""
        return tuple(getattr(self, name) for name in self.__slots__)
