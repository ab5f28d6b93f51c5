"""The veteran: the regular player without his errors, who plays his plans out before he chooses one (rule 16.3)."""

from game.ai.lookahead import Deliberation, Leader, deliberate
from game.ai.registry import player
from game.kernels import take_kept
from game.model.ids import OPERATIONS, Side
from game.model.orders import Order
from game.model.rule_lookahead import FREE
from game.model.view import SideView


@player("veteran")
class Veteran:
    """Thinks once, before its operations; then carries itself as went best."""

    def __init__(self, side: Side, seed: int) -> None:
        take_kept()  # it plays many games, but nobody waits for a compiler (decision 0021)
        self.seed = seed
        self.leader = Leader(side, seed)
        self._clock = (-1, -1)
        self._thoughts: Deliberation | None = None

    def ponder(self, view: SideView) -> bool:
        """Think a little, and return whether there is more to think about before the next order."""
        clock = (view.turn, int(view.phase))
        if clock != self._clock:
            self._clock = clock
            self.leader.mind.intent = FREE
            self._thoughts = deliberate(view, self.seed) if view.phase in OPERATIONS else None
        if self._thoughts is None:
            return False
        try:
            next(self._thoughts)
        except StopIteration as end:
            self.leader.mind.intent = end.value
            self._thoughts = None
        return self._thoughts is not None

    def choose(self, view: SideView) -> Order:
        """Return the first proposal that is legal, or the end of the phase."""
        while self.ponder(view):
            pass
        return self.leader.choose(view)
