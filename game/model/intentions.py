"""What a computer player intends, as plain facts: made by the players, drawn and told by the window (PRODUCT P-16)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from game.model.ids import HexId, Side, UnitId
from game.model.rule_ai import AiPosture


class AimKind(Enum):
    """What a unit is there for."""

    THRUST = "thrust"  # it follows an axis
    POST = "post"  # it holds a hex that stops the enemy, or is the reserve of a place
    GARRISON = "garrison"  # it keeps a place
    NONE = "none"  # nothing but the ground it stands on


@dataclass(frozen=True, slots=True)
class Push:
    """An axis with a goal left: ``way`` leads to the goal from the unit nearest to it, ``beyond`` from it on along the
    axis; a goal that was gone past has nothing beyond it.
    """

    name: str
    goal: HexId
    way: tuple[HexId, ...]
    beyond: tuple[HexId, ...]
    weight_pm: int
    units: tuple[UnitId, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A hex to be held, by whom, and their power there in thousandths of a strength point."""

    hex: HexId
    units: tuple[UnitId, ...]
    power: int


@dataclass(frozen=True, slots=True)
class Blow:
    """An assault that seems worth it now: by how many men, the posture's caution reckoned in (rule 16.2)."""

    target: HexId
    origins: tuple[HexId, ...]
    units: tuple[UnitId, ...]
    score_men: int


@dataclass(frozen=True, slots=True)
class Aim:
    """What one unit is there for and what it would do next; ``hex`` is where it is to go in the end."""

    kind: AimKind
    hex: HexId
    push: int  # its place among the pushes, -1 = none
    way_tenths: int  # the walk there from where the unit stands
    is_tired: bool  # it should rest before it does anything else
    step: HexId  # where it would end a march now; where it stands: it stays
    gain_men: int  # by how much that end is better than staying


@dataclass(frozen=True, slots=True)
class Intentions:
    """What a side means to do, as far as it plans; a side that attacks has pushes, one that defends stands."""

    side: Side
    level: str
    posture: AiPosture
    balance_pm: int  # own power in the field against that of the enemy it knows
    pushes: tuple[Push, ...]
    stands: tuple[Stand, ...]
    guards: tuple[Stand, ...]
    line: str  # the name of the line it holds, "" = none
    line_hexes: tuple[HexId, ...]
    blows: tuple[Blow, ...]
    aims: Mapping[UnitId, Aim]

    def blow_of(self, unit: UnitId) -> Blow | None:
        """Return the assault a unit is wanted for, the best if there are several."""
        return next((blow for blow in self.blows if unit in blow.units), None)
