"""Builds a ``Board`` from a map file."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from game.data.lint.registry import run_passes
from game.data.map_case import UNCLEAR, MapCase, Pair
from game.data.map_spec import MapSpec, PlaceSpec, ProjectionSpec
from game.data.rules import digest_of
from game.data.rules_case import RulesCase
from game.data.shape import check_shape
from game.data.source import YamlSource, read_source
from game.errors import ScenarioError
from game.hexgrid.earth import inverse
from game.model.board import (
    FOREIGN,
    NO_BRIDGE,
    NO_ZONE,
    SEA,
    Board,
    Bridge,
    Crossing,
    LinkChain,
    MapName,
    NamedLine,
    Place,
    Projection,
    RiverCourse,
    Zone,
)
from game.model.ids import City, HexId, Rail, River, Road
from game.model.ruleset import Ruleset

CITIES = {"absent": City.NONE, "minor": City.MINOR, "major": City.MAJOR}
NO_REGION = -1
OFF_GROUND = (SEA, FOREIGN)


@cache
def map_adapter() -> TypeAdapter[Any]:
    """Return the shape of a map file."""
    return TypeAdapter(MapSpec)


def check_map(source: YamlSource, rules: RulesCase) -> MapCase:
    """Return the map of a source; its defects are added to the source."""
    case = MapCase(source, check_shape(source, map_adapter()), rules)
    run_passes(case)
    return case


def load_board(path: Path, rules: Ruleset, label: str | None = None) -> Board:
    """Return the board of a map file; ScenarioError with every defect if there is any."""
    case = check_map(read_source(path, label or str(path)), RulesCase({}, rules))
    if case.source.problems:
        raise ScenarioError(case.source.problems)
    return build_board(case, digest_of([path]))


def build_board(case: MapCase, digest: str) -> Board:
    """Return the board of a map; what is broken is left out, and hexes of unclear terrain are ground."""
    spec, grid, read = case.spec, case.grid, case.read
    sides = _Sides(case)
    places = _places(case)
    zones = tuple(spec.zones.legend) if spec.zones else ()
    regions = tuple(spec.regions.legend) if spec.regions else ()
    return Board(
        id=spec.id,
        title=spec.title,
        digest=digest,
        grid=grid,
        hex_km=spec.hex_km,
        projection=Projection(**dict(spec.projection)) if spec.projection else None,
        relief=spec.relief,
        terrain=tuple(0 if kind == UNCLEAR else kind for kind in case.terrain),
        city=_cities(grid.size, places),
        river=tuple(sides.river),
        road=tuple(sides.road),
        rail=tuple(sides.rail),
        strait=tuple(sides.strait),
        bridge=tuple(sides.bridge),
        near=_near(case),
        bridges=tuple(sides.bridges),
        zone=_indices(case, zones, spec.zones.rows if spec.zones else [], NO_ZONE),
        zones=tuple(Zone(zone.id, zone.name) for zone in (spec.zones.legend.values() if spec.zones else ())),
        region=_indices(case, regions, spec.regions.rows if spec.regions else [], NO_REGION),
        regions=tuple(spec.regions.legend.values()) if spec.regions else (),
        places=places,
        place_at=_place_at(places),
        coast=tuple(case.fault_of(h) is None and case.is_coast(h) for h in range(grid.size)),
        beach=_beaches(case),
        deepwater=_marked(grid.size, read.hexes(spec.deepwater)),
        fortified=_marked(grid.size, read.hexes(spec.fortified)),
        lanes=read.lanes(spec.lanes),
        lines={key: NamedLine(key, line.name, read.hexes(line.hexes)) for key, line in spec.lines.items()},
        crossings=tuple(Crossing(c.id, h, c.route) for c in spec.crossings for h in read.hexes(c.hex)),
        rivers=tuple(RiverCourse(r.name, read.pairs(r.minor), read.pairs(r.major)) for r in spec.rivers),
        roads=tuple(LinkChain(r.name, Road[r.class_.upper()], read.hexes(r.hexes)) for r in spec.roads),
        railways=tuple(LinkChain(r.name, Rail[r.track.upper()], read.hexes(r.hexes)) for r in spec.railways),
        names=tuple(MapName(n.text, n.kind, read.hexes(" ".join(n.path))) for n in spec.names),
        weather_band=_bands(case),
        has_rail=_marked(grid.size, (h for r in spec.railways for h in read.hexes(r.hexes))),
    )


class _Sides:
    """The tables by hexside, filled from the lists of the file; the best link and the largest river win."""

    def __init__(self, case: MapCase) -> None:
        self.case = case
        self.neighbors = case.grid.neighbors
        size = 6 * case.grid.size
        self.river = [River.NONE] * size
        self.road = [Road.NONE] * size
        self.rail = [Rail.NONE] * size
        self.strait = [False] * size
        self.bridge = [NO_BRIDGE] * size
        self.bridges: list[Bridge] = []
        self._fill(case)
        self._build_bridges()

    def _both(self, a: HexId, b: HexId) -> tuple[int, int]:
        return 6 * a + self.neighbors[a].index(b), 6 * b + self.neighbors[b].index(a)

    def _fill(self, case: MapCase) -> None:
        spec, read = case.spec, case.read
        for a, b in read.pairs(spec.straits):
            for side in self._both(a, b):
                self.strait[side] = True
        for course in spec.rivers:
            self._flow(River.MINOR, read.pairs(course.minor))
            self._flow(River.MAJOR, read.pairs(course.major))
        for road in spec.roads:
            for side in self._steps(read.hexes(road.hexes)):
                self.road[side] = max(self.road[side], Road[road.class_.upper()])
        for railway in spec.railways:
            for side in self._steps(read.hexes(railway.hexes)):
                self.rail[side] = max(self.rail[side], Rail[railway.track.upper()])

    def _flow(self, kind: River, pairs: tuple[Pair, ...]) -> None:
        for a, b in pairs:
            for side in self._both(a, b):
                self.river[side] = max(self.river[side], kind)

    def _steps(self, hexes: tuple[HexId, ...]) -> Iterable[int]:
        for a, b in pairwise(hexes):
            if self.case.read.touch(a, b):
                yield from self._both(a, b)

    def _build_bridges(self) -> None:
        terrain = self.case.terrain
        for a in range(self.case.grid.size):
            for direction, b in enumerate(self.neighbors[a]):
                side = 6 * a + direction
                linked = self.road[side] or self.rail[side]
                if b > a and linked and self.river[side] == River.MAJOR and not self.strait[side]:
                    if terrain[a] in OFF_GROUND or terrain[b] in OFF_GROUND:
                        continue
                    for each in self._both(a, b):
                        self.bridge[each] = len(self.bridges)
                    self.bridges.append(Bridge(len(self.bridges), a, b))


def _near(case: MapCase) -> tuple[tuple[HexId, ...], ...]:
    def passable(a: HexId) -> tuple[HexId, ...]:
        if case.terrain[a] in OFF_GROUND:
            return ()
        around = case.grid.neighbors[a]
        return tuple(b for b in around if b >= 0 and case.terrain[b] not in OFF_GROUND and (a, b) not in case.straits)

    return tuple(passable(a) for a in range(case.grid.size))


def _places(case: MapCase) -> tuple[Place, ...]:
    """Return the places whose hex is known, in file order."""
    sound = [
        (place, h)
        for i, place in enumerate(case.spec.places)
        if case.source.is_intact(("places", i, "hex")) and (h := case.read.hex(place.hex)) is not None
    ]
    return tuple(_place(index, place, h) for index, (place, h) in enumerate(sound))


def _place(index: int, spec: PlaceSpec, h: HexId) -> Place:
    return Place(
        index=index,
        id=spec.id,
        name=spec.name,
        hex=h,
        tier=spec.tier,
        city=CITIES[spec.city],
        pop=spec.pop,
        vp=spec.vp,
        port=spec.port,
        airfield=spec.airfield,
        forward_airfield=spec.forward_airfield,
        modern=spec.modern,
        also=tuple(spec.also),
    )


def _place_at(places: tuple[Place, ...]) -> dict[HexId, int]:
    """Return the place that names each hex: of several the largest, then the first."""
    named: dict[HexId, int] = {}
    for place in sorted(places, key=lambda place: (place.tier, place.index)):
        named.setdefault(place.hex, place.index)
    return named


def _cities(size: int, places: tuple[Place, ...]) -> tuple[City, ...]:
    city = [City.NONE] * size
    for place in places:
        city[place.hex] = max(city[place.hex], place.city)
    return tuple(city)


def _indices(case: MapCase, glyphs: tuple[str, ...], rows: list[str], none: int) -> tuple[int, ...]:
    index = {glyph: number for number, glyph in enumerate(glyphs)}
    return tuple(index.get(glyph, none) for glyph in case.glyphs(rows))


def _beaches(case: MapCase) -> tuple[int, ...]:
    beach = [0] * case.grid.size
    for label, value in case.spec.beaches.items():
        for h in case.read.hexes(label):
            beach[h] = value
    return tuple(beach)


def _marked(size: int, hexes: Iterable[HexId]) -> tuple[bool, ...]:
    marked = [False] * size
    for h in hexes:
        marked[h] = True
    return tuple(marked)


def _bands(case: MapCase) -> tuple[int, ...]:
    """Return the weather band of each hex: 1 north of the parallel of the rules, else 0; 0 without a projection."""
    spec = case.spec
    if spec.projection is None:
        return (0,) * case.grid.size
    parallel = case.rules.rules.weather.band_latitude_tenths / 10
    return tuple(int(_center(spec, spec.projection, h)[1] > parallel) for h in range(case.grid.size))


def _center(spec: MapSpec, projection: ProjectionSpec, h: HexId) -> tuple[float, float]:
    """Return longitude and latitude of the center of a hex in degrees."""
    column, row = h % spec.columns, h // spec.columns
    x = projection.x0_km + 1.5 * spec.hex_km / sqrt(3) * column
    y = projection.y0_km - spec.hex_km * (row + 0.5 * (column & 1))
    return inverse(x, y, projection.central_meridian, projection.origin_latitude)
