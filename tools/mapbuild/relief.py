"""Writes the relief pictures of assets/maps/korea and what they were made from."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from PIL import Image as Pictures

from game.hexgrid.grid import HexGrid
from game.view.rivercurves import RiverCurve, river_curves
from tools.mapbuild.geodata import FOLDER, Geodata
from tools.mapbuild.projection import X0_KM, Y0_KM
from tools.mapbuild.raster import Frame, Image
from tools.mapbuild.relief_land import Country, country, frame_of
from tools.mapbuild.relief_paint import FINISHES, paint

PIECE = 512
QUALITY = 88
SOURCES = ("raster.py", "relief.py", "relief_land.py", "relief_paint.py", "projection.py")
INPUTS = ("elevation.npz", "coast.geojson", "lakes.geojson")


def read_rivers(map_file: Path) -> list[RiverCurve]:
    """Return the drawn curves of the rivers of a map file."""
    raw: dict[str, Any] = yaml.safe_load(map_file.read_text(encoding="utf-8"))
    grid = HexGrid(raw["columns"], raw["rows"])
    rivers = [(r["name"], _sides(grid, r["minor"]), _sides(grid, r["major"])) for r in raw["rivers"]]
    return river_curves(grid, rivers)


def _sides(grid: HexGrid, text: str) -> list[tuple[int, int]]:
    pairs = [word.split("-") for word in text.split()]
    return [(grid.from_label(a), grid.from_label(b)) for a, b in pairs]


def fingerprint(rivers: list[RiverCurve]) -> str:
    """Return a hash of everything the pictures are made from: geodata, drawn rivers, this code."""
    digest = hashlib.sha256()
    here = Path(__file__).resolve().parent
    for path in [here / name for name in SOURCES] + [FOLDER / name for name in INPUTS]:
        data = path.read_bytes()
        digest.update(data if path.suffix == ".npz" else data.replace(b"\r\n", b"\n"))
    for curve in rivers:
        digest.update(f"{curve.name} {curve.major_from}".encode())
        digest.update(" ".join(f"{x:.3f},{y:.3f}" for x, y in curve.points).encode())
    return digest.hexdigest()


def picture(land: Country, hex_width: int, part: Frame) -> Image:
    """Return the colors of a part of the picture for a hex width."""
    return paint(land, part, FINISHES[hex_width])


def write_reliefs(map_file: Path, folder: Path) -> list[str]:
    """Write all pictures and relief.json; return the names of the files."""
    rivers = read_rivers(map_file)
    land = country(Geodata(), rivers)
    folder.mkdir(parents=True, exist_ok=True)
    names: list[str] = []
    entries = []
    for hex_width in FINISHES:
        frame = frame_of(hex_width)
        pieces = _pieces(hex_width, frame)
        for piece in pieces:
            (left, top), (width, height) = piece["origin"], piece["size"]
            colors = picture(land, hex_width, frame.part(top, top + height, left, left + width))
            (folder / piece["file"]).parent.mkdir(exist_ok=True)
            save(colors, folder / piece["file"])
            names.append(piece["file"])
        entries.append({"hex_width": hex_width, "size": [frame.width, frame.height], "pieces": pieces})
    stored = {"made_from": fingerprint(rivers), "x0_km": X0_KM, "y0_km": Y0_KM, "pictures": entries}
    (folder / "relief.json").write_text(json.dumps(stored) + "\n", encoding="utf-8", newline="\n")
    return names


def _pieces(hex_width: int, frame: Frame) -> list[dict[str, Any]]:
    """Return the files of a picture: the larger are cut into squares, so that the game loads what it shows."""
    step = PIECE if frame.width > 2 * PIECE else max(frame.width, frame.height)
    out = []
    for top in range(0, frame.height, step):
        for left in range(0, frame.width, step):
            size = [min(step, frame.width - left), min(step, frame.height - top)]
            cell = f"/{left // step:02d}{top // step:02d}" if step == PIECE else ""
            out.append({"file": f"relief_{hex_width}{cell}.jpg", "origin": [left, top], "size": size})
    return out


def save(colors: Image, path: Path) -> None:
    """Write colors from 0 to 255 as a picture."""
    whole = np.clip(colors + 0.5, 0, 255).astype(np.uint8)
    Pictures.fromarray(whole).save(path, quality=QUALITY, subsampling=0, optimize=True)
