"""The widget: a rectangle with children that measures, draws and answers; everything it needs it is handed as ``Ui``.

A screen builds a tree of widgets, once for each size of the window. Lengths in constructors are units; ``rect`` and all
arguments of ``measure`` and ``arrange`` are physical pixels (``ui.px`` turns one into the other).
"""

from collections.abc import Callable, Iterator

import pygame

from game.ui.inputs import KeyPress, Pointer, Touch
from game.ui.ui import BLEED, Rect, Size, Ui

__all__ = ["BLEED", "Rect", "Size", "Surface", "Ui", "Widget", "outer_size"]

Surface = pygame.Surface


class Widget:
    """Base of all widgets; by itself an invisible box with children lying over each other."""

    focusable = False
    hoverable = False
    clips = False

    def __init__(self, *children: "Widget") -> None:
        self.children: list[Widget] = list(children)
        self.rect = Rect(0, 0, 0, 0)
        self.visible = True
        self.enabled = True
        self.why_disabled = ""
        self.name = ""
        self.tooltip: str | Callable[[], str] = ""
        self.grow = 0.0
        self.memo: tuple[int, dict[int, Size]] = (-1, {})  # wanted sizes by width, of one layout
        self.width: float | None = None
        self.height: float | None = None

    # --- layout ---

    def measure(self, ui: Ui, width: int) -> Size:
        """The size this widget wants if it may be ``width`` wide."""
        sizes = [outer_size(ui, child, width) for child in self.children if child.visible]
        return max((w for w, _ in sizes), default=0), max((h for _, h in sizes), default=0)

    def place(self, ui: Ui, rect: Rect) -> None:
        """Take ``rect`` and lay the children out in it."""
        self.rect = rect
        self.arrange(ui)

    def arrange(self, ui: Ui) -> None:
        """Place the children inside ``self.rect``."""
        for child in self.children:
            child.place(ui, self.rect.copy())

    # --- drawing ---

    def draw(self, ui: Ui, to: Surface) -> None:
        """Draw what of this tree lies inside the clip of ``to``."""
        if not self.visible or not self.rect.inflate(2 * BLEED, 2 * BLEED).colliderect(to.get_clip()):
            return
        self.paint(ui, to)
        if not self.clips:
            for child in self.children:
                child.draw(ui, to)
            return
        before = to.get_clip()
        to.set_clip(before.clip(self.viewport()))
        for child in self.children:
            child.draw(ui, to)
        to.set_clip(before)
        self.paint_over(ui, to)

    def paint(self, ui: Ui, to: Surface) -> None:
        """Draw this widget without its children."""

    def paint_over(self, ui: Ui, to: Surface) -> None:
        """Draw what lies over the children of a clipping widget."""

    def viewport(self) -> Rect:
        """Where children of a clipping widget can be seen."""
        return self.rect

    # --- answering; True means the event is used up ---

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        """React to the pointer; a focusable widget is pressed and activated by the left button."""
        if not self.focusable or event.button != 1:
            return False
        if not self.enabled:
            if event.touch is Touch.DOWN:
                ui.play("refused")
            return True
        if event.touch is Touch.DOWN:
            ui.take_pointer(self)
            ui.set_focus(self, by_key=False)
        elif event.touch is Touch.UP and ui.captured is self:
            ui.take_pointer(None)
            if self.rect.collidepoint(event.at):
                self.activate(ui)
        return True

    def key(self, ui: Ui, press: KeyPress) -> bool:
        """React to a key while focused."""
        if press.chord in ("enter", "space") and self.focusable and self.enabled and ui.focus_by_key:
            self.activate(ui)
            return True
        return False

    def activate(self, ui: Ui) -> None:
        """Do what the widget is for."""

    def focus_changed(self, ui: Ui) -> None:
        """Called when the focus comes or goes."""

    # --- walking the tree ---

    def walk(self) -> Iterator["Widget"]:
        """This widget and everything visible under it, in drawing order."""
        if self.visible:
            yield self
            for child in self.children:
                yield from child.walk()

    def path_to(self, at: tuple[int, int]) -> list["Widget"]:
        """The widgets under a point, outermost first; children outside a viewport are not there."""
        if not self.visible or not self.rect.collidepoint(at):
            return []
        if not self.clips or self.viewport().collidepoint(at):
            for child in reversed(self.children):
                if below := child.path_to(at):
                    return [self, *below]
        return [self]

    def path_of(self, widget: "Widget") -> list["Widget"]:
        """The widgets from this one down to ``widget``, or an empty list."""
        if self is widget:
            return [self]
        for child in self.children:
            if below := child.path_of(widget):
                return [self, *below]
        return []

    def carry(self, old: "Widget") -> None:
        """Take over from the widget of the same name in the tree built before: scroll offset, caret."""

    def overflow(self, ui: Ui) -> list[str]:
        """What of this widget does not fit, in words; for tests."""
        return []


def outer_size(ui: Ui, widget: Widget, width: int) -> Size:
    """The wanted size of ``widget``, with its fixed width and height if it has them; measured once a layout."""
    if widget.memo[0] != ui.layout_number:
        widget.memo = (ui.layout_number, {})
    known = widget.memo[1]
    if width not in known:
        known[width] = _measured(ui, widget, width)
    return known[width]


def _measured(ui: Ui, widget: Widget, width: int) -> Size:
    room = min(width, ui.px(widget.width)) if widget.width is not None else width
    w, h = widget.measure(ui, room)
    if widget.width is not None:
        w = ui.px(widget.width)
    if widget.height is not None:
        h = ui.px(widget.height)
    return w, h
