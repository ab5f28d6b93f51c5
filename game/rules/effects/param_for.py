"""A rule is changed for a time (rule 14.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.politics import ParamSet
from game.model.ids import ArmyId, Side
from game.model.politics import ANY_ARMY, FOR_GOOD, Cause, Param, ParamName
from game.model.state import GameState
from game.rules.effects.registry import effect_kind

NOBODY = -1


@effect_kind("param_for")
@dataclass(frozen=True, slots=True)
class ParamEffect:
    """A rule is changed for a side, or for an army where one is named, for so many turns; 0: for good."""

    name: ParamName
    side: Side
    value: int
    army: ArmyId = ANY_ARMY
    turns: int = FOR_GOOD

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the change."""
        subject = int(self.side) if self.army == ANY_ARMY else self.army
        yield ParamSet(changed(state, cause, (self.name, subject), self.value, turns=self.turns))


def changed(state: GameState, cause: Cause, what: tuple[str, int], value: int, *, turns: int) -> Param:
    """Return the change of a rule, ``what``: its name and whose, from this turn on for so many turns."""
    until = state.turn + turns - 1 if turns else FOR_GOOD
    return Param(*what, value, until, NOBODY if cause.hidden_from is None else int(cause.hidden_from))
