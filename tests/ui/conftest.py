"""Every test of the window runs on the dummy drivers; pictures are looked at by people."""

import os
from collections.abc import Iterator

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.ui.fonts import close_fonts


@pytest.fixture(scope="session", autouse=True)
def dummy_display() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    yield
    close_fonts()
    pygame.quit()
