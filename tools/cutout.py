"""Cuts a small map out of a large one: ``python -m tools.cutout``.

The committed cut-outs are made from ``scenarios/maps/korea.yaml``, the same bytes every time. Hexes are numbered
anew from 0000. Where a road leaves the cut-out towards a source of supply, that source stands there under its own
id, without city, port or points: ``sinuiju`` on the road to Seoul, ``pusan`` on the road to Taegu.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from textwrap import fill
from typing import Any

import yaml

from game.hexgrid.grid import HexGrid

MAPS = Path(__file__).parent.parent / "scenarios" / "maps"
WIDTH = 116
COLUMN = 3**0.5 / 2  # of the width of a hex


@dataclass(frozen=True)
class Cut:
    """What is cut out: the first column (even, so that columns stay shifted as they are) and row, and how many."""

    id: str
    title: str
    column: int
    row: int
    columns: int
    rows: int
    sources: tuple[tuple[str, str, str], ...]  # hex of the large map, id of the source, name

    def has(self, label: str) -> bool:
        """Return whether a hex of the large map is in it."""
        column, row = int(label[:2]) - self.column, int(label[2:]) - self.row
        return 0 <= column < self.columns and 0 <= row < self.rows

    def number(self, label: str) -> str:
        """Return the new number of a hex of the large map."""
        return f"{int(label[:2]) - self.column:02d}{int(label[2:]) - self.row:02d}"


TUTORIAL = Cut(
    id="osan_taejon",
    title="Osan to Taejon",
    column=16,
    row=43,
    columns=12,
    rows=14,
    sources=(("1943", "sinuiju", "Road to Seoul"), ("2752", "pusan", "Kumchon, road to Pusan")),
)


def text(cut: Cut) -> str:
    """Return the file of a cut-out."""
    large = yaml.safe_load((MAPS / "korea.yaml").read_text(encoding="utf-8"))
    projection = dict(large["projection"])
    projection["x0_km"] = round(projection["x0_km"] + COLUMN * large["hex_km"] * cut.column, 6)
    projection["y0_km"] = round(projection["y0_km"] - large["hex_km"] * cut.row, 6)
    lines = [
        "# yaml-language-server: $schema=../schema/map.schema.json",
        "# Made by `python -m tools.cutout` from korea.yaml; do not edit.",
        "format: 1",
        f"id: {cut.id}",
        f"title: {cut.title}",
        f"columns: {cut.columns}",
        f"rows: {cut.rows}",
        f"hex_km: {large['hex_km']}",
        f"projection: {_flow(projection)}",
        f"relief: {large['relief']}",
        *_rows("terrain", large["terrain"], cut),
        *_rows("zones", large["zones"], cut),
        *_rows("regions", large["regions"], cut),
        "places:",
        *(f"  - {_flow(place)}" for place in _places(large["places"], cut)),
        *_folded("straits", _sides(large["straits"], cut)),
        f"beaches: {_flow(_beaches(large, cut))}",
        *_folded("deepwater", [cut.number(label) for label in large["deepwater"].split() if cut.has(label)]),
        "rivers:",
        *(f"  - {_flow(river)}" for river in _rivers(large["rivers"], cut)),
        "roads:",
        *(f"  - {_flow(road)}" for road in _links(large["roads"], cut)),
        "railways:",
        *(f"  - {_flow(rail)}" for rail in _links(large["railways"], cut)),
    ]
    return "\n".join(lines) + "\n"


def _rows(name: str, layer: dict[str, Any], cut: Cut) -> Iterator[str]:
    rows = [row[cut.column : cut.column + cut.columns] for row in layer["rows"][cut.row : cut.row + cut.rows]]
    used = set("".join(rows))
    legend = {glyph: what for glyph, what in layer["legend"].items() if glyph in used or name == "regions"}
    yield f"{name}:"
    yield f"  legend: {_flow(legend)}"
    yield "  rows:"
    yield from (f'    - "{row}"' for row in rows)


def _places(places: list[dict[str, Any]], cut: Cut) -> Iterator[dict[str, Any]]:
    edges = {label: (key, name) for label, key, name in cut.sources}
    for label, (key, name) in edges.items():
        yield {"id": key, "name": name, "hex": cut.number(label), "tier": 2}
    for place in places:
        if cut.has(place["hex"]) and place["hex"] not in edges:
            yield {**place, "hex": cut.number(place["hex"])}


def _beaches(large: dict[str, Any], cut: Cut) -> dict[str, int]:
    """Return the beaches whose sea is in the cut-out too."""
    grid, rows = HexGrid(cut.columns, cut.rows), large["terrain"]["rows"]
    found = {cut.number(label): kind for label, kind in large["beaches"].items() if cut.has(label)}

    def is_sea(h: int) -> bool:
        return bool(rows[h // cut.columns + cut.row][h % cut.columns + cut.column] == "~")

    return {label: kind for label, kind in found.items() if any(map(is_sea, grid.neighbors[grid.from_label(label)]))}


def _sides(tokens: str, cut: Cut) -> list[str]:
    """Return the hexsides between two hexes of the cut-out."""
    pairs = (token.split("-") for token in tokens.split())
    return ["-".join(cut.number(label) for label in pair) for pair in pairs if all(cut.has(label) for label in pair)]


def _rivers(rivers: list[dict[str, Any]], cut: Cut) -> Iterator[dict[str, Any]]:
    for river in rivers:
        parts = {kind: _sides(river[kind], cut) for kind in ("minor", "major")}
        for sides in _reaches([*parts["minor"], *parts["major"]], cut):
            kinds = {kind: " ".join(side for side in found if side in sides) for kind, found in parts.items()}
            yield {"name": river["name"], **kinds}


def _reaches(sides: list[str], cut: Cut) -> Iterator[list[str]]:
    """Yield the parts of a river that hang together: sides meet where their four hexes are three neighbors."""
    grid = HexGrid(cut.columns, cut.rows)
    left = list(sides)
    while left:
        reach = [left.pop(0)]
        for side in reach:
            joined = [other for other in left if _meet(grid, side, other)]
            reach += joined
            left = [other for other in left if other not in joined]
        yield reach


def _meet(grid: HexGrid, side: str, other: str) -> bool:
    first, second = ({grid.from_label(label) for label in token.split("-")} for token in (side, other))
    if len(first & second) != 1:
        return False
    a, b = sorted(first ^ second)
    return b in grid.neighbors[a]


def _links(links: list[dict[str, Any]], cut: Cut) -> Iterator[dict[str, Any]]:
    """Yield the parts of roads and railways within the cut-out."""
    for link in links:
        for inside, run in groupby(link["hexes"].split(), cut.has):
            labels = list(run)
            if inside and len(labels) > 1:
                yield {**link, "hexes": " ".join(cut.number(label) for label in labels)}


def _folded(key: str, tokens: Iterable[str]) -> Iterator[str]:
    words = " ".join(tokens)
    if words:
        yield f"{key}: >-"
        yield fill(words, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _flow(value: dict[str, Any]) -> str:
    """Return a mapping on one line; texts are quoted wherever they might be something else."""
    return "{" + ", ".join(f"{_key(key)}: {_value(inner)}" for key, inner in value.items()) + "}"


def _key(key: str) -> str:
    return key if key.isidentifier() and len(key) > 1 else json.dumps(key)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return _flow(value)
    if isinstance(value, list):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    return value if isinstance(value, str) and value.isidentifier() else json.dumps(value, ensure_ascii=False)


def main() -> int:
    """Write the files."""
    (MAPS / f"{TUTORIAL.id}.yaml").write_text(text(TUTORIAL), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
