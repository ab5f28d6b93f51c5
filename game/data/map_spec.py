"""The shape of a map file (``scenarios/maps/*.yaml``); rules 1.1, 2.1-2.5."""

from typing import Literal

from pydantic import Field

from game.data.spec import Glyph, Hex, HexText, Id, SideText, Spec, Text


class ProjectionSpec(Spec):
    """How hexes lie on the earth: spherical transverse Mercator; needed for weather bands, fronts, and relief."""

    central_meridian: float = Field(description="Degrees east.")
    origin_latitude: float = Field(description="Degrees north.")
    x0_km: float = Field(description="Kilometers east of the origin of the center of hex 0000.")
    y0_km: float = Field(description="Kilometers north of the origin of the center of hex 0000.")


class TerrainSpec(Spec):
    """The ground as rows of glyphs, north to south."""

    legend: dict[Glyph, Text] = Field(
        description="What each glyph stands for: a terrain type of the rules, sea or foreign."
    )
    rows: list[str] = Field(description="One row of glyphs for each row of hexes.")


class ZoneSpec(Spec):
    """A zone for air missions, interdiction and guerrillas (rule 10.2)."""

    id: Id = Field(description="Its id.")
    name: Text = Field(description="Its name.")


class ZonesSpec(Spec):
    """The zones as rows of glyphs; '-' is none."""

    legend: dict[Glyph, ZoneSpec] = Field(description="The zone of each glyph.")
    rows: list[str] = Field(description="One row of glyphs for each row of hexes.")


class RegionsSpec(Spec):
    """The regions, such as north and south, as rows of glyphs; '-' is none."""

    legend: dict[Glyph, Id] = Field(description="The region of each glyph.")
    rows: list[str] = Field(description="One row of glyphs for each row of hexes.")


class PlaceSpec(Spec):
    """A named place."""

    id: Id = Field(description="Its id, for scenarios and rules.")
    name: Text = Field(description="Its name as of 1950.")
    hex: Hex
    tier: int = Field(ge=1, le=4, description="Size of its label: 1 the largest, 4 the smallest.")
    city: Literal["major", "minor", "absent"] = Field("absent", description="City overlay of the hex (rule 2.1).")
    pop: int = Field(0, ge=0, description="People in tenths of 100,000 (rule 9.1).")
    vp: int = Field(0, ge=0, description="Victory points for holding it at the end (rule 15).")
    port: bool = Field(False, description="Whether it is a port (rule 6.4).")
    airfield: bool = Field(False, description="Whether it has an airfield.")
    forward_airfield: bool = Field(False, description="Whether that can serve close support (rule 10.4).")
    modern: str = Field("", description="Its name today.")
    also: list[Text] = Field([], description="Other names and places in the same hex.")


class RiverSpec(Spec):
    """A river along hexsides, from source to mouth (rule 2.4)."""

    name: Text = Field(description="Its name.")
    minor: SideText = Field("", description="Hexsides where it is minor.")
    major: SideText = Field("", description="Hexsides where it is major.")


class RoadSpec(Spec):
    """A road from hex to hex (rule 2.2)."""

    name: Text = Field(description="Its name.")
    class_: Literal["primary", "secondary", "track"] = Field(alias="class", description="Its class.")
    hexes: HexText


class RailSpec(Spec):
    """A railway from hex to hex (rule 2.2)."""

    name: Text = Field(description="Its name.")
    track: Literal["double", "single", "narrow"] = Field(description="Its track.")
    hexes: HexText


class LineSpec(Spec):
    """A line of hexes that orders and events can name (rule 2.5)."""

    name: Text = Field(description="Its name.")
    hexes: HexText


class CrossingSpec(Spec):
    """Where units enter from a box off the map (rule 4.9)."""

    id: Id = Field(description="Its id.")
    hex: Hex
    route: Literal["west", "east"] = Field(description="The route it belongs to.")


class NameSpec(Spec):
    """A name drawn along a curve of hexes."""

    text: Text = Field(description="The name.")
    kind: Literal["range", "sea", "minor_sea", "island", "river", "land"] = Field(
        description="What it names; decides how it is drawn."
    )
    path: list[Hex] = Field(min_length=1, description="Hexes along which it is drawn.")


class MapSpec(Spec):
    """A map: the ground that never changes."""

    format: Literal[1] = Field(description="Version of the file format.")
    id: Id = Field(description="Its id: the name of the file without .yaml.")
    title: Text = Field(description="Its title.")
    columns: int = Field(ge=1, le=99, description="Columns of hexes, west to east.")
    rows: int = Field(ge=1, le=99, description="Rows of hexes, north to south.")
    hex_km: float = Field(gt=0, description="Kilometers from side to side of a hex.")
    projection: ProjectionSpec | None = None
    relief: str = Field("", description="Folder of relief pictures under assets; empty: none.")
    terrain: TerrainSpec
    zones: ZonesSpec | None = None
    regions: RegionsSpec | None = None
    places: list[PlaceSpec] = Field([], description="Named places.")
    straits: SideText = Field(
        "", description="Hexsides that are all water: no way across, no zone of control (rule 2.2)."
    )
    beaches: dict[Hex, int] = Field({}, description="Beaches by hex: 1 excellent to 5 terrible (rule 2.5).")
    deepwater: HexText = Field("", description="Hexes that naval guns reach (rule 2.5).")
    fortified: HexText = Field("", description="Hexes where units entrench deeper (rule 3.2).")
    lanes: SideText = Field("", description="Port hex and sea hex of a sea lane where a port has no sea beside it.")
    rivers: list[RiverSpec] = Field([], description="Rivers (rule 2.4).")
    roads: list[RoadSpec] = Field([], description="Roads (rule 2.2).")
    railways: list[RailSpec] = Field([], description="Railways (rule 2.2).")
    lines: dict[Id, LineSpec] = Field({}, description="Named lines by id (rule 2.5).")
    crossings: list[CrossingSpec] = Field([], description="Crossings from boxes off the map (rule 4.9).")
    names: list[NameSpec] = Field([], description="Names of ranges, seas, islands, and rivers.")
