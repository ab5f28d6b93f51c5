"""The order that answers a historical event (rules 1.3, 14.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import Phase, Side
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.view import SideView
from game.rules.orders.common import deciding
from game.rules.politics.council import answered


@order_kind
@dataclass(frozen=True, slots=True)
class DecideOrder:
    """Take a decision: ``event`` and ``choice`` by their ids."""

    kind: ClassVar[str] = "decide"
    side: Side
    event: str
    choice: str

    def check(self, view: SideView) -> Refusal | None:
        """Refuse what the side is not asked, and choices that are not open to it."""
        if (refusal := deciding(view, self.side)) is not None:
            return refusal
        if view.phase != Phase.EVENTS:
            return Refusal(Reason.NOT_THIS_PHASE)
        index = view.scenario.politics.event(self.event)
        question = next((asked for asked in view.politics.questions if asked.event == index), None)
        if question is None:
            return Refusal(Reason.NO_SUCH_DECISION)
        choices = view.scenario.politics.events[index].choices
        if self.choice not in [choices[i].id for i in question.choices]:
            return Refusal(Reason.NO_SUCH_CHOICE)
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield what follows at once."""
        index = state.scenario.politics.event(self.event)
        ids = [choice.id for choice in state.scenario.politics.events[index].choices]
        yield from answered(state, index, self.side, ids.index(self.choice))


def decisions_open(view: SideView) -> Refusal | None:
    """Return a refusal while the side has decisions to take (rule 14.1)."""
    if view.phase == Phase.EVENTS and view.politics.questions:
        return Refusal(Reason.DECISION_OPEN, has=len(view.politics.questions))
    return None
