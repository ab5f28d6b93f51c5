"""What an author expects of many games of a scenario (PRODUCT P-33): claims to be tested, no rules."""

from dataclasses import dataclass

from game.model.metrics import Mode

FIGURES = (
    "men",
    "unit_men",
    "front_men",
    "guns",
    "tanks",
    "supply",
    "front_supply",
    "cohesion",
    "morale",
    "recruit_share",
    "killed",
    "wounded",
    "missing",
    "prisoners",
    "guerrillas",
    "replacements",
)  # of an army, in the record of a game


@dataclass(frozen=True, slots=True)
class Winner:
    """A side wins, or nobody does."""

    who: str  # the key of a side, or draw


@dataclass(frozen=True, slots=True)
class Held:
    """A side holds a place at the end of one of the turns of a span."""

    place: str  # as the record of games names it
    side: str
    first_turn: int
    last_turn: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an army at the end of a turn lies between two values, both inside."""

    army: str
    name: str  # as the record of games names it
    turn: int
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a metric of ``metrics.yaml`` reads from a game lies between two values, both inside."""

    metric: str
    least: float
    most: float


Claim = Winner | Held | Figure | Reading


@dataclass(frozen=True, slots=True)
class Expectation:
    """A claim that should hold in a share of the games between two limits, per cent, both inside."""

    text: str
    mode: Mode
    claim: Claim
    least_pct: int
    most_pct: int
