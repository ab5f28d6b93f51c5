"""The orders about headquarters and replacements (rules 4.4, 4.5, 9.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.conduct import HqAssigned, PrioritySet, ReplacementsMarked
from game.model.ids import Priority, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.command import commands, may_command
from game.rules.orders.common import fighter, headquarters

MARKS = (1, 0, -1)  # first, in turn, none


@order_kind
@dataclass(frozen=True, slots=True)
class AssignHqOrder:
    """Put a unit under another HQ: of its army, or of an ally's once command is joint."""

    kind: ClassVar[str] = "assign_hq"
    side: Side
    unit: UnitId
    hq: UnitId

    def check(self, view: SideView) -> Refusal | None:
        """Refuse its own HQ, one that may not command it, one out of range."""
        if (refusal := fighter(view, self.side, self.unit)) is not None:
            return refusal
        if (refusal := headquarters(view, self.side, self.hq)) is not None:
            return refusal
        unit, hq = view.own[self.unit], view.own[self.hq]
        if unit.hq == hq.id:
            return Refusal(Reason.NOTHING_TO_CHANGE, where=self.unit)
        if not may_command(view, hq.army, unit.army):
            return Refusal(Reason.NOT_YOURS, where=self.hq)
        if not commands(view, hq, unit.hex):
            return Refusal(Reason.OUT_OF_RANGE, where=self.hq)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the change and what it costs."""
        loss = state.ruleset.units.reassign_cohesion_tenths
        yield HqAssigned(self.unit, self.hq, max(0, state.units[self.unit].c - loss))


@order_kind
@dataclass(frozen=True, slots=True)
class SetPriorityOrder:
    """Give an HQ a priority for supply and replacements."""

    kind: ClassVar[str] = "set_priority"
    side: Side
    hq: UnitId
    priority: Priority

    def check(self, view: SideView) -> Refusal | None:
        """Refuse more main efforts than a side may have."""
        if (refusal := headquarters(view, self.side, self.hq)) is not None:
            return refusal
        if view.own[self.hq].priority == self.priority:
            return Refusal(Reason.NOTHING_TO_CHANGE, where=self.hq)
        if self.priority == Priority.MAIN_EFFORT:
            limit = view.ruleset.units.main_effort_limit
            others = sum(1 for u in view.own.values() if u.is_hq and u.on_map and u.priority == Priority.MAIN_EFFORT)
            if others >= limit:
                return Refusal(Reason.PRIORITY_LIMIT, needs=limit, has=others)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the change."""
        yield PrioritySet(self.hq, self.priority)


@order_kind
@dataclass(frozen=True, slots=True)
class MarkReplacementsOrder:
    """Mark a unit to be filled up first (1), in its turn (0), or not at all (-1)."""

    kind: ClassVar[str] = "mark_replacements"
    side: Side
    unit: UnitId
    mark: int

    def check(self, view: SideView) -> Refusal | None:
        """Refuse a mark that it has already, or that is none."""
        if (refusal := fighter(view, self.side, self.unit)) is not None:
            return refusal
        if self.mark not in MARKS or view.own[self.unit].replacements_first == self.mark:
            return Refusal(Reason.NOTHING_TO_CHANGE, where=self.unit)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the mark."""
        yield ReplacementsMarked(self.unit, self.mark)
