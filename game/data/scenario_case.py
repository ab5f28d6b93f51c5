"""A scenario file on its way to a game: its shape is right, its meaning is looked at by the lint passes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from game.data.calendar import Days, days_of_turns, parse_day
from game.data.event_case import EventCase
from game.data.map_case import HexReader, MapCase
from game.data.scenario_spec import ScenarioSpec, SourceSpec, TurnsSpec, UnitEntry
from game.data.source import Location, YamlSource
from game.model.board import Board
from game.model.ids import NOBODY, OFF_MAP, HexId, Side
from game.model.rule_parts import SourceRules
from game.model.ruleset import Ruleset, Toe, at_turn

SIDE_OF = {side.key: side for side in Side}
WHOLE = "end"  # instead of a place: an axis to its end


def _source(spec: SourceSpec) -> SourceRules:
    """Return a source as the rules hold theirs: open from the start, and at once when it is taken back."""
    return SourceRules(
        id=spec.place,
        place=spec.place,
        side=SIDE_OF[spec.side],
        tons=spec.tons,
        growth_tons=0,
        max_tons=spec.tons,
        open_turns=0,
        open_at_start=True,
        start_haul_hundredths=0,
        depot=False,
        rail_to=(),
        frozen_pm=1000,
    )


@dataclass(frozen=True)
class ScenarioCase:
    """A scenario file with the right shape, the map it is played on with its board, and the rules of the map."""

    source: YamlSource
    spec: ScenarioSpec
    map: MapCase
    board: Board
    events: EventCase | None = None  # what it names under ``events``

    def all_sources(self) -> Iterable[YamlSource]:
        """Return the file, with what it extends, and the file of its events."""
        return (self.source,) if self.events is None else (self.source, self.events.source)

    @cached_property
    def read(self) -> HexReader:
        """Return the reader of its hex numbers."""
        return HexReader(self.board.grid)

    @cached_property
    def rules(self) -> Ruleset:
        """Return the rules, with the sources of supply of the scenario."""
        rules = self.map.rules.rules
        if not self.spec.sources:
            return rules
        sources = (*rules.supply.sources, *(_source(source) for source in self.spec.sources))
        return replace(rules, supply=replace(rules.supply, sources=sources))

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

    def toe_of(self, unit: UnitEntry) -> Toe | None:
        """Return the table of a unit, or None if there is none of this name or something in it is broken."""
        toe = self.toes.get(unit.toe)
        return toe if toe is not None and self.map.rules.is_clear("unit_types", ("toes", toe.id)) else None

    @cached_property
    def days(self) -> Days | None:
        """Return the days of the turns, or None if the calendar is at fault."""
        calendar = self.spec.calendar
        start, end = parse_day(calendar.turn_1), parse_day(calendar.last_day)
        if start is None or end is None or end < start or not self.source.is_clear(("calendar",)):
            return None
        return days_of_turns(start, calendar.days, end)

    @cached_property
    def turns(self) -> TurnsSpec | None:
        """Return the turns that are played, or None if they are at fault."""
        turns = self.spec.turns
        return turns if turns.first <= turns.last and self.source.is_clear(("turns",)) else None

    def turn_of(self, when: int | str) -> int | None:
        """Return a turn given as a number or as a day; None if no turn contains the day."""
        if isinstance(when, int):
            return when
        day = parse_day(when)
        return self.days.turn_of(day) if self.days is not None and day is not None else None

    def is_there(self, unit: UnitEntry) -> bool | None:
        """Return whether a unit is there at the start of the game; None if its arrival or the turns are at fault."""
        if unit.arrives is None:
            return True
        turn = self.turn_of(unit.arrives)
        return None if turn is None or self.turns is None else turn <= self.turns.first

    def spot(self, where: str) -> HexId | None:
        """Return the hex of a hex number or of a place, or None if there is no such hex or place."""
        return self.places.get(where, self.read.hex(where))

    def side_of(self, unit: UnitEntry) -> Side | None:
        """Return the side of a unit, or None if its army or the side of that is unknown."""
        army = self.armies.get(unit.army)
        if army is None or not self.map.rules.is_clear("armies", ("armies", unit.army, "side")):
            return None
        return Side(self.rules.armies[army].side)

    def quality_pm(self, unit: UnitEntry) -> int:
        """Return quality per mille (rule 3.6); that of a headquarters is 1000 and never used."""
        if unit.q is not None:
            return round(1000 * unit.q)
        return self.rules.units.quality_pm_by_grade[unit.grade - 1] if unit.grade is not None else 1000

    def cohesion_tenths(self, unit: UnitEntry, turn: int) -> int:
        """Return the cohesion of a unit of a known army that is there from a turn on (rule 3.6)."""
        army = self.rules.armies[self.armies[unit.army]]
        return at_turn(army.arrival_cohesion_tenths, turn) if unit.c is None else 10 * unit.c

    def supply_tenths(self, unit: UnitEntry) -> int:
        """Return the supply that a unit of a known army begins with (rule 3.6)."""
        army = self.rules.armies[self.armies[unit.army]]
        return army.arrival_supply_tenths if unit.s is None else 10 * unit.s

    @cached_property
    def at_start(self) -> tuple[tuple[str, UnitEntry, HexId, Side], ...]:
        """Return the units on the map at the start whose hex and side are known: id, unit, hex, side."""
        found = []
        for key, unit, h in self.placed:
            side = self.side_of(unit)
            if side is not None and self.is_there(unit) and self.source.is_clear(("units", key, "arrives")):
                found.append((key, unit, h, side))
        return tuple(found)

    @cached_property
    def placed(self) -> tuple[tuple[str, UnitEntry, HexId], ...]:
        """Return all units whose hex is known, with it: where they are or arrive."""
        return tuple(
            (key, unit, h)
            for key, unit in self.spec.units.items()
            if unit.at is not None and (h := self.spot(unit.at)) is not None
        )

    @cached_property
    def all_placed(self) -> bool:
        """Return whether the hex of every unit on the map is known."""
        on_map = [key for key, unit in self.spec.units.items() if unit.at is not None]
        sound = all(self.source.is_clear(("units", key, "at"), ("units", key, "box")) for key in self.spec.units)
        return sound and len(on_map) == len(self.placed) and self.source.has_all_keys(("units",))

    def is_map_clear(self, *sections: str) -> bool:
        """Return whether nothing is broken in some sections of the map."""
        return self.map.source.is_clear(*((section,) for section in sections))

    @cached_property
    def is_ground_clear(self) -> bool:
        """Return whether it is known which hexes are ground and how they touch."""
        return self.is_map_clear("columns", "rows", "terrain", "straits")

    @cached_property
    def is_holder_clear(self) -> bool:
        """Return whether it is known who holds each hex."""
        return self.source.is_clear(("control",)) and self.is_ground_clear and self.is_map_clear("regions")

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

    @cached_property
    def place_ids(self) -> list[str] | None:
        """Return the ids of all places of the map, or None if not all of them are known."""
        places = self.map.spec.places
        source = self.map.source
        known = source.is_intact(("places",)) and all(source.is_intact(("places", i, "id")) for i in range(len(places)))
        return [place.id for place in places] if known else None

    def listed(self, section: str, ids: list[str]) -> list[str] | None:
        """Return the ids of a list of the file, or None if not all of them are known."""
        source = self.source
        known = source.is_intact((section,)) and all(source.is_intact((section, i, "id")) for i in range(len(ids)))
        return ids if known else None

    def bridge_of(self, token: str) -> int | None:
        """Return the number of the bridge on a hexside, or None if there is none."""
        pair = self.read.pair(token)
        if pair is None:
            return None
        spans = {(bridge.a, bridge.b): bridge.index for bridge in self.board.bridges}
        return spans.get((min(pair), max(pair)))

    def hex_of(self, where: str) -> HexId:
        """Return the hex that a hex number or the id of a place names, OFF_MAP if there is none."""
        h = self.spot(where)
        return OFF_MAP if h is None else h

    def spots(self) -> Iterator[tuple[Location, str]]:
        """Yield every place in the file that names a hex or a place of the map."""
        for key, unit in self.spec.units.items():
            if unit.at is not None:
                yield ("units", key, "at"), unit.at
        for i, axis in enumerate(self.spec.hints.axes):
            for j, where in enumerate(axis.via):
                yield ("hints", "axes", i, "via", j), where
        for i, stage in enumerate(self.spec.hist_plan):
            for key, end in (stage.axes or {}).items():
                if end != WHOLE:
                    yield ("hist_plan", i, "axes", key), end
