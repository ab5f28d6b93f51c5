"""Opening and changing the window, and saying in one sentence when there is no display."""

import os
import sys
from collections.abc import Mapping

import pygame

from game.errors import GameError
from game.ui.counters import CounterPainter
from game.view.counters import CounterFace, Echelon, Shape, Symbol
from game.view.text import t
from game.view.theme import STAFF

INVISIBLE = {"dummy", "offscreen", "evdev"}


class NoDisplayError(GameError):
    """There is no screen to open a window on."""


def open_display() -> None:
    """Start the video driver; one that nobody sees counts as none unless it was asked for by name."""
    wanted = os.environ.get("SDL_VIDEODRIVER", "")
    if not has_display():  # before SDL tries every driver and complains of each
        raise NoDisplayError(t("error.no_display"))
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplayError(t("error.no_display")) from error
    driver = pygame.display.get_driver()
    if driver in INVISIBLE and not wanted:
        pygame.display.quit()
        raise NoDisplayError(t("error.no_display"))
    if driver == "x11":
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    pygame.font.init()


def has_display(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be seen, told without opening one: on Linux by the session's variables."""
    if environ.get("SDL_VIDEODRIVER"):
        return True
    return platform != "linux" or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def first_size() -> tuple[int, int]:
    """The size of a new window: most of the desktop, but never larger than it."""
    desktops = pygame.display.get_desktop_sizes()
    width, height = desktops[0] if desktops else (1600, 900)
    for size in ((2560, 1440), (1920, 1080), (1600, 900), (1280, 720)):
        if size[0] < width and size[1] < height:
            return size
    return width, height


def set_window(size: tuple[int, int], *, full_screen: bool) -> pygame.Surface:
    """Make or change the window."""
    pygame.display.set_caption("Parallel 38")
    pygame.display.set_icon(window_icon())
    if full_screen:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    return pygame.display.set_mode(size, pygame.RESIZABLE)


def change_window(size: tuple[int, int], *, full_screen: bool) -> pygame.Surface:
    """Change between window and full screen; started anew, the driver gets its place right without a window manager."""
    pygame.display.quit()
    pygame.display.init()
    surface = set_window(size, full_screen=full_screen)
    pygame.event.clear()  # the end of the old window is no wish to leave
    return surface


def window_icon() -> pygame.Surface:
    """A counter: the icon of the window."""
    face = CounterFace(Shape.CUT, "kpa", Symbol.ARMOR, Echelon.REGIMENT, "", None)
    sheet = pygame.Surface((64, 64), pygame.SRCALPHA)
    CounterPainter(STAFF).blit(sheet, face, 30, (32, 32))
    return pygame.transform.smoothscale(sheet.subsurface((14, 14, 36, 36)), (64, 64))
