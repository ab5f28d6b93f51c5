"""Terrain class of each land hex from the one-arc-minute height grid."""

from dataclasses import dataclass

import numpy as np

from tools.mapbuild.geodata import FOLDER, Floats, Geodata
from tools.mapbuild.projection import GRID, forward, hex_at

CELL_DEG = 1 / 60
WEST, NORTH = 123.5, 43.5


@dataclass(frozen=True)
class Heights:
    """Figures of one hex: metres, metres per kilometre, share of cells under 120 m."""

    mean: float
    p50: float
    p90: float
    relief: float
    slope: float
    low: float


def classify(f: Heights) -> str:
    """Return the glyph of the first rule that fits: alpine, mountain, plain, hills."""
    if f.mean >= 900 or (f.p90 >= 1000 and f.mean >= 680):
        return "A"
    if f.mean >= 430 or (f.relief >= 300 and f.slope >= 28) or (f.mean >= 300 and f.slope >= 24):
        return "m"
    return "." if _flat(f) else "h"


def _flat(f: Heights) -> bool:
    coastal = f.slope <= 13.5 and f.relief <= 135 and f.p50 <= 120
    basin = f.slope <= 15 and f.relief <= 155 and 200 <= f.p50 <= 420
    return coastal or basin or (f.low >= 0.7 and f.relief <= 200 and f.slope <= 16)


def cells() -> tuple[Floats, Floats, Floats]:
    """Return height, slope and land of every cell of the grid, rows from north."""
    with np.load(FOLDER / "elevation.npz") as arrays:
        height = arrays["elev"].astype(np.float64)
        land = arrays["land"].astype(np.float64)
    lat = NORTH - (np.arange(height.shape[0]) + 0.5) * CELL_DEG
    km_lat = 6371.0 * np.radians(CELL_DEG)
    km_lon = km_lat * np.cos(np.radians(lat))[:, None]
    padded = np.pad(height, 2, mode="edge")
    east = (padded[2:-2, 4:] - padded[2:-2, :-4]) / (4 * km_lon)
    north = (padded[:-4, 2:-2] - padded[4:, 2:-2]) / (4 * km_lat)
    return height, np.hypot(east, north), land


def terrain(geodata: Geodata, land: set[int], town_hex: dict[str, int]) -> dict[int, str]:
    """Return the glyph of every land hex; the fixes table has the last word."""
    height, slope, ground = cells()
    buckets: dict[int, list[tuple[int, int]]] = {h: [] for h in sorted(land)}
    for row, column in np.argwhere(ground > 0).tolist():
        h = hex_at(*forward(WEST + (column + 0.5) * CELL_DEG, NORTH - (row + 0.5) * CELL_DEG))
        if h in buckets:
            buckets[h].append((row, column))
    glyphs = {h: _glyph(inside, height, slope) for h, inside in buckets.items()}
    fixes = geodata.fixes["terrain"]
    for glyph, name in ((".", "plain"), ("h", "hills")):
        glyphs.update({GRID.from_label(label): glyph for label in fixes[name]})
        glyphs.update({town_hex[key]: glyph for key in fixes[f"{name}_towns"]})
    return glyphs


def _glyph(inside: list[tuple[int, int]], height: Floats, slope: Floats) -> str:
    if not inside:
        return "."
    r, c = np.array(inside).T
    z = height[r, c]
    p10, p50, p90 = np.percentile(z, [10, 50, 90])
    return classify(Heights(z.mean(), p50, p90, p90 - p10, slope[r, c].mean(), float((z < 120).mean())))
