"""How tuples of numbers are written in files: marks for ``Annotated``, read by ``game.data`` and by nobody else."""

from dataclasses import dataclass
from typing import Annotated

UNUSED = "-"  # a slot of a table that has no key in the file


@dataclass(frozen=True, slots=True)
class Keys:
    """A fixed tuple that files write as a mapping with these keys, in this order; UNUSED slots are left out."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A row that files write as a mapping with these keys, in this order."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByTurn:
    """Pairs (from turn, value) that files write as a mapping ``{turn: value}``."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A long list of whole numbers that files write as a block of text."""


@dataclass(frozen=True, slots=True)
class Name:
    """An index that files write as a name: ``side`` or ``army``; ``any`` stands for -1 where it is allowed."""

    of: str


@dataclass(frozen=True, slots=True)
class Cost:
    """A whole number, or the word ``impassable`` for -1."""


SIDE_KEYS = ("communist", "un")
CLASSES = ("foot", "pack", "motor", "tracked")
SkyChances = Annotated[tuple[int, int, int, int], Keys(("clear", "overcast", "rain", "snow"))]
ByClass = Annotated[tuple[int, int, int, int], Keys(CLASSES)]
CostNumber = Annotated[int, Cost()]
CostByClass = Annotated[tuple[CostNumber, CostNumber, CostNumber, CostNumber], Keys(CLASSES)]
RoadCosts = Annotated[tuple[ByClass, ByClass, ByClass, ByClass], Keys((UNUSED, "track", "secondary", "primary"))]
RoadHauls = Annotated[tuple[int, int, int, int], Keys(("none", "track", "secondary", "primary"))]
ByCity = Annotated[tuple[int, int, int], Keys(("none", "minor", "major"))]
ByStance = Annotated[tuple[int, int, int], Keys(("delay", "hold", "stand"))]
ByIntelligence = Annotated[tuple[int, int, int], Keys(("poor", "fair", "good"))]
BySide = Annotated[tuple[int, int], Keys(SIDE_KEYS)]
ByBand = Annotated[tuple[int, int], Keys(("south", "north"))]
Schedule = Annotated[tuple[tuple[int, int], ...], ByTurn()]
SideIndex = Annotated[int, Name("side")]
ArmyIndex = Annotated[int, Name("army")]
NumberList = Annotated[tuple[int, ...], Numbers()]
