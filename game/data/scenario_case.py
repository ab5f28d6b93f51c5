"""A scenario file on its way to a game: its shape is right, its meaning is looked at by the lint passes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.data.calendar import Days, days_of_turns, parse_day
from game.data.map_case import HexReader
from game.data.scenario_spec import ScenarioSpec, UnitEntry
from game.data.source import Location, YamlSource
from game.model.board import Board
from game.model.ids import NOBODY, HexId, Side
from game.model.ruleset import Ruleset, Toe

SIDE_OF = {side.key: side for side in Side}


@dataclass(frozen=True)
class ScenarioCase:
    """A scenario file with the right shape, the board it is played on and the rules."""

    source: YamlSource
    spec: ScenarioSpec
    board: Board
    rules: Ruleset

    @cached_property
    def read(self) -> HexReader:
        """Return the reader of its hex numbers."""
        return HexReader(self.board.grid)

    @cached_property
    def armies(self) -> dict[str, int]:
        """Return the numbers of the armies by id."""
        return {army.id: index for index, army in enumerate(self.rules.armies)}

    @cached_property
    def toes(self) -> dict[str, Toe]:
        """Return the tables of organization by id."""
        return {toe.id: toe for toe in self.rules.units.toes}

    @cached_property
    def places(self) -> dict[str, HexId]:
        """Return the hexes of the places by id."""
        return {place.id: place.hex for place in self.board.places}

    @cached_property
    def days(self) -> Days | None:
        """Return the days of the turns, or None if the calendar is at fault."""
        calendar = self.spec.calendar
        start, end = parse_day(calendar.turn_1), parse_day(calendar.last_day)
        if start is None or end is None or end < start:
            return None
        return days_of_turns(start, calendar.days, end)

    def turn_of(self, when: int | str) -> int | None:
        """Return a turn given as a number or as a day; None if no turn contains the day."""
        if isinstance(when, int):
            return when
        day = parse_day(when)
        return self.days.turn_of(day) if self.days is not None and day is not None else None

    def arrival(self, unit: UnitEntry) -> int | None:
        """Return the turn a unit is there from: the first of the scenario unless it arrives later."""
        return self.spec.turns.first if unit.arrives is None else self.turn_of(unit.arrives)

    def spot(self, where: str) -> HexId | None:
        """Return the hex of a hex number or of a place, or None if there is no such hex or place."""
        return self.places.get(where, self.read.hex(where))

    def side_of(self, unit: UnitEntry) -> Side | None:
        """Return the side of a unit, or None if its army is unknown."""
        army = self.armies.get(unit.army)
        return None if army is None else Side(self.rules.armies[army].side)

    def is_hq(self, unit: UnitEntry) -> bool:
        """Return whether a unit is an HQ."""
        toe = self.toes.get(unit.toe)
        return toe is not None and toe.is_hq

    @cached_property
    def at_start(self) -> tuple[tuple[str, UnitEntry, HexId, Side], ...]:
        """Return the units on the map at the start whose hex and side are known: id, unit, hex, side."""
        found = []
        for key, unit in self.spec.units.items():
            side, turn = self.side_of(unit), self.arrival(unit)
            h = self.spot(unit.at) if unit.at is not None else None
            if side is not None and h is not None and turn is not None and turn <= self.spec.turns.first:
                found.append((key, unit, h, side))
        return tuple(found)

    @cached_property
    def holder(self) -> bytes:
        """Return who holds each hex at the start: a Side, or NOBODY."""
        control = self.spec.control
        held = bytearray([NOBODY]) * self.board.grid.size
        by_region = [control.by_region.get(region) for region in self.board.regions]
        for h, region in enumerate(self.board.region):
            if region >= 0 and self.board.is_ground(h) and (key := by_region[region]) is not None:
                held[h] = SIDE_OF[key]
        for side, text in ((Side.COMMUNIST, control.communist), (Side.UN, control.un)):
            for h in self.read.hexes(text):
                held[h] = side
        return bytes(held)

    def bridge_of(self, token: str) -> int | None:
        """Return the number of the bridge on a hexside, or None if there is none."""
        pair = self.read.pair(token)
        if pair is None:
            return None
        spans = {(bridge.a, bridge.b): bridge.index for bridge in self.board.bridges}
        return spans.get((min(pair), max(pair)))

    def spots(self) -> Iterator[tuple[Location, str]]:
        """Yield every place in the file that names a hex or a place of the map."""
        for key, unit in self.spec.units.items():
            if unit.at is not None:
                yield ("units", key, "at"), unit.at
        for i, axis in enumerate(self.spec.hints.axes):
            for j, where in enumerate(axis.via):
                yield ("hints", "axes", i, "via", j), where
