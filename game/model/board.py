"""The ground: everything about the map that never changes during a game. Frozen, shared by every copy of a game."""

from dataclasses import dataclass, field

from game.hexgrid.grid import HexGrid
from game.model.ids import City, HexId, Rail, River, Road

NO_BRIDGE = -1
NO_ZONE = -1
SEA = -1  # terrain of a sea or lake hex
FOREIGN = -2  # terrain of land beyond the border: the sanctuary (rule 4.9)


@dataclass(frozen=True, slots=True)
class Place:
    """A named place; ``pop`` in tenths of 100,000 people, ``tier`` 1 (largest) to 4."""

    index: int
    id: str
    name: str
    hex: HexId
    tier: int
    city: City
    pop: int
    vp: int
    port: bool
    airfield: bool
    forward_airfield: bool
    modern: str
    also: tuple[str, ...]

    @property
    def is_key(self) -> bool:
        """Return whether its hex changes hands only by entry (rule 1.4): a city of pop >= 1, a port or an airfield."""
        return self.pop >= 10 or self.port or self.airfield or self.forward_airfield


@dataclass(frozen=True, slots=True)
class Bridge:
    """Where roads or rails cross a major river; ``a`` < ``b`` are the hexes of its banks."""

    index: int
    a: HexId
    b: HexId


@dataclass(frozen=True, slots=True)
class Zone:
    """A region for air missions, interdiction and guerrillas (rule 10.2)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line of hexes that orders and events can name (rule 2.5)."""

    id: str
    name: str
    hexes: tuple[HexId, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where units enter from a box (rule 4.9)."""

    id: str
    hex: HexId
    route: str


@dataclass(frozen=True, slots=True)
class RiverCourse:
    """One river for drawing and tests: hexsides (a, b) in order from source to mouth."""

    name: str
    minor: tuple[tuple[HexId, HexId], ...]
    major: tuple[tuple[HexId, HexId], ...]


@dataclass(frozen=True, slots=True)
class LinkChain:
    """One road or railway for drawing: adjacent hexes in order."""

    name: str
    grade: int  # a Road, or a Rail
    hexes: tuple[HexId, ...]


@dataclass(frozen=True, slots=True)
class MapName:
    """A name drawn along a short curve of hexes: range, sea, island or river."""

    text: str
    kind: str
    path: tuple[HexId, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """How hexes lie on the earth: spherical transverse Mercator; kilometres of the center of hex 0000."""

    central_meridian: float
    origin_latitude: float
    x0_km: float
    y0_km: float


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """The map of a scenario. Hexside tables are indexed ``6 * hex + direction``.

    ``terrain[h]`` is an index into ``Ruleset.terrain.types``, or SEA or FOREIGN; only hexes >= 0 are ground.
    ``near[h]`` lists the neighbors of h that are ground and not across a strait: the passable hexsides.
    """

    id: str
    title: str
    digest: str
    grid: HexGrid
    hex_km: float
    projection: Projection | None
    relief: str  # folder of relief pictures, empty if there is none
    terrain: tuple[int, ...]
    city: tuple[City, ...]
    river: tuple[River, ...]
    road: tuple[Road, ...]
    rail: tuple[Rail, ...]
    strait: tuple[bool, ...]
    bridge: tuple[int, ...]  # index into ``bridges`` or NO_BRIDGE
    near: tuple[tuple[HexId, ...], ...]
    bridges: tuple[Bridge, ...]
    zone: tuple[int, ...]
    zones: tuple[Zone, ...]
    region: tuple[int, ...]  # index into ``regions`` or -1
    regions: tuple[str, ...]
    places: tuple[Place, ...]
    place_at: dict[HexId, int]  # the place that names the hex
    coast: tuple[bool, ...]
    beach: tuple[int, ...]  # 0 none, 1 excellent .. 5 terrible
    deepwater: tuple[bool, ...]
    fortified: tuple[bool, ...]
    lanes: tuple[tuple[HexId, HexId], ...]  # port hex, sea hex
    lines: dict[str, NamedLine]
    crossings: tuple[Crossing, ...]
    rivers: tuple[RiverCourse, ...]
    roads: tuple[LinkChain, ...]
    railways: tuple[LinkChain, ...]
    names: tuple[MapName, ...]
    weather_band: tuple[int, ...]  # 0 south, 1 north
    has_rail: tuple[bool, ...] = field(repr=False)  # a railway touches the hex

    def place(self, key: str) -> Place:
        """Return the place of this id; KeyError if there is none."""
        for place in self.places:
            if place.id == key:
                return place
        raise KeyError(key)

    def is_ground(self, h: HexId) -> bool:
        """Return whether armies may stand on the hex at all."""
        return self.terrain[h] >= 0

    def side_index(self, a: HexId, b: HexId) -> int:
        """Return the index of the hexside between two neighbors, as seen from ``a``."""
        return 6 * a + self.grid.direction(a, b)
