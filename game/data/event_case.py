"""A file of historical events on its way to a game."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pydantic import TypeAdapter

from game.data.event_spec import EventFileSpec, flags_set
from game.data.lint.registry import run_passes
from game.data.shape import check_shape
from game.data.source import YamlSource


@dataclass(frozen=True, eq=False)
class EventCase:
    """A file of events with the right shape."""

    source: YamlSource
    spec: EventFileSpec

    def all_sources(self) -> Iterable[YamlSource]:
        """Return the file."""
        return (self.source,)

    @cached_property
    def flags(self) -> list[str]:
        """Return the flags that its events may set."""
        return flags_set(self.spec)


@cache
def event_adapter() -> TypeAdapter[Any]:
    """Return the shape of a file of events."""
    return TypeAdapter(EventFileSpec)


def check_events(source: YamlSource) -> EventCase:
    """Return the events of a file; defects of the file alone are added to the source."""
    case = EventCase(source, check_shape(source, event_adapter()))
    run_passes(case)
    return case
