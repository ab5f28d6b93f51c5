"""A scenario written in a text editor while it is open in the window (PRODUCT P-34)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.errors import GameError
from game.model.ids import Side
from game.rules.orders.end_phase import EndPhaseOrder
from game.ui.editor.screen import EditorScreen
from game.ui.play.screen import PlayScreen
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.menu import MenuScreen
from game.ui.watch import Watch
from game.view.screens import OwnScenario
from tests.support.author import Author, own_folder


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Author]:
    made = Author(own_folder(tmp_path, monkeypatch))
    made.lobby.menu()
    made.driver.wait(200)
    yield made
    made.close()


def top(author: Author) -> object:
    return author.driver.app.screens[-1]


def briefed(author: Author) -> BriefingScreen:
    author.lobby.games.brief(str(author.path))
    author.driver.app.step([])
    screen = top(author)
    assert isinstance(screen, BriefingScreen)
    return screen


def playing(author: Author) -> PlayScreen:
    briefed(author)
    author.driver.key("enter")
    screen = top(author)
    assert isinstance(screen, PlayScreen)
    return screen


def test_the_briefing_follows_the_file(author: Author) -> None:
    screen = briefed(author)
    author.driver.click("side.un")
    before = screen.setup
    author.elsewhere('title: "Ford"', 'title: "The ford"')
    assert screen.data.title == "The ford"
    assert (screen.setup.side, screen.setup.opponent) == (before.side, before.opponent)
    assert len(author.driver.ui.toasts) == 1


def test_defects_of_the_file_are_listed_and_the_last_good_briefing_stays(author: Author) -> None:
    screen = briefed(author)
    author.elsewhere("at: crossroads}", "at: crossroad}")
    assert [problem.field for problem in screen.problems] == ["units.S-I.at"]
    assert screen.data.title == "Ford"
    assert author.driver.overflow() == []
    author.driver.key("enter")
    assert top(author) is screen
    author.driver.click("problem.0")
    assert isinstance(top(author), EditorScreen)
    author.driver.key("escape")
    author.elsewhere("at: crossroad}", "at: crossroads}")
    assert screen.problems == ()
    author.driver.key("enter")
    assert isinstance(top(author), PlayScreen)


def test_the_map_of_the_briefing_follows_too(author: Author) -> None:
    screen = briefed(author)
    ground = author.path.parent / "maps" / "ford.yaml"
    text = ground.read_text(encoding="utf-8")
    ground.write_text(text.replace("name: Northgate", "name: Southgate", 1), encoding="utf-8")
    author.driver.wait(1000)
    assert screen.problems == ()
    assert len(author.driver.ui.toasts) == 1


def test_a_running_game_goes_on_as_it_was_begun(author: Author) -> None:
    play = playing(author)
    match, before = play.match, play.match.setting
    author.elsewhere("men: 10500", "men: 5000")
    assert play.match is match
    assert match.setting is before
    assert top(author) is play
    assert "begins anew" in author.driver.ui.toasts[-1].text
    author.elsewhere("men: 5000", "men: five")
    assert "have 1 defect." in author.driver.ui.toasts[-1].text
    match.run()
    match.submit(EndPhaseOrder(Side.UN))
    match.run()
    assert match.state.turn == 10


def test_a_game_is_begun_anew_when_asked(author: Author) -> None:
    play = playing(author)
    match = play.match
    author.driver.key("f5")
    assert not author.driver.ui.dialogs  # nothing has changed
    author.elsewhere("men: 10500", "men: 5000")
    author.driver.key("f5")
    assert author.driver.ui.dialogs
    assert author.driver.overflow() == []
    author.driver.key("escape")
    assert top(author) is play
    author.driver.key("f5", "enter")
    again = top(author)
    assert isinstance(again, PlayScreen)
    assert again.match is not match
    assert (again.match.names, again.match.seed) == (match.names, match.seed)
    assert again.match.setting.scenario.setups[1].men == 5000
    author.elsewhere("men: 5000", "men: five")
    author.driver.key("f5")
    assert author.driver.ui.dialogs  # the defects are listed
    author.driver.key("enter")
    assert top(author) is again


def test_a_game_with_a_handicap_is_begun_anew_with_it(author: Author) -> None:
    screen = briefed(author)
    screen.setup.handicap = 1.25
    author.driver.key("enter", "f5")
    assert not author.driver.ui.dialogs  # nothing has changed but the handicap
    author.elsewhere("men: 10500", "men: 5000")
    author.driver.key("f5", "enter")
    again = top(author)
    assert isinstance(again, PlayScreen)
    assert again.match.setting.scenario.setups[1].men == 5000
    path = author.lobby.games.folder.quick_save(again.match)
    author.lobby.games.resume(path)
    assert top(author) is not again


def test_a_game_saved_before_its_file_changed_goes_on(author: Author) -> None:
    """The files it was begun on are kept with it."""
    play = playing(author)
    men = play.match.setting.scenario.setups[1].men
    path = author.lobby.games.folder.quick_save(play.match)
    author.elsewhere("men: 10500", "men: 5000")
    author.lobby.games.resume(path)
    again = top(author)
    assert isinstance(again, PlayScreen)
    assert again.match.setting.scenario.setups[1].men == men
    author.path.unlink()
    author.lobby.games.resume(path)
    assert top(author) is not again


def test_a_game_whose_files_are_not_kept_says_so(author: Author) -> None:
    path = author.lobby.games.folder.quick_save(playing(author).match)
    author.elsewhere("men: 10500", "men: 5000")
    for kept in (author.path.parents[2] / "kept").rglob("*.zip"):
        kept.unlink()
    with pytest.raises(GameError, match="have changed since"):
        author.lobby.games.resume(path)


def test_the_menu_follows_what_is_in_the_folder(author: Author) -> None:
    author.lobby.menu()
    author.driver.wait(3000)
    assert author.driver.find(f"own.{author.path}")
    author.elsewhere('title: "Ford"', 'title: "The ford"')
    author.driver.wait(1000)
    assert [own.title for own in menu_rows(author)] == ["The ford"]
    author.elsewhere("at: crossroads}", "at: crossroad}")
    author.driver.wait(1000)
    assert [(own.defects, own.line > 0) for own in menu_rows(author)] == [(1, True)]
    author.path.unlink()
    author.driver.wait(1000)
    assert menu_rows(author) == ()


def menu_rows(author: Author) -> tuple[OwnScenario, ...]:
    menu = top(author)
    assert isinstance(menu, MenuScreen)
    return menu.data.own


def test_a_watch_ends_with_what_it_is_for(author: Author) -> None:
    changes: list[int] = []
    going = [True]
    Watch(author.driver.ui, lambda: [author.path], lambda: changes.append(1), goes_on=lambda: going[0])
    author.driver.wait(2000)
    assert changes == []
    author.elsewhere("men: 10500", "men: 5000")
    assert changes == [1]
    going[0] = False
    author.elsewhere("men: 5000", "men: 4000")
    assert changes == [1]
