"""Historical events and decisions (rules 13, 14)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.copying import replaced
from game.model.events.base import event_kind, set_stocks
from game.model.ids import SIDES, HexId, Side, UnitId
from game.model.politics import Answer, Due, Param, PoliticsRecord, Question, Taken, Watch
from game.model.state import GameState


def _close(record: PoliticsRecord, event: int, *sides: Side) -> None:
    """Ask these sides about an event no more."""
    asked = [tuple(q for q in record.asked[s] if s not in sides or q.event != event) for s in SIDES]
    record.asked = (asked[0], asked[1])


@event_kind
@dataclass(slots=True)
class DecisionAsked:
    """A side has to take a decision; ``choices`` are open to it (rule 14.1)."""

    kind: ClassVar[str] = "decision_asked"
    event: int
    side: Side
    choices: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Wait for its answer."""
        asked = list(state.politics.asked)
        asked[self.side] = (*asked[self.side], Question(self.event, self.choices))
        state.politics.asked = (asked[0], asked[1])
        state.show_politics()


@event_kind
@dataclass(slots=True)
class AnswerSealed:
    """A side has answered; nobody learns what until the council ends (rule 1.3)."""

    kind: ClassVar[str] = "answer_sealed"
    event: int
    side: Side
    choice: int

    def apply(self, state: GameState) -> None:
        """Keep the answer."""
        record = state.politics
        _close(record, self.event, self.side)
        record.answers = (*record.answers, Answer(self.event, self.side, self.choice))
        state.show_politics()


@event_kind
@dataclass(slots=True)
class HistoryDecided:
    """A historical event took its course: ``choice``, -1 if the two sides did not agree (rule 14.1)."""

    kind: ClassVar[str] = "history_decided"
    event: int
    choice: int
    side: int  # whose decision it was, -1 nobody's

    def apply(self, state: GameState) -> None:
        """Remember it; nobody is asked any more."""
        record = state.politics
        _close(record, self.event, *SIDES)
        record.answers = tuple(answer for answer in record.answers if answer.event != self.event)
        record.taken = (*record.taken, Taken(self.event, self.choice, state.turn))
        state.show_politics()


@event_kind
@dataclass(slots=True)
class EffectPlanned:
    """Something will follow from a decision on a later turn."""

    kind: ClassVar[str] = "effect_planned"
    due: Due

    def apply(self, state: GameState) -> None:
        """Remember it."""
        state.politics.due = (*state.politics.due, self.due)


@event_kind
@dataclass(slots=True)
class EffectCameDue:
    """What was to follow from a decision follows now."""

    kind: ClassVar[str] = "effect_came_due"
    due: Due

    def apply(self, state: GameState) -> None:
        """It is no longer to come."""
        state.politics.due = tuple(due for due in state.politics.due if due != self.due)


@event_kind
@dataclass(slots=True)
class MoraleShifted:
    """An event moved the morale of an army to ``morale``, in tenths; ``hidden``: what its enemy learns nothing of."""

    kind: ClassVar[str] = "morale_shifted"
    army: int
    morale: int
    hidden: int

    def apply(self, state: GameState) -> None:
        """Set it."""
        state.armies[self.army].morale = self.morale
        record = state.politics
        record.hidden_morale = replaced(record.hidden_morale, self.army, record.hidden_morale[self.army] + self.hidden)


@event_kind
@dataclass(slots=True)
class ParamSet:
    """A rule is changed for a time (rule 14.1)."""

    kind: ClassVar[str] = "param_set"
    param: Param

    def apply(self, state: GameState) -> None:
        """Keep the change; those that are over are dropped."""
        now = [param for param in state.politics.params if not param.until or param.until >= state.turn]
        state.politics.params = (*now, self.param)
        state.show_politics()


@event_kind
@dataclass(slots=True)
class UnitsSupplied:
    """Units got supply by an event, or lost it; ``stocks`` in tenths, afterwards (rule 14.1)."""

    kind: ClassVar[str] = "units_supplied"
    units: tuple[UnitId, ...]
    stocks: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set the stocks."""
        set_stocks(state, self.units, self.stocks)


@event_kind
@dataclass(slots=True)
class GoalsForfeited:
    """Goals of the scenario, by index, score nothing for a side any more (rule 14.2, E17)."""

    kind: ClassVar[str] = "goals_forfeited"
    side: Side
    goals: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Note it."""
        lost = {*state.politics.forfeited, *(2 * goal + self.side for goal in self.goals)}
        state.politics.forfeited = tuple(sorted(lost))
        state.show_politics()


@event_kind
@dataclass(slots=True)
class AxisWeighed:
    """The computer is hinted that an axis weighs more or less, per mille (rule 14.1)."""

    kind: ClassVar[str] = "axis_weighed"
    axis: int
    weight_pm: int

    def apply(self, state: GameState) -> None:
        """Note it."""
        others = tuple(pair for pair in state.politics.axis_weights if pair[0] != self.axis)
        state.politics.axis_weights = (*others, (self.axis, self.weight_pm))
        state.show_politics()


@event_kind
@dataclass(slots=True)
class ArrivalsChanged:
    """Units that have not come yet arrive not before ``turn``, and at ``hex`` (-1: where they were to; rule 14.1)."""

    kind: ClassVar[str] = "arrivals_changed"
    units: tuple[UnitId, ...]
    turn: int
    hex: HexId

    def apply(self, state: GameState) -> None:
        """Note it."""
        record = state.politics
        if self.turn:
            record.late = (*record.late, *((unit, self.turn) for unit in self.units))
        if self.hex >= 0:
            record.diverted = (*record.diverted, *((unit, self.hex) for unit in self.units))


@event_kind
@dataclass(slots=True)
class PoliticsCounted:
    """What politics looks at was counted at a turn's end (rule 13); see ``PoliticsRecord`` for each."""

    kind: ClassVar[str] = "politics_counted"
    watch: tuple[Watch, ...]
    fought: tuple[int, ...]
    driven_back: tuple[int, ...]
    counted: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Keep it; an army that was in hiding and has fought has no secrets left, nor have its friends."""
        record = state.politics
        veiled = state.scenario.politics.veiled
        if any(
            now and not was and i in veiled for i, (was, now) in enumerate(zip(record.fought, self.fought, strict=True))
        ):
            record.hidden_morale = (0,) * len(record.hidden_morale)
        record.watch, record.fought = self.watch, self.fought
        record.driven_back, record.counted = self.driven_back, self.counted
        state.show_politics()
