"""A map file on its way to a board: its shape is right, its meaning is looked at by the lint passes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.data.map_spec import MapSpec
from game.data.source import Location, YamlSource
from game.errors import Problem
from game.hexgrid.grid import HexGrid
from game.model.board import FOREIGN, SEA
from game.model.ids import HexId
from game.model.ruleset import Ruleset

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
        found = (self.pair(token) for token in text.split())
        return tuple(pair for pair in found if pair is not None)

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
    rules: Ruleset

    @cached_property
    def grid(self) -> HexGrid:
        """Return the grid of the map."""
        return HexGrid(self.spec.columns, self.spec.rows)

    @cached_property
    def read(self) -> HexReader:
        """Return the reader of its hex numbers."""
        return HexReader(self.grid)

    @cached_property
    def kinds(self) -> dict[str, int]:
        """Return the numbers of all kinds of terrain by name."""
        return {**NATURE, **{kind.id: index for index, kind in enumerate(self.rules.terrain.types)}}

    @cached_property
    def terrain(self) -> tuple[int, ...]:
        """Return the terrain by hex; some ground where the file is at fault, so that one defect is reported once."""
        legend = self.spec.terrain.legend
        return tuple(self.kinds.get(legend.get(glyph, ""), 0) for glyph in self.glyphs(self.spec.terrain.rows))

    def glyphs(self, rows: list[str]) -> Iterator[str]:
        """Yield the glyph of every hex, '-' where a row is short or missing."""
        for row in range(self.spec.rows):
            text = rows[row] if row < len(rows) else ""
            yield from text[: self.spec.columns].ljust(self.spec.columns, "-")

    @cached_property
    def straits(self) -> frozenset[Pair]:
        """Return the hexsides that are water, each both ways; membership only."""
        sides = self.read.pairs(self.spec.straits)
        return frozenset(sides) | frozenset((b, a) for a, b in sides)

    @cached_property
    def lanes(self) -> tuple[HexId, ...]:
        """Return the land ends of the sea lanes."""
        return tuple(pair[0] for pair in self.read.pairs(self.spec.lanes))

    def is_coast(self, h: HexId) -> bool:
        """Return whether a hex has the sea beside it, or a sea lane to it."""
        return h in self.lanes or any(n >= 0 and self.terrain[n] == SEA for n in self.grid.neighbors[h])
