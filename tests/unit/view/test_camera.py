"""Screen to hex and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid.grid import OFF_GRID, HexGrid
from game.view.camera import Camera
from game.view.hexpixels import ZOOMS, HexPixels

GRID = HexGrid(45, 75)


@given(st.integers(0, GRID.size - 1), st.sampled_from(ZOOMS))
def test_the_center_of_a_hex_is_in_it(h: int, width: int) -> None:
    pixels = HexPixels(GRID, width)
    assert pixels.hex_at(*pixels.center(h)) == h


@given(st.integers(0, GRID.size - 1))
def test_neighbors_share_their_hexside(h: int) -> None:
    pixels = HexPixels(GRID, 48)
    for d, n in enumerate(GRID.neighbors[h]):
        if n != OFF_GRID:
            ours, theirs = pixels.side(h, d), pixels.side(n, (d + 3) % 6)
            assert ours[0] == pytest.approx(theirs[1])
            assert ours[1] == pytest.approx(theirs[0])


def test_zooming_keeps_the_hex_under_the_pointer() -> None:
    camera = Camera(GRID, 2, 0, 0, 800, 600).centered(GRID.from_label("2040"))
    at = (300.0, 200.0)
    assert camera.zoomed(2, at).hex_at(*at) == camera.hex_at(*at)


def test_a_small_map_lies_in_the_middle() -> None:
    camera = Camera(HexGrid(4, 4), 0, 50, 50, 800, 600).clamped()
    assert camera.hex_at(400, 300) is not None


def test_visible_hexes_cover_the_screen() -> None:
    camera = Camera(GRID, 3, 0, 0, 900, 700).centered(GRID.from_label("2040"))
    shown = set(camera.visible())
    points = [(x, y) for x in range(0, 900, 60) for y in range(0, 700, 60)]
    assert {camera.hex_at(*p) for p in points} <= shown
