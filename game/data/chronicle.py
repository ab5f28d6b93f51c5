"""Reads ``scenarios/chronicle/*.yaml``: the war day by day, for the chronicle of the window (PRODUCT P-17)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from game.data.files import entries
from game.data.forms import DAY_PATTERN, EVENT_PATTERN
from game.data.library import Loaded, label_of, read_scenario
from game.data.lint.registry import run_passes
from game.data.shape import check_shape
from game.data.source import YamlSource, read_source
from game.data.spec import Id, SideName, Spec, Text
from game.errors import ScenarioError
from game.model.chronicle import Chronicle, ChronicleDay
from game.model.ids import Side
from game.resources import scenarios_root

FOLDER = "chronicle"
Day = Annotated[str, Field(pattern=DAY_PATTERN, description='A day in quotes: "1950-06-25".')]
Event = Annotated[str, Field(pattern=EVENT_PATTERN, description="A historical event of the scenario, by its id.")]


class DaySpec(Spec):
    """One page of the chronicle."""

    date: Day = Field(description='The day, in quotes: "1950-06-25". Days stand in order.')
    title: Text = Field(description="A few words.")
    text: Text = Field(description="What happened, in a few sentences.")
    at: Id | None = Field(None, description="The place that is shown, by its id on the map.")
    event: Event | None = Field(None, description="The historical event that was decided then, by its id.")
    forces: Id | None = Field(None, description="The scenario whose set-up shows where the units stood that day.")
    taken: dict[Id, SideName] = Field(default_factory=dict, description="Places that fell that day, and to which side.")
    enters: str | None = Field(None, description="The army whose first units came into Korea that day.")
    lands: Id | None = Field(None, description="The place at which a landing went ashore that day.")


class ChronicleSpec(Spec):
    """A file of the chronicle."""

    format: Literal[1] = Field(description="The format of the file: 1.")
    id: Id = Field(description="The name of the file.")
    scenario: Id = Field(description="The scenario whose map, fronts and events the days speak of.")
    days: list[DaySpec] = Field(min_length=1, description="The days, the first one first.")


@dataclass(frozen=True, eq=False)
class ChronicleCase:
    """A file of the chronicle with the right shape."""

    source: YamlSource
    spec: ChronicleSpec

    def all_sources(self) -> Iterable[YamlSource]:
        """Return the file."""
        return (self.source,)

    @staticmethod
    def scenario(name: str) -> Loaded | None:
        """Return a shipped scenario by its id, None if there is none."""
        path = next((entry.path for entry in entries() if entry.id == name and not entry.own), None)
        return None if path is None else read_scenario(path)


@cache
def chronicle_adapter() -> TypeAdapter[Any]:
    """Return the shape of a file of the chronicle."""
    return TypeAdapter(ChronicleSpec)


def read_chronicle(path: Path) -> ChronicleCase:
    """Return a file of the chronicle; its defects are added to its source."""
    source = read_source(path, label_of(path))
    case = ChronicleCase(source, check_shape(source, chronicle_adapter()))
    run_passes(case)
    return case


def load_chronicle(name: str) -> Chronicle:
    """Return a shipped chronicle; ScenarioError with every defect of its file if there is any."""
    case = read_chronicle(scenarios_root() / FOLDER / f"{name}.yaml")
    if case.source.problems:
        raise ScenarioError(list(case.source.problems))
    return Chronicle(case.spec.scenario, tuple(_day(day) for day in case.spec.days))


def _day(day: DaySpec) -> ChronicleDay:
    return ChronicleDay(
        day.date,
        day.title,
        day.text,
        day.at or "",
        day.event or "",
        day.forces or "",
        tuple((place, Side[side.upper()]) for place, side in day.taken.items()),
        day.enters or "",
        day.lands or "",
    )
