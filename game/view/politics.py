"""Politics in words: what has happened, who decided what, what history chose, what came of it (rules 13, 14)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.politics import Chooser, HistoricalEvent, Taken
from game.model.view import SideView
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
    """Return what decisions have changed in the rules of the side, in words, with how long it lasts."""
    lines = []
    for param in view.politics.params:
        until = t("param.until", turn=param.until) if param.until else t("param.for_good")
        lines.append(t("param.line", name=t(f"param.{param.name}"), value=param.value, until=until))
    return lines
