"""Political tracks (rule 13) and the flags that decisions leave behind (rule 14), as history had them."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.turn import FlagsSet, TrackChanged
from game.model.ids import Side
from game.model.state import GameState


def opening(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield the steps of the scenario's tracks that are due this turn, in track order, then its flags."""
    for i, track in enumerate(state.scenario.tracks):
        for turn, value in track.steps:
            if turn == state.turn and state.tracks[i] != value:
                yield TrackChanged(i, max(track.low, min(track.high, value)))
    due = tuple(flag for turn, flag in state.scenario.flags if turn == state.turn and flag not in state.flags)
    if due:
        yield FlagsSet(due)


def has_business(state: GameState, side: Side) -> bool:
    """Return whether a side has something to decide."""
    return False


def closing(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what follows from what both sides decided."""
    yield from ()
