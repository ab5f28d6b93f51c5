"""The calendar of a scenario: which days a turn has (rule 1.2)."""

from dataclasses import dataclass
from datetime import date, timedelta

MAX_TURNS = 200


@dataclass(frozen=True)
class Days:
    """First and last day of each turn; index 0 is turn 1."""

    first: tuple[date, ...]
    last: tuple[date, ...]

    @property
    def turns(self) -> int:
        """Return the number of turns."""
        return len(self.first)

    def turn_of(self, day: date) -> int | None:
        """Return the turn that contains a day, or None if none does."""
        for index in range(self.turns):
            if self.first[index] <= day <= self.last[index]:
                return index + 1
        return None


def parse_day(text: str) -> date | None:
    """Return the day of an ISO date, or None if there is no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def days_of_turns(start: date, lengths: list[int], last_day: date) -> Days:
    """Return the turns from a day on, odd and even ones of two lengths; the last that fits is stretched to the end."""
    first, last = [start], [start]
    for turn in range(1, MAX_TURNS + 1):
        last[-1] = first[-1] + timedelta(days=lengths[(turn - 1) % 2] - 1)
        following = last[-1] + timedelta(days=1)
        if turn == MAX_TURNS or following + timedelta(days=lengths[turn % 2] - 1) > last_day:
            last[-1] = last_day
            break
        first.append(following)
        last.append(following)
    return Days(tuple(first), tuple(last))
