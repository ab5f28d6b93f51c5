"""What every widget is handed: scale, colors, keys, focus, time, and the rectangles that must be drawn again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.ui.actions import Keymap
from game.ui.counters import CounterPainter
from game.ui.timing import Timers
from game.ui.typeset import Face, face_at
from game.view.theme import MOTION, STAFF, Motion, Palette, Style

if TYPE_CHECKING:
    from game.ui.widget import Widget

Rect = pygame.Rect
Size = tuple[int, int]
BLEED = 28  # how far shadows and outlines reach beyond a widget


@dataclass(eq=False, slots=True)
class OpenTip:
    """A tooltip on show; ``at`` is where the pointer was when it opened: it stays where it is when that moves."""

    text: str
    anchor: Rect
    at: tuple[int, int]
    since: int
    pinned: bool


@dataclass(eq=False, slots=True)
class OpenToast:
    """A message on show."""

    text: str
    since: int
    act: Callable[[], None] | None


class Ui:
    """What widgets share: scale, colors, keys, focus, time, and the rectangles that must be drawn again."""

    def __init__(self, size: Size, scale: float = 1.0, palette: Palette = STAFF, motion: Motion = MOTION) -> None:
        self.size = size
        self.scale = scale
        self.palette = palette
        self.motion = motion
        self.keys = Keymap()
        self.counters = CounterPainter(palette)
        self.timers = Timers()
        self.play: Callable[[str], None] = lambda cue: None
        self.explain: Callable[[str], str] = lambda term: ""
        self.focus: Widget | None = None
        self.focus_by_key = False
        self.hover: Widget | None = None
        self.hover_left: Widget | None = None
        self.hover_since = 0
        self.captured: Widget | None = None
        self.dialogs: list[Widget] = []
        self.tips: list[OpenTip] = []
        self.toasts: list[OpenToast] = []
        self.toast_rise = 0.0  # units of what a screen has over its status bar
        self.toast_left = 0.0  # units from the left edge where messages stand, 0 = as usual
        self.pointer_at = (-1, -1)
        self.dirty: list[Rect] = []
        self.stale = True  # the layout, not only the picture
        self.layout_number = 0

    # --- measures ---

    def px(self, units: float) -> int:
        """``units`` in physical pixels."""
        return round(units * self.scale)

    def face(self, style: Style) -> Face:
        """``style`` at the current scale."""
        return face_at(style, self.scale)

    @property
    def layout_size(self) -> tuple[float, float]:
        """The window in units: what the layout rules look at."""
        return self.size[0] / self.scale, self.size[1] / self.scale

    # --- what changed ---

    def repaint(self, widget: "Widget | None" = None) -> None:
        """Draw ``widget``, or everything, again."""
        self.dirty.append(widget.rect.inflate(2 * BLEED, 2 * BLEED) if widget else Rect((0, 0), self.size))

    def repaint_rect(self, rect: Rect) -> None:
        """Draw one rectangle again."""
        self.dirty.append(rect)

    def relayout(self) -> None:
        """Lay everything out and draw it again."""
        self.stale = True
        self.layout_number += 1

    # --- focus, hover, capture ---

    def set_focus(self, widget: "Widget | None", *, by_key: bool = True) -> None:
        """Move the focus; the outline shows only when it was moved by key."""
        before = self.focus
        if before is widget and self.focus_by_key == by_key:
            return
        self.focus, self.focus_by_key = widget, by_key
        for changed in (before, widget):
            if changed is not None:
                changed.focus_changed(self)
                self.repaint(changed)

    def set_hover(self, widget: "Widget | None") -> None:
        """Say which widget the pointer is over."""
        if widget is self.hover:
            return
        self.hover_left, self.hover, self.hover_since = self.hover, widget, self.timers.now
        for changed in (self.hover_left, widget):
            if changed is not None:
                self.repaint(changed)
                self.timers.animate(self.motion.hover, self._repainter(changed))

    def _repainter(self, widget: "Widget") -> Callable[[float], None]:
        return lambda _: self.repaint(widget)

    def hover_share(self, widget: "Widget") -> float:
        """How far ``widget`` has lit up under the pointer, 0 to 1."""
        passed = self.timers.now - self.hover_since
        share = min(1.0, passed / self.motion.hover) if self.motion.hover else 1.0
        if widget is self.hover:
            return share
        return 1 - share if widget is self.hover_left else 0.0

    def take_pointer(self, widget: "Widget | None") -> None:
        """Send every pointer event to ``widget`` until it lets go."""
        for changed in (self.captured, widget):
            if changed is not None:
                self.repaint(changed)
        self.captured = widget

    def is_pressed(self, widget: "Widget") -> bool:
        """Whether the pointer holds ``widget`` down."""
        return self.captured is widget and widget.rect.collidepoint(self.pointer_at)

    # --- what lies over the screen; drawn and answered by the window ---

    def open_dialog(self, dialog: "Widget") -> None:
        """Show ``dialog`` over everything until ``close_dialog``."""
        self.dialogs.append(dialog)
        self.take_pointer(None)
        self.set_focus(None)
        self.relayout()

    def close_dialog(self) -> None:
        """Take the uppermost dialog away."""
        if self.dialogs:
            self.dialogs.pop()
        self.take_pointer(None)
        self.set_focus(None)
        self.relayout()

    def open_tip(self, text: str, anchor: Rect, *, pinned: bool = False) -> None:
        """Show a tooltip beside ``anchor``, over those already open; a term known to ``explain`` shows its text."""
        self.tips.append(OpenTip(self.explain(text) or text, anchor, self.pointer_at, self.timers.now, pinned))
        self.repaint()

    def close_tips(self, keep: int = 0) -> None:
        """Take all tooltips away but the first ``keep``."""
        if len(self.tips) > keep:
            del self.tips[keep:]
            self.repaint()

    def toast(self, text: str, act: Callable[[], None] | None = None) -> None:
        """Show a short message at the lower left for some seconds; a click on it calls ``act``."""
        note = OpenToast(text, self.timers.now, act)
        self.toasts = [*self.toasts[-2:], note]
        self.timers.after(self.motion.toast_stays, lambda: self.drop_toast(note))
        self.timers.animate(self.motion.toast, lambda _: self.repaint())
        self.repaint()

    def drop_toast(self, note: OpenToast) -> None:
        """Take one message away."""
        if note in self.toasts:
            self.toasts.remove(note)
            self.repaint()
