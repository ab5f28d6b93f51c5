"""The map tool: the committed map is what it builds, and its projection is that of the design."""

import pytest

from tools.mapbuild.__main__ import MAP_FILE
from tools.mapbuild.geodata import Geodata
from tools.mapbuild.ground import build_ground
from tools.mapbuild.land import fill
from tools.mapbuild.polyline import Polyline, points
from tools.mapbuild.projection import GRID, center, corners, forward, hex_at, inverse
from tools.mapbuild.writer import map_text, scalar


def test_the_committed_map_is_what_the_tool_builds() -> None:
    """Same geodata, same fixes, same bytes."""
    geodata = Geodata()
    assert map_text(geodata, build_ground(geodata)).encode() == MAP_FILE.read_bytes()


@pytest.mark.parametrize(
    ("lon", "lat", "label"),
    [
        (126.978, 37.566, "1941"),
        (129.035, 35.105, "3359"),
        (125.754, 39.03, "1231"),
        (124.398, 40.1, "0323"),
    ],
)
def test_anchor_towns_fall_into_their_hexes(lon: float, lat: float, label: str) -> None:
    """Seoul, Pusan, Pyongyang and Sinuiju: fixes and hex numbers hang on the origin."""
    assert GRID.label(hex_at(*forward(lon, lat))) == label


def test_projection_and_inverse_agree() -> None:
    """Degrees come back from kilometres; the corner hexes lie where the design says."""
    assert inverse(*forward(129.5, 41.25)) == pytest.approx((129.5, 41.25))
    assert inverse(*center(GRID.from_label("0000"))) == pytest.approx((123.72, 43.34), abs=0.01)
    assert inverse(*center(GRID.from_label("4474"))) == pytest.approx((130.56, 33.05), abs=0.01)


def test_every_center_lies_in_its_own_hex_and_corners_at_equal_distance() -> None:
    """The nearest center among three columns is exact."""
    assert [hex_at(*center(h)) for h in range(GRID.size)] == list(range(GRID.size))
    x, y = center(100)
    assert {round(((cx - x) ** 2 + (cy - y) ** 2) ** 0.5, 6) for cx, cy in corners(100)} == {8.948929}


def test_a_polyline_tells_distance_bank_and_crossings() -> None:
    """A line east: north of it is left; a line north crosses it once."""
    line = Polyline(points([(0, 0), (10, 0)]))
    foot = line.footing(points([(4, 3), (6, -2)]))
    assert foot.away.tolist() == [3, 2]
    assert foot.along.tolist() == [4, 6]
    assert foot.side.tolist() == [1, -1]
    assert line.distance(points([(13, 4)])[0]) == pytest.approx(5)
    assert line.crossings(Polyline(points([(2, -5), (2, 5)]))).tolist() == [[2, 0]]


def test_fill_leaves_holes_open() -> None:
    """Pixels count as land inside an odd number of rings."""
    outer = points([(0, 0), (4, 0), (4, -4), (0, -4), (0, 0)])
    hole = points([(1, -1), (3, -1), (3, -3), (1, -3), (1, -1)])
    assert fill([outer, hole], 0, 0, (4, 4), 1).sum() == 16 - 4


@pytest.mark.parametrize(
    ("value", "text"), [("Seoul", "Seoul"), ("1941", '"1941"'), ("no", '"no"'), (True, "true"), ("U S S R", "U S S R")]
)
def test_scalars_are_quoted_where_yaml_would_misread_them(value: object, text: str) -> None:
    """Hex numbers are strings; `no` is a word."""
    assert scalar(value) == text
