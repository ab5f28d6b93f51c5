"""A map file on its way to a board: its shape is right, its meaning is looked at by the lint passes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from game.data.map_spec import MapSpec
from game.data.mend import STAND_INS
from game.data.rules_case import RulesCase
from game.data.shape import nearest
from game.data.source import Location, YamlSource
from game.errors import Problem
from game.hexgrid.grid import HexGrid
from game.model.board import FOREIGN, SEA
from game.model.ids import HexId

UNCLEAR = -9  # terrain of a hex where the file is at fault
WIDEST = 99
NATURE = {"sea": SEA, "foreign": FOREIGN}  # terrain that is no ground
Pair = tuple[HexId, HexId]


class HexReader:
    """Reads hex numbers of a grid out of text."""

    def __init__(self, grid: HexGrid) -> None:
        self.grid = grid

    def hex(self, label: str) -> HexId | None:
        """Return the hex of a number, or None if the grid has none."""
        try:
            return self.grid.from_label(label)
        except ValueError:
            return None

    def hexes(self, text: str) -> tuple[HexId, ...]:
        """Return the hexes of a list; those that do not exist are left out."""
        return tuple(h for label in text.split() if (h := self.hex(label)) is not None)

    def pairs(self, text: str) -> tuple[Pair, ...]:
        """Return the hexsides of a list, each as written; those that do not exist are left out."""
        return tuple(pair for pair in self.lanes(text) if self.touch(*pair))

    def lanes(self, text: str) -> tuple[Pair, ...]:
        """Return the pairs of hexes of a list; those that do not exist are left out."""
        found = (self.pair(token) for token in text.split())
        return tuple(pair for pair in found if pair is not None)

    def touch(self, a: HexId, b: HexId) -> bool:
        """Return whether two hexes are neighbors."""
        return b in self.grid.neighbors[a]

    def pair(self, token: str) -> Pair | None:
        """Return the two hexes of ``1941-1942``, or None if that is no pair of hexes."""
        first, _, second = token.partition("-")
        a, b = self.hex(first), self.hex(second)
        return None if a is None or b is None else (a, b)

    def hex_problems(self, source: YamlSource, path: Location, text: str) -> Iterator[Problem]:
        """Yield a problem for every token of a list that is no hex of the map."""
        for label in text.split():
            if (message := self.hex_fault(label)) is not None:
                yield source.problem(path, message)

    def hex_fault(self, label: str) -> str | None:
        """Return what is wrong with a hex number, or None."""
        if "," in label:
            return f"hex numbers are listed with blanks, not commas: '{label}'"
        try:
            self.grid.from_label(label)
        except ValueError as error:
            return str(error)
        return None

    def side_fault(self, token: str) -> str | None:
        """Return what is wrong with a hexside, or None."""
        first, dash, second = token.partition("-")
        if not dash:
            return f"a hexside is two hex numbers with a dash ('1941-1942'), not '{token}'"
        if (fault := self.hex_fault(first) or self.hex_fault(second)) is not None:
            return fault
        a, b = self.grid.from_label(first), self.grid.from_label(second)
        return None if b in self.grid.neighbors[a] else f"{first} and {second} are not neighbors"


@dataclass(frozen=True)
class MapCase:
    """A map file with the right shape, and the rules it is read under."""

    source: YamlSource
    spec: MapSpec
    rules: RulesCase

    def all_sources(self) -> Iterable[YamlSource]:
        """Return the file."""
        return (self.source,)

    @cached_property
    def layers(self) -> tuple[tuple[str, list[str]], ...]:
        """Return the rows of glyphs that are sound, by the name of their layer."""
        spec = self.spec
        found = [("terrain", spec.terrain.rows)]
        found += [("zones", spec.zones.rows)] if spec.zones is not None else []
        found += [("regions", spec.regions.rows)] if spec.regions is not None else []
        return tuple((name, rows) for name, rows in found if self.source.is_clear((name, "rows")))

    @cached_property
    def width(self) -> int:
        """Return the columns of the map: where that number is at fault, as many as all rows of terrain have glyphs."""
        lengths = {len(row) for name, rows in self.layers for row in rows}
        if len(lengths) == 1 and (agreed := lengths.pop()):
            return min(agreed, WIDEST)
        return self.spec.columns if self.source.is_clear(("columns",)) else WIDEST

    @cached_property
    def height(self) -> int:
        """Return the rows of the map: where that number is at fault, as many as all layers have."""
        numbers = {len(rows) for _, rows in self.layers}
        if len(numbers) == 1 and (agreed := numbers.pop()):
            return min(agreed, WIDEST)
        return self.spec.rows if self.source.is_clear(("rows",)) else WIDEST

    @cached_property
    def grid(self) -> HexGrid:
        """Return the grid of the map."""
        return HexGrid(self.width, self.height)

    @cached_property
    def read(self) -> HexReader:
        """Return the reader of its hex numbers."""
        return HexReader(self.grid)

    @cached_property
    def kinds(self) -> dict[str, int]:
        """Return the numbers of all kinds of terrain by name."""
        return {**NATURE, **{kind.id: index for index, kind in enumerate(self.rules.rules.terrain.types)}}

    @cached_property
    def terrain(self) -> tuple[int, ...]:
        """Return the terrain by hex: of a misspelled name what it is near, UNCLEAR where the file is at fault."""
        legend = self.spec.terrain.legend
        clear = {glyph for glyph in legend if legend[glyph] != STAND_INS[0]}
        kinds = {glyph: nearest(legend[glyph], self.kinds) for glyph in sorted(clear)}
        number = {glyph: UNCLEAR if kind is None else self.kinds[kind] for glyph, kind in kinds.items()}
        rows = self.spec.terrain.rows if self.source.is_intact(("terrain", "rows")) else []
        sound = [row if len(row) == self.width else "" for row in rows] if len(rows) == self.height else []
        return tuple(number.get(glyph, UNCLEAR) for glyph in self.glyphs(sound))

    def glyphs(self, rows: list[str]) -> Iterator[str]:
        """Yield the glyph of every hex, a blank where a row is short or missing."""
        for row in range(self.height):
            text = rows[row] if row < len(rows) else ""
            yield from text[: self.width].ljust(self.width)

    def fault_of(self, h: HexId) -> str | None:
        """Return why a hex is no ground: ``sea`` or ``beyond the border``; None if it is, or may be."""
        return {SEA: "sea", FOREIGN: "beyond the border"}.get(self.terrain[h])

    @cached_property
    def straits(self) -> frozenset[Pair]:
        """Return the hexsides that are water, each both ways; membership only."""
        sides = self.read.pairs(self.spec.straits)
        return frozenset(sides) | frozenset((b, a) for a, b in sides)

    @cached_property
    def lanes(self) -> tuple[HexId, ...]:
        """Return the land ends of the sea lanes."""
        return tuple(pair[0] for pair in self.read.lanes(self.spec.lanes))

    def is_coast(self, h: HexId) -> bool:
        """Return whether a hex has the sea beside it, or a sea lane to it; also where that is unclear."""
        water = (SEA, UNCLEAR)
        beside = any(n >= 0 and self.terrain[n] in water for n in self.grid.neighbors[h])
        return beside or h in self.lanes or not self.source.is_clear(("lanes",))
