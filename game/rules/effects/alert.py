"""A side is more alert to landings, or less (rule 10.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import ParamSet
from game.model.ids import Side
from game.model.politics import FOR_GOOD, Cause
from game.model.state import GameState
from game.rules.effects.param_for import changed
from game.rules.effects.registry import effect_kind


@effect_kind("alert")
@dataclass(frozen=True, slots=True)
class AlertEffect:
    """The alert of a side to landings changes by so many per mille of the usual, for so many turns; 0: for good."""

    side: Side
    change_pm: int
    turns: int = FOR_GOOD

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change of the rule."""
        yield ParamSet(changed(state, cause, ("alert_pm", int(self.side)), self.change_pm, turns=self.turns))
