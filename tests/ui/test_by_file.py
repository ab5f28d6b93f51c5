"""A game played by file through the window: begun, written, answered, opened; nothing of the other side is shown."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.cli.main import main
from game.model.ids import Side
from game.session.letters import Post
from game.session.save import SaveFolder
from game.ui.labels import Label
from game.ui.lobby import Lobby
from game.ui.play.allocation import Allocation
from game.ui.play.curtain import Curtain
from game.ui.play.screen import PlayScreen
from game.ui.play.sent import Sent
from game.ui.screens.menu import MenuScreen
from game.ui.screens.turns import TurnsScreen
from tests.support.play import pass_council
from tests.support.window import Driver


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Driver, Lobby]]:
    """An open main menu whose turns lie in a folder of the test's."""
    monkeypatch.setattr("game.data.files.user_folder", lambda: tmp_path)
    driver = Driver(size=(1280, 720))
    driver.app.settings.animation_speed = 0
    lobby = Lobby(driver.app, SaveFolder(tmp_path / "saves"))
    lobby.menu()
    driver.wait(1000)
    lobby.games.post = Post(tmp_path / "turns")
    yield driver, lobby
    driver.close()


def top(driver: Driver) -> object:
    return driver.app.screens[-1]


def words(driver: Driver) -> str:
    return " ".join(widget.text for widget in driver.root.walk() if isinstance(widget, Label))


def begin(driver: Driver) -> None:
    """Begin the invasion as the Communist side, by keys alone, against somebody at another machine."""
    menu = driver.app.screens[-1]
    assert isinstance(menu, MenuScreen)
    menu.chosen = "invasion"
    driver.key("enter")
    driver.click("side.communist")
    driver.click("opponent.by_file")
    assert driver.overflow() == []
    driver.key("enter")


def sit_down(driver: Driver) -> None:
    """Lift the curtain and let the aircraft fly as they stand."""
    driver.key("enter")
    pass_council(driver)


def end_turn(driver: Driver) -> None:
    driver.key("ctrl+enter")
    if driver.ui.dialogs:
        driver.click("warn_end")
    driver.wait(100)


def test_a_turn_is_written_answered_and_opened_again(hall: tuple[Driver, Lobby], tmp_path: Path) -> None:
    driver, lobby = hall
    begin(driver)
    assert isinstance(top(driver), Curtain)
    assert driver.overflow() == []
    sit_down(driver)
    assert isinstance(top(driver), PlayScreen)
    end_turn(driver)
    sent = top(driver)
    assert isinstance(sent, Sent)
    assert driver.overflow() == []
    assert sent.path.name in words(driver)
    driver.key("escape")  # the map may be looked at, nothing can be done
    screen = top(driver)
    assert isinstance(screen, PlayScreen)
    assert not screen.room.yours
    driver.key("escape")
    driver.click("host_leave")
    driver.app.step([])
    assert isinstance(top(driver), MenuScreen)
    assert (
        main(["turn", str(sent.path), "--computer", "recruit", "--out", str(tmp_path / "turns" / "answer.json")]) == 0
    )
    driver.click("menu.by_file")
    assert isinstance(top(driver), TurnsScreen)
    assert driver.overflow() == []
    driver.key("enter")
    assert isinstance(top(driver), Curtain)
    driver.key("enter")
    driver.wait(500)
    assert isinstance(top(driver), Allocation)
    screen = driver.app.screens[-2]
    assert isinstance(screen, PlayScreen)
    assert screen.room.viewer is Side.COMMUNIST
    assert screen.room.yours
    assert screen.room.view is not None
    assert lobby.games.host is not None
    assert list(lobby.games.host._screens) == [Side.COMMUNIST]


def test_ones_own_turn_and_a_game_not_over_are_not_shown(hall: tuple[Driver, Lobby]) -> None:
    """Hand-over: the file for the other side is refused here, and no record of it is played back before the end."""
    driver, lobby = hall
    begin(driver)
    sit_down(driver)
    end_turn(driver)
    sent = top(driver)
    assert isinstance(sent, Sent)
    driver.key("enter")
    driver.click("menu.by_file")
    assert isinstance(top(driver), TurnsScreen)
    driver.app.step([pygame.event.Event(pygame.DROPFILE, file=str(sent.path))])
    driver.app.step([])
    assert "for the other side" in words(driver)
    driver.key("escape")
    driver.key("escape")
    lobby._replay("auto-01")
    driver.app.step([])
    assert "when it is over" in words(driver)


def test_what_is_saved_of_ones_own_turn_goes_on(hall: tuple[Driver, Lobby]) -> None:
    """A game by file left in the midst of a turn is one's own still; after the turn its page comes again."""
    driver, lobby = hall
    begin(driver)
    sit_down(driver)
    assert lobby.games.host is not None
    lobby.games.host.leave()
    driver.app.step([])
    driver.click("menu.continue")
    assert isinstance(top(driver), Curtain)
    sit_down(driver)
    screen = top(driver)
    assert isinstance(screen, PlayScreen)
    assert screen.room.yours
    end_turn(driver)
    driver.key("enter")
    driver.click("menu.continue")
    driver.key("enter")
    assert isinstance(top(driver), Sent)
