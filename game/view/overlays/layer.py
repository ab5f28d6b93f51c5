"""What an overlay puts on the map, without a screen, and the registry of overlays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from game.model.ids import HexId, UnitId
from game.model.view import SideView
from game.view.front import Hexside


class Ink(Enum):
    """What a mark means; the theme gives each its color."""

    UN = "un"
    COMMUNIST = "communist"
    OWN = "own"
    ENEMY = "enemy"
    GOOD = "good"
    WARNING = "warning"
    CRITICAL = "critical"
    REACH = "reach"
    HISTORY = "history"
    NEUTRAL = "neutral"
    PLAIN = "plain"
    HILLS = "hills"
    MOUNTAIN = "mountain"
    ALPINE = "alpine"
    PATH_CHEAP = "path_cheap"
    PATH_FAIR = "path_fair"
    PATH_DEAR = "path_dear"
    PATH_ENEMY = "path_enemy"
    ASSAULT = "assault"
    INTERDICTED = "interdicted"
    CLEAR_SKY = "clear_sky"
    OVERCAST = "overcast"
    RAIN = "rain"
    SNOW = "snow"
    PLAN_UN = "plan_un"
    PLAN_COMMUNIST = "plan_communist"


@dataclass(frozen=True, slots=True)
class Fill:
    """A tint over hexes; ``alpha_pct`` 0-100."""

    hexes: tuple[HexId, ...]
    ink: Ink
    alpha_pct: int


@dataclass(frozen=True, slots=True)
class Hatch:
    """45 degree lines over hexes."""

    hexes: tuple[HexId, ...]
    ink: Ink
    alpha_pct: int


@dataclass(frozen=True, slots=True)
class Sides:
    """Lines along hexsides; ``shift`` moves the line inward (of the named hex) by that many line widths."""

    sides: tuple[Hexside, ...]
    ink: Ink
    width: float
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through hex centers, first to last."""

    hexes: tuple[HexId, ...]
    ink: Ink
    width: float
    dashed: bool = False
    pointed: bool = False  # ends in the head of an arrow


@dataclass(frozen=True, slots=True)
class Course:
    """A dashed line through points of the earth (longitude, latitude)."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float


@dataclass(frozen=True, slots=True)
class Tag:
    """A short text in a hex; ``below`` puts it under the counter, ``star`` draws a star before it."""

    hex: HexId
    text: str
    ink: Ink
    below: bool = False
    star: bool = False
    contested: bool = False
    yields: bool = False  # not shown where another tag is


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark in a hex, ``size_pct`` of its width across, beside what stands in the middle."""

    hex: HexId
    ink: Ink
    size_pct: int


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One line of the legend: what a color means, in words."""

    ink: Ink
    text: str


@dataclass(slots=True)
class OverlayPicture:
    """Everything one overlay draws, bottom to top."""

    fills: list[Fill] = field(default_factory=list)
    hatches: list[Hatch] = field(default_factory=list)
    sides: list[Sides] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    legend: list[LegendRow] = field(default_factory=list)


OverlayMaker = Callable[[SideView, UnitId | None], OverlayPicture]


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay: ``area`` overlays exclude each other, the others add up (LOOK 6)."""

    id: str
    key: str
    area: bool
    icon: str
    make: OverlayMaker
    of_unit: bool = False  # whether it shows the selected unit apart


OVERLAYS: dict[str, Overlay] = {}


def overlay(
    name: str, *, key: str, area: bool, icon: str, of_unit: bool = False
) -> Callable[[OverlayMaker], OverlayMaker]:
    """Register a function that makes the picture of an overlay from what a side sees and the selected unit."""

    def register(make: OverlayMaker) -> OverlayMaker:
        OVERLAYS[name] = Overlay(name, key, area, icon, make, of_unit)
        return make

    return register
