"""Games that nobody plays: a record played back, computer against computer; turns, paces, and whose view is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ai.registry import make_seats
from game.data.writing import write_whole
from game.errors import GameError
from game.model.ids import Side
from game.rules.truth import without_fog
from game.session.gamefile import file_text
from game.session.match import Match
from game.session.save import SaveFolder
from game.session.setting import open_scenario
from game.ui.games import Games
from game.ui.opening import open_film
from game.ui.play.end import EndScreen
from game.ui.play.screen import PlayScreen
from game.ui.play.spectator import Sight
from game.view.annals import Annals
from tests.support.play import Elsewhere, PlayDriver, pass_council
from tests.support.window import Driver


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of the first three turns of the tutorial, played by computers."""
    names = ("recruit", "recruit")
    match = Match(open_scenario("tutorial"), 2, players=make_seats(names, 2), names=names)
    match.run(5)
    path = tmp_path_factory.mktemp("records") / "record.json"
    write_whole(path, file_text(match))
    return path


@pytest.fixture
def cinema(record: Path, tmp_path: Path) -> Iterator[tuple[Driver, Games]]:
    driver = Driver(size=(1280, 720))
    games = Games(driver.app, SaveFolder(tmp_path), Elsewhere(), guard=lambda act: act(), backdrop=lambda size: None)
    games.show(*open_film(record))
    driver.app.step([])
    yield driver, games
    driver.close()


def screen(driver: Driver) -> PlayScreen:
    shown = driver.app.screens[-1]
    assert isinstance(shown, PlayScreen)
    return shown


def test_a_record_plays_is_held_and_stepped(cinema: tuple[Driver, Games]) -> None:
    driver, games = cinema
    assert games.host is not None
    driver.wait(1500)
    assert games.host.match.orders
    driver.key("space")
    given = len(games.host.match.orders)
    driver.wait(1000)
    assert len(games.host.match.orders) == given
    driver.key("tab")
    assert screen(driver).playback.scene is not None or len(games.host.match.orders) > given
    assert driver.overflow() == []


def test_turns_are_gone_to_by_key_button_and_line(cinema: tuple[Driver, Games]) -> None:
    driver, games = cinema
    assert games.host is not None
    film, told = games.host.film, []
    assert film is not None
    driver.key("space", "pageup", "pageup")
    for key, turn in (("pagedown", 4), ("pagedown", 5), ("pageup", 4), ("pageup", 3), ("pageup", 3)):
        driver.key(key)
        assert film.at == turn
        told.append(len(screen(driver).room.log.lines))
        assert all(line.turn <= turn for line in screen(driver).room.log.lines)
    assert told[0] == told[2] < told[1]
    line = driver.find("timeline").rect
    driver.click((line.right - 10, line.centery))
    assert film.ended
    driver.click("film_back")
    assert film.at == film.frames[-2].turn
    assert driver.overflow() == []


def test_a_side_sees_what_it_knew_and_all_is_shown_on_request(cinema: tuple[Driver, Games]) -> None:
    driver, games = cinema
    assert games.host is not None
    match = games.host.match
    driver.key("space", "pagedown")
    seen = {}
    for sight in (Sight.UN, Sight.COMMUNIST, Sight.ALL):
        room = screen(driver).room
        seen[sight] = (room.viewer, room.view)
        driver.key("q")
    assert seen[Sight.UN] == (Side.UN, match.view(Side.UN))
    assert seen[Sight.COMMUNIST] == (Side.COMMUNIST, match.view(Side.COMMUNIST))
    assert seen[Sight.ALL][1].foes.keys() == without_fog(match.state, Side.UN).foes.keys()
    assert screen(driver).room.viewer is Side.UN
    assert not screen(driver).room.yours


def test_a_record_is_not_saved_again_and_nobody_can_play_it(cinema: tuple[Driver, Games]) -> None:
    driver, games = cinema
    assert games.host is not None
    line = driver.find("timeline").rect
    driver.click((line.right - 10, line.centery))
    driver.key("f6", "ctrl+enter")
    games.keep()
    assert games.folder.entries() == []
    assert not screen(driver).room.operates


def test_a_broken_record_is_told_with_its_place(record: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(record.read_text().replace('"order": "move"', '"order": "moev"', 1))
    with pytest.raises(GameError, match=r"broken\.json:\d+:\d+: .*unknown kind of order 'moev' \(did you mean 'move'"):
        open_film(broken)


def test_computers_are_watched_from_either_side(tmp_path: Path) -> None:
    """PRODUCT P-16: watch mode; the view goes over without the game standing still."""
    hand = PlayDriver(tmp_path, players=make_seats(("recruit", "recruit"), 1), speed=4)
    hand.wait(600)
    for side in (Side.COMMUNIST, Side.UN, Side.UN):
        before = len(hand.match.orders)
        hand.key("q")
        assert hand.room.viewer is side
        hand.wait(2000)
        assert len(hand.match.orders) > before
    assert hand.overflow() == []
    hand.close()


PLANNING = ("regular", "regular")


def plan_hand(folder: Path, names: tuple[str, str] = PLANNING, **more: object) -> PlayDriver:
    return PlayDriver(folder, scenario="tutorial", players=make_seats(names, 1), names=names, **more)  # type: ignore[arg-type]


def test_a_spectator_sees_what_the_side_he_looks_through_intends(tmp_path: Path) -> None:
    """PRODUCT P-16: the plans of one side, of both where all is shown; pointing at a unit says why."""
    hand = plan_hand(tmp_path, speed=1)
    hand.wait(1500)
    hand.key("space", "i")
    told = {}
    for sight in (Sight.UN, Sight.COMMUNIST, Sight.ALL):
        room = hand.room
        assert "plan" in room.overlays
        told[sight] = [plan.side for plan in room.pictures.told()]
        picture = room.overlay_pictures()[-1]
        assert picture.legend
        assert picture.paths or picture.fills
        unit = next(u for u in room.view.own.values() if u.on_map and not u.is_hq)
        hand.screen.canvas.center_on(unit.hex)
        hand.wait(600)
        room.point_at(unit.hex)
        hand.app.step([])
        assert hand.find("plan_panel").visible
        assert hand.overflow() == []
        hand.key("q")
    assert told == {Sight.UN: [Side.UN], Sight.COMMUNIST: [Side.COMMUNIST], Sight.ALL: [Side.COMMUNIST, Side.UN]}
    hand.key("i")
    assert "plan" not in hand.room.overlays
    assert not any(widget.name == "plan_panel" for widget in hand.root.walk())
    hand.close()


def test_nobody_sees_the_plans_of_an_opponent_until_the_game_is_over(tmp_path: Path) -> None:
    hand = plan_hand(tmp_path, ("human", "regular"))
    pass_council(hand)
    hand.key("i")
    assert "plan" not in hand.room.overlays
    assert "plan" not in hand.room.pictures.offered
    assert any("game is over" in toast.text for toast in hand.ui.toasts)
    hand.match.concede(Side.COMMUNIST)
    hand.screen.tell_end()
    hand.app.step([])
    hand.key("escape")
    hand.key("i")
    assert "plan" in hand.room.overlays
    assert [plan.side for plan in hand.room.pictures.told()] == [Side.UN]
    assert hand.overflow() == []
    hand.close()


def record_of(match: Match, folder: Path) -> Driver:
    """Return a window in which the record of a match is shown."""
    path = folder / "record.json"
    write_whole(path, file_text(match))
    driver = Driver(size=(1280, 720))
    games = Games(driver.app, SaveFolder(folder), Elsewhere(), guard=lambda act: act(), backdrop=lambda size: None)
    games.show(*open_film(path))
    driver.app.step([])
    return driver


def test_a_record_shows_plans_at_each_of_its_turns(tmp_path: Path) -> None:
    names = ("human", "regular")
    match = Match(open_scenario("tutorial"), 2, players=make_seats(PLANNING, 2), names=names)
    match.run(4)
    driver = record_of(match, tmp_path)
    driver.key("space", "i", "pageup", "pageup")
    first = screen(driver).room.pictures.told()
    driver.key("pagedown")
    assert screen(driver).room.pictures.told() != first
    driver.key("pageup")
    assert screen(driver).room.pictures.told() == first
    driver.key("q")
    assert screen(driver).room.pictures.told() == ()  # a person played that side
    assert screen(driver).room.overlay_pictures()[-1].legend
    driver.close()


def test_the_end_of_a_record_is_that_of_the_game(tmp_path: Path) -> None:
    """P-20: a record gone to and fro has the same annals at its end as the game had, each fight once."""
    match = Match(open_scenario("tutorial"), 2, players=make_seats(PLANNING, 2))
    annals = Annals(match.state)
    match.listeners.append(lambda state, order, events: annals.hear(len(match.orders) - 1, state, events))
    match.run()
    driver = record_of(match, tmp_path)
    driver.key("space", "pagedown", "pagedown", "pageup")
    room = screen(driver).room
    assert [it.turn for it in room.log.annals.moments] == list(range(3, room.view.turn + 1))
    driver.key("space")
    driver.wait(2000)
    line = driver.find("timeline").rect
    driver.click((line.right - 10, line.centery))
    driver.wait(300)
    if isinstance(driver.app.screens[-1], PlayScreen):
        screen(driver).tell_end()
    driver.app.step([])
    end = driver.app.screens[-1]
    assert isinstance(end, EndScreen)
    assert end.annals.moments == annals.moments
    assert end.annals.fights == annals.fights
    assert driver.overflow() == []
    driver.close()
