"""Menu, briefing, settings, help and saved games: what they answer, and that nothing is cut off at any size."""

from collections.abc import Callable

import pygame
import pytest

from game.ui.actions import Action
from game.ui.choices import Segments, Toggle
from game.ui.fields import Slider, TextField
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.help import HelpScreen
from game.ui.screens.menu import MenuScreen
from game.ui.screens.saves import SavesScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.window import App, Screen
from game.view.help import help_topics
from game.view.screens import Choice, GameSetup
from game.view.settings import Settings
from game.view.theme import HIGH_CONTRAST
from tests.support.screens import BRIEFING, MENU, SAVES
from tests.support.window import Driver

SIZES = [(1280, 720), (1600, 900), (1920, 1080), (3840, 2160)]
SCALES = [0.75, 1.0, 1.25, 1.5, 2.0]


def none() -> None:
    """What a screen calls that is not looked at."""


def settings_page(page: int) -> Callable[[App], Screen]:
    def make(app: App) -> Screen:
        screen = SettingsScreen(app.settings, app.change_settings, none)
        screen.page = page
        return screen

    return make


def help_page(page: int) -> Callable[[App], Screen]:
    def make(app: App) -> Screen:
        screen = HelpScreen(help_topics(), none)
        screen.page = page
        return screen

    return make


def briefing_page(page: int, reading: int) -> Callable[[App], Screen]:
    def make(app: App) -> Screen:
        screen = BriefingScreen(BRIEFING, lambda setup: None, none)
        screen.page, screen.reading = page, reading
        return screen

    return make


SCREENS: dict[str, Callable[[App], Screen]] = {
    "menu": lambda app: MenuScreen(MENU, lambda choice, ident: None),
    "briefing": briefing_page(0, 0),
    "balance": briefing_page(0, 1),
    "forces": briefing_page(1, 0),
    "display": settings_page(0),
    "sound": settings_page(1),
    "keys": settings_page(2),
    "saves": lambda app: SavesScreen(SAVES, lambda ident: None, lambda ident: "", none, replay=lambda ident: None),
    "no saves": lambda app: SavesScreen((), lambda ident: None, lambda ident: "", none, replay=lambda ident: None),
    "help keys": help_page(len(help_topics())),
}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_off_at_any_size_and_scale(size: tuple[int, int]) -> None:
    driver = Driver(size=size)
    found = []
    for name, make in SCREENS.items():
        driver.app.push(make(driver.app))
        for scale in SCALES:
            driver.app.settings.scale = scale
            driver.app.apply_settings()
            driver.app.layout()
            found += [f"{name} {scale}: {defect}" for defect in driver.overflow()]
    driver.close()
    assert found == []


@pytest.mark.parametrize("page", range(len(help_topics())))
def test_every_page_of_the_help_fits_and_names_bound_keys(page: int) -> None:
    driver = Driver(help_page(page)(None), size=(1280, 720))  # type: ignore[arg-type]
    assert driver.overflow() == []
    driver.close()


@pytest.mark.parametrize("name", ["menu", "briefing", "keys", "saves"])
def test_screens_are_drawn(name: str) -> None:
    driver = Driver(size=(1280, 720))
    driver.app.push(SCREENS[name](driver.app))
    driver.app.step([])
    seen = {tuple(driver.app.surface.get_at((x, y))) for x in range(0, 1280, 7) for y in range(0, 720, 5)}
    assert len(seen) > 20
    driver.close()


def test_the_menu_answers_with_the_chosen_scenario() -> None:
    told: list[tuple[Choice, str]] = []
    driver = Driver(MenuScreen(MENU, lambda choice, ident: told.append((choice, ident))))
    driver.click("card.yalu")
    driver.key("w", "enter")
    driver.click("card.yalu")
    driver.click("menu.load")
    driver.click("own.own2")
    driver.click("menu.editor")
    driver.key("f1")
    assert told == [
        (Choice.WATCH, "yalu"),
        (Choice.BRIEF, "yalu"),
        (Choice.BRIEF, "yalu"),
        (Choice.LOAD, "yalu"),
        (Choice.BRIEF, "own2"),
        (Choice.HELP, "own2"),
    ]
    driver.close()


def test_the_menu_can_be_walked_by_keys_alone() -> None:
    told: list[Choice] = []
    driver = Driver(MenuScreen(MENU, lambda choice, ident: told.append(choice)))
    driver.key("down", "down", "enter")
    assert driver.ui.focus is driver.find("card.invasion")
    driver.key("enter")
    reached = set()
    for _ in range(40):
        driver.key("tab")
        assert driver.ui.focus is not None
        reached.add(driver.ui.focus.name)
    assert told == [Choice.BRIEF]
    assert {"card.tutorial", "brief", "watch", "menu.quit", "open_folder"} <= reached
    driver.close()


def test_the_briefing_answers_with_what_was_set_up() -> None:
    told: list[GameSetup] = []
    driver = Driver(BriefingScreen(BRIEFING, told.append, none))
    driver.click("side.communist")
    driver.click("opponent.human")
    driver.click("opponent.veteran")
    driver.click("option.fog")
    slider = driver.find("handicap")
    assert isinstance(slider, Slider)
    driver.drag((slider.rect.centerx, slider.rect.top + 33), (slider.rect.right, slider.rect.top + 33))
    driver.click("seed")
    driver.key("end", *["backspace"] * 9, "4", "2")
    field = driver.find("seed")
    assert isinstance(field, TextField)
    driver.click("begin")
    assert told == [GameSetup("invasion", "communist", "human", 42, {"fog": False, "perimeter": False}, 1.25)]
    assert told[0].players == {"communist": "human", "un": "human"}
    choice = driver.find("commander")
    assert isinstance(choice, Segments)
    driver.click((choice.rect.right - 20, choice.rect.centery))
    driver.key("enter")  # a choice that has the focus leaves Enter to the screen
    assert told[1].players == {"communist": "regular", "un": "human"}
    driver.close()


def test_pages_and_tabs_of_the_briefing_turn() -> None:
    screen = BriefingScreen(BRIEFING, lambda setup: None, none)
    driver = Driver(screen, size=(1280, 720))
    driver.click((driver.find("reading").rect.right - 30, driver.find("reading").rect.centery))
    assert screen.reading == 1
    driver.click((driver.find("pages").rect.right - 30, driver.find("pages").rect.centery))
    assert screen.page == 2
    driver.close()


def test_settings_count_at_once_and_are_kept() -> None:
    driver = Driver(size=(1600, 900))
    driver.app.push(SCREENS["display"](driver.app))
    driver.app.step([])
    driver.click("palette.high_contrast")
    driver.click("reduced_motion")
    scale = driver.find("scale")
    assert isinstance(scale, Segments)
    driver.click((scale.rect.right - 10, scale.rect.centery))
    assert driver.ui.palette is HIGH_CONTRAST
    assert driver.ui.motion.panel_in == 0
    assert driver.ui.scale == 1.6  # 200 % asked for, 1000 units of width at least
    toggle = driver.find("edge_pan")
    assert isinstance(toggle, Toggle)
    assert toggle.on
    assert len(driver.saved) == 3
    driver.close()


def bind(driver: Driver, action: Action, *keys: str) -> None:
    driver.root.walk()
    driver.app.layers.reveal(driver.find(f"key.{action.value}"))
    driver.click(f"key.{action.value}")
    driver.key(*keys)


def test_a_key_is_bound_again_and_a_taken_one_exchanged_only_when_said() -> None:
    driver = Driver(size=(1600, 900))
    driver.app.push(SCREENS["keys"](driver.app))
    driver.app.step([])
    bind(driver, Action.REST, "ctrl+q")
    assert driver.ui.keys.chord(Action.REST) == "ctrl+q"
    bind(driver, Action.REST, "t", "escape")
    assert driver.ui.keys.chord(Action.REST) == "ctrl+q"
    bind(driver, Action.REST, "t", "enter")
    assert driver.ui.keys.chord(Action.REST) == "t"
    assert driver.ui.keys.chord(Action.STANCE) == "ctrl+q"
    assert driver.app.settings.keys == {"rest": "t", "stance": "ctrl+q"}
    bind(driver, Action.SKIP, "escape")
    driver.app.layers.reveal(driver.find("reset_keys"))
    driver.click("reset_keys")
    driver.key("enter")
    assert driver.app.settings == Settings(scale=1.0)
    driver.close()


def test_a_saved_game_is_found_opened_and_deleted() -> None:
    opened: list[str] = []
    deleted: list[str] = []
    replayed: list[str] = []

    def delete(ident: str) -> str:
        deleted.append(ident)
        return ""

    screen = SavesScreen(SAVES, opened.append, delete, none, replay=replayed.append)
    driver = Driver(screen)
    driver.key("enter", "w")
    driver.click("kind.replay")
    driver.key("slash", "p", "u", "s")
    table = driver.find("table").rect
    driver.click((table.left + 40, table.top + 45))
    driver.key("delete", "enter")
    driver.click((table.left + 40, table.top + 45), clicks=2)
    assert deleted == ["save5"]
    assert opened == ["save0", "save11"]
    assert replayed == ["save0"]
    assert screen.words == "pus"
    driver.close()


def test_a_game_that_cannot_be_opened_says_why_and_stays() -> None:
    opened: list[str] = []
    screen = SavesScreen(SAVES, opened.append, lambda ident: "", none, replay=opened.append)
    screen.state.chosen = "save4"
    driver = Driver(screen)
    driver.key("enter", "w")
    assert opened == []
    why = "Made with rules of a later version"
    assert driver.find("open").why_disabled == driver.find("replay").why_disabled == why
    driver.close()


def test_the_briefing_paints_its_picture_once() -> None:
    """A choice builds the screen anew; the picture of the map stays, until the window has another size."""
    sizes: list[tuple[int, int]] = []

    def preview(size: tuple[int, int]) -> pygame.Surface:
        sizes.append(size)
        return pygame.Surface(size)

    driver = Driver(BriefingScreen(BRIEFING, lambda setup: None, none, preview=preview), size=(1280, 720))
    for name in ("opponent.recruit", "opponent.regular"):
        driver.click(name)
    assert len(sizes) == 1
    driver.close()
