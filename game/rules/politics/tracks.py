"""Political tracks move (rule 13): clamped, and what escalation brings with it."""

from collections.abc import Iterator

from game.model.events.base import Event
from game.model.events.turn import FlagsSet, GameEnded, TrackChanged
from game.model.ids import Side
from game.model.ruleset import at_turn
from game.model.state import GameState
from game.rules.victory import general_war

NO_TRACK = -1


def track_of(state: GameState, key: str) -> int:
    """Return the index of the scenario's track of this id, NO_TRACK if it has none."""
    return next((i for i, track in enumerate(state.scenario.tracks) if track.id == key), NO_TRACK)


def shifted(state: GameState, track: int, points: int, side: Side | None) -> Iterator[Event]:
    """Yield the move of a track by so many points, clamped to its range; ``side``: whose act it is.

    Escalation sets flags and moves tracks where it reaches a threshold for the first time; at its end is general war.
    """
    rules, limits = state.ruleset.politics, state.scenario.tracks[track]
    level = max(limits.low, min(limits.high, state.tracks[track] + points))
    if level == state.tracks[track]:
        return
    yield TrackChanged(track, level)
    if limits.id != rules.escalation_track:
        return
    for threshold in rules.thresholds:
        if level >= threshold.at and threshold.flag not in state.flags:
            yield FlagsSet((threshold.flag,))
            if (moved := track_of(state, threshold.track)) != NO_TRACK:
                yield from shifted(state, moved, threshold.points, side)
    if level >= rules.general_war_at:
        yield GameEnded(general_war(state, side))


def shifted_by_name(state: GameState, key: str, points: int, side: Side | None) -> Iterator[Event]:
    """Yield the move of the track of this id; nothing in a scenario that has no such track."""
    if (track := track_of(state, key)) != NO_TRACK:
        yield from shifted(state, track, points, side)


def history(state: GameState) -> Iterator[Event]:
    """Yield the steps that tracks take this turn where politics go as history had them: without events."""
    if state.scenario.politics.events:
        return
    for i, track in enumerate(state.scenario.tracks):
        due = any(turn == state.turn for turn, _ in track.steps)
        value = max(track.low, min(track.high, at_turn(track.steps, state.turn)))
        if due and state.tracks[i] != value:
            yield TrackChanged(i, value)
