"""Curves: ends stay, spacing is even, meanders are the same everywhere."""

from itertools import pairwise
from math import hypot

import pytest

from game.view.curves import catmull_rom, chaikin, length, meander, noise, resample, stairs

CORNER = [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0)]


def test_cutting_corners_keeps_the_ends_and_shortens_the_way() -> None:
    """Two rounds turn three points into twelve."""
    smooth = chaikin(CORNER, 2)
    assert (smooth[0], smooth[-1]) == (CORNER[0], CORNER[-1])
    assert len(smooth) == 12
    assert 5 < length(smooth) < length(CORNER)


def test_a_spline_runs_through_all_its_points() -> None:
    """Every point is on the curve, the pieces between them counted."""
    curve = catmull_rom(CORNER, 8)
    assert len(curve) == 17
    assert [curve[0], curve[8], curve[16]] == [pytest.approx(p) for p in CORNER]


def test_two_points_stay_a_straight_line() -> None:
    """Nothing to smooth."""
    assert catmull_rom(CORNER[:2], 8) == CORNER[:2]
    assert chaikin(CORNER[:2], 3) == CORNER[:2]


def test_stairs_hold_a_level_until_the_next_point() -> None:
    assert stairs([(0, 5), (2, 5), (3, 1)]) == [(0, 5), (2, 5), (2, 5), (3, 5), (3, 1)]
    assert stairs([(4, 2)]) == [(4, 2)]
    assert stairs([]) == []


def test_resampled_points_are_evenly_spaced() -> None:
    """Seven kilometres in steps of one half."""
    even = resample(CORNER, 0.5)
    assert len(even) == 15
    assert max(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(even)) <= 0.5 + 1e-9


def test_noise_is_smooth_bounded_and_repeatable() -> None:
    """Known values: every machine draws the same river."""
    values = [noise(7, i / 10) for i in range(200)]
    assert all(-1 <= v <= 1 for v in values)
    assert max(abs(b - a) for a, b in pairwise(values)) < 0.35
    assert values[0] == noise(7, 0.0)
    assert noise(7, 3.0) != noise(8, 3.0)


def test_a_meander_keeps_its_ends_and_its_width() -> None:
    """A straight line swings aside, but not further than asked."""
    line = [(i / 10, 0.0) for i in range(101)]
    swung = meander(line, 3, width=0.2, wavelength=1.0)
    assert (swung[0], swung[-1]) == (line[0], line[-1])
    assert 0.02 < max(abs(y) for _, y in swung) <= 0.2
