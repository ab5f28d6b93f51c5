"""Degrees to kilometres and back."""

import pytest

from game.hexgrid.earth import forward, inverse


def test_seoul_lies_where_it_should() -> None:
    x, y = forward(126.978, 37.566, 127.5, 38.0)
    assert (x, y) == pytest.approx((-46.01, -48.13), abs=0.02)


def test_there_and_back() -> None:
    assert inverse(*forward(129.04, 35.1, 127.5, 38.0), 127.5, 38.0) == pytest.approx((129.04, 35.1))
