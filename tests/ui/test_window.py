"""The loop: what is drawn, dialogs, tooltips, messages, keys of the window."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.errors import GameError
from game.ui import display, window
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.fonts import font
from game.ui.labels import Label
from game.ui.layout import Column, Spacer, described, named
from game.ui.popups import ask
from game.ui.sound import CUES, Sounds, samples
from game.ui.typeset import text_image, text_width
from game.ui.ui import Ui
from game.ui.widget import Widget
from game.view.settings import Settings
from game.view.theme import HIGH_CONTRAST
from tests.support.window import Driver, PlainScreen

Show = Callable[..., Driver]


def test_nothing_is_drawn_when_nothing_changed(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = show(Column(named(Button("On", lambda: None), "on"), Spacer()))
    driver.wait(500)
    drawn: list[object] = []
    monkeypatch.setattr(pygame.display, "update", drawn.append)
    driver.wait(500)
    assert drawn == []
    assert driver.ui.timers.wait_ms() is None


def test_only_what_changed_is_drawn(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = show(Column(named(Button("On", lambda: None), "on"), Spacer()))
    drawn: list[list[pygame.Rect]] = []
    monkeypatch.setattr(pygame.display, "update", drawn.append)
    driver.move(driver.find("on").rect.center)
    driver.wait(200)
    assert drawn
    assert all(rect.bottom < 200 for rects in drawn for rect in rects)


def test_a_tooltip_comes_after_a_while_beside_its_target_and_goes(show: Show) -> None:
    driver = show(Column(named(described(Button("On", lambda: None), "*Why*: because of [supply]"), "on"), Spacer()))
    target = driver.find("on").rect
    driver.move(target.center)
    driver.wait(200)
    assert driver.ui.tips == []
    driver.wait(300)
    box = driver.app.layers._tips[0].rect
    assert not box.colliderect(target)
    assert not box.collidepoint(target.center)
    driver.move((400, 500))
    assert driver.ui.tips == []


def test_a_tooltip_stays_once_pinned_and_escape_closes_it(show: Show) -> None:
    driver = show(Column(named(described(Button("On", lambda: None), "because"), "on"), Spacer()))
    driver.move(driver.find("on").rect.center)
    driver.wait(500)
    driver.key("t")
    assert driver.ui.tips[0].pinned
    driver.move(driver.app.layers._tips[0].rect.center)
    assert len(driver.ui.tips) == 1
    driver.key("escape")
    assert driver.ui.tips == []


def test_a_disabled_widget_says_why(show: Show) -> None:
    button = named(Button("Assault", lambda: None), "assault")
    button.enabled, button.why_disabled = False, "Needs supply 25, has 22"
    driver = show(Column(button, Spacer()))
    driver.move(button.rect.center)
    driver.wait(500)
    assert driver.ui.tips[0].text == "Needs supply 25, has 22"


def test_a_dialog_takes_all_keys_and_clicks(show: Show) -> None:
    told: list[str] = []
    driver = show(Column(named(Button("Under", lambda: told.append("under")), "under"), Spacer()))
    under = driver.find("under").rect.center

    def question() -> None:
        yes = named(Button("Leave", lambda: told.append("yes"), kind=Kind.PRIMARY), "yes")
        driver.ui.open_dialog(
            ask(driver.ui, "Leave?", "The turn is not over.", yes, Button("Stay", lambda: told.append("no")))
        )

    question()
    driver.wait(300)
    driver.click(under)
    assert driver.overflow() == []
    driver.key("escape")
    assert told == ["no"]
    question()
    driver.key("enter")
    question()
    driver.wait(300)
    driver.click("yes")
    assert told == ["no", "yes", "yes"]
    assert driver.ui.dialogs == []


def test_messages_go_by_themselves_and_jump_when_clicked(show: Show) -> None:
    told: list[str] = []
    driver = show(Column(Label("map"), Spacer()))
    for n in range(5):
        driver.ui.toast(f"message {n}", lambda n=n: told.append(f"jump {n}"))  # type: ignore[misc]
    driver.wait(300)
    assert [toast.text for toast in driver.ui.toasts] == ["message 2", "message 3", "message 4"]
    driver.click(driver.app.layers._toasts[-1].rect.center)
    assert told == ["jump 4"]
    driver.wait(4500)
    assert driver.ui.toasts == []


def test_focus_and_hover_outlive_a_rebuilt_screen() -> None:
    def make(ui: Ui) -> Widget:
        return Column(*(named(Button(str(i), ui.relayout), f"b{i}") for i in range(3)), Spacer())

    driver = Driver(PlainScreen(make), size=(400, 300))
    driver.key("tab", "tab", "enter")
    assert driver.ui.focus is driver.find("b1")
    driver.close()


def test_keys_reach_the_screen_as_actions_and_screens_stack() -> None:
    first, second = PlainScreen(lambda ui: Spacer()), PlainScreen(lambda ui: Spacer())
    driver = Driver(first, size=(400, 300))
    driver.key("w", "escape")
    driver.app.push(second)
    driver.key("enter")
    driver.key_up("alt")
    driver.app.pop()
    driver.key("slash")
    assert first.acted == [Action.WATCH, Action.BACK, Action.FIND]
    assert (second.acted, second.let_go) == ([Action.CONFIRM], ["alt"])
    driver.close()


def test_mute_and_picture_keys(show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "user_folder", lambda: tmp_path)
    driver = show(Spacer())
    driver.key("m", "f12")
    assert driver.app.settings.muted
    assert driver.saved
    assert [path.suffix for path in (tmp_path / "pictures").iterdir()] == [".png"]


def test_settings_change_scale_and_palette_at_once(show: Show) -> None:
    driver = show(Spacer(), size=(1600, 900))
    driver.app.settings = Settings(scale=1.5, palette="high_contrast", reduced_motion=True)
    driver.app.change_settings()
    assert (driver.ui.scale, driver.ui.palette, driver.ui.motion.panel_in) == (1.5, HIGH_CONTRAST, 0)
    driver.app.settings = Settings(scale=2.0)
    driver.app.change_settings()
    assert driver.ui.scale == pytest.approx(1.6)
    assert driver.ui.toasts


def test_a_failure_to_save_the_settings_is_told(show: Show) -> None:
    driver = show(Spacer())
    driver.app.save = lambda settings: "disk full"
    driver.app.change_settings()
    assert "disk full" in driver.ui.toasts[0].text


def test_closing_the_window_ends_the_loop_unless_it_may_not(show: Show) -> None:
    driver = show(Spacer())
    driver.app.may_quit = lambda: False
    driver.app.step([pygame.event.Event(pygame.QUIT)])
    assert driver.app.running
    driver.app.may_quit = lambda: True
    driver.app.step([pygame.event.Event(pygame.QUIT)])
    assert not driver.app.running


def test_an_invisible_driver_that_nobody_asked_for_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDL_VIDEODRIVER")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(pygame.display, "init", lambda: None)
    monkeypatch.setattr(pygame.display, "quit", lambda: None)
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "offscreen")
    with pytest.raises(GameError, match="simulate, check"):
        display.open_display()


def test_no_display_at_all_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise pygame.error("no available video device")

    monkeypatch.setattr(pygame.display, "init", fails)
    with pytest.raises(GameError) as found:
        display.open_display()
    assert "\n" not in str(found.value)


@pytest.mark.parametrize("name", CUES)
def test_every_cue_is_short_and_not_too_loud(name: str) -> None:
    wave = memoryview(samples(CUES[name])).cast("h")
    assert 500 < len(wave) < 30000
    assert max(abs(v) for v in wave) <= 32767 * CUES[name].level + 1


def test_without_a_sound_device_nothing_is_played(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object) -> None:
        raise pygame.error("no device")

    monkeypatch.setattr(pygame.mixer, "init", fails)
    sounds = Sounds()
    sounds.set_volumes(Settings())
    sounds.play("press")
    sounds.close()
    assert not sounds.available


@pytest.mark.usefixtures("closing_wholly")
def test_a_closed_window_lets_go_of_sound_fonts_and_pictures() -> None:
    driver = Driver(PlainScreen(lambda ui: Label("A name")))
    assert pygame.mixer.get_init()
    kept = (font, text_width, text_image)
    assert all(part.cache_info().currsize for part in kept)
    driver.close()
    assert pygame.mixer.get_init() is None
    assert not pygame.display.get_init()
    assert not any(part.cache_info().currsize for part in kept)


def test_the_clock_of_the_window_runs() -> None:
    before = window.wall_clock()
    pygame.time.wait(3)
    assert window.wall_clock() > before


def test_full_screen_comes_and_goes(show: Show) -> None:
    driver = show(Spacer())
    driver.key("f11")
    assert driver.saved[-1].full_screen
    driver.key("f11")
    driver.app.step(pygame.event.get())
    assert driver.app.running
    assert driver.app.surface.get_size() == (1000, 600)


def test_work_is_done_between_frames_one_piece_at_a_time() -> None:
    """What is left for later waits for a frame to be drawn; the loop does not sleep meanwhile."""
    driver, done = Driver(PlainScreen(lambda ui: Column())), []
    for name in ("first", "second"):
        driver.ui.timers.later(lambda name=name: done.append(name))  # type: ignore[misc]
    assert driver.ui.timers.wait_ms() == 1
    seen = []
    for _ in range(4):
        driver.app.step([])
        seen.append(list(done))
    assert seen == [[], ["first"], ["first", "second"], ["first", "second"]]
    assert driver.ui.timers.wait_ms() is None
    driver.close()
