"""What may come to pass at all: on which turns a condition of events can be met (rule 14.1).

Turns are the bits of an integer. What only play decides (who holds a place, who has fought) may be so on any turn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_
from typing import Any

from game.data.event_spec import EventFileSpec

LONGEST = 200  # turns
ALWAYS = (1 << (LONGEST + 1)) - 2
NEVER = 0
Turns = Callable[[Any], int]  # of a condition
LIMITS = {"am": (0, 100), "share_cut": (0, 100)}  # least and greatest value, in points and per cent


def span(first: int, last: int) -> int:
    """Return the turns from ``first`` to ``last``, none if that runs backwards."""
    return ((1 << (last + 1)) - (1 << first)) & ALWAYS if first <= last else NEVER


def since(turn: int) -> int:
    """Return all turns from ``turn`` on."""
    return span(min(max(turn, 1), LONGEST + 1), LONGEST)


def first_of(turns: int) -> int:
    """Return the first of some turns; there must be one."""
    return (turns & -turns).bit_length() - 1


@dataclass
class Outlook:
    """What can be on which turn, as far as files say it.

    ``window`` are the turns on which events are asked, ``tracks`` the ranges by name, ``flags`` the first turn of the
    flags that no event sets (others may be set from the start), ``taken`` the first turn on which a choice can be
    taken, by event and choice: what is not there never can.
    """

    window: int
    tracks: Mapping[str, tuple[int, int]]
    flags: Mapping[str, int]
    taken: dict[tuple[str, str], int] = field(default_factory=dict)
    set_by: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict)  # event, choice, turns later

    def possible(self, spec: Any) -> int:
        """Return the turns on which a condition may be met."""
        return _of_parts(spec, self.possible, self.certain, self._plain)

    def certain(self, spec: Any) -> int:
        """Return the turns on which a condition must be met."""
        return _of_parts(spec, self.certain, self.possible, _by_date)

    def _plain(self, spec: Any) -> int:
        if spec.turn is not None:
            return span(*spec.turn)
        if spec.chosen is not None:
            first = self.first_taken(spec.chosen.event, spec.chosen.choice)
            return NEVER if first is None else since(first + (spec.chosen.turns or 0))
        if spec.flag is not None:
            first = self.first_set(spec.flag)
            return NEVER if first is None else since(first)
        return ALWAYS if self.range_of(spec) is None else NEVER

    def range_of(self, spec: Any) -> tuple[int, int] | None:
        """Return the range of the value that a condition asks for, if it never gets to where it is wanted."""
        for kind in ("track", *LIMITS):
            wanted = getattr(spec, kind)
            limits = None if wanted is None else self.tracks.get(wanted.track) if kind == "track" else LIMITS[kind]
            if limits is None:
                continue
            least, most = wanted.least, getattr(wanted, "most", None)
            if (least is not None and least > limits[1]) or (most is not None and most < limits[0]):
                return limits
        return None

    def first_taken(self, event: str, choice: str | None) -> int | None:
        """Return the first turn on which an event can go so (any way without a choice), None if it never can."""
        turns = [turn for (key, name), turn in self.taken.items() if key == event and choice in (None, "", name)]
        return min(turns, default=None)

    def first_set(self, flag: str) -> int | None:
        """Return the first turn on which a flag can be set, None if it never can."""
        turns = [self.flags[flag]] if flag in self.flags else []
        for event, choice, after in self.set_by.get(flag, ()):
            if (event, choice) in self.taken:
                turns.append(self.taken[event, choice] + after)
        return min(turns, default=None if flag in self.set_by else 1)


def _of_parts(spec: Any, same: Turns, negated: Turns, alone: Turns) -> int:
    """Return the turns of a condition from those of its parts; what is negated is judged the other way."""
    if spec.all_of is not None:
        return reduce(and_, map(same, spec.all_of), ALWAYS)
    if spec.any_of is not None:
        return reduce(or_, map(same, spec.any_of), NEVER)
    return alone(spec) if spec.negated is None else ALWAYS & ~negated(spec.negated)


def _by_date(spec: Any) -> int:
    """Return the turns on which a condition must be met that has no parts: only dates are certain."""
    return span(*spec.turn) if spec.turn is not None else NEVER


def look_ahead(spec: EventFileSpec, outlook: Outlook) -> None:
    """Note every choice that can be taken with its first turn."""
    for event in spec.events:
        for key, choice in event.choices.items():
            for effect in choice.effects:
                if effect.flag is not None:
                    outlook.set_by.setdefault(effect.flag, []).append((event.id, key, effect.after))
    while any(_take(outlook, event) for event in spec.events):
        pass  # what can be taken now may let others be taken


def _take(outlook: Outlook, event: Any) -> bool:
    """Note which choices of an event can be taken, and return whether that is news."""
    news = False
    asked = outlook.possible(event.when) & outlook.window
    for key, choice in event.choices.items():
        turns = asked if choice.when is None else asked & outlook.possible(choice.when)
        if turns and first_of(turns) < outlook.taken.get((event.id, key), LONGEST + 1):
            outlook.taken[event.id, key] = first_of(turns)
            news = True
    return news
