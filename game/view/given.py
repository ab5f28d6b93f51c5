"""What politics bring in a scenario in which nothing is decided: tracks by turn, and what was decided in 1950 (13)."""

from dataclasses import dataclass
from itertools import pairwise

from game.model.view import SideView
from game.view.dates import short_date
from game.view.text import t
from game.view.their_war import covered
from game.view.track_marks import is_secret, track_marks


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A change of a track, or a day on which something was decided in 1950, with what there is to read of it."""

    turn: int
    date: str
    title: str
    what: str  # the change, or that history decided
    text: str


def given(view: SideView) -> list[GivenLine]:
    """Return what the turns of a scenario bring by themselves, as far as the side hears of it, in their order."""
    scenario = view.scenario
    found = [line for track in range(len(scenario.tracks)) for line in _steps(view, track)]
    for turn, day in covered(scenario, scenario.last_turn):
        if day.event:
            found.append(GivenLine(turn, short_date(day.date), day.title, t("given.decided"), day.text))
    return sorted(found, key=lambda line: line.turn)


def _steps(view: SideView, track: int) -> list[GivenLine]:
    """Return how a track stands at the start, and its changes by turn."""
    scenario, definition = view.scenario, view.scenario.tracks[track]
    if is_secret(view, track):
        return []
    means = "\n".join(mark.words for mark in track_marks(view, track)) or t("given.no_marks")
    first, steps = scenario.first_turn, definition.steps
    start = max((step for step in steps if step[0] <= first), default=steps[0])
    named = t("track.range", low=definition.low, high=definition.high)
    lines = [_line(view, first, definition.name, t("given.start", level=start[1]), f"{named}. {means}")]
    for (_, before), (turn, level) in pairwise((start, *(step for step in steps if step[0] > first))):
        if turn <= scenario.last_turn:
            change = t("given.change", before=before, level=level)
            lines.append(_line(view, turn, definition.name, change, f"{named}. {means}"))
    return lines


def _line(view: SideView, turn: int, title: str, what: str, text: str) -> GivenLine:
    return GivenLine(turn, short_date(view.scenario.calendar.first_day[turn]), title, what, text)
