"""Every test of the window runs on the dummy drivers; pictures are looked at by people."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.ui.fonts import close_fonts
from game.ui.widget import Widget
from tests.support.author import Author, own_folder
from tests.support.play import PlayDriver
from tests.support.window import Driver, PlainScreen, keep_open


@pytest.fixture(scope="session", autouse=True)
def dummy_display() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    yield
    close_fonts()
    pygame.quit()


@pytest.fixture(scope="session", autouse=True)
def kept_open(dummy_display: None) -> Iterator[pytest.MonkeyPatch]:
    """Keep sound device, fonts and pictures from window to window: a player closes one window, the tests hundreds."""
    with pytest.MonkeyPatch.context() as patch:
        keep_open(patch)
        yield patch


@pytest.fixture
def closing_wholly(kept_open: pytest.MonkeyPatch) -> Iterator[None]:
    """Close windows as the game does."""
    kept_open.undo()
    yield
    keep_open(kept_open)


@pytest.fixture
def show() -> Callable[..., Driver]:
    """Show one widget tree in a window."""

    def make(root: Widget, *, size: tuple[int, int] = (1000, 600), scale: float = 1.0) -> Driver:
        return Driver(PlainScreen(lambda ui: root), size=size, scale=scale)

    return make


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[PlayDriver]:
    """The invasion with both sides played by hand, at its operations."""
    driver = PlayDriver(tmp_path)
    yield driver
    driver.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own scenarios, one among them."""
    return own_folder(tmp_path, monkeypatch)


@pytest.fixture
def author(folder: Path) -> Iterator[Author]:
    """Somebody who has opened a scenario of his own in the editor."""
    made = Author(folder)
    yield made
    made.close()
