"""Reads the geodata files into kilometres."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from tools.mapbuild.projection import Point, forward

Floats = npt.NDArray[np.float64]
FOLDER = Path(__file__).resolve().parents[1] / "geodata"
FIXES = Path(__file__).resolve().parent / "fixes.yaml"


@dataclass(frozen=True)
class Town:
    """A place of ``towns.geojson``; ``tier`` 1 (largest) to 4."""

    key: str
    name: str
    modern: str
    kind: str
    country: str
    tier: int
    port: str | None
    airfield: str | None
    at: Point


@dataclass(frozen=True)
class Route:
    """A road or railway: its drawn line in kilometres and the towns it passes."""

    name: str
    kind: str  # primary, secondary, double, single, narrow
    via: tuple[str, ...]
    line: Floats


def km(coordinates: list[list[float]]) -> Floats:
    """Return a line of degrees as an array of kilometres."""
    return np.array([forward(lon, lat) for lon, lat, *_ in coordinates])


class Geodata:
    """All that the build reads, each file once and only when asked for."""

    @cached_property
    def fixes(self) -> dict[str, Any]:
        """The table of decisions by hand."""
        loaded: dict[str, Any] = yaml.safe_load(FIXES.read_text(encoding="utf-8"))
        return loaded

    @cached_property
    def towns(self) -> dict[str, Town]:
        """Towns by key, in the order of the file."""
        wanted = ("key", "name", "modern", "kind", "country", "tier", "port", "airfield")
        rows = [(f["properties"], f["geometry"]["coordinates"]) for f in features("towns")]
        return {p["key"]: Town(**{k: p[k] for k in wanted}, at=forward(*xy)) for p, xy in rows}

    @cached_property
    def land(self) -> list[list[Floats]]:
        """Land polygons, each the outer ring and its holes, largest first."""
        shapes = sorted(features("coast"), key=lambda f: -float(f["properties"]["area_km2"]))
        return [[km(ring) for ring in f["geometry"]["coordinates"]] for f in shapes]

    @cached_property
    def lakes(self) -> list[list[Floats]]:
        """Outlines of the lakes that existed in 1950."""
        there = [f for f in features("lakes") if f["properties"]["exists_1950"]]
        return [[km(ring) for ring in f["geometry"]["coordinates"]] for f in there]

    @cached_property
    def river_pieces(self) -> dict[str, list[Floats]]:
        """Pieces of the named rivers, as drawn, by name."""
        pieces: dict[str, list[Floats]] = {}
        for f in features("rivers"):
            pieces.setdefault(f["properties"]["name"], []).append(km(f["geometry"]["coordinates"]))
        return pieces

    @cached_property
    def routes(self) -> list[Route]:
        """Roads and railways in the order of the files."""
        roads = [_route(f, str(f["properties"]["class"])) for f in features("roads")]
        rails = [_route(f, _track(f["properties"])) for f in features("railways")]
        return roads + rails

    @cached_property
    def korea_side(self) -> Floats:
        """Outline of everything south of Yalu and Tumen."""
        sides = [f for f in features("borders") if f["properties"]["name"].startswith("Korea side")]
        return km(sides[0]["geometry"]["coordinates"][0])


def features(name: str) -> list[dict[str, Any]]:
    """Return the features of one file."""
    loaded: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    return loaded


def _track(properties: dict[str, Any]) -> str:
    return "narrow" if properties["gauge"] == "narrow" else str(properties["tracks"])


def _route(feature: dict[str, Any], kind: str) -> Route:
    p = feature["properties"]
    return Route(p["name"], kind, tuple(p["via"]), km(feature["geometry"]["coordinates"]))
