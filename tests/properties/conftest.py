"""Every player of the game and every small scenario, for every property."""

import pytest

from tests.support.games import computer_names
from tests.support.matches import SMALL


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for ``computer`` each registered player in turn, for ``small`` each small scenario."""
    if "computer" in metafunc.fixturenames:
        metafunc.parametrize("computer", computer_names())
    if "small" in metafunc.fixturenames:
        metafunc.parametrize("small", sorted(SMALL))
