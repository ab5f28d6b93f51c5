"""Sides, ids and the small enumerations the whole game speaks in. Numbers never change: saves hold them."""

from enum import IntEnum, IntFlag
from typing import Annotated, NewType

UnitId = NewType("UnitId", int)
ContactId = int  # one side's number for an enemy unit it knows of; says nothing about the unit
HexId = Annotated[int, "hex"]  # row * width + column; arithmetic on hexes stays inside hexgrid; a label in files
BridgeId = Annotated[int, "bridge"]  # index into ``Board.bridges``; the labels of its two banks in files
BoxId = Annotated[int, "box"]  # index into ``Scenario.boxes``; the id of the box in files
ArmyId = Annotated[int, "army"]  # index into ``Ruleset.armies``; the army's id in files
OFF_MAP = -1
NO_UNIT = UnitId(-1)
NOBODY = 2  # the holder of a hex that neither side holds


class Side(IntEnum):
    """The two sides; the Communist side moves first (rule 1.3)."""

    COMMUNIST = 0
    UN = 1

    @property
    def enemy(self) -> "Side":
        """Return the other side."""
        return SIDES[1 - self]

    @property
    def key(self) -> str:
        """Return the name used in files: ``communist`` or ``un``."""
        return "communist" if self is Side.COMMUNIST else "un"


SIDES = (Side.COMMUNIST, Side.UN)


class MovementClass(IntEnum):
    """How a unit moves (rules 2.1-2.3); HQs move as MOTOR."""

    FOOT = 0
    PACK = 1
    MOTOR = 2
    TRACKED = 3


class Road(IntEnum):
    """The road of a hexside (rule 2.2); rail is stored apart and marches as TRACK."""

    NONE = 0
    TRACK = 1
    SECONDARY = 2
    PRIMARY = 3


class Rail(IntEnum):
    """The railway of a hexside (rule 2.2)."""

    NONE = 0
    NARROW = 1
    SINGLE = 2
    DOUBLE = 3


class River(IntEnum):
    """The river of a hexside (rule 2.4)."""

    NONE = 0
    MINOR = 1
    MAJOR = 2


class City(IntEnum):
    """The city overlay of a hex (rule 2.1)."""

    NONE = 0
    MINOR = 1
    MAJOR = 2


class Phase(IntEnum):
    """The sequence of a turn (rule 1.3)."""

    EVENTS = 0
    WEATHER = 1
    ARRIVALS = 2
    ALLOCATION = 3
    SUPPLY = 4
    COMMUNIST_OPERATIONS = 5
    UN_OPERATIONS = 6
    UPKEEP = 7
    ENDED = 8


OPERATIONS = {Phase.COMMUNIST_OPERATIONS: Side.COMMUNIST, Phase.UN_OPERATIONS: Side.UN}  # whose they are


class Stance(IntEnum):
    """How stubbornly a unit holds its hex (rules 3.2, 7.3)."""

    DELAY = 0
    HOLD = 1
    STAND = 2


class Trait(IntFlag):
    """What sets a unit apart (rule 3.3)."""

    __and__ = int.__and__  # type: ignore[assignment]  # its own takes 2 us; whether it is 0 is all that is asked

    NONE = 0
    NIGHT = 1
    INFILTRATE = 2
    MARINE = 4
    AIRBORNE = 8
    NO_WINTER_KIT = 16
    SECURITY = 32
    COVERT = 64
    CADRE = 128


class Status(IntEnum):
    """Where a unit of the order of battle is."""

    EXPECTED = 0  # has not arrived yet
    ON_MAP = 1
    IN_BOX = 2
    AT_SEA = 3
    DISSOLVED = 4  # may be reformed (rule 8.6)
    GONE = 5  # merged or replaced: never comes back
    DISPLACED = 6  # an HQ driven off the map; back on its ``due_turn`` (rule 4.3)


class Priority(IntEnum):
    """The priority of an HQ for supply and replacements (rule 4.4)."""

    LOW = 1
    NORMAL = 2
    MAIN_EFFORT = 3


class Sky(IntEnum):
    """The weather of a band (rule 11)."""

    CLEAR = 0
    OVERCAST = 1
    RAIN = 2
    SNOW = 3


class Ice(IntEnum):
    """Which rivers of a band are frozen (rule 11)."""

    NONE = 0
    MINOR = 1
    MAJOR = 2


class Intelligence(IntEnum):
    """How well a contact is known (rules 7.8, 12.1)."""

    POOR = 0
    FAIR = 1
    GOOD = 2
    EXACT = 3  # only where the fog is off (12.3)


class ArmyState(IntEnum):
    """What is left of an army's will (rule 8.2)."""

    FIRM = 0
    SHAKEN = 1
    BROKEN = 2
    COLLAPSED = 3


class RetreatScope(IntEnum):
    """Whether a unit is under a retreat order (rule 8.4)."""

    NONE = 0
    BATCH = 1
    GENERAL = 2
