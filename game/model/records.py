"""The records a state keeps: weather, pools, losses, armies, supply sources, the result."""

from dataclasses import dataclass, field
from typing import NamedTuple

from game.model.copying import slots_copier
from game.model.ids import ArmyState, Ice, Sky


class BandWeather(NamedTuple):
    """The weather of one band (rule 11)."""

    sky: Sky
    cold: bool
    ice: Ice


@dataclass(slots=True)
class Pool:
    """Replacements of an army that wait for a unit (rule 9.1)."""

    trained: int = 0
    recruits: int = 0
    tanks: int = 0
    guns: int = 0
    returning: tuple[tuple[int, int], ...] = ()  # (turn, trained men) by turn: escaped or healed

    def expect(self, turn: int, men: int) -> None:
        """Add men who come back to the pool on a turn."""
        due = dict(self.returning)
        due[turn] = due.get(turn, 0) + men
        self.returning = tuple(sorted(due.items()))

    def copy(self) -> "Pool":
        """Return an independent copy."""
        return _copy_pool(self)


@dataclass(slots=True)
class Toll:
    """Cumulative losses of an army (rules 7.4, 8.5). ``healed`` of the wounded are back or on their way."""

    killed: int = 0
    wounded: int = 0
    missing: int = 0
    prisoners: int = 0
    healed: int = 0
    guerrillas: int = 0
    guns: int = 0
    tanks: int = 0

    def copy(self) -> "Toll":
        """Return an independent copy."""
        return _copy_toll(self)


@dataclass(slots=True)
class ArmyRecord:
    """How one army stands."""

    morale: int  # tenths
    state: ArmyState
    stock: int  # theater stock in tons, -1 = unlimited
    pool: Pool
    toll: Toll = field(default_factory=Toll)
    general_retreat_turn: int = 0  # the turn the order was given, 0 = not in force
    general_retreat_line: str = ""
    general_retreat_given: bool = False  # its morale cost is paid once (8.4)
    capital_lost: bool = False  # each of the three happens once (8.1)
    capital_regained: bool = False
    capital_taken: bool = False
    destroyed_points: int = 0  # stack points destroyed this turn
    dissolved_units: int = 0  # this turn (MASSED, 8.5)
    reformed: int = 0  # this turn
    share_cut_pm: int = 0  # of its men, at the last supply phase
    first_fight_turn: int = 0  # the turn it first fought, 0 = not yet (12.2)
    contact_broken: bool = False  # once (14.2, E32)
    lost_in: tuple[int, ...] = ()  # men lost for good by region of the map (15)

    def copy(self) -> "ArmyRecord":
        """Return an independent copy."""
        twin = _copy_army(self)
        twin.pool, twin.toll = self.pool.copy(), self.toll.copy()
        return twin


@dataclass(frozen=True, slots=True)
class Result:
    """How a game ended (PRODUCT P-40)."""

    winner: str  # un, communist, draw
    level: str  # draw, marginal, major, decisive
    ended: str  # turn_limit, automatic, ...
    turn: int
    vp: tuple[int, int]  # by Side
    score: int  # communist - un - baseline
    blamed: str = ""  # general war: the side whose act it was, graded one level lower (13)


@dataclass(frozen=True, slots=True)
class SourceState:
    """One supply source (rule 6.4); replaced, never changed."""

    open_turn: int  # delivers from this turn; 0 = not held
    cut_since: int  # a depot's rail is cut since this turn; 0 = it is not
    lost: bool  # a depot lost for good


_copy_pool, _copy_toll, _copy_army = slots_copier(Pool), slots_copier(Toll), slots_copier(ArmyRecord)
