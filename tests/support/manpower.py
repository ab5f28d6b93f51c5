"""A watcher that counts every man of every army before every event."""

from game.model.events.arrival import DraftJoined, PoolChanged, ReplacementsReceived, UnitArrived
from game.model.events.base import Event
from game.model.state import GameState
from tests.support.men import all_men

COMERS = (UnitArrived, DraftJoined, PoolChanged)


class ManCounter:
    """Fails when men appear or vanish by anything but an arrival, a draft, or what flows into a pool."""

    def __init__(self) -> None:
        self.counts: list[int] = []
        self.last: Event | None = None
        self.events = 0

    def watch(self, state: GameState, event: Event) -> None:
        """Compare with the count before the last event, which has been applied by now."""
        counts = [all_men(state, army) for army in range(len(state.armies))]
        if self.last is not None and not isinstance(self.last, COMERS):
            lent = isinstance(self.last, ReplacementsReceived) and sum(counts) == sum(self.counts)  # KATUSA (9.1)
            assert lent or counts == self.counts, f"men are not the same after {self.last}"
        self.counts, self.last = counts, event
        self.events += 1
