"""Tracks move (rule 13)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events.base import Event
from game.model.politics import Cause, TrackId
from game.model.state import GameState
from game.rules.effects.registry import effect_kind
from game.rules.politics.tracks import shifted


@effect_kind("track")
@dataclass(frozen=True, slots=True)
class TrackEffect:
    """Tracks move by so many points, each by its name."""

    points: tuple[tuple[TrackId, int], ...]

    def happen(self, state: GameState, cause: Cause) -> Iterator[Event]:
        """Yield the moves in their order."""
        for track, points in self.points:
            if state.result is None:
                yield from shifted(state, track, points, cause.side)
