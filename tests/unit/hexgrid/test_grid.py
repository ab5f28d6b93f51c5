"""The geometry every rule stands on."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid.grid import OFF_GRID, HexGrid, opposite

GRID = HexGrid(45, 75)
HEXES = st.integers(0, GRID.size - 1)


@given(HEXES)
def test_a_neighbor_points_back(h: int) -> None:
    for direction, n in enumerate(GRID.neighbors[h]):
        if n != OFF_GRID:
            assert GRID.neighbors[n][opposite(direction)] == h
            assert GRID.distance(h, n) == 1


@given(HEXES, HEXES, HEXES)
def test_distance_is_a_metric(a: int, b: int, c: int) -> None:
    assert GRID.distance(a, b) == GRID.distance(b, a)
    assert GRID.distance(a, c) <= GRID.distance(a, b) + GRID.distance(b, c)


@given(HEXES, HEXES)
def test_a_line_walks_from_neighbor_to_neighbor(a: int, b: int) -> None:
    line = GRID.line(a, b)
    assert line[0] == a
    assert line[-1] == b
    assert all(GRID.distance(p, q) == 1 for p, q in itertools.pairwise(line))


@given(HEXES)
def test_a_label_names_its_hex(h: int) -> None:
    assert GRID.from_label(GRID.label(h)) == h


def test_rings_and_ranges_count() -> None:
    center = GRID.from_label("2037")
    assert len(GRID.ring(center, 3)) == 18
    assert len(GRID.within(center, 3)) == 37


@given(st.integers(0, 62), st.integers(0, 6))
def test_a_range_is_what_is_near_enough_on_the_grid(center: int, radius: int) -> None:
    small = HexGrid(7, 9)
    assert small.within(center, radius) == tuple(h for h in range(small.size) if small.distance(center, h) <= radius)


def test_odd_columns_stand_half_a_hex_lower() -> None:
    names = [GRID.label(n) for n in GRID.neighbors[GRID.from_label("1941")]]
    assert names == ["1940", "2041", "2042", "1942", "1842", "1841"]
