"""The chronicle of the war: what happened day by day, told beside the map. No rule looks at it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChronicleDay:
    """One page: a day, where on the map, what happened; ids are "" where nothing is named."""

    date: str
    title: str
    text: str
    place: str = ""
    event: str = ""  # the historical event that was decided then
    forces: str = ""  # the scenario whose set-up shows where the units stood


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The days in order, and the scenario whose map, fronts and events they speak of."""

    scenario: str
    days: tuple[ChronicleDay, ...]
