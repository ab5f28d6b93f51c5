"""Tiny boards in code: rows of glyphs, roads and rivers by hex numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from game.hexgrid.grid import OFF_GRID, HexGrid
from game.model.board import FOREIGN, NO_BRIDGE, NO_ZONE, SEA, Board, Bridge, Crossing, NamedLine, Place, Zone
from game.model.ids import City, Rail, River, Road
from game.model.ruleset import Ruleset

GLYPHS = {".": "plain", "h": "hills", "m": "mountain", "a": "alpine"}
_Grade = TypeVar("_Grade", Road, Rail, River)
NOT_GROUND = {"~": SEA, "x": FOREIGN}


def place(key: str, label: str, *, pop: int = 0, vp: int = 0, port: bool = False, city: City = City.MINOR) -> Place:
    """Return a town; ``pop`` in tenths of 100,000. Its hex is filled in by ``board``, which reads ``modern``."""
    return Place(0, key, key.title(), 0, 2, city, pop, vp, port, False, False, label, ())


def forward(key: str, label: str) -> Place:
    """Return a forward airfield."""
    return replace(place(key, label, city=City.NONE), airfield=True, forward_airfield=True)


def _pairs(grid: HexGrid, chains: Sequence[str]) -> list[tuple[int, int]]:
    pairs = []
    for chain in chains:
        hexes = [grid.from_label(label) for label in chain.split()]
        pairs += list(pairwise(hexes))
    return pairs


def _hexsides(grid: HexGrid, chains: Sequence[str]) -> list[int]:
    """Return the index of every hexside of the chains, from both of its hexes."""
    return [6 * a + grid.direction(a, b) for x, y in _pairs(grid, chains) for a, b in ((x, y), (y, x))]


def _graded(grid: HexGrid, none: _Grade, chains: Mapping[_Grade, Sequence[str]] | None) -> list[_Grade]:
    """Return a hexside table that has the grade of each chain along it."""
    table = [none] * (6 * grid.size)
    for grade, listed in (chains or {}).items():
        for side in _hexsides(grid, listed):
            table[side] = grade
    return table


def _near(grid: HexGrid, terrain: Sequence[int], strait: Sequence[bool]) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(
            n
            for d, n in enumerate(grid.neighbors[h])
            if n != OFF_GRID and terrain[h] >= 0 and terrain[n] >= 0 and not strait[6 * h + d]
        )
        for h in range(grid.size)
    )


def board(
    rows: Sequence[str],
    ruleset: Ruleset,
    *,
    roads: Mapping[Road, Sequence[str]] | None = None,
    rails: Mapping[Rail, Sequence[str]] | None = None,
    rivers: Mapping[River, Sequence[str]] | None = None,
    straits: Sequence[str] = (),
    places: Sequence[Place] = (),
    lines: Mapping[str, str] | None = None,
    zones: Mapping[str, str] | None = None,
    north_rows: int = 0,
    regions: Mapping[str, str] | None = None,
    beaches: Mapping[str, int] | None = None,
    fortified: str = "",
    crossings: Sequence[Crossing] = (),
    deepwater: str = "",
) -> Board:
    """Return a board of one glyph per hex: ``. h m a`` ground, ``~`` sea, ``x`` foreign; every row of equal length.

    Roads, rails, rivers and straits are chains of hex numbers: a hexside for each pair in a row. Every major river with
    a link across gets a bridge. ``zones`` and ``regions`` name hexes; ground that no zone names lies in the first. Rows
    above ``north_rows`` have the weather of the north.
    """
    grid = HexGrid(len(rows[0]), len(rows))
    kinds = {terrain.id: i for i, terrain in enumerate(ruleset.terrain.types)}
    terrain = tuple(NOT_GROUND[g] if g in NOT_GROUND else kinds[GLYPHS[g]] for row in rows for g in row)
    sides = 6 * grid.size
    strait = [False] * sides
    road = _graded(grid, Road.NONE, roads)
    rail = _graded(grid, Rail.NONE, rails)
    river = _graded(grid, River.NONE, rivers)
    for side in _hexsides(grid, straits):
        strait[side] = True
    bridge = [NO_BRIDGE] * sides
    bridges: list[Bridge] = []
    for a in range(grid.size):
        for d, b in enumerate(grid.neighbors[a]):
            side = 6 * a + d
            if a < b and river[side] == River.MAJOR and (road[side] or rail[side]):
                bridge[side] = bridge[6 * b + grid.direction(b, a)] = len(bridges)
                bridges.append(Bridge(len(bridges), a, b))
    named = tuple(_located(grid, i, town) for i, town in enumerate(places))
    cities = {town.hex: town.city for town in named}
    names = tuple(regions or {})
    region = {grid.from_label(label): names.index(key) for key in names for label in (regions or {})[key].split()}
    beach = {grid.from_label(label): grade for label, grade in (beaches or {}).items()}
    zoned = zones or {"zone": ""}
    zone = {grid.from_label(label): i for i, labels in enumerate(zoned.values()) for label in labels.split()}
    strong = {grid.from_label(label) for label in fortified.split()}
    deep = {grid.from_label(label) for label in deepwater.split()}
    size = grid.size
    return Board(
        id="tiny",
        title="Tiny",
        digest="",
        grid=grid,
        hex_km=15.5,
        projection=None,
        relief="",
        terrain=terrain,
        city=tuple(cities.get(h, City.NONE) for h in range(size)),
        river=tuple(river),
        road=tuple(road),
        rail=tuple(rail),
        strait=tuple(strait),
        bridge=tuple(bridge),
        near=_near(grid, terrain, strait),
        bridges=tuple(bridges),
        zone=tuple(zone.get(h, 0) if terrain[h] >= 0 else NO_ZONE for h in range(size)),
        zones=tuple(Zone(key, key.title()) for key in zoned),
        region=tuple(region.get(h, -1) for h in range(size)),
        regions=names,
        places=named,
        place_at={town.hex: town.index for town in named},
        coast=tuple(any(n != OFF_GRID and terrain[n] == SEA for n in grid.neighbors[h]) for h in range(size)),
        beach=tuple(beach.get(h, 0) for h in range(size)),
        deepwater=tuple(h in deep for h in range(size)),
        fortified=tuple(h in strong for h in range(size)),
        lanes=(),
        lines={
            key: NamedLine(key, key.title(), tuple(grid.from_label(label) for label in labels.split()))
            for key, labels in (lines or {}).items()
        },
        crossings=tuple(crossings),
        rivers=(),
        roads=(),
        railways=(),
        names=(),
        weather_band=tuple(1 if h // grid.width < north_rows else 0 for h in range(size)),
        has_rail=tuple(any(rail[6 * h : 6 * h + 6]) for h in range(size)),
    )


def _located(grid: HexGrid, index: int, town: Place) -> Place:
    return Place(
        index,
        town.id,
        town.name,
        grid.from_label(town.modern),
        town.tier,
        town.city,
        town.pop,
        town.vp,
        town.port,
        town.airfield,
        town.forward_airfield,
        "",
        (),
    )
