"""Politics in words: what has happened, who decided what, what history chose, what came of it (rules 13, 14)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.politics import Chooser, HistoricalEvent, Taken
from game.model.view import SideView
from game.view.condition_words import Requirement, requirements
from game.view.dates import short_date
from game.view.text import t


@dataclass(frozen=True, slots=True)
class EventLine:
    """A historical event that has happened, for the table and for the card beside it."""

    event: HistoricalEvent
    turn: int
    date: str
    title: str
    choice: str
    chooser: str
    as_in_history: bool


def events_so_far(view: SideView) -> Iterator[EventLine]:
    """Yield what the side has heard of, the newest first."""
    for taken in sorted(view.politics.taken, key=lambda it: (-it.turn, it.event)):
        yield _line(view, taken)


def _line(view: SideView, taken: Taken) -> EventLine:
    event, calendar = view.scenario.politics.events[taken.event], view.scenario.calendar
    chosen = event.choices[taken.choice] if 0 <= taken.choice < len(event.choices) else None
    return EventLine(
        event,
        taken.turn,
        short_date(calendar.first_day[taken.turn]) if 0 < taken.turn < len(calendar.first_day) else "–",
        event.title,
        chosen.text if chosen else t("politics.no_agreement"),
        t(f"chooser.{Chooser(event.chooser).name.lower()}"),
        chosen is not None and chosen.historical,
    )


def history_chose(event: HistoricalEvent) -> str:
    """Return what history chose, in words."""
    return next((choice.text for choice in event.choices if choice.historical), t("politics.no_agreement"))


def changes(view: SideView) -> list[str]:
    """Return what decisions have changed in the rules of the side and how long it lasts, without what has run out."""
    lines = []
    for param in view.politics.params:
        if param.until and param.until < view.turn:
            continue
        until = t("param.until", turn=param.until) if param.until else t("param.for_good")
        lines.append(t("param.line", name=t(f"param.{param.name}"), value=param.value, until=until))
    return lines


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A historical event that has not come, and what it waits for as far as the side can tell."""

    event: HistoricalEvent
    date: str
    needs: tuple[Requirement, ...]

    @property
    def outer(self) -> tuple[Requirement, ...]:
        """Return the conditions that must all hold."""
        return tuple(need for need in self.needs if not need.depth)

    @property
    def words(self) -> str:
        """Return how many of them hold."""
        met = sum(1 for need in self.outer if need.is_met)
        unknown = sum(1 for need in self.outer if need.is_met is None)
        key = "politics.met_some" if unknown else "politics.met"
        return t(key, met=met, all=len(self.outer), unknown=unknown)


def events_waiting(view: SideView) -> Iterator[WaitingLine]:
    """Yield the events that have not come and that the side would hear of, in the order of history."""
    come = {taken.event for taken in view.politics.taken}
    for i, event in enumerate(view.scenario.politics.events):
        if i not in come and event.hidden_from != view.side:
            yield WaitingLine(event, event.date, tuple(requirements(view, event)))
