"""The map file of Korea with a few ready views, as tests of the design read it."""

from collections import deque
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from game.hexgrid.grid import HexGrid

ROOT = Path(__file__).resolve().parents[2]
Pair = tuple[str, str]


class Korea:
    """The map file with a few ready views; hexes by their labels."""

    def __init__(self) -> None:
        """Read the file once."""
        self.raw: dict[str, Any] = yaml.safe_load((ROOT / "scenarios/maps/korea.yaml").read_text(encoding="utf-8"))
        self.grid = HexGrid(self.raw["columns"], self.raw["rows"])

    def glyphs(self, key: str) -> dict[str, str]:
        """Return the glyph of every hex."""
        rows = self.raw[key]["rows"]
        return {f"{c:02d}{r:02d}": g for r, row in enumerate(rows) for c, g in enumerate(row)}

    @cached_property
    def terrain(self) -> dict[str, str]:
        """Terrain glyph by hex."""
        return self.glyphs("terrain")

    @cached_property
    def korea(self) -> set[str]:
        """Korean ground."""
        return {h for h, g in self.terrain.items() if g in ".hmA"}

    @cached_property
    def places(self) -> dict[str, dict[str, Any]]:
        """Places by name, also those that share a hex."""
        out = {}
        for place in self.raw["places"]:
            for name in (place["name"], *place.get("also", [])):
                out[name] = place
        return out

    def hex(self, name: str) -> str:
        """Return the hex of a place."""
        return str(self.places[name]["hex"])

    def near(self, h: str) -> list[str]:
        """Return the neighbors of a hex."""
        return [self.grid.label(n) for n in self.grid.neighbors[self.grid.from_label(h)] if n >= 0]

    def pairs(self, text: str) -> list[Pair]:
        """Return hexsides of a text."""
        out = []
        for word in text.split():
            a, b = word.split("-")
            out.append((a, b))
        return out

    @cached_property
    def straits(self) -> set[Pair]:
        """Hexsides that are all water."""
        return set(self.pairs(self.raw["straits"]))

    def river(self, name: str) -> list[Pair]:
        """Return the hexsides of the first river of that name, source to mouth."""
        river = next(r for r in self.raw["rivers"] if r["name"] == name)
        return self.pairs(river["minor"]) + self.pairs(river["major"])

    @cached_property
    def major(self) -> set[Pair]:
        """Hexsides of major rivers."""
        return {p for r in self.raw["rivers"] for p in self.pairs(r["major"])} - self.straits

    def links(self, key: str) -> set[Pair]:
        """Return hexsides with a road (or railway)."""
        chains = [link["hexes"].split() for link in self.raw[key]]
        return {side(a, b) for chain in chains for a, b in pairwise(chain)}

    def steps(self, start: str, goal: str, usable: set[Pair] | None) -> int:
        """Return the length of the shortest way in hexes; over any ground if ``usable`` is None."""
        queue, seen = deque([(start, 0)]), {start}
        while queue:
            h, far = queue.popleft()
            if h == goal:
                return far
            for n in self.near(h):
                if n not in seen and (usable is None or side(h, n) in usable):
                    seen.add(n)
                    queue.append((n, far + 1))
        return -1

    def flood(self, start: Iterable[str], within: set[str], closed: set[Pair]) -> set[str]:
        """Return what can be reached without leaving ``within`` or crossing a closed hexside."""
        seen = set(start)
        queue = deque(sorted(seen))
        while queue:
            h = queue.popleft()
            for n in self.near(h):
                if n in within and n not in seen and side(h, n) not in closed:
                    seen.add(n)
                    queue.append(n)
        return seen


def side(a: str, b: str) -> Pair:
    """Return a hexside, smaller label first."""
    return (a, b) if a < b else (b, a)
