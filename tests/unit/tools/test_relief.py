"""The relief pictures belong to the geodata, rivers and code in the checkout."""

import json
from functools import cache
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tools.mapbuild.__main__ import MAP_FILE, PICTURES
from tools.mapbuild.geodata import Geodata
from tools.mapbuild.raster import Frame, blur, distance, sample, value_noise
from tools.mapbuild.relief import fingerprint, picture, read_rivers
from tools.mapbuild.relief_land import country, frame_of


@cache
def stored() -> dict[str, Any]:
    """relief.json."""
    loaded: dict[str, Any] = json.loads((PICTURES / "relief.json").read_text(encoding="utf-8"))
    return loaded


def test_the_pictures_were_made_from_what_is_here() -> None:
    """If this fails, run `python -m tools.mapbuild --relief`."""
    assert stored()["made_from"] == fingerprint(read_rivers(MAP_FILE))


@pytest.mark.parametrize("entry", stored()["pictures"], ids=lambda e: str(e["hex_width"]))
def test_pieces_cover_the_hexes_of_the_map(entry: dict[str, Any]) -> None:
    """Every pixel of the rectangle of hexes lies in one piece."""
    frame = frame_of(entry["hex_width"])
    assert entry["size"] == [frame.width, frame.height]
    assert sum(p["size"][0] * p["size"][1] for p in entry["pieces"]) == frame.width * frame.height
    for piece in entry["pieces"]:
        with Image.open(PICTURES / piece["file"]) as image:
            assert list(image.size) == piece["size"]


def test_a_crop_made_again_looks_the_same() -> None:
    """Chiri-san and the south coast at 24 px, but for the losses of the file."""
    land = country(Geodata(), read_rivers(MAP_FILE))
    again = picture(land, 24, frame_of(24).part(1180, 1300, 380, 540))
    with Image.open(PICTURES / "relief_24.jpg") as image:
        there = np.asarray(image.convert("RGB"), dtype=np.float32)[1180:1300, 380:540]
    assert float(np.abs(again - there).mean()) < 4


def test_distances_in_a_raster_are_exact() -> None:
    """From one cell: the straight line, up to the limit."""
    inside = np.zeros((20, 20), dtype=np.bool_)
    inside[10, 10] = True
    away = distance(inside, 9)
    assert away[10, 10] == 0
    assert away[13, 14] == pytest.approx(5)
    assert away[0, 0] == 9


def test_sampling_and_blurring_keep_a_flat_raster_flat() -> None:
    """Splines and blurs have weights that sum to one."""
    frame = Frame(0, 10, 1, 10, 10)
    flat = np.full((10, 10), 7, dtype=np.float32)
    assert sample(flat, frame, Frame(2, 8, 3, 9, 9)) == pytest.approx(7)
    assert blur(flat, 2.0) == pytest.approx(7)


def test_noise_is_the_same_everywhere() -> None:
    """Known values, so that every machine draws the same hills."""
    x = np.array([[0.25, 3.5], [10.75, -2.5]], dtype=np.float32)
    noise = value_noise(x, x + 1, 2.0, 5)
    assert noise.min() >= 0
    assert noise.max() <= 1
    assert noise == pytest.approx(value_noise(x.copy(), x + 1, 2.0, 5))
