"""The map of Korea, read once."""

import pytest

from tests.support.korea_map import Korea


@pytest.fixture(scope="session")
def korea() -> Korea:
    """Return the committed map."""
    return Korea()
