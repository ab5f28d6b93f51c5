"""The window: a stack of screens, the loop that feeds them, and the drawing of only what changed."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pygame

from game.resources import user_folder
from game.ui import display
from game.ui.actions import Action, Keymap, Place
from game.ui.counters import CounterPainter
from game.ui.draw import forget_pictures
from game.ui.focus import first_scroll, focusables, move_focus, next_focus
from game.ui.fonts import close_fonts
from game.ui.inputs import KEY_NAMES, KeyPress, Pointer, Touch, key_press, pointer
from game.ui.layers import Layers
from game.ui.sound import Sounds
from game.ui.timing import Timers
from game.ui.typeset import forget_images
from game.ui.ui import Ui
from game.ui.widget import Rect, Widget
from game.view.settings import Settings, save_settings
from game.view.text import t
from game.view.theme import MOTION, PALETTES, REDUCED_MOTION, default_scale, fitting_scale

Event = pygame.event.Event
MANY_RECTS = 12


def wall_clock() -> int:
    """Milliseconds that never go back; pygame's own count stands still unless all of pygame was started."""
    return time.monotonic_ns() // 1_000_000


class Screen(Protocol):
    """One full window: builds its widgets, answers keys. It keeps its own state; widgets are built again at will."""

    places: tuple[Place, ...]

    def build(self, ui: Ui) -> Widget:
        """The tree for a window of ``ui.layout_size`` units; called again after ``ui.relayout()``."""

    def act(self, ui: Ui, action: Action) -> bool:
        """Do what a key asks for; False leaves it to the window."""

    def key_up(self, ui: Ui, key: str) -> None:
        """A key was let go."""


class App:
    """The open window. ``run`` loops until quit; tests call ``step`` with events of their own."""

    def __init__(
        self,
        settings: Settings,
        *,
        size: tuple[int, int] | None = None,
        clock: Callable[[], int] = wall_clock,
        save: Callable[[Settings], str] = save_settings,
    ) -> None:
        display.open_display()
        self.settings = settings
        self.save = save
        self.clock = clock
        self._window_size = size or display.first_size()
        self.surface = display.set_window(self._window_size, full_screen=settings.full_screen)
        self.ui = Ui(self.surface.get_size())
        self.sounds = Sounds()
        self.layers = Layers(self.ui)
        self.screens: list[Screen] = []
        self.running = True
        self.may_quit: Callable[[], bool] = lambda: True
        self.crashed: Callable[[Exception], None] | None = None  # told of a defect of the game; without it all ends
        self._failing = False  # the last turn of the loop went wrong: a second time in a row ends the game
        self.dropped: Callable[[Path], None] = lambda path: None  # takes a file that was dropped on the window
        self.apply_settings()

    # --- screens ---

    def push(self, screen: Screen) -> None:
        """Show ``screen`` over the present one."""
        self.screens.append(screen)
        self._screen_changed()

    def pop(self) -> None:
        """Back to the screen before; the last one stays."""
        if len(self.screens) > 1:
            self.screens.pop()
            self._screen_changed()

    def replace(self, *screens: Screen) -> None:
        """Show the last of ``screens``, over the others, instead of all that are there."""
        self.screens = list(screens)
        self._screen_changed()

    def _screen_changed(self) -> None:
        self.ui.dialogs.clear()
        self.ui.close_tips()
        self.ui.take_pointer(None)
        self.ui.focus = self.ui.hover = self.ui.hover_left = None
        self.layers.forget()
        self.ui.relayout()

    # --- settings ---

    def apply_settings(self) -> None:
        """Make the window as the settings ask for."""
        ui, settings = self.ui, self.settings
        width, height = ui.size
        wanted = settings.scale or default_scale(height)
        ui.scale = fitting_scale(wanted, width)
        if ui.scale < wanted and settings.scale:
            ui.toast(t("toast.scale_lowered", percent=round(ui.scale * 100)))
        palette = PALETTES[settings.palette]
        if ui.palette is not palette:
            ui.palette, ui.counters = palette, CounterPainter(palette)
        ui.motion = REDUCED_MOTION if settings.reduced_motion else MOTION
        ui.keys = Keymap(settings.keys)
        self.sounds.set_volumes(settings)
        ui.play = self.sounds.play
        ui.relayout()

    def change_settings(self) -> None:
        """Apply and keep changed settings; a failure to write is told."""
        self.apply_settings()
        if reason := self.save(self.settings):
            self.ui.toast(t("toast.settings_not_saved", reason=reason))

    def toggle_full_screen(self) -> None:
        """Between window and full screen."""
        self.settings.full_screen = not self.settings.full_screen
        self.surface = display.change_window(self._window_size, full_screen=self.settings.full_screen)
        self._resized()
        self.change_settings()

    def _resized(self) -> None:
        self.surface = pygame.display.get_surface() or self.surface
        self.ui.size = self.surface.get_size()
        if not self.settings.full_screen:
            self._window_size = self.ui.size
        self.apply_settings()

    def take_picture(self) -> Path | None:
        """Save what the window shows into the user's folder; the file, or None if that failed."""
        folder = user_folder() / "pictures"
        path = folder / f"parallel38-{datetime.now():%Y%m%d-%H%M%S-%f}.png"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            pygame.image.save(self.surface, path)
        except (OSError, pygame.error) as error:
            self.ui.toast(t("toast.picture_failed", reason=error))
            return None
        self.ui.toast(t("toast.picture", path=path))
        return path

    # --- the loop ---

    def run(self) -> None:
        """Until the window is closed."""
        self.attempt([])
        while self.running:
            timeout = self.ui.timers.wait_ms()
            first = pygame.event.wait() if timeout is None else pygame.event.wait(timeout)
            waiting = pygame.event.get()
            self.attempt([first, *waiting] if first.type != pygame.NOEVENT else waiting)

    def attempt(self, events: Sequence[Event]) -> None:
        """One turn of the loop in which a defect of the game costs nobody his match."""
        try:
            self.step(events)
        except Exception as error:
            if self.crashed is None or self._failing:
                raise
            self._failing = True
            self.ui.timers = Timers()
            self.crashed(error)
        else:
            self._failing = False

    def close(self) -> None:
        """Close the window and everything opened for it."""
        self.sounds.close()
        forget_images()
        forget_pictures()
        close_fonts()
        pygame.display.quit()

    def step(self, events: Sequence[Event]) -> None:
        """One turn of the loop: answer ``events``, move the clock, draw what changed."""
        self.ui.timers.advance(self.clock())
        self.ui.timers.work()
        for event in _merged(events):
            self._answer(event)
        self.layout()
        self.ui.timers.advance(self.clock())
        self.layout()
        self._draw()
        self.ui.timers.frame_drawn()

    def layout(self) -> None:
        """Build and lay out what is stale."""
        for _ in range(4):
            if not self.ui.stale or not self.screens:
                return
            self.ui.stale = False
            self.layers.build(self.screens[-1])
            self.ui.repaint()
            self._point(self.ui.pointer_at)

    def _draw(self) -> None:
        ui, window = self.ui, self.surface.get_rect()
        if not ui.dirty or not self.screens:
            return
        rects = [r for r in (rect.clip(window) for rect in ui.dirty) if r.width and r.height]
        ui.dirty = []
        if len(rects) > MANY_RECTS or any(r == window for r in rects):
            rects = [window] if any(r == window for r in rects) else [rects[0].unionall(rects[1:])]
        rects = _disjoint(rects)
        for rect in rects:
            self.surface.set_clip(rect)
            self.layers.draw(self.surface)
        self.surface.set_clip(None)
        if rects:
            pygame.display.update(rects)

    # --- events ---

    def _answer(self, event: Event) -> None:
        if event.type == pygame.QUIT:
            if self.may_quit():
                self.running = False
        elif event.type == pygame.WINDOWSIZECHANGED:
            self._resized()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.ui.repaint()
        elif event.type == pygame.WINDOWLEAVE:
            self._point((-1, -1))
        elif event.type == pygame.DROPFILE:
            self.dropped(Path(event.file))
        elif event.type in (pygame.KEYDOWN, pygame.KEYUP):
            self._key_event(event)
        elif touched := pointer(event, self.ui.pointer_at):
            self.layout()
            self._touch(touched)

    def _key_event(self, event: Event) -> None:
        if event.type == pygame.KEYUP:
            if self.screens and event.key in KEY_NAMES:
                self.screens[-1].key_up(self.ui, KEY_NAMES[event.key])
        elif press := key_press(event):
            self._key(press)

    def _point(self, at: tuple[int, int]) -> None:
        """Find out what the pointer is over."""
        self.ui.pointer_at = at
        self.layers.hover(at)

    def _touch(self, event: Pointer) -> None:
        ui = self.ui
        if event.touch is not Touch.WHEEL:
            self._point(event.at)
        if event.touch is Touch.DOWN:
            self.layers.touched_tips(event.at)
        if ui.captured is not None:
            ui.captured.pointer(ui, event)
            return
        for widget in reversed(self.layers.path_at(event.at)):
            if widget.pointer(ui, event):
                break

    def _key(self, press: KeyPress) -> None:
        ui = self.ui
        self.layout()
        if self._focused_takes(press):
            return
        places = self.screens[-1].places if self.screens else ()
        if ui.tips and (press.chord == "escape" or ui.keys.action_for(press, (Place.TOOLTIP,)) is Action.PIN_TOOLTIP):
            self.layers.key_tips(close=press.chord == "escape")
            return
        action = ui.keys.action_for(press, places)
        if action and self._window_acts(action):
            return
        if ui.dialogs:
            self.layers.key_dialog(action)
        elif action and self.screens and self.screens[-1].act(ui, action):
            return
        self._walk(press)

    def _focused_takes(self, press: KeyPress) -> bool:
        """Offer the key to the focused widget and what it lies in."""
        if self.ui.focus is None or press.chord in ("ctrl+tab", "ctrl+shift+tab"):
            return False
        path = self.layers.path_of(self.ui.focus)
        return any(widget.key(self.ui, press) for widget in reversed(path))

    def _window_acts(self, action: Action) -> bool:
        if action is Action.FULL_SCREEN:
            self.toggle_full_screen()
        elif action is Action.PICTURE:
            self.take_picture()
        elif action is Action.MUTE:
            self.settings.muted = not self.settings.muted
            self.change_settings()
            self.ui.toast(t("toast.muted") if self.settings.muted else t("toast.sound_on"))
        else:
            return False
        return True

    def _walk(self, press: KeyPress) -> None:
        """Move the focus, or scroll the first thing that scrolls."""
        ui, root = self.ui, self.layers.keyboard_root()
        if root is None:
            return
        found = focusables(root)
        if press.key == "tab" and not press.alt:
            target = next_focus(found, ui.focus, -1 if press.shift else 1)
        elif press.chord in ("left", "right", "up", "down"):
            target = move_focus(found, ui.focus, press.chord)
        else:
            scroll = first_scroll(root)
            if scroll:
                scroll.key(ui, press)
            return
        if target is not None:
            ui.set_focus(target)
            self.layers.reveal(target)


def _merged(events: Sequence[Event]) -> list[Event]:
    """``events`` with runs of pointer movements reduced to the last of each."""
    kept: list[Event] = []
    for event in events:
        if kept and event.type == pygame.MOUSEMOTION == kept[-1].type:
            kept[-1] = event
        else:
            kept.append(event)
    return kept


def _disjoint(rects: list[Rect]) -> list[Rect]:
    """``rects`` with those that touch joined, so that nothing is drawn twice."""
    out: list[Rect] = []
    for rect in rects:
        grown = rect
        while (hit := grown.collidelist(out)) >= 0:
            grown = grown.union(out.pop(hit))
        out.append(grown)
    return out
