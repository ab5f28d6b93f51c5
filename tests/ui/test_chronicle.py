"""The chronicle in the window (P-17): pages by key, by itself, by the line of days; nothing invented on the map."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.ids import Side
from game.session.save import SaveFolder
from game.ui.chronicle import LEAST_MAP, ChronicleScreen
from game.ui.labels import Label
from game.ui.lobby import Lobby
from game.ui.screens.menu import MenuScreen
from tests.support.play import PlayDriver
from tests.support.window import Driver

SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Driver, ChronicleScreen]]:
    """Return the chronicle, opened from the main menu."""
    monkeypatch.setattr("game.data.files.user_folder", lambda: tmp_path)
    driver = Driver(size=(1280, 720))
    lobby = Lobby(driver.app, SaveFolder(tmp_path / "saves"))
    lobby.menu()
    driver.wait(200)
    driver.click("menu.chronicle")
    screen = driver.app.screens[-1]
    assert isinstance(screen, ChronicleScreen)
    yield driver, screen
    driver.close()


def words(driver: Driver) -> str:
    return " ".join(widget.text for widget in driver.root.walk() if isinstance(widget, Label))


def test_pages_are_turned_by_key_button_and_line(book: tuple[Driver, ChronicleScreen]) -> None:
    driver, screen = book
    assert screen.day.date == "1950-06-25"
    for key, page in (("tab", 1), ("pagedown", 2), ("pageup", 1), ("shift+tab", 0), ("shift+tab", 0)):
        driver.key(key)
        assert screen.at == page
    driver.click("on")
    assert screen.at == 1
    line = driver.find("timeline").rect
    driver.click((line.right - 10, line.centery))
    assert screen.day.date == "1950-12-31"
    assert screen.day.title in words(driver)
    driver.key("escape")
    assert isinstance(driver.app.screens[-1], MenuScreen)


def test_it_plays_by_itself_at_its_pace_and_stops_at_the_end(book: tuple[Driver, ChronicleScreen]) -> None:
    driver, screen = book
    driver.key("space")
    assert screen.playing
    driver.wait(60_000)
    slow = screen.at
    assert slow > 0
    driver.key("period", "period")
    driver.wait(60_000)
    assert screen.at - slow > 2 * slow
    driver.key("space")
    held = screen.at
    driver.wait(60_000)
    assert screen.at == held
    screen.go(len(screen.days) - 2)
    driver.key("space")
    driver.wait(60_000)
    assert (screen.at, screen.playing) == (len(screen.days) - 1, False)
    driver.key("space")
    assert screen.at == 0


def test_the_front_of_a_day_is_the_nearest_one_with_its_own_date(book: tuple[Driver, ChronicleScreen]) -> None:
    """On 29 September that of the 22nd was shown, though the one of the 30th is a day away."""
    driver, screen = book
    for day, front, said in (("09-29", "09-30", "30 Sep"), ("09-27", "09-30", "30 Sep"), ("09-18", "09-14", "14 Sep")):
        screen.go(next(i for i, it in enumerate(screen.days) if it.date == f"1950-{day}"))
        driver.app.step([])
        assert {it.date for it in screen.room.view.scenario.fronts} == {f"1950-{front}"}
        assert f"Front of {said}," in words(driver)


def test_only_what_the_data_hold_is_on_the_map(book: tuple[Driver, ChronicleScreen]) -> None:
    """Units stand on days whose set-up a scenario gives; between them there are the front and the ground behind it."""
    driver, screen = book
    for i, day in enumerate(screen.days):
        screen.go(i)
        driver.app.step([])
        view = screen.room.view
        assert bool(view.own) == bool(view.foes) == bool(day.forces)
        assert not screen.room.yours
    held = screen.stage.view(next(day for day in screen.days if day.date == "1950-08-04")).holder
    board = screen.room.view.board
    assert (held[board.place("pusan").hex], held[board.place("taejon").hex]) == (Side.UN, Side.COMMUNIST)


@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_off_on_any_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], scale: float
) -> None:
    monkeypatch.setattr("game.data.files.user_folder", lambda: tmp_path)
    driver = Driver(size=size, scale=scale)
    lobby = Lobby(driver.app, SaveFolder(tmp_path / "saves"))
    lobby.menu()
    lobby.chronicle()
    screen = driver.app.screens[-1]
    assert isinstance(screen, ChronicleScreen)
    found = []
    for i in range(0, len(screen.days), 5):
        screen.go(i)
        driver.app.layout()
        found += [f"{screen.day.date}: {defect}" for defect in driver.overflow()]
    assert found == []
    driver.close()


def test_a_match_opens_it_at_its_date(tmp_path: Path) -> None:
    hand = PlayDriver(tmp_path)
    hand.key("c")
    assert hand.elsewhere.gone == ["chronicle 1950-06-25"]
    hand.close()


def test_no_page_scrolls_while_the_small_map_has_room_to_give(book: tuple[Driver, ChronicleScreen]) -> None:
    """At 1920x1080 every page of the war is read as a whole."""
    driver, screen = book
    large = Driver(size=(1920, 1080))
    shown = ChronicleScreen(
        large.ui,
        screen.chronicle,
        screen.room.match,
        screen.stage,
        screen.canvas.ground,
        close=driver.app.pop,
        first="1950-06-25",
    )
    large.app.push(shown)
    large.app.layout()
    for index in range(len(shown.days)):
        shown.go(index)
        large.app.layout()
        page, small = large.find("page"), large.find("minimap")
        wanted = page.measure(large.ui, page.rect.width)[1]
        assert wanted <= page.rect.height + 1 or small.rect.height <= large.ui.px(LEAST_MAP) + 1, shown.day.title
    large.close()
