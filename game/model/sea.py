"""The sea war of the UN side (rules 10.5, 10.6): who is afloat, the landing that is planned, beachheads, beliefs."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from game.model.copying import slots_copier
from game.model.ids import HexId, UnitId

NO_SITE = -1  # in place of an index into the sites of the ruleset


class LandingStage(IntEnum):
    """How far an amphibious operation has come (rule 10.5); one that was executed or canceled is gone."""

    NONE = 0
    PLANNING = 1
    READY = 2


class Landing(NamedTuple):
    """A planned landing; replaced, never changed.

    ``site`` and ``cover`` are indices into the sites of the ruleset; the units of ``force`` are reserved. ``moves``
    counts changes of the site, ``bombarded`` the turns it was shelled.
    """

    stage: LandingStage = LandingStage.NONE
    site: int = NO_SITE
    cover: int = NO_SITE
    force: tuple[UnitId, ...] = ()
    planned_turn: int = 0
    ready_turn: int = 0
    moves: int = 0
    bombarded: int = 0


NO_LANDING = Landing()


class Beachhead(NamedTuple):
    """A beach over which a landed force is supplied (rule 6.4), and more of it may come; turns inclusive."""

    hex: HexId
    tons: int  # a day
    last_turn: int
    last_wave_turn: int


@dataclass(slots=True)
class Sea:
    """What the UN side has at sea. Points are stack points, weights per mille.

    ``bound`` has the port each unit afloat makes for, OFF_MAP for the box at home. ``weights`` are what the enemy's
    belief is made of, by site of the ruleset, the last for no landing at all.
    """

    lift_used: int = 0  # this turn
    bound: dict[UnitId, HexId] = field(default_factory=dict)
    plan: Landing = NO_LANDING
    sailed_turn: int = 0  # of the last operation, 0 = none
    successes: int = 0
    beachheads: tuple[Beachhead, ...] = ()
    weights: tuple[int, ...] = ()

    def copy(self) -> "Sea":
        """Return an independent copy."""
        twin = _copy_sea(self)
        twin.bound = dict(self.bound)
        return twin

    def numbers(self) -> list[int]:
        """Return everything it holds, for the digest."""
        afloat = [value for unit in sorted(self.bound) for value in (unit, self.bound[unit])]
        plan = [value for part in self.plan for value in (part if isinstance(part, tuple) else (part,))]
        heads = [value for head in self.beachheads for value in head]
        counts = [self.lift_used, self.sailed_turn, self.successes]
        return [*counts, len(afloat), *afloat, len(plan), *plan, len(heads), *heads, *self.weights]


_copy_sea = slots_copier(Sea)
