"""Drives a window on the dummy display: a clock moved by hand, clicks and keys by name."""

from collections.abc import Callable

import pygame
import pytest

from game.ui import window
from game.ui.actions import Action, Place
from game.ui.inputs import KEY_NAMES
from game.ui.overflow import measure_overflow
from game.ui.ui import Ui
from game.ui.widget import Widget
from game.ui.window import App, Screen
from game.view.settings import Settings

KEY_CODES = {name: code for code, name in reversed(KEY_NAMES.items())}
HELD = {"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT, "alt": pygame.KMOD_LALT}
TYPED = {"space": " ", "comma": ",", "period": ".", "slash": "/", "plus": "+", "minus": "-"}


def keep_open(patch: pytest.MonkeyPatch) -> None:
    """Let a window that is closed leave its sound device, fonts and pictures to the next one."""
    for name in ("forget_images", "forget_pictures", "close_fonts"):
        patch.setattr(window, name, lambda: None)
    patch.setattr(pygame.mixer, "quit", pygame.mixer.stop)


class PlainScreen:
    """A screen that shows one tree and notes the actions it is sent."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(self, make: Callable[[Ui], Widget]) -> None:
        self.make = make
        self.acted: list[Action] = []
        self.let_go: list[str] = []

    def build(self, ui: Ui) -> Widget:
        return self.make(ui)

    def act(self, ui: Ui, action: Action) -> bool:
        self.acted.append(action)
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        self.let_go.append(key)


class DrivenApp(App):
    """A window that can leave out frames nobody looks at; the next one that is painted makes up for them."""

    paints = True

    def _draw(self) -> None:
        if self.paints:
            super()._draw()


class Driver:
    """An open window and the hand that plays on it."""

    def __init__(
        self, screen: Screen | None = None, *, size: tuple[int, int] = (1600, 900), scale: float = 1.0
    ) -> None:
        self.now = 0
        self.saved: list[Settings] = []
        settings = Settings(scale=scale)
        self.app = DrivenApp(settings, size=size, clock=lambda: self.now, save=self._save)
        if screen is not None:
            self.app.push(screen)
        self.app.step([])

    def _save(self, settings: Settings) -> str:
        self.saved.append(settings)
        return ""

    @property
    def ui(self) -> Ui:
        return self.app.ui

    @property
    def root(self) -> Widget:
        """The tree that answers now: the upper dialog or the screen."""
        root = self.app.layers.keyboard_root()
        assert root is not None
        return root

    def find(self, name: str) -> Widget:
        return next(widget for widget in self.root.walk() if widget.name == name)

    def wait(self, ms: int) -> None:
        """Let time pass; only the last frame is painted."""
        for passed in range(50, ms + 50, 50):
            self.now += 50
            self._step([], paints=passed >= ms)

    def _step(self, events: list[pygame.event.Event], *, paints: bool = True) -> None:
        self.app.paints = paints
        self.app.step(events)

    def move(self, at: tuple[int, int], *, paints: bool = True) -> None:
        motion = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self._step([motion], paints=paints)

    def click(self, target: str | tuple[int, int], *, button: int = 1, clicks: int = 1) -> None:
        at = self.find(target).rect.center if isinstance(target, str) else target
        self.move(at, paints=False)
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            event = pygame.event.Event(kind, pos=at, button=button, clicks=clicks)
            self._step([event], paints=kind == pygame.MOUSEBUTTONUP)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.move(start)
        self.app.step([pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1)])
        self.move(end)
        self.app.step([pygame.event.Event(pygame.MOUSEBUTTONUP, pos=end, button=1)])

    def wheel(self, at: tuple[int, int], notches: int) -> None:
        self.move(at)
        self.app.step([pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=notches, precise_y=float(notches))])

    def key(self, *chords: str) -> None:
        for left, chord in zip(range(len(chords) - 1, -1, -1), chords, strict=True):
            *held, key = chord.split("+")
            mod = sum(HELD[name] for name in held)
            typed = TYPED.get(key, key if len(key) == 1 and not held else "")
            event = pygame.event.Event(pygame.KEYDOWN, key=KEY_CODES[key], mod=mod, unicode=typed)
            self._step([event], paints=not left)

    def key_up(self, key: str) -> None:
        self.app.step([pygame.event.Event(pygame.KEYUP, key=KEY_CODES[key], mod=0)])

    def overflow(self) -> list[str]:
        return measure_overflow(self.root, self.ui)

    def close(self) -> None:
        self.app.close()
