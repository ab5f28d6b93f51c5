"""The orders that allot air points and say what a defense may get of them (rules 10.2-10.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.air import NO_TARGET, Allotment, Doctrine, Mission
from game.model.dice import Dice
from game.model.events.air import AirAllotted, DoctrineSet
from game.model.events.base import Event
from game.model.ids import OFF_MAP, Phase, Side
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.bombing import BOMBING, is_near_border, target_hex
from game.rules.orders.common import deciding

OF_COMMUNIST = (Mission.CAS, Mission.INTERDICTION)  # superiority they have or have not; they have no other aircraft
BOTH_KINDS = Mission.INTERDICTION  # the one mission of tactical aircraft and heavy bombers alike


@order_kind
@dataclass(frozen=True, slots=True)
class AllocateAirOrder:
    """Give a mission so many tenths of a point, instead of what it had; it repeats every turn until changed.

    ``target``: the id of a zone (interdiction, recon), a supply source or its bridge, a city; a unit (airlift); empty
    for superiority, close support and an airlift held ready for a drop.
    """

    kind: ClassVar[str] = "allocate_air"
    side: Side
    mission: Mission
    target: str
    tactical: int
    heavy: int

    def check(self, view: SideView) -> Refusal | None:
        """Refuse what the pools do not hold, targets that are none, and bombs near the border before E33a."""
        if (refusal := allocating(view, self.side)) is not None:
            return refusal
        if (refusal := _kind_refusal(self)) is not None:
            return refusal
        if (refusal := _target_refusal(view, self)) is not None:
            return refusal
        return _pool_refusal(view, self)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the allotments as they are from now on."""
        standing = state.air.forces[self.side].allotments
        rest = [entry for entry in standing if (entry.mission, entry.target) != (self.mission, self.target)]
        if self.tactical or self.heavy:
            rest.append(Allotment(self.mission, self.target, self.tactical, self.heavy))
        yield AirAllotted(self.side, tuple(sorted(rest)))


def allocating(view: SideView, side: Side) -> Refusal | None:
    """Return a refusal unless ``side`` allocates now."""
    if (refusal := deciding(view, side)) is not None:
        return refusal
    return None if view.phase == Phase.ALLOCATION else Refusal(Reason.NOT_THIS_PHASE)


def standing(view: SideView, mission: Mission, target: str) -> tuple[int, int]:
    """Return what a mission against a target has now, tactical and heavy, in tenths."""
    for entry in view.air.allotments:
        if (entry.mission, entry.target) == (mission, target):
            return entry.tactical, entry.heavy
    return 0, 0


def _kind_refusal(order: AllocateAirOrder) -> Refusal | None:
    """Return why a mission is not flown by such aircraft (10.2)."""
    flown_by_heavy = order.mission in BOMBING or order.mission == BOTH_KINDS
    flown_by_tactical = order.mission not in BOMBING
    known = order.side == Side.UN or order.mission in OF_COMMUNIST
    if not known or (order.heavy and not flown_by_heavy) or (order.tactical and not flown_by_tactical):
        return Refusal(Reason.MISSION_NOT_FLOWN)
    return None


def _target_refusal(view: SideView, order: AllocateAirOrder) -> Refusal | None:
    match order.mission:
        case Mission.SUPERIORITY | Mission.CAS:
            known = order.target == NO_TARGET
        case Mission.INTERDICTION | Mission.RECON:
            known = order.target in [zone.id for zone in view.board.zones]
        case Mission.AIRLIFT:
            units = (unit for unit in view.own.values() if unit.on_map and not unit.is_hq)
            known = order.target == NO_TARGET or order.target in [unit.spec.key for unit in units]
        case _:
            return _bombing_refusal(view, order)
    withdrawn = not order.tactical and not order.heavy and any(standing(view, order.mission, order.target))
    return None if known or withdrawn else Refusal(Reason.NO_SUCH_TARGET)


def _bombing_refusal(view: SideView, order: AllocateAirOrder) -> Refusal | None:
    if not order.heavy:
        return None
    h = target_hex(view, order.mission, order.target)
    if h == OFF_MAP or view.holder[h] == view.side:
        return Refusal(Reason.NO_SUCH_TARGET)
    if view.ruleset.air.border_flag not in view.flags and is_near_border(view, h):
        return Refusal(Reason.NEAR_THE_BORDER, where=h)
    return None


def _pool_refusal(view: SideView, order: AllocateAirOrder) -> Refusal | None:
    before = standing(view, order.mission, order.target)
    if before == (order.tactical, order.heavy):
        return Refusal(Reason.NOTHING_TO_CHANGE)
    free, free_heavy = unallotted(view)
    for wanted, there in ((order.tactical, free + before[0]), (order.heavy, free_heavy + before[1])):
        if not 0 <= wanted <= there:
            return Refusal(Reason.NO_AIR_POINTS, needs=wanted, has=there)
    return None


def unallotted(view: SideView) -> tuple[int, int]:
    """Return the tactical and heavy points of the turn, in tenths, that no mission has yet."""
    force = view.air
    tactical = sum(entry.tactical for entry in force.allotments)
    return force.tactical - tactical, force.heavy - sum(entry.heavy for entry in force.allotments)


@order_kind
@dataclass(frozen=True, slots=True)
class SetCasDoctrineOrder:
    """Say how many points of close support and of naval gunfire one defense may get (rule 10.4)."""

    kind: ClassVar[str] = "set_cas_doctrine"
    side: Side
    cas: int
    gunfire: int

    def check(self, view: SideView) -> Refusal | None:
        """Refuse more than a defense may have."""
        if (refusal := allocating(view, self.side)) is not None:
            return refusal
        if view.air.doctrine == (self.cas, self.gunfire):
            return Refusal(Reason.NOTHING_TO_CHANGE)
        most = view.ruleset.air.doctrine_most
        for points in (self.cas, self.gunfire):
            if not 0 <= points <= most:
                return Refusal(Reason.DOCTRINE_LIMIT, needs=most, has=points)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the doctrine."""
        yield DoctrineSet(self.side, Doctrine(self.cas, self.gunfire))
