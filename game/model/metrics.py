"""What the laboratory compares with history (rule 17.1): targets, not rules; they change no game."""

from dataclasses import dataclass
from enum import IntEnum


class WarPhase(IntEnum):
    """The part of the war a metric speaks of; reports show them in this order."""

    INVASION = 0
    PERIMETER = 1
    INCHON = 2
    PURSUIT = 3
    CHINA = 4
    BALANCE = 5  # of the scenarios, in free play


class Mode(IntEnum):
    """Who plays the games a metric is read from (rules 16.4, 17.1)."""

    HISTORICAL = 0  # decisions as history had them, plans of history
    FREE = 1  # the regular computer on both sides


class MetricKind(IntEnum):
    """What many games make of the readings of each."""

    MEDIAN = 0  # the middle one of numbers
    SHARE = 1  # per cent of the games in which something holds


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure of many games of a scenario beside what it should be; ``low`` to ``high`` is its band, both inside."""

    id: str
    text: str
    unit: str
    phase: WarPhase
    scenario: str
    mode: Mode
    kind: MetricKind
    low: int
    high: int
    tolerance: int


@dataclass(frozen=True, slots=True)
class Hinge:
    """A turn of the war that reports show beside that of the games; it judges nothing. 0: it did not happen in 1950."""

    id: str
    text: str
    turn: int


@dataclass(frozen=True, slots=True)
class MetricRules:
    """All metrics and all hinges, in the order of the file."""

    metrics: tuple[Metric, ...]
    hinges: tuple[Hinge, ...]
