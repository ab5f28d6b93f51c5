"""Every player of the game, for every property."""

import pytest

from tests.support.games import computer_names


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for ``computer`` each registered player in turn."""
    if "computer" in metafunc.fixturenames:
        metafunc.parametrize("computer", computer_names())
