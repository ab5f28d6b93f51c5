"""Pictures of every screen of the window at several sizes, without a display, to be looked at one by one.

``python -m tools.screens --out shots`` makes them at 1280x720 and 1920x1080; ``--only chronicle`` those whose name has
the word; ``--small`` shrinks them to 960 pixels of width, as docs/screens has them. Each is made from the game itself:
scenarios, computers and keys, on the dummy driver, so that they are the same on every machine.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.ai.registry import make_player, make_seats
from game.model.ids import NO_UNIT, Side
from game.session.letters import Post
from game.session.save import SaveFolder
from game.ui.lobby import Lobby
from game.ui.overflow import measure_overflow
from game.ui.play.pane import MapPane
from game.ui.play.screen import PlayScreen
from game.ui.screens.menu import MenuScreen
from tests.support.play import PlayDriver
from tests.support.window import Driver

SIZES = ((1280, 720), (1920, 1080))
SMALL = 960  # pixels of width


class Shots:
    """Takes pictures of one size into a folder; says what is cut off."""

    def __init__(self, folder: Path, size: tuple[int, int], only: str, *, small: bool) -> None:
        self.folder, self.size, self.only, self.small = folder, size, only, small
        self.defects: list[str] = []

    def wants(self, *names: str) -> bool:
        """Return whether one of these pictures is asked for."""
        return any(self.only in name for name in names)

    def take(self, driver: Driver, name: str) -> None:
        """Save what a window shows."""
        if not self.wants(name):
            return
        driver.wait(400)
        while any(isinstance(widget, MapPane) and widget.still.unfinished for widget in driver.root.walk()):
            driver.wait(50)
        self.defects += [f"{name}: {defect}" for defect in measure_overflow(driver.root, driver.ui)]
        image = driver.app.surface
        if self.small:
            image = pygame.transform.smoothscale(image, (SMALL, SMALL * self.size[1] // self.size[0]))
        path = self.folder / (f"{name}.png" if self.small else f"{name}-{self.size[0]}.png")
        pygame.image.save(image, path)
        sys.stdout.write(f"{path}\n")


def lobby_shots(shots: Shots) -> None:
    """Take what the main menu leads to."""
    driver = Driver(size=shots.size)
    home = Path(tempfile.mkdtemp())
    lobby = Lobby(driver.app, SaveFolder(home / "saves"))
    lobby.menu()
    driver.wait(12_000)  # pictures of the ground come between frames
    shots.take(driver, "menu")
    menu = driver.app.screens[-1]
    if not isinstance(menu, MenuScreen):
        raise TypeError(f"not the menu: {menu!r}")
    for scenario in ("invasion", "tutorial"):
        menu.chosen = scenario
        driver.key("enter")
        shots.take(driver, f"briefing_{scenario}")
        driver.key("escape")
    lobby.games.post = Post(home / "turns")
    for name, opened in {"by_file": lobby.turns, "settings": lobby.settings, "help": lobby.help}.items():
        opened()
        shots.take(driver, name)
        driver.key("escape")
    lobby.chronicle("1950-08-04")
    shots.take(driver, "chronicle_perimeter")
    driver.key(*("tab",) * 14)
    shots.take(driver, "chronicle_pursuit")
    driver.key("escape")
    menu.chosen = "tutorial"
    driver.key("enter", "enter")
    driver.wait(500)
    shots.take(driver, "tutorial_air")
    driver.key("ctrl+enter")
    driver.wait(2000)
    shots.take(driver, "tutorial_lesson")
    if lobby.games.host is not None:
        path = lobby.games.folder.quick_save(lobby.games.host.match)
        lobby.load()
        shots.take(driver, "saves")
        driver.key("escape")
        lobby.games.replay(path)
        driver.wait(300)
        shots.take(driver, "replay")
    driver.close()


PAGES = {
    "forces": "u",
    "arrivals": "b",
    "replacements": "y",
    "supply_forecast": "p",
    "charts": "s",
    "victory": "o",
    "politics": "k",
    "weather": "w",
    "dispatches": "d",
    "find": "slash",
}
OVERLAYS = ("supply", "reach", "zoc", "terrain", "weather", "interdiction", "history", "threat")


def play_shots(shots: Shots) -> None:
    """Take the map of the invasion in its states, its overlays, its pages."""
    driver = PlayDriver(Path(tempfile.mkdtemp()), size=shots.size)
    room = driver.room
    shots.take(driver, "map")
    room.select(driver.unit("KPA-4D"))
    shots.take(driver, "map_unit")
    room.plan_attack(driver.hex("2040"), tuple(driver.unit(key) for key in ("KPA-4D", "KPA-107T", "KPA-3D")))
    shots.take(driver, "map_assault")
    room.plan_attack(driver.hex("2040"), ())
    for name in OVERLAYS:
        room.toggle_overlay(name)
        shots.take(driver, f"overlay_{name}")
        room.toggle_overlay(name)
    opened: dict[str, Callable[[], None]] = {
        "more_orders": lambda: driver.screen.order("more"),
        "retreat_lines": lambda: driver.screen.order("retreat"),
        "end_turn": lambda: driver.screen.end_turn(),
        "match_menu": lambda: driver.screen.menu(),
    }
    for name, act in opened.items():
        act()
        shots.take(driver, name)
        while driver.ui.dialogs:
            driver.ui.close_dialog()
    room.select(NO_UNIT)
    for name, key in PAGES.items():
        driver.key(key)
        shots.take(driver, name)
        driver.key("escape")
    if shots.wants("supply_cut"):
        forecast = room.supply
        lines = {key: forecast.path(key, room.view.own[key].hex) for key in forecast.units}
        farthest = max(lines, key=lambda key: (len(lines[key]), -key))
        room.select(farthest)
        room.point_at(lines[farthest][len(lines[farthest]) // 2])
        driver.key("p")
        driver.click("cut_here")
        shots.take(driver, "supply_cut")
        driver.key("escape")
    driver.key("home")
    driver.wait(5000)  # the ground is painted in parts
    shots.take(driver, "map_whole")
    room.end_turn()
    shots.take(driver, "hand_over")
    driver.close()


def war_shots(shots: Shots) -> None:
    """Take a decision, the page of air and sea with its landing, and the end of a game."""
    if shots.wants("decision", "politics_waiting", "air_sea", "landing"):
        seats = (make_player("idle", Side.COMMUNIST, 1), None)
        driver = PlayDriver(Path(tempfile.mkdtemp()), scenario="campaign", players=seats, size=shots.size)
        driver.wait(500)
        driver.key("ctrl+enter")
        driver.wait(500)
        driver.room.end_turn()
        driver.wait(1500)
        shots.take(driver, "decision")
        driver.close()
        driver = PlayDriver(Path(tempfile.mkdtemp()), scenario="campaign", players=seats, size=shots.size)
        driver.wait(500)
        driver.key("ctrl+enter")
        driver.wait(500)
        driver.key("k")
        which = driver.find("politics_which").rect
        driver.click((which.right - 20, which.centery))
        driver.key("down", "down", "down")
        shots.take(driver, "politics_waiting")
        driver.close()
        driver = PlayDriver(Path(tempfile.mkdtemp()), scenario="inchon", players=seats, size=shots.size)
        driver.wait(500)
        driver.key("ctrl+p")
        driver.click("zone_seoul_han")
        driver.move((3, 3))
        shots.take(driver, "air_sea")
        driver.key("2")
        shots.take(driver, "landing")
        driver.close()
    if shots.wants("end", "watch"):
        driver = PlayDriver(
            Path(tempfile.mkdtemp()),
            scenario="tutorial",
            players=make_seats(("regular", "regular"), 1),
            size=shots.size,
            speed=1,
        )
        driver.wait(300)
        shots.take(driver, "watch")
        driver.app.settings.animation_speed = 0
        driver.app.change_settings()
        while not driver.match.is_over:
            driver.wait(500)
        driver.wait(500)
        shots.take(driver, "end")
        if isinstance(driver.app.screens[-1], PlayScreen):
            raise RuntimeError("the end of the game was not shown")
        driver.close()


def end_shots(shots: Shots) -> None:
    """Take the end of a game on the map of the whole country, between two computers."""
    if not shots.wants("end_inchon"):
        return
    seats = make_seats(("regular", "regular"), 1)
    driver = PlayDriver(Path(tempfile.mkdtemp()), scenario="inchon", players=seats, size=shots.size, speed=0)
    while not driver.match.is_over:
        driver.wait(500)
    driver.wait(6000)  # the film of the front
    shots.take(driver, "end_inchon")
    driver.close()


def plan_shots(shots: Shots) -> None:
    """Take what computers intend in a game that is watched, with everything shown, and why for one unit."""
    if not shots.wants("plan_map", "plan_unit"):
        return
    names = ("regular", "regular")
    driver = PlayDriver(
        Path(tempfile.mkdtemp()),
        scenario="pusan_perimeter",
        players=make_seats(names, 1),
        names=names,
        size=shots.size,
        speed=1,
    )
    driver.key("q", "q", "i")
    driver.wait(1500)
    driver.key("space")
    shots.take(driver, "plan_map")
    driver.room.select(next(unit.id for unit in driver.room.view.own.values() if unit.on_map and not unit.is_hq))
    driver.key("ctrl+up")
    driver.key("ctrl+down")
    shots.take(driver, "plan_unit")
    driver.close()


def main() -> int:
    """Make the pictures; 1 if something is cut off on one."""
    parser = argparse.ArgumentParser(prog="python -m tools.screens", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screens"), help="the folder they are written to")
    parser.add_argument("--only", default="", metavar="WORD", help="those whose name has this word")
    parser.add_argument("--size", action="append", metavar="WxH", help="another size, or several")
    parser.add_argument("--small", action="store_true", help="shrunk, for the documents")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    pygame.font.init()
    sizes = [(int(w), int(h)) for w, _, h in (size.partition("x") for size in given.size or ())] or SIZES
    defects = []
    for size in sizes:
        shots = Shots(given.out, size, given.only, small=given.small)
        for take in (lobby_shots, play_shots, war_shots, end_shots, plan_shots):
            take(shots)
        defects += shots.defects
    sys.stdout.write("".join(f"{defect}\n" for defect in defects))
    return int(bool(defects))


if __name__ == "__main__":
    sys.exit(main())
