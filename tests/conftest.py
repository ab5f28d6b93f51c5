"""Every test process compiles its kernels, as a laboratory does; NOJIT=1 tests them as plain Python."""

import gc
import os
from collections.abc import Iterator

import pytest

from game.kernels import compile_kernels
from game.sim.play import COLLECT_AFTER

compile_kernels()


def pytest_collection_finish() -> None:
    """Leave what was loaded alone and look for cycles seldom, as a laboratory does: it saves a seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


@pytest.fixture(scope="session", autouse=True)
def hasty_disk() -> Iterator[None]:
    """Do not wait for the disk at each saved game: what a test writes need not outlive a power cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        yield
