"""Writes the map file: one layout, one order, the same bytes every time."""

import json
import re
from collections.abc import Callable

from tools.mapbuild.coasts import beaches, deepwater
from tools.mapbuild.geodata import Geodata
from tools.mapbuild.ground import Ground, north_of_38
from tools.mapbuild.land import Side
from tools.mapbuild.links import Link, LinkLayer
from tools.mapbuild.names import names
from tools.mapbuild.places import places
from tools.mapbuild.projection import (
    CENTRAL_MERIDIAN,
    GRID,
    HEX_KM,
    ORIGIN_LATITUDE,
    X0_KM,
    Y0_KM,
    labels,
)
from tools.mapbuild.regions import lines, zones

HEAD = f"""\
# yaml-language-server: $schema=../schema/map.schema.json
# Made by `python -m tools.mapbuild` from tools/geodata and tools/mapbuild/fixes.yaml; do not edit.
format: 1
id: korea
title: Korea, 1950
columns: {GRID.width}
rows: {GRID.height}
hex_km: {HEX_KM}
projection: {{central_meridian: {CENTRAL_MERIDIAN}, origin_latitude: {ORIGIN_LATITUDE}, x0_km: {X0_KM}, y0_km: {Y0_KM}}}
relief: korea
"""
LEGEND = '{"~": sea, "x": foreign, ".": plain, "h": hills, "m": mountain, "A": alpine}'
WIDTH = 116


def map_text(geodata: Geodata, ground: Ground) -> str:
    """Return the whole file."""
    links = LinkLayer(geodata, ground).build()
    parts = [
        HEAD,
        _rows("terrain", LEGEND, lambda h: _glyph(ground, h)),
        _zone_rows(geodata, ground),
        _rows("regions", "{n: north, s: south}", lambda h: _region(geodata, ground, h)),
        "places:\n" + "".join(f"  - {flow(p.fields())}\n" for p in places(geodata, ground)),
        _sides("straits", _korean_straits(ground)),
        "beaches: " + flow({GRID.label(h): grade for h, grade in beaches(geodata, ground).items()}) + "\n",
        _words("deepwater", labels(deepwater(geodata, ground))),
        'fortified: ""\n',
        _words("lanes", _lanes(geodata, ground)),
        _rivers(ground),
        _links(geodata, links),
        _lines(geodata, ground),
        _crossings(geodata, ground),
        "names:\n" + "".join(_name(*name) for name in names(geodata, ground)),
    ]
    return "".join(parts)


def scalar(value: object) -> str:
    """Return a value as YAML: plain where that is safe, else quoted."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9_() .'/-]*", text) and text.lower() not in (
        "y",
        "n",
        "yes",
        "no",
        "on",
        "off",
    )
    return text if plain else json.dumps(text, ensure_ascii=False)


def flow(value: object) -> str:
    """Return a mapping or list on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return scalar(value)


def _rows(key: str, legend: str, glyph: Callable[[int], str]) -> str:
    strings = ["".join(glyph(row * GRID.width + column) for column in range(GRID.width)) for row in range(GRID.height)]
    return f"{key}:\n  legend: {legend}\n  rows:\n" + "".join(f'    - "{text}"\n' for text in strings)


def _glyph(ground: Ground, h: int) -> str:
    if h not in ground.land:
        return "~"
    return ground.terrain[h] if h in ground.korea else "x"


def _region(geodata: Geodata, ground: Ground, h: int) -> str:
    if h not in ground.korea:
        return "-"
    return "n" if north_of_38(geodata, h) else "s"


def _zone_rows(geodata: Geodata, ground: Ground) -> str:
    by_hex = zones(geodata, ground)
    entries = [
        f"{chr(65 + i)}: {flow({'id': z['id'], 'name': z['name']})}" for i, z in enumerate(geodata.fixes["zones"])
    ]
    legend = "\n    " + "\n    ".join(entries)
    return _rows("zones", legend, lambda h: chr(65 + by_hex[h]) if h in by_hex else "-").replace(
        "legend: \n", "legend:\n"
    )


def _words(key: str, text: str) -> str:
    """Return a long string of words, folded to lines that YAML joins again with spaces."""
    if len(text) < WIDTH:
        return f'{key}: "{text}"\n'
    out, line = f"{key}: >-\n", " "
    for word in text.split():
        if len(line) + len(word) + 1 > WIDTH:
            out, line = out + line + "\n", " "
        line += " " + word
    return out + line + "\n"


def sides_text(pairs: list[Side]) -> str:
    """Return hexsides as pairs of labels, the smaller label first."""
    return " ".join("-".join(sorted((GRID.label(a), GRID.label(b)))) for a, b in pairs)


def _sides(key: str, pairs: list[Side]) -> str:
    return _words(key, sides_text(pairs))


def _korean_straits(ground: Ground) -> list[Side]:
    return sorted(p for p in ground.straits if p[0] in ground.korea or p[1] in ground.korea)


def _lanes(geodata: Geodata, ground: Ground) -> str:
    lanes = geodata.fixes["lanes"]
    return " ".join(f"{GRID.label(ground.town_hex[key])}-{sea}" for key, sea in lanes.items())


def _rivers(ground: Ground) -> str:
    rows = [(c.title, sides_text(c.minor), sides_text(c.major)) for c in ground.chains.values()]
    return "rivers:\n" + "".join(f'  - {{name: {n}, minor: "{minor}", major: "{major}"}}\n' for n, minor, major in rows)


def _links(geodata: Geodata, links: list[Link]) -> str:
    roads = [(k, c) for k in links if k.kind in ("primary", "secondary", "track") for c in k.chains]
    rails = [(k, c) for k in links if k.kind in ("double", "single", "narrow") for c in k.chains]
    out = "roads:\n" + "".join(_link(link.name, "class", link.kind, labels(list(chain))) for link, chain in roads)
    out += "".join(_link(e["name"], "class", e["class"], e["hexes"]) for e in geodata.fixes["links"])
    return out + "railways:\n" + "".join(_link(k.name, "track", k.kind, labels(list(c))) for k, c in rails)


def _link(name: str, key: str, kind: str, hexes: str) -> str:
    return f'  - {{name: {scalar(name)}, {key}: {kind}, hexes: "{hexes}"}}\n'


def _lines(geodata: Geodata, ground: Ground) -> str:
    rows = [
        f'  {key}: {{name: {scalar(name)}, hexes: "{labels(hexes)}"}}\n' for key, name, hexes in lines(geodata, ground)
    ]
    return "lines:\n" + "".join(rows)


def _crossings(geodata: Geodata, ground: Ground) -> str:
    out = "crossings:\n"
    for entry in geodata.fixes["crossings"]:
        label = entry.get("hex") or GRID.label(ground.town_hex[entry["town"]])
        out += f'  - {{id: {entry["id"]}, hex: "{label}", route: {entry["route"]}}}\n'
    return out


def _name(text: str, kind: str, path: list[int]) -> str:
    return f"  - {flow({'text': text, 'kind': kind, 'path': [GRID.label(h) for h in path]})}\n"
