"""The end of a game on the screen, and finding places and units by name."""

from pathlib import Path

import pygame
import pytest

from game.ai.registry import make_player, make_seats
from game.model.ids import Side
from game.session.replay import restore
from game.session.save import SaveFolder
from game.ui.charts import Chart
from game.ui.labels import Label
from game.ui.play.curtain import Curtain
from game.ui.play.end import EndScreen
from game.ui.play.finder import Finder
from game.ui.play.screen import PlayScreen
from game.ui.popups import lay_toasts
from game.ui.tables import Table
from game.ui.tabs import TabBar
from tests.support.play import PlayDriver


def show(hand: PlayDriver, name: str) -> None:
    """Click a tab of the page, as a small window has them."""
    tabs = hand.find("end_tabs")
    assert isinstance(tabs, TabBar)
    hand.click(tabs.cells(hand.ui)[("end_war_tab", "end_decided_tab", "end_charts_tab").index(name)].center)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_end_is_shown_with_its_points_and_charts(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    """P-20: the result against history and the course of the war; Esc looks at the map, Enter goes to the menu."""
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, scenario="tutorial", players=seats, size=size, scale=scale, speed=0)
    for _ in range(40):
        hand.wait(200)
        if hand.match.is_over:
            break
        if isinstance(hand.app.screens[-1], PlayScreen) and hand.room.yours:
            hand.room.end_turn()
        else:
            hand.key("ctrl+enter")
    hand.wait(300)
    end = hand.app.screens[-1]
    assert isinstance(end, EndScreen)
    assert hand.overflow() == []
    words = " ".join(label.text for label in hand.root.walk() if isinstance(label, Label))
    assert "victory" in words.lower() or "draw" in words.lower()
    for name in ("end_decided_tab", "end_charts_tab") if size[0] / scale < 1500 else ():
        show(hand, name)
        assert hand.overflow() == []
    charts = [widget for widget in hand.root.walk() if isinstance(widget, Chart)]
    assert charts[0].series[0].values[-1][0] == hand.match.state.turn + 1
    hand.click("end_replay")
    assert hand.elsewhere.gone == ["replay"]
    hand.key("escape")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert hand.overflow() == []
    hand.click("the_end")  # who has looked at the map finds the way back
    assert isinstance(hand.app.screens[-1], EndScreen)
    hand.key("escape", "ctrl+enter")
    assert isinstance(hand.app.screens[-1], EndScreen)
    hand.ui.toasts = []
    hand.ui.toast("The game is told in a page")
    (toast,) = lay_toasts(hand.ui)
    assert not any(toast.rect.colliderect(hand.find(name).rect) for name in ("end_replay", "end_export", "end_menu"))
    hand.close()


def test_a_place_and_a_unit_are_found_by_name(tmp_path: Path) -> None:
    """P-19: letters narrow the list, names that begin with them first; Enter goes to the first."""
    hand = PlayDriver(tmp_path)
    hand.key("slash", *"pusan")
    assert isinstance(hand.app.screens[-1], Finder)
    assert hand.overflow() == []
    hand.key("enter")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert hand.screen.canvas.camera.shows(hand.hex("3258"))
    hand.key("slash", *"4th", "space", *"inf")
    table = next(widget for widget in hand.root.walk() if isinstance(widget, Table))
    assert table.rows[0].cells[0].text == "KPA 4th Infantry Division"
    hand.key("enter")
    assert hand.room.selected == hand.unit("KPA-4D")
    hand.key("slash", *"xyzzy")
    assert "Nothing" in " ".join(label.text for label in hand.root.walk() if isinstance(label, Label))
    hand.key("escape")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    hand.close()


def test_a_game_is_given_up_after_a_question(tmp_path: Path) -> None:
    """P-19: the other side wins; a saved game knows it, and its record can be played up to there."""
    hand = PlayDriver(tmp_path, scenario="tutorial", players=(make_player("idle", Side.COMMUNIST, 1), None))
    hand.wait(300)
    while not isinstance(hand.app.screens[-1], PlayScreen):
        hand.key("escape")
    hand.host.ask()
    hand.wait(200)
    hand.click("host_concede")
    assert hand.overflow() == []
    hand.key("escape")
    assert hand.match.conceded is None
    hand.host.ask()
    hand.wait(200)
    hand.click("host_concede")
    hand.click("concede_yes")
    assert hand.match.is_over
    assert hand.match.decider is None
    assert isinstance(hand.app.screens[-1], EndScreen)
    words = " ".join(label.text for label in hand.root.walk() if isinstance(label, Label))
    assert "Communist victory: conceded" in words
    saved = SaveFolder(tmp_path).latest()
    assert saved is not None
    assert saved.game is not None
    again = restore(saved.game, hand.match.setting)
    assert again.conceded is Side.UN
    hand.close()


def test_the_course_of_the_front_is_played_and_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """P-20: one picture a turn, by itself or by the line of turns; the page has every turn, the same bytes again."""
    monkeypatch.setattr("game.ui.play.end.user_folder", lambda: tmp_path)
    hand = PlayDriver(tmp_path, players=make_seats(("idle", "idle"), 1), scenario="tutorial", speed=0)
    while not hand.match.is_over:
        hand.wait(200)
    hand.wait(300)
    end = hand.app.screens[-1]
    assert isinstance(end, EndScreen)
    turns = [known.turn for known in end.film.course]
    assert turns == list(range(3, 10))
    hand.wait(700 * len(turns))
    assert not end.film.playing
    assert end.film.at == len(turns) - 1
    hand.click("course_play")
    assert end.film.at == 0
    hand.wait(700)
    assert end.film.at == 1
    hand.key("ctrl+e")
    page = next((tmp_path / "games").glob("tutorial-1-*.html"))
    text = page.read_text("utf-8")
    assert text.count('"held"') == len(turns)
    assert "$" not in text.replace("$schema", "")
    hand.click("end_export")
    assert page.read_text("utf-8") == text
    hand.close()


SIZES = [(1280, 720), (1600, 900), (1920, 1080), (3840, 2160)]


def test_nothing_is_cut_off_on_any_size_and_scale(tmp_path: Path) -> None:
    """LOOK 9: every part of the page, on every window at every scale, on the map of the whole country."""
    hand = PlayDriver(tmp_path, players=make_seats(("idle", "idle"), 1), scenario="inchon", speed=0)
    while not hand.match.is_over:
        hand.wait(200)
    hand.wait(300)
    end = hand.app.screens[-1]
    assert isinstance(end, EndScreen)
    end.film.hold(hand.ui)
    for size in SIZES:
        pygame.display.set_mode(size)
        for scale in (0.75, 1.0, 1.25, 1.5, 2.0):
            hand.app.settings.scale = scale
            hand.app.step([pygame.event.Event(pygame.WINDOWSIZECHANGED)])
            hand.app.apply_settings()
            for end.tab in range(3):
                hand.ui.relayout()
                hand.wait(50)
                assert hand.ui.size == size
                assert hand.overflow() == [], (size, scale, end.tab)
    hand.close()


def test_nothing_hidden_is_told_before_the_end_and_everything_after(tmp_path: Path) -> None:
    """Rule 12, P-20: at two seats at one screen both see the same page, with what both sides lost."""
    hand = PlayDriver(tmp_path, scenario="tutorial", speed=0)
    hand.wait(300)
    while not hand.match.is_over:
        if isinstance(hand.app.screens[-1], PlayScreen) and hand.room.yours:
            hand.room.end_turn()
        else:
            hand.key("enter" if isinstance(hand.app.screens[-1], Curtain) else "ctrl+enter")
        hand.wait(200)
    hand.wait(600)
    end = hand.app.screens[-1]
    assert isinstance(end, EndScreen)
    assert list(end.view.armies) == list(hand.match.state.armies)
    men = [it.name for it in hand.root.walk() if it.name.startswith("end_")]
    assert {"end_men", "end_morale", "end_share"} <= set(men)
    hand.move(hand.find("balance_place").rect.center)
    hand.wait(1000)
    assert "Taejon 6" in " ".join(tip.text for tip in hand.ui.tips)
    hand.close()
