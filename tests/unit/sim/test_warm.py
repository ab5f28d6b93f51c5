"""Compiling aside: started once, and not where kernels stay plain."""

import pytest

from game.sim.warm import compile_aside


def test_nothing_is_started_where_kernels_stay_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOJIT", "1")
    assert compile_aside() is None
