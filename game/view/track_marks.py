"""What a political track may bring at which level: its thresholds, out of the rules and the events (rules 13, 14)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.politics import Choice, Condition, HistoricalEvent
from game.model.ruleset import at_turn
from game.model.view import SideView
from game.rules.effects.track import TrackEffect
from game.rules.politics import conditions as c
from game.view.text import t


@dataclass(frozen=True, slots=True)
class TrackMark:
    """A level of a track that means something: shortly, and in a sentence."""

    level: int
    short: str
    words: str


def is_secret(view: SideView, track: int) -> bool:
    """Return whether the side learns nothing of how a track moves."""
    return view.scenario.tracks[track].known_to not in (None, view.side)


def track_marks(view: SideView, track: int) -> list[TrackMark]:
    """Return the levels of a track that mean something, by level, as far as the side would hear of what they bring."""
    found = {(mark.level, mark.short): mark for mark in (*_of_rules(view, track), *_of_events(view, track))}
    return [found[key] for key in sorted(found)]


def next_mark(view: SideView, track: int) -> TrackMark | None:
    """Return the level nearest to where the track stands, the higher of two as near."""
    level = view.tracks[track]
    return min(track_marks(view, track), key=lambda mark: (abs(mark.level - level), -mark.level), default=None)


def _of_rules(view: SideView, track: int) -> Iterator[TrackMark]:
    scenario, rules = view.scenario, view.ruleset.politics
    if track == scenario.commit_track:
        usual = at_turn(scenario.tracks[track].steps, view.turn)
        yield _mark("history", usual)
    if track == scenario.coalition_track:
        yield _mark("allies", at_turn(rules.ally_coalition, view.turn))
    if track == scenario.soviet_track:
        yield _mark("advisers", view.ruleset.units.advised_track_min)
    if scenario.tracks[track].id == rules.escalation_track:
        for threshold in rules.thresholds:
            yield _mark(threshold.flag, threshold.at)
        yield _mark("general_war", rules.general_war_at)


def _mark(key: str, level: int) -> TrackMark:
    return TrackMark(level, t(f"mark.{key}", level=level), t(f"mark.{key}_words", level=level))


def _of_events(view: SideView, track: int) -> Iterator[TrackMark]:
    taken = {view.scenario.politics.events[it.event].id for it in view.politics.taken}
    for event in view.scenario.politics.events:
        if event.hidden_from == view.side or (event.id in taken and not event.repeat):
            continue
        for level in _limits(event.when, track):
            yield TrackMark(
                level,
                t("mark.event", title=event.title, level=level),
                t("mark.event_words", id=event.id, title=event.title, level=level),
            )
        for choice in event.choices:
            for level in _limits(choice.when, track):
                yield TrackMark(
                    level,
                    t("mark.choice", title=event.title, level=level),
                    t("mark.choice_words", id=event.id, choice=choice.text, level=level),
                )


def _limits(condition: Condition | None, track: int) -> Iterator[int]:
    """Yield the levels of a track that a condition asks for, in its parts too."""
    if isinstance(condition, c.AllOf | c.AnyOf):
        for part in condition.parts:
            yield from _limits(part, track)
    elif isinstance(condition, c.Not):
        yield from _limits(condition.part, track)
    elif isinstance(condition, c.TrackAt) and condition.track == track:
        yield condition.most if condition.least == c.LEAST else condition.least


def track_of_event(view: SideView, event: HistoricalEvent) -> int:
    """Return the track that a decision hangs on: of a condition, else the first that a choice moves; 0 if it has none.

    Tracks of which the side learns nothing do not count.
    """
    open_tracks = [i for i in range(len(view.scenario.tracks)) if not is_secret(view, i)]
    asked = [event.when, *(choice.when for choice in event.choices)]
    hanging = [i for i in open_tracks if any(list(_limits(condition, i)) for condition in reversed(asked))]
    moved = [i for choice in event.choices for i in _moved(choice) if i in open_tracks]
    return next(iter([*hanging, *moved, *open_tracks]), 0)


def _moved(choice: Choice) -> Iterator[int]:
    for planned in choice.effects:
        if isinstance(planned.effect, TrackEffect):
            yield from (track for track, points in planned.effect.points if points)
