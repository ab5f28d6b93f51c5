"""Buttons, the looks of everything raised, and the focus outline."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import pygame

from game.ui import draw
from game.ui.actions import Action
from game.ui.icons import icon
from game.ui.inputs import KeyPress, Pointer, Touch
from game.ui.labels import color_of, draw_key_cap, key_cap_size
from game.ui.typeset import shortened, text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.theme import (
    BUTTON,
    MENU_TITLE,
    METRICS,
    SMALL,
    Color,
    Style,
    mix,
)

LIGHT = 24  # the light upper edge of raised things, of 255


class Kind(Enum):
    """How much a button matters; one PRIMARY a screen."""

    NORMAL = 0
    PRIMARY = 1
    DANGER = 2
    CHOSEN = 3
    BARE = 4  # no ground until the pointer is over it


@dataclass(frozen=True, slots=True)
class Looks:
    """The colors of a raised thing in its present state."""

    fill: Color
    edge: Color
    ink: Color
    light: int


def raised_looks(ui: Ui, widget: Widget, kind: Kind) -> Looks:
    """Colors by kind and state: disabled, pressed, under the pointer, at rest."""
    p = ui.palette
    if not widget.enabled:
        return Looks(p.disabled_fill, p.soft, p.disabled, 0)
    if kind is Kind.BARE:
        share = ui.hover_share(widget)
        return Looks(mix(p.bg, p.hover, share), mix(p.bg, p.hover_line, share), mix(p.t2, p.text, share), 0)
    base = {
        Kind.NORMAL: Looks(p.raised, p.line, p.text, LIGHT),
        Kind.PRIMARY: Looks(p.gold, mix(p.gold, p.text, 0.35), p.gold_ink, 80),
        Kind.DANGER: Looks(p.danger, mix(p.danger, p.bad, 0.45), p.text, LIGHT),
        Kind.CHOSEN: Looks(p.gold_dark, p.gold, p.text, LIGHT),
    }[kind]
    if ui.is_pressed(widget):
        return Looks(base.fill, base.edge, base.ink, 0)
    share = ui.hover_share(widget)
    over = mix(base.fill, p.hover, share) if kind is Kind.NORMAL else mix(base.fill, (255, 255, 255), 0.12 * share)
    edge = mix(base.edge, p.hover_line, share) if kind is Kind.NORMAL else base.edge
    return Looks(over, edge, base.ink, base.light)


class Button(Widget):
    """A labelled button; the cap shows the key bound to ``action``, which the screen answers."""

    focusable = True
    hoverable = True

    def __init__(
        self,
        label: str,
        press: Callable[[], None],
        *,
        action: Action | None = None,
        kind: Kind = Kind.NORMAL,
        glyph: str = "",
        style: Style = BUTTON,
        height: float = METRICS.button,
    ) -> None:
        super().__init__()
        self.label, self.press, self.action, self.kind = label, press, action, kind
        self.glyph, self.style = glyph, style
        self.height = height
        self.aside: Callable[[], None] | None = None  # what the right button, or Shift and Enter, do instead

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if self.aside is None or not self.enabled or event.button != 3 or event.touch is not Touch.DOWN:
            return super().pointer(ui, event)
        ui.play("press")
        self.aside()
        return True

    def key(self, ui: Ui, press: KeyPress) -> bool:
        if self.aside is None or not self.enabled or press.chord != "shift+enter":
            return super().key(ui, press)
        ui.play("press")
        self.aside()
        return True

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.press()

    def _parts(self, ui: Ui) -> tuple[int, int, int]:
        """Widths of icon, label and key cap, each with the gap after or before it."""
        glyph = ui.px(23) if self.glyph else 0
        cap = key_cap_size(ui, ui.keys.label(self.action))[0] + ui.px(10) if self.action else 0
        return glyph, text_width(ui.face(self.style), self.label), cap

    def measure(self, ui: Ui, width: int) -> Size:
        return sum(self._parts(ui)) + ui.px(28), ui.px(METRICS.button)

    def paint(self, ui: Ui, to: Surface) -> None:
        looks = raised_looks(ui, self, self.kind)
        rect = self.rect.move(0, max(1, ui.px(1))) if ui.is_pressed(self) else self.rect
        if self.kind is not Kind.BARE or ui.hover_share(self) > 0:
            draw.box(to, rect, looks.fill, edge=looks.edge, radius=ui.px(METRICS.radius_button), light=looks.light)
        glyph, label, cap = self._parts(ui)
        x = rect.centerx - (glyph + label + cap) // 2
        if self.glyph:
            image = icon(self.glyph, ui.px(16), looks.ink)
            to.blit(image, image.get_rect(midleft=(x, rect.centery)))
        text = text_image(ui.face(self.style), self.label, looks.ink)
        to.blit(text, text.get_rect(midleft=(x + glyph, rect.centery)))
        if self.action:
            area = Rect(x + glyph + label + ui.px(10), rect.top, cap - ui.px(10), rect.height)
            draw_key_cap(ui, to, ui.keys.label(self.action), area, *self._cap_colors(ui, looks))

    def _cap_colors(self, ui: Ui, looks: Looks) -> tuple[Color, Color, Color]:
        p = ui.palette
        if not self.enabled:
            return p.disabled_fill, p.soft, p.disabled
        if self.kind is Kind.PRIMARY:
            return p.gold_dark, p.gold_dark, p.gold
        return p.key_cap, p.key_edge, p.text

    def overflow(self, ui: Ui) -> list[str]:
        wanted = sum(self._parts(ui)) + ui.px(12)
        return [f"button text wider than its box: {self.label!r}"] if wanted > self.rect.width else []


class MenuItem(Widget):
    """A large button of the main menu: title, a note under it, an icon at the right."""

    focusable = True
    hoverable = True

    def __init__(
        self, title: str, note: str, press: Callable[[], None], *, kind: Kind = Kind.NORMAL, glyph: str = ""
    ) -> None:
        super().__init__()
        self.title, self.note, self.press, self.kind, self.glyph = title, note, press, kind, glyph

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.press()

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(58)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, looks = ui.palette, raised_looks(ui, self, self.kind)
        fill = mix(looks.fill, p.panel, 0.8) if self.kind is Kind.NORMAL and not ui.hover_share(self) else looks.fill
        rect = self.rect.move(0, max(1, ui.px(1))) if ui.is_pressed(self) else self.rect
        draw.box(to, rect, fill, edge=looks.edge, radius=ui.px(METRICS.radius_button), light=looks.light)
        left = rect.left + ui.px(20)
        title = text_image(ui.face(MENU_TITLE), self.title, looks.ink)
        if not self.note:
            to.blit(title, title.get_rect(midleft=(left, rect.centery)))
            return
        note_ink = looks.ink if self.kind is Kind.PRIMARY or not self.enabled else p.t2
        note = text_image(ui.face(SMALL), shortened(ui.face(SMALL), self.note, self._room(ui)), note_ink)
        middle = rect.top + round(rect.height * 0.53)
        to.blit(title, title.get_rect(midleft=(left, middle - ui.px(10))))
        to.blit(note, note.get_rect(midleft=(left, middle + ui.px(12))))
        if self.glyph:
            ink = looks.ink if self.kind is Kind.PRIMARY else p.gold
            image = icon(self.glyph, ui.px(16), ink)
            to.blit(image, image.get_rect(center=(rect.right - ui.px(23), rect.centery)))

    def _room(self, ui: Ui) -> int:
        return self.rect.width - ui.px(20) - ui.px(40 if self.glyph else 14)

    def overflow(self, ui: Ui) -> list[str]:
        return (
            [f"menu title too wide: {self.title!r}"]
            if text_width(ui.face(MENU_TITLE), self.title) > self._room(ui)
            else []
        )


def focus_outline(ui: Ui, to: Surface, rect: pygame.Rect) -> None:
    """The gold outline of the focused widget, the same for every kind."""
    gap, width = ui.px(METRICS.focus_gap), max(1, round(1.5 * ui.scale))
    around = rect.inflate(2 * gap, 2 * gap)
    draw.ring(to, around, color_of(ui, "gold"), radius=ui.px(METRICS.radius_button) + gap, width=width)
