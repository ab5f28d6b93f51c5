"""Things to set: a slider, a text field."""

from collections.abc import Callable

import pygame

from game.ui import draw
from game.ui.icons import icon
from game.ui.inputs import KeyPress, Pointer, Touch
from game.ui.labels import draw_key_cap, key_cap_size
from game.ui.typeset import text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.theme import LABEL, METRICS, NOTE, SMALL, SMALL_STRONG, mix

_FUNCTION_KEYS = {f"f{n}" for n in range(1, 13)}


class Slider(Widget):
    """A value between two ends, in steps; a notch marks the default. Left and right move it, Home restores it."""

    focusable = True
    hoverable = True

    def __init__(
        self,
        label: str,
        value: float,
        change: Callable[[float], None],
        *,
        low: float,
        high: float,
        step: float,
        default: float,
        shown: Callable[[float], str],
        ends: bool = True,
    ) -> None:
        super().__init__()
        self.label, self.value, self.change = label, value, change
        self.low, self.high, self.step, self.default = low, high, step, default
        self.shown, self.ends = shown, ends

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(62 if self.ends else 46)

    def _track(self, ui: Ui) -> Rect:
        height = ui.px(METRICS.slider_track)
        return Rect(self.rect.left, self.rect.top + ui.px(31), self.rect.width, height)

    def _x(self, ui: Ui, value: float) -> int:
        track, half = self._track(ui), ui.px(METRICS.slider_knob) // 2
        share = (value - self.low) / (self.high - self.low)
        return track.left + half + round(share * (track.width - 2 * half))

    def _set(self, ui: Ui, value: float) -> None:
        steps = round((value - self.low) / self.step)
        value = min(self.high, max(self.low, self.low + steps * self.step))
        if abs(value - self.value) > self.step / 2:
            self.value = value
            ui.repaint(self)
            self.change(value)

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if not self.enabled:
            return False
        if event.touch is Touch.DOWN and event.button == 1:
            ui.take_pointer(self)
            ui.set_focus(self, by_key=False)
        if event.touch in (Touch.DOWN, Touch.MOVE) and ui.captured is self:
            track, half = self._track(ui), ui.px(METRICS.slider_knob) // 2
            share = (event.at[0] - track.left - half) / max(1, track.width - 2 * half)
            self._set(ui, self.low + share * (self.high - self.low))
            return True
        if event.touch is Touch.UP and ui.captured is self:
            ui.take_pointer(None)
            ui.play("press")
            return True
        return False

    def key(self, ui: Ui, press: KeyPress) -> bool:
        moves = {"left": self.value - self.step, "right": self.value + self.step, "home": self.default}
        if press.chord not in moves or not self.enabled:
            return False
        self._set(ui, moves[press.chord])
        return True

    def paint(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        ink, accent = (p.text, p.gold) if self.enabled else (p.disabled, p.disabled)
        to.blit(text_image(ui.face(LABEL), self.label, ink), self.rect.topleft)
        figure = text_image(ui.face(SMALL_STRONG), self.shown(self.value), accent)
        to.blit(figure, figure.get_rect(topright=self.rect.topright))
        self._paint_track(ui, to)
        if self.ends:
            self._paint_ends(ui, to)

    def _paint_track(self, ui: Ui, to: Surface) -> None:
        p, track = ui.palette, self._track(ui)
        accent = p.gold if self.enabled else p.disabled
        draw.box(to, track, p.bar, radius=track.height // 2)
        zero, x = self._x(ui, self.default), self._x(ui, self.value)
        filled = Rect(min(zero, x), track.top, abs(x - zero), track.height)
        draw.box(to, filled, accent, radius=0)
        notch = Rect(zero - ui.px(1), track.top - ui.px(4), max(1, ui.px(2)), track.height + ui.px(8))
        to.fill(p.text, notch)
        radius = ui.px(METRICS.slider_knob) // 2
        draw.disc(to, (x, track.centery), radius, mix(accent, p.gold_ink, 0.75))
        over = 0.2 * ui.hover_share(self) if self.enabled else 0.0
        draw.disc(to, (x, track.centery), radius - max(1, ui.px(1)), mix(accent, p.text, over))

    def _paint_ends(self, ui: Ui, to: Surface) -> None:
        p, face, top = ui.palette, ui.face(NOTE), self._track(ui).bottom + ui.px(8)
        low, high = text_image(face, self.shown(self.low), p.t3), text_image(face, self.shown(self.high), p.t3)
        to.blit(low, (self.rect.left, top))
        to.blit(high, (self.rect.right - high.get_width(), top))
        middle = text_image(face, self.shown(self.default), p.t3)
        at = middle.get_rect(midtop=(self._x(ui, self.default), top))
        if at.left > self.rect.left + low.get_width() + ui.px(
            8
        ) and at.right < self.rect.right - high.get_width() - ui.px(8):
            to.blit(middle, at)

    def overflow(self, ui: Ui) -> list[str]:
        wanted = text_width(ui.face(LABEL), self.label) + text_width(ui.face(SMALL_STRONG), self.shown(self.high))
        return [f"slider label too wide: {self.label!r}"] if wanted + ui.px(8) > self.rect.width else []


class TextField(Widget):
    """One line to write in; ``changed`` hears of every letter, ``done`` of Enter, ``left`` when the focus goes."""

    focusable = True
    hoverable = True

    def __init__(
        self,
        text: str,
        changed: Callable[[str], None],
        *,
        done: Callable[[str], None] | None = None,
        hint: str = "",
        glyph: str = "",
        cap: str = "",
        longest: int = 60,
        allowed: str = "",
        left: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.text, self.changed, self.done, self.left = text, changed, done, left
        self.given = text
        self.hint, self.glyph, self.cap = hint, glyph, cap
        self.longest, self.allowed = longest, allowed
        self.caret = len(text)
        self._shift = 0

    def carry(self, old: Widget) -> None:
        if isinstance(old, TextField):
            if self.left is not None and old.given == self.given:
                self.text = old.text  # what is being written is not lost
            self.caret = min(len(self.text), old.caret)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(METRICS.button - 4)

    def activate(self, ui: Ui) -> None:
        if self.done:
            self.done(self.text)

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is Touch.DOWN and event.button == 1 and self.enabled:
            ui.set_focus(self, by_key=False)
            self.caret = self._place_at(ui, event.at[0])
            ui.repaint(self)
            return True
        return False

    def focus_changed(self, ui: Ui) -> None:
        if ui.focus is not self and self.left is not None and self.text != self.given:
            self.left(self.text)

    def _left(self, ui: Ui) -> int:
        return self.rect.left + ui.px(32 if self.glyph else 10)

    def _room(self, ui: Ui) -> int:
        cap = key_cap_size(ui, self.cap)[0] + ui.px(8) if self.cap else 0
        return self.rect.right - ui.px(10) - cap - self._left(ui)

    def _place_at(self, ui: Ui, x: int) -> int:
        face, start = ui.face(LABEL), self._left(ui) - self._shift
        return min(range(len(self.text) + 1), key=lambda i: (abs(start + text_width(face, self.text[:i]) - x), i))

    def key(self, ui: Ui, press: KeyPress) -> bool:
        if press.chord == "enter":
            self.activate(ui)
            return self.done is not None
        if press.chord in ("escape", "tab", "shift+tab", "up", "down") or press.key in _FUNCTION_KEYS:
            return False
        if press.ctrl or press.alt:
            return False
        before = self.text
        self._edit(press)
        if self.text != before:
            self.changed(self.text)
        ui.repaint(self)
        return True

    def _edit(self, press: KeyPress) -> None:
        moves = {"left": self.caret - 1, "right": self.caret + 1, "home": 0, "end": len(self.text)}
        if press.chord in moves:
            self.caret = max(0, min(len(self.text), moves[press.chord]))
        elif press.chord == "backspace" and self.caret:
            self.text = self.text[: self.caret - 1] + self.text[self.caret :]
            self.caret -= 1
        elif press.chord == "delete":
            self.text = self.text[: self.caret] + self.text[self.caret + 1 :]
        elif self._takes(press):
            self.text = self.text[: self.caret] + press.text + self.text[self.caret :]
            self.caret += len(press.text)

    def _takes(self, press: KeyPress) -> bool:
        if not press.text or press.ctrl or press.alt or len(self.text) >= self.longest:
            return False
        return not self.allowed or all(letter in self.allowed for letter in press.text)

    def paint(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        focused = ui.focus is self
        edge = p.gold if focused else mix(p.line, p.hover_line, ui.hover_share(self))
        draw.box(to, self.rect, p.field, edge=edge, radius=ui.px(4))
        if self.glyph:
            image = icon(self.glyph, ui.px(14), p.t2)
            to.blit(image, image.get_rect(midleft=(self.rect.left + ui.px(11), self.rect.centery)))
        if self.cap:
            width = key_cap_size(ui, self.cap)[0]
            area = Rect(self.rect.right - width - ui.px(8), self.rect.top, width, self.rect.height)
            draw_key_cap(ui, to, self.cap, area, p.key_cap, p.key_edge, p.text)
        self._paint_text(ui, to)

    def _paint_text(self, ui: Ui, to: Surface) -> None:
        focused = ui.focus is self
        p, face, left, room = ui.palette, ui.face(LABEL), self._left(ui), self._room(ui)
        caret = text_width(face, self.text[: self.caret])
        if focused:
            self._shift = max(min(self._shift, caret), caret - room + ui.px(2), 0)
        else:
            self._shift = 0
        before = to.get_clip()
        to.set_clip(before.clip(Rect(left, self.rect.top, room, self.rect.height)))
        if self.text:
            image = text_image(face, self.text, p.text if self.enabled else p.disabled)
            to.blit(image, image.get_rect(midleft=(left - self._shift, self.rect.centery)))
        elif self.hint and not focused:
            image = text_image(ui.face(SMALL), self.hint, p.t3)
            to.blit(image, image.get_rect(midleft=(left, self.rect.centery)))
        to.set_clip(before)
        if focused:
            x, half = left - self._shift + caret, ui.px(9)
            pygame.draw.rect(to, p.gold, (x, self.rect.centery - half, max(1, ui.px(1.5)), 2 * half))

    def overflow(self, ui: Ui) -> list[str]:
        wide = not self.text and text_width(ui.face(SMALL), self.hint) > self._room(ui)
        return [f"hint too wide: {self.hint!r}"] if wide else []
