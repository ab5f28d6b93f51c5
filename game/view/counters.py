"""What a counter shows, as plain values: the face of a unit at any size."""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum


class Shape(Enum):
    """The outline, which tells the side without color."""

    SQUARE = "square"  # United Nations: rounded square
    CUT = "cut"  # Communist: cut corners


class Symbol(StrEnum):
    """The NATO symbol of a unit type; the scenario's unit types name one of these."""

    INFANTRY = "infantry"
    MOTORIZED = "motorized"
    MECHANIZED = "mechanized"
    ARMOR = "armor"
    MARINE = "marine"
    AIRBORNE = "airborne"
    MOUNTAIN = "mountain"
    RECON = "recon"
    SECURITY = "security"
    ARTILLERY = "artillery"
    HQ = "hq"


class Echelon(StrEnum):
    """The size of a unit; the value is the mark over its symbol."""

    BATTALION = "II"
    REGIMENT = "III"
    BRIGADE = "X"
    DIVISION = "XX"
    CORPS = "XXX"
    ARMY = "XXXX"


class Badge(Enum):
    """The one warning a counter carries; the first in this order is the most urgent."""

    CUT_OFF = 1
    SHORT = 2
    NO_COMMAND = 3
    RETREAT = 4
    LANDED = 5


class Ring(Enum):
    """A ring round the counter."""

    NONE = 0
    SELECTED = 1
    TARGET = 2


class Detail(Enum):
    """How much a counter of a size shows; ``from_px`` picks it."""

    DOT = 0
    MARK = 24
    FIGURE = 32
    NAME = 48
    FULL = 64

    @staticmethod
    def from_px(px: int) -> "Detail":
        """The most detailed face that a counter ``px`` wide has room for."""
        return max((d for d in Detail if d.value <= px), key=lambda d: d.value)


@dataclass(frozen=True, slots=True)
class CounterFace:
    """Everything drawn on a counter; equal faces look equal, so it is also the key of the picture cache.

    ``strength_milli`` is None for an HQ; ``cohesion`` and ``supply`` (0-100) are None where unknown; ``mp`` is None
    where it is not shown (enemies). ``estimated`` puts ``~`` before the strength, ``age`` is shown by the hover only.
    """

    shape: Shape
    army: str
    symbol: Symbol
    echelon: Echelon
    name: str
    strength_milli: int | None
    cohesion: int | None = None
    supply: int | None = None
    mp: str | None = None
    entrenchment: int = 0
    badge: Badge | None = None
    stack: int = 1
    ring: Ring = Ring.NONE
    estimated: bool = False
    last_known: bool = False
    spent: bool = False

    @property
    def short_of_supply(self) -> bool:
        """Whether the stock is known to be under 25."""
        return self.supply is not None and self.supply < 25

    def at_mark(self) -> "CounterFace":
        """The face with no more than a counter of 24 px shows: many units share its picture."""
        return replace(
            self,
            echelon=Echelon.DIVISION,
            name="",
            strength_milli=None,
            cohesion=None,
            supply=0 if self.short_of_supply else None,
            mp=None,
            entrenchment=0,
            badge=None,
            estimated=False,
        )

    def strength_text(self, detail: Detail) -> str:
        """The strength as printed: whole at 32 px, from 10 up or estimated; else one decimal; ``HQ`` for none.

        An estimate below a half would be a nothing: it keeps its decimal.
        """
        if self.strength_milli is None:
            return "HQ" if detail is Detail.FIGURE else ""
        faint = self.estimated and self.strength_milli < 500
        if not faint and (detail is Detail.FIGURE or self.estimated or self.strength_milli >= 9950):
            whole = (self.strength_milli + 500) // 1000
            return f"~{whole}" if self.estimated else str(whole)
        tenths = (self.strength_milli + 50) // 100
        decimal = f"{tenths // 10}.{tenths % 10}"
        return f"~{decimal}" if self.estimated else decimal


def most_urgent(badges: set[Badge]) -> Badge | None:
    """The badge to show of those that apply."""
    return min(badges, key=lambda b: b.value, default=None)
