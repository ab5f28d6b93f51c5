"""Fights and what they cost (rules 7.1-7.7, 3.2): losses, cohesion, retreat, advance, entrenchment."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from game.model.events.base import event_kind
from game.model.ids import HexId, Side, UnitId
from game.model.losses import lose_men
from game.model.state import GameState

POINT = 10  # tenths


class FactorNote(NamedTuple):
    """A factor of a fight: its name, whether it changed the attacker's power, per mille, and the units it holds for."""

    key: str
    attacking: bool
    pm: int
    pieces: tuple[int, ...]


def spend_support(state: GameState, side: Side, cas: int, gunfire: int) -> None:
    """Take whole points of close support and naval gunfire from what a side has left this turn (rule 10.4)."""
    if cas:
        backing = state.air.backing[side]
        state.air.backing[side] = backing._replace(cas_left=max(0, backing.cas_left - cas * POINT))
    if gunfire:
        state.naval.gunfire_left = max(0, state.naval.gunfire_left - gunfire)


@event_kind
@dataclass(slots=True)
class FightResolved:
    """One assault was fought (rules 7.1-7.3). Powers, x and d in thousandths, ratio per mille, supply in tenths.

    ``paid`` is the movement each attacker spent, in tenths; ``supply`` what attackers and defenders each used up.
    """

    kind: ClassVar[str] = "fight_resolved"
    side: Side
    target: HexId
    attempt: int  # on this hex this turn, from 0
    attackers: tuple[UnitId, ...]
    defenders: tuple[UnitId, ...]
    attack: int
    defense: int
    ratio: int
    threshold: int
    factors: tuple[FactorNote, ...]
    roll: int
    x: int
    d: int
    band: str
    paid: tuple[int, ...]
    supply: tuple[int, int]
    support: tuple[int, int] = (0, 0)  # whole points of close support and of naval gunfire: the attacker's
    answer: tuple[int, int] = (0, 0)  # the defender's

    def apply(self, state: GameState) -> None:
        """Count the attempt; take movement and supply from those who fought; note the first fight of an army."""
        state.assaulted[self.target] = state.assaulted.get(self.target, 0) + 1
        state.assault_attempts[self.target] = state.assault_attempts.get(self.target, 0) + 1
        for unit_id, paid in zip(self.attackers, self.paid, strict=True):
            unit = state.units[unit_id]
            unit.mp = max(0, unit.mp - paid)
            unit.assaults += 1
            unit.fought = True
            unit.s = max(0, unit.s - self.supply[0])
        for unit_id in self.defenders:
            unit = state.units[unit_id]
            unit.fought = True
            unit.s = max(0, unit.s - self.supply[1])
        for unit_id in (*self.attackers, *self.defenders):
            record = state.armies[state.units[unit_id].army]
            record.first_fight_turn = record.first_fight_turn or state.turn
        for side, (cas, gunfire) in ((self.side, self.support), (self.side.enemy, self.answer)):
            spend_support(state, side, cas, gunfire)


@event_kind
@dataclass(slots=True)
class LossesTaken:
    """Units lost men, guns and tanks in or by a fight, or to wear (rules 4.7, 7.4-7.6); parallel tuples."""

    kind: ClassVar[str] = "losses_taken"
    cause: str  # fight, trapped, retreat, wear, isolation, cold
    units: tuple[UnitId, ...]
    men: tuple[int, ...]
    guns: tuple[int, ...]
    tanks: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Take them off the units and count them."""
        for i, unit_id in enumerate(self.units):
            unit = state.units[unit_id]
            toll = state.armies[unit.army].toll
            toll.guns += self.guns[i]
            toll.tanks += self.tanks[i]
            unit.guns -= self.guns[i]
            unit.tanks -= self.tanks[i]
            lose_men(state, unit, self.men[i])


@event_kind
@dataclass(slots=True)
class CohesionChanged:
    """The cohesion of units changed to ``c``, in tenths (rules 4.7, 6.7, 7.5, 7.6, 8.2-8.4, 11); parallel tuples."""

    kind: ClassVar[str] = "cohesion_changed"
    cause: str  # fight, trapped, retreat, march, recovery, broken, retreat_order, isolation, cold
    units: tuple[UnitId, ...]
    c: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set it; a unit may win or lose its zone of control by it."""
        for unit_id, c in zip(self.units, self.c, strict=True):
            unit = state.units[unit_id]
            unit.c = c
            state.refresh(unit)


@event_kind
@dataclass(slots=True)
class ExperienceGained:
    """Units survived a fight and are the better for it: ``q`` per mille as it is now (rule 3.2); parallel tuples."""

    kind: ClassVar[str] = "experience_gained"
    units: tuple[UnitId, ...]
    q: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set the quality."""
        for unit_id, q in zip(self.units, self.q, strict=True):
            state.units[unit_id].q = q


@event_kind
@dataclass(slots=True)
class EntrenchmentChanged:
    """Units dug in, or lost part of their works: ``e`` as it is now (rule 3.2); parallel tuples."""

    kind: ClassVar[str] = "entrenchment_changed"
    units: tuple[UnitId, ...]
    e: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set the entrenchment."""
        for unit_id, e in zip(self.units, self.e, strict=True):
            state.units[unit_id].e = e


@event_kind
@dataclass(slots=True)
class UnitsRetreated:
    """A beaten stack went back ``path`` (``path[0]`` is the first hex entered), HQs with it (rule 7.6)."""

    kind: ClassVar[str] = "units_retreated"
    units: tuple[UnitId, ...]
    origin: HexId
    path: tuple[HexId, ...]

    def apply(self, state: GameState) -> None:
        """Move it; what its combat units walk through becomes their side's (rule 1.4)."""
        units = [state.units[i] for i in self.units]
        for unit in units:
            state.leave(unit)
        if any(not unit.is_hq for unit in units):
            side = units[0].side
            for h in self.path:
                state.look(side, h)
                state.set_holder(h, side)
        for unit in units:
            state.enter(unit, self.path[-1])
            unit.retreated = True
            unit.advance_to = unit.ambush_hex = -1
            unit.e = 0


@event_kind
@dataclass(slots=True)
class AdvanceAllowed:
    """The defenders are gone from ``target``: until the phase ends these units may enter it for nothing (rule 7.7)."""

    kind: ClassVar[str] = "advance_allowed"
    units: tuple[UnitId, ...]
    target: HexId

    def apply(self, state: GameState) -> None:
        """Note the permission."""
        for unit_id in self.units:
            state.units[unit_id].advance_to = self.target
