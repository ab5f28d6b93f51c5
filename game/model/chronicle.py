"""The chronicle of the war: what happened day by day, told beside the map. No rule looks at it."""

from dataclasses import dataclass

from game.model.ids import Side


@dataclass(frozen=True, slots=True)
class ChronicleDay:
    """One page: a day, where on the map, what happened; ids are "" where nothing is named."""

    date: str
    title: str
    text: str
    place: str = ""
    event: str = ""  # the historical event that was decided then
    forces: str = ""  # the scenario whose set-up shows where the units stood
    taken: tuple[tuple[str, Side], ...] = ()  # places that fell that day, and to whom
    enters: str = ""  # the army whose first units came into Korea
    lands: str = ""  # the place at which a landing went ashore


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The days in order, and the scenario whose map, fronts and events they speak of."""

    scenario: str
    days: tuple[ChronicleDay, ...]
