"""A defect of the game costs nobody his match: it is saved, a report is written, the menu is a key away."""

from pathlib import Path

import pytest

from game.session.save import SaveFolder
from game.ui.lobby import Lobby
from game.ui.screens.crash import CrashScreen
from game.ui.screens.menu import MenuScreen
from tests.support.window import Driver


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Driver, Lobby]:
    monkeypatch.setattr("game.data.files.user_folder", lambda: tmp_path)
    monkeypatch.setattr("game.ui.screens.crash.user_folder", lambda: tmp_path)
    driver = Driver(size=(1280, 720))
    lobby = Lobby(driver.app, SaveFolder(tmp_path / "saves"))
    lobby.menu()
    driver.wait(500)
    return driver, lobby


def fail() -> None:
    raise ValueError("nobody expects this")


def test_the_match_is_kept_and_the_defect_reported(hall: tuple[Driver, Lobby], tmp_path: Path) -> None:
    driver, _ = hall
    menu = driver.app.screens[-1]
    assert isinstance(menu, MenuScreen)
    menu.chosen = "tutorial"
    driver.key("enter", "enter")
    driver.wait(300)
    saves = len(SaveFolder(tmp_path / "saves").entries())
    driver.ui.timers.after(0, fail)
    driver.app.attempt([])
    driver.app.attempt([])
    screen = driver.app.screens[-1]
    assert isinstance(screen, CrashScreen)
    assert screen.kept
    assert driver.overflow() == []
    assert len(SaveFolder(tmp_path / "saves").entries()) == saves + 1
    report = next((tmp_path / "reports").glob("crash-*.txt")).read_text("utf-8")
    assert "nobody expects this" in report
    assert "tutorial, seed" in report
    driver.key("enter")
    driver.wait(300)
    assert isinstance(driver.app.screens[-1], MenuScreen)
    driver.close()


def test_a_defect_that_comes_again_at_once_ends_the_game(
    hall: tuple[Driver, Lobby], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an end the same message would come back for ever."""
    driver, _ = hall
    driver.ui.timers.after(0, fail)
    driver.app.attempt([])
    monkeypatch.setattr(CrashScreen, "build", lambda self, ui: fail())
    with pytest.raises(ValueError, match="nobody expects"):
        driver.app.attempt([])
    driver.close()
