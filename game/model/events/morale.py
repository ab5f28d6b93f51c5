"""Army morale, states of armies, retreat orders (rules 8.1, 8.2, 8.4)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.events.base import event_kind
from game.model.ids import NO_UNIT, ArmyState, RetreatScope, Stance, UnitId
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class ArmyMoraleChanged:
    """The morale of an army changed to ``morale``, in tenths, by named ``parts`` (rule 8.1).

    ``capitals`` names the parts among them that happen once only.
    """

    kind: ClassVar[str] = "army_morale_changed"
    army: int
    parts: tuple[tuple[str, int], ...]
    morale: int
    capitals: tuple[str, ...] = ()  # of capital_lost, capital_regained, capital_taken

    def apply(self, state: GameState) -> None:
        """Set it."""
        record = state.armies[self.army]
        record.morale = self.morale
        for name in self.capitals:
            setattr(record, name, True)


@event_kind
@dataclass(slots=True)
class MoraleReckoned:
    """The turn's morale was reckoned: what was destroyed until now has been counted (rule 8.1)."""

    kind: ClassVar[str] = "morale_reckoned"

    def apply(self, state: GameState) -> None:
        """Start counting anew."""
        for record in state.armies:
            record.destroyed_points = 0


@event_kind
@dataclass(slots=True)
class ArmyStateChanged:
    """An army became firm, shaken, broken or collapsed (rule 8.2)."""

    kind: ClassVar[str] = "army_state_changed"
    army: int
    state: ArmyState

    def apply(self, state: GameState) -> None:
        """Set it."""
        state.armies[self.army].state = self.state


@event_kind
@dataclass(slots=True)
class RetreatOrdered:
    """Units were ordered back to a line (rule 8.4): those of ``hq``, or of the whole army where it is NO_UNIT.

    ``c`` is the cohesion each loses at once, ``mp`` the movement each gains at once, in tenths.
    """

    kind: ClassVar[str] = "retreat_ordered"
    army: int
    hq: UnitId
    line: str
    units: tuple[UnitId, ...]
    c: int
    mp: int

    def apply(self, state: GameState) -> None:
        """Bind the units; a general order stands in the army's record."""
        scope = RetreatScope.BATCH
        if self.hq == NO_UNIT:
            scope = RetreatScope.GENERAL
            record = state.armies[self.army]
            record.general_retreat_turn = state.turn
            record.general_retreat_line = self.line
            record.general_retreat_given = True
        for unit_id in self.units:
            unit = state.units[unit_id]
            unit.retreat_scope = scope
            unit.retreat_line = self.line
            unit.retreat_turn = state.turn
            unit.stance = Stance.DELAY
            unit.c = max(0, unit.c - self.c)
            unit.mp += self.mp
            state.refresh(unit)


@event_kind
@dataclass(slots=True)
class RetreatEnded:
    """Units are free of their retreat order: it was withdrawn, or they reached the line (rule 8.4).

    ``army`` is the army whose general order is withdrawn, -1 if it is none.
    """

    kind: ClassVar[str] = "retreat_ended"
    units: tuple[UnitId, ...]
    army: int = -1

    def apply(self, state: GameState) -> None:
        """Free them."""
        if self.army >= 0:
            record = state.armies[self.army]
            record.general_retreat_turn = 0
            record.general_retreat_line = ""
        for unit_id in self.units:
            unit = state.units[unit_id]
            unit.retreat_scope = RetreatScope.NONE
            unit.retreat_line = ""
            unit.retreat_turn = 0


@event_kind
@dataclass(slots=True)
class TurnSettled:
    """The upkeep is done: what is counted by turn starts anew (rules 8.5, 8.6)."""

    kind: ClassVar[str] = "turn_settled"

    def apply(self, state: GameState) -> None:
        """Forget how many units dissolved and came back this turn."""
        for record in state.armies:
            record.dissolved_units = record.reformed = 0
