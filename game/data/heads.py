"""What a menu shows of a scenario, read from the heads of its files alone: no rules, no map, no lint."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from game.data.calendar import days_of_turns
from game.data.files import base_folders, base_path_of, map_path_of, sound_path
from game.data.source import EXTENDS, LOADER
from game.errors import GameError

WANTED = frozenset({"title", "map", "turns", "calendar", "briefing"})
SIZE = frozenset({"columns", "rows"})
MAX_BASES = 4  # files below a scenario
BROKEN = (GameError, OSError, yaml.YAMLError, LookupError, TypeError, ValueError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a scenario: what it is called, when it is, how hard for the Communist side and the UN."""

    title: str
    summary: str
    difficulty: tuple[int, int]
    first_turn: int
    last_turn: int
    first_day: str
    last_day: str
    map: str
    map_hexes: int


def read_head(path: Path) -> Head | None:
    """Return the head of a scenario, None where it cannot be understood: ``read_scenario`` says what is wrong."""
    try:
        file = sound_path(path)
        return _head(file, _extended(file, 0))
    except BROKEN:
        return None


def _head(path: Path, top: dict[str, Any]) -> Head:
    calendar, turns, briefing = top["calendar"], top["turns"], top["briefing"]
    lengths = [int(days) for days in calendar["days"]]
    days = days_of_turns(date.fromisoformat(calendar["turn_1"]), lengths, date.fromisoformat(calendar["last_day"]))
    first, last = int(turns["first"]), int(turns["last"])
    size = _tops(map_path_of(path, top["map"]), SIZE)
    return Head(
        title=top["title"],
        summary=briefing["summary"].strip(),
        difficulty=(int(briefing["difficulty"]["communist"]), int(briefing["difficulty"]["un"])),
        first_turn=first,
        last_turn=last,
        first_day=days.first[first - 1].isoformat(),
        last_day=days.last[last - 1].isoformat(),
        map=top["map"],
        map_hexes=int(size["columns"]) * int(size["rows"]),
    )


def _extended(path: Path, depth: int) -> dict[str, Any]:
    """Return what a scenario says at its top, over what the one that it extends says."""
    own = _tops(path, WANTED)
    name = own.get(EXTENDS)
    base = None if name is None else base_path_of(name, path, base_folders(path))
    if base is None or depth == MAX_BASES:
        return own
    return _over(own, _extended(base, depth + 1))


def _over(own: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    both = {
        key: _over(value, base[key]) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
        for key, value in own.items()
    }
    return base | both


def _tops(path: Path, wanted: frozenset[str]) -> dict[str, Any]:
    """Return the values at the top of a file, as far as it takes to have all that are wanted; scalars are texts."""
    found: dict[str, Any] = {}
    events = yaml.parse(path.read_text("utf-8"), Loader=LOADER)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            break
    for key in events:
        if not isinstance(key, yaml.ScalarEvent):
            break
        found[key.value] = _value(next(events), events)
        if wanted <= found.keys():
            break
    return found


def _value(event: Any, events: Iterator[Any]) -> Any:
    """Return the value that begins with an event."""
    if isinstance(event, yaml.MappingStartEvent):
        pairs = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            pairs[_value(key, events)] = _value(next(events), events)
        return pairs
    if isinstance(event, yaml.SequenceStartEvent):
        values = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            values.append(_value(item, events))
        return values
    return event.value if isinstance(event, yaml.ScalarEvent) else None
