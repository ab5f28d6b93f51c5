"""From the menu into a game and back, with real scenarios and real files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli.play import run as play
from game.cli.play import seats
from game.errors import GameError
from game.model.ids import Side
from game.rules.orders.end_phase import EndPhaseOrder
from game.session.match import FOG, OFF
from game.session.save import SaveFolder
from game.ui.lobby import Lobby
from game.ui.play.allocation import Allocation
from game.ui.play.curtain import Curtain
from game.ui.play.screen import PlayScreen
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.help import HelpScreen
from game.ui.screens.menu import MenuScreen
from game.ui.screens.saves import SavesScreen
from game.ui.screens.settings import SettingsScreen
from game.view.score import handicap_words
from game.view.screens import Choice, GameSetup
from tests.support.play import pass_council
from tests.support.window import Driver


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Driver, Lobby]]:
    """An open main menu with no saved game."""
    monkeypatch.setattr("game.data.files.user_folder", lambda: tmp_path)
    driver = Driver(size=(1280, 720))
    lobby = Lobby(driver.app, SaveFolder(tmp_path / "saves"))
    lobby.menu()
    driver.wait(1000)
    yield driver, lobby
    driver.close()


def top(driver: Driver) -> object:
    return driver.app.screens[-1]


def test_every_page_of_the_menu_opens_and_comes_back(hall: tuple[Driver, Lobby]) -> None:
    driver, _ = hall
    for name, kind in (("menu.load", SavesScreen), ("menu.settings", SettingsScreen), ("menu.help", HelpScreen)):
        driver.click(name)
        assert isinstance(top(driver), kind)
        assert driver.overflow() == []
        driver.key("escape")
        assert isinstance(top(driver), MenuScreen)


def test_new_game_leads_to_the_cards(hall: tuple[Driver, Lobby]) -> None:
    driver, _ = hall
    driver.click("menu.new")
    assert driver.ui.focus is driver.find("card.invasion")


def test_a_game_is_briefed_begun_left_and_continued(hall: tuple[Driver, Lobby]) -> None:
    driver, lobby = hall
    driver.key("enter")
    assert isinstance(top(driver), BriefingScreen)
    assert driver.overflow() == []
    driver.click("side.communist")
    driver.key("enter")
    pass_council(driver)
    assert isinstance(top(driver), PlayScreen)
    assert lobby.games.host is not None
    assert lobby.games.host.match.names == ("human", "regular")
    play = top(driver)
    assert isinstance(play, PlayScreen)
    lobby.games.host.match.submit(EndPhaseOrder(Side.COMMUNIST))
    lobby.games.host.match.run()
    told = [line.text for line in play.room.log.lines]
    lobby.games.host.leave()
    driver.app.step([])
    assert isinstance(top(driver), MenuScreen)
    driver.click("menu.continue")
    assert isinstance(top(driver), Allocation)
    resumed = driver.app.screens[-2]
    assert isinstance(resumed, PlayScreen)
    assert lobby.games.host.match.names == ("human", "regular")
    assert told
    assert [line.text for line in resumed.room.log.lines] == told


def test_a_handicap_is_kept_with_the_game_and_shown(hall: tuple[Driver, Lobby]) -> None:
    """Rule 16.3: "separate, always disclosed": in the bar above the map, and in the file of the game."""
    driver, lobby = hall
    setup = GameSetup("tutorial", "un", "regular", 1, handicap=1.25)
    assert setup.changes == ("supply.handicap_pm.un=1250",)
    lobby.games.begin(setup)
    host = lobby.games.host
    assert host is not None
    assert handicap_words(host.match.view(Side.UN)) == ["UN supply × 1.25"]
    driver.app.step([])
    assert driver.overflow() == []
    lobby.games.resume(lobby.games.folder.autosave(host.match))
    assert lobby.games.host is not None
    assert lobby.games.host.match.setting.ruleset.supply.handicap_pm == (1000, 1250)


def test_a_game_is_played_back_from_its_beginning(hall: tuple[Driver, Lobby]) -> None:
    """P-20: what has been played can be watched, by either side's knowledge or without fog."""
    driver, lobby = hall
    driver.key("enter", "enter")
    assert lobby.games.host is not None
    match = lobby.games.host.match
    match.run()
    match.submit(EndPhaseOrder(Side.UN))
    lobby.replay(match)
    driver.app.step([])
    assert lobby.games.host.film is not None
    assert lobby.games.host.film.orders == tuple(match.orders)
    assert driver.overflow() == []


def test_closing_the_window_saves_the_game_or_asks(hall: tuple[Driver, Lobby], monkeypatch: pytest.MonkeyPatch) -> None:
    driver, lobby = hall
    driver.key("enter", "enter")
    assert driver.app.may_quit()
    assert lobby.games.folder.latest() is not None

    def fails(*args: object) -> Path:
        raise GameError("disk full")

    monkeypatch.setattr(SaveFolder, "autosave", fails)
    assert not driver.app.may_quit()
    driver.key("enter")
    assert not driver.app.running


def test_what_is_wrong_with_a_file_is_told_and_nothing_is_lost(hall: tuple[Driver, Lobby]) -> None:
    driver, lobby = hall
    lobby.games.folder.folder.mkdir(parents=True)
    (lobby.games.folder.folder / "broken.json").write_text("{")
    driver.click("menu.load")
    driver.key("enter")
    assert isinstance(top(driver), SavesScreen)
    lobby._chosen(Choice.BRIEF, "no such scenario")
    driver.app.step([])
    assert driver.ui.dialogs
    assert driver.overflow() == []
    driver.key("escape")
    assert driver.ui.dialogs == []


def test_somebody_plays_each_side() -> None:
    assert seats(None, None) == {"un": "human", "communist": "regular"}
    assert seats(None, "human") == {"un": "regular", "communist": "human"}
    assert seats("idle", "random") == {"un": "idle", "communist": "random"}


def commanded(lobby: Lobby, monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Begin a game in the open window as the command ``play`` does."""
    monkeypatch.setattr("game.cli.play.open_window", lambda begin: begin(lobby.games))
    assert play([*words]) == 0


def test_two_people_named_on_the_command_line_are_briefed_and_handed_the_window(
    hall: tuple[Driver, Lobby], monkeypatch: pytest.MonkeyPatch
) -> None:
    """P-16: both may read the briefing; nobody sees a map before the player whose turn it is says that he is there."""
    driver, lobby = hall
    commanded(lobby, monkeypatch, "tutorial", "--un", "human", "--communist", "human", "--seed", "31", "--no-fog")
    briefing = top(driver)
    assert isinstance(briefing, BriefingScreen)
    assert (briefing.setup.players, briefing.setup.seed) == ({"un": "human", "communist": "human"}, 31)
    assert briefing.setup.switches == {"fog": False, "guide": True}  # the second as ever in the tutorial
    driver.app.step([])
    assert driver.overflow() == []
    driver.key("enter")
    first = top(driver)
    assert isinstance(first, Curtain)
    host = lobby.games.host
    assert host is not None
    assert host.match.seed == 31
    assert host.match.settings == {FOG: OFF, "guide": "on"}
    assert first.side is host.match.decider
    assert first.when == "Turn 3: Allocation"
    driver.key("enter")
    assert isinstance(top(driver), Allocation)


def test_one_named_on_the_command_line_is_straight_in_the_game(
    hall: tuple[Driver, Lobby], monkeypatch: pytest.MonkeyPatch
) -> None:
    """PRODUCT 2: with the choices a game from the menu begins with; by file it is his window alone."""
    _, lobby = hall
    commanded(lobby, monkeypatch, "invasion", "--communist", "human", "--un", "recruit")
    host = lobby.games.host
    assert host is not None
    assert (host.match.names, host.match.settings) == (("human", "recruit"), {})
    commanded(lobby, monkeypatch, "tutorial", "--by-file", "--communist", "human")
    host = lobby.games.host
    assert host is not None
    assert host.reader is Side.COMMUNIST
    assert host.match.settings == {"by_file": "communist", "guide": "on"}


def test_the_play_command_refuses_what_makes_no_sense() -> None:
    with pytest.raises(GameError, match="go with a scenario"):
        play(["--seed", "4"])
    with pytest.raises(GameError, match="no scenario 'invasoin'"):
        play(["invasoin"])


def test_scenarios_stand_in_the_order_of_the_war(hall: tuple[Driver, Lobby]) -> None:
    """PRODUCT P-2: by their end, the smaller map of the tutorial after them, what-ifs last."""
    driver, _ = hall
    cards = [widget.name.removeprefix("card.") for widget in driver.root.walk() if widget.name.startswith("card.")]
    assert cards == [
        "invasion",
        "pusan_perimeter",
        "inchon",
        "race_to_the_yalu",
        "chinese_entry",
        "campaign",
        "tutorial",
        "nobody_comes",
        "kunsan",
        "no_landing",
        "warning_heeded",
        "stop_at_the_parallel",
        "china_stays_out",
        "soviet_air_cover",
    ]


def test_a_long_game_is_announced_before_it_is_played_again(
    hall: tuple[Driver, Lobby], monkeypatch: pytest.MonkeyPatch
) -> None:
    """LOOK 10: what takes more than a moment is told, and what is wrong with the file still is."""
    driver, lobby = hall
    monkeypatch.setattr("game.ui.opening.MANY_ORDERS", 0)
    driver.key("enter", "enter")
    assert lobby.games.host is not None
    path = lobby.games.folder.quick_save(lobby.games.host.match)
    lobby.games.replay(path)
    driver.app.step([])
    assert driver.ui.dialogs
    assert driver.overflow() == []
    driver.wait(100)
    assert not driver.ui.dialogs
    assert lobby.games.host.film is not None
    path.write_text(path.read_text().replace('"digest": "', '"digest": "f', 1))
    lobby.games.replay(path)
    driver.wait(150)
    assert driver.ui.dialogs
