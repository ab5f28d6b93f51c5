"""How political tracks moved, and by what: what a side heard, and the steps from the start to the present (rule 13)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from game.model.events.air import BombingDone
from game.model.events.base import Event
from game.model.events.politics import EffectCameDue, HistoryDecided
from game.model.events.turn import PhaseBegan, TrackChanged
from game.model.ids import Side
from game.model.ruleset import at_turn
from game.model.scenario import Scenario
from game.model.view import SideView
from game.view.dates import short_date
from game.view.score import signed
from game.view.text import t

NO_EVENT = -1
WAR, BOMBING, HISTORY, SECRET, EARLIER = "war", "bombing", "history", "secret", "earlier"  # causes that are no event


@dataclass(frozen=True, slots=True)
class TrackMove:
    """A track came to ``level``; by the historical ``event``, or NO_EVENT and for the reason that ``why`` names."""

    turn: int
    track: int
    level: int
    event: int
    why: str = ""


def moves_heard(scenario: Scenario, side: Side, events: Iterable[Event], turn: int) -> Iterator[TrackMove]:
    """Yield the moves among the events of one order that the side learns of, in order; ``turn``: as the order began.

    A cause is what stands before a move: an event that was decided or whose effect came due, or bombing. What stands
    before neither is what the war itself does at a turn's end.
    """
    usual = WAR if scenario.politics.events else HISTORY
    event, why = NO_EVENT, usual
    for it in events:
        if isinstance(it, PhaseBegan):
            turn, event, why = it.turn, NO_EVENT, usual
        elif isinstance(it, HistoryDecided | EffectCameDue):
            event = it.event if isinstance(it, HistoryDecided) else it.due.event
            secret = scenario.politics.events[event].hidden_from == side
            event, why = (NO_EVENT, SECRET) if secret else (event, "")
        elif isinstance(it, BombingDone):
            event, why = NO_EVENT, BOMBING
        elif isinstance(it, TrackChanged) and scenario.tracks[it.track].known_to in (None, side):
            yield TrackMove(turn, it.track, it.value, event, why)


def levels_at_start(scenario: Scenario, turn: int) -> tuple[int, ...]:
    """Return where the tracks stood before anything happened in a game that began on this turn."""
    return tuple(max(track.low, at_turn(track.steps, turn)) for track in scenario.tracks)


@dataclass(frozen=True, slots=True)
class TrackBar:
    """One step of a track: a short name for its bar, the whole story of it, and by how much it went to ``level``."""

    label: str
    words: str
    change: int
    level: int


def track_bars(view: SideView, start: int, moves: Sequence[TrackMove], track: int, most: int) -> list[TrackBar]:
    """Return the steps of a track from ``start`` to its present level, no more than ``most``: the oldest become one.

    Their changes add up to what the track has moved since the start. Moves of one turn for the same reason are one.
    """
    merged: list[TrackMove] = []
    for move in (move for move in moves if move.track == track):
        if merged and (merged[-1].turn, merged[-1].event, merged[-1].why) == (move.turn, move.event, move.why):
            merged.pop()
        merged.append(move)
    if len(merged) > most:
        folded = merged[len(merged) - most]
        merged = [TrackMove(folded.turn, track, folded.level, NO_EVENT, EARLIER), *merged[len(merged) - most + 1 :]]
    levels = [start, *(move.level for move in merged)]
    return [_bar(view, move, move.level - before) for before, move in zip(levels, merged, strict=False)]


def _bar(view: SideView, move: TrackMove, change: int) -> TrackBar:
    first = view.scenario.calendar.first_day
    date = short_date(first[move.turn]) if 0 < move.turn < len(first) else "–"
    if move.event == NO_EVENT:
        label, title = t(f"track.by_{move.why}"), t(f"track.because_{move.why}")
    else:
        event = view.scenario.politics.events[move.event]
        label, title = event.id, t("track.because_event", id=event.id, title=event.title)
    words = t("track.step", what=title, date=date, change=signed(change), level=move.level)
    return TrackBar(label, words, change, move.level)


def change_this_turn(view: SideView, start: int, moves: Sequence[TrackMove], track: int) -> int:
    """Return by how much a track has moved since this turn began."""
    before = [move.level for move in moves if move.track == track and move.turn < view.turn]
    return view.tracks[track] - (before[-1] if before else start)
