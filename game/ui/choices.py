"""Choices: toggles, chips, radio rows, segments."""

from collections.abc import Callable, Sequence

from game.ui import draw
from game.ui.buttons import LIGHT, Kind, raised_looks
from game.ui.icons import icon
from game.ui.inputs import KeyPress
from game.ui.typeset import Run, draw_runs, shortened, text_image, text_width, wrapped
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.theme import LABEL, METRICS, NAME, NOTE, NOTE_STRONG, SMALL, Color, mix


class Toggle(Widget):
    """On or off: a label with a note under it and a knob at the right; the whole row is the target."""

    focusable = True
    hoverable = True

    def __init__(self, label: str, change: Callable[[bool], None], *, on: bool, note: str = "") -> None:
        super().__init__()
        self.label, self.on, self.change, self.note = label, on, change, note

    def activate(self, ui: Ui) -> None:
        self.on = not self.on
        ui.play("press")
        ui.repaint(self)
        self.change(self.on)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(40 if self.note else METRICS.hit)

    def paint(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        ink = p.text if self.enabled else p.disabled
        label = text_image(ui.face(LABEL), self.label, ink)
        if self.note:
            note_face = ui.face(NOTE)
            note = text_image(
                note_face, shortened(note_face, self.note, self._room(ui)), p.t3 if self.enabled else p.disabled
            )
            to.blit(label, label.get_rect(midleft=(self.rect.left, self.rect.centery - ui.px(8))))
            to.blit(note, note.get_rect(midleft=(self.rect.left, self.rect.centery + ui.px(10))))
        else:
            to.blit(label, label.get_rect(midleft=(self.rect.left, self.rect.centery)))
        self._knob(ui, to)

    def _knob(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        track = Rect(0, 0, ui.px(METRICS.toggle_width), ui.px(METRICS.toggle_height))
        track.midright = (self.rect.right, self.rect.centery)
        share = ui.hover_share(self)
        fill = mix(p.gold, p.text, 0.25 * share) if self.on else mix(p.soft, p.hover_line, 0.5 * share)
        if not self.enabled:
            fill = p.disabled_fill
        draw.box(to, track, fill, edge=None if self.on else p.line, radius=track.height // 2)
        radius = max(3, track.height // 2 - ui.px(3))
        x = track.right - radius - ui.px(3) if self.on else track.left + radius + ui.px(3)
        knob = p.gold_ink if self.on and self.enabled else p.t2 if self.enabled else p.disabled
        draw.disc(to, (x, track.centery), radius, knob)

    def _room(self, ui: Ui) -> int:
        return self.rect.width - ui.px(METRICS.toggle_width + 12)

    def overflow(self, ui: Ui) -> list[str]:
        wide = text_width(ui.face(LABEL), self.label) > self._room(ui)
        return [f"toggle label too wide: {self.label!r}"] if wide else []


class Chip(Widget):
    """A filter to switch on and off, or with no ``press`` a trait that only shows."""

    hoverable = True

    def __init__(
        self,
        label: str,
        press: Callable[[], None] | None = None,
        *,
        on: bool = False,
        count: int | None = None,
        glyph: str = "",
    ) -> None:
        super().__init__()
        self.label, self.press, self.on, self.count, self.glyph = label, press, on, count, glyph
        self.focusable = press is not None

    def activate(self, ui: Ui) -> None:
        if self.press:
            ui.play("press")
            self.press()

    def _parts(self, ui: Ui) -> tuple[int, int, int]:
        face = ui.face(NOTE_STRONG)
        count = text_width(face, str(self.count)) + ui.px(6) if self.count is not None else 0
        return (ui.px(18) if self.glyph else 0), text_width(face, self.label), count

    def measure(self, ui: Ui, width: int) -> Size:
        return sum(self._parts(ui)) + ui.px(20), ui.px(METRICS.chip)

    def paint(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        looks = raised_looks(ui, self, Kind.CHOSEN if self.on else Kind.NORMAL)
        edge = looks.edge if self.press else None
        draw.box(to, self.rect, looks.fill, edge=edge, radius=self.rect.height // (4 if self.press else 2))
        glyph, label, _ = self._parts(ui)
        x, face = self.rect.centerx - sum(self._parts(ui)) // 2, ui.face(NOTE_STRONG)
        if self.glyph:
            image = icon(self.glyph, ui.px(13), looks.ink)
            to.blit(image, image.get_rect(midleft=(x, self.rect.centery)))
        text = text_image(face, self.label, looks.ink)
        to.blit(text, text.get_rect(midleft=(x + glyph, self.rect.centery)))
        if self.count is not None:
            number = text_image(face, str(self.count), p.t2 if not self.on else p.gold)
            to.blit(number, number.get_rect(midleft=(x + glyph + label + ui.px(6), self.rect.centery)))

    def overflow(self, ui: Ui) -> list[str]:
        return [f"chip too wide: {self.label!r}"] if sum(self._parts(ui)) + ui.px(8) > self.rect.width else []


class RadioRow(Widget):
    """One of several choices; the whole row is the target."""

    focusable = True
    hoverable = True

    def __init__(self, label: str, note: str, choose: Callable[[], None], *, on: bool) -> None:
        super().__init__()
        self.label, self.note, self.choose, self.on = label, note, choose, on

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.choose()

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(METRICS.radio_row) + len(self._below(ui, width)) * ui.face(SMALL).line_px

    def paint(self, ui: Ui, to: Surface) -> None:
        p, looks = ui.palette, raised_looks(ui, self, Kind.CHOSEN if self.on else Kind.NORMAL)
        draw.box(to, self.rect, looks.fill, edge=looks.edge, radius=ui.px(METRICS.radius_button), light=looks.light)
        middle, line = self.rect.top + ui.px(METRICS.radio_row) // 2, ui.face(SMALL).line_px
        image = icon("ring" if self.on else "circle", ui.px(20), p.gold if self.on and self.enabled else p.t2)
        to.blit(image, image.get_rect(center=(self.rect.left + ui.px(20), self.rect.centery)))
        label = text_image(ui.face(NAME), self.label, looks.ink)
        to.blit(label, label.get_rect(midleft=(self.rect.left + ui.px(38), middle)))
        left, top = self.rect.left + ui.px(38), self.rect.top + ui.px(METRICS.radio_row - 6)
        if not (lines := self._below(ui, self.rect.width)):
            note = text_image(ui.face(SMALL), self.note, self._note_ink(ui))
            to.blit(note, note.get_rect(midright=(self.rect.right - ui.px(14), middle)))
        for i, runs in enumerate(lines):
            draw_runs(to, runs, left, top + i * line, line)

    def _note_ink(self, ui: Ui) -> Color:
        return ui.palette.t2 if self.enabled else ui.palette.disabled

    def _below(self, ui: Ui, width: int) -> tuple[tuple[Run, ...], ...]:
        """Return the lines of the note under the label; none where it has room beside it."""
        words = text_width(ui.face(NAME), self.label) + text_width(ui.face(SMALL), self.note)
        if words <= width - ui.px(38 + 14 + 12):
            return ()
        return wrapped((Run(self.note, ui.face(SMALL), self._note_ink(ui)),), max(1, width - ui.px(38 + 14)))

    def overflow(self, ui: Ui) -> list[str]:
        wide = text_width(ui.face(NAME), self.label) > self.rect.width - ui.px(38 + 14)
        return [f"radio label too wide: {self.label!r}"] if wide else []


class Segments(Widget):
    """A few short choices side by side, one of them chosen; left and right move."""

    focusable = True
    hoverable = True

    def __init__(self, labels: Sequence[str], chosen: int, choose: Callable[[int], None]) -> None:
        super().__init__()
        self.labels, self.chosen, self.choose = list(labels), chosen, choose

    def _cells(self, ui: Ui) -> list[Rect]:
        face, gap = ui.face(LABEL), ui.px(4)
        x, cells = self.rect.left, []
        for label in self.labels:
            w = text_width(face, label) + ui.px(18)
            cells.append(Rect(x, self.rect.top, w, self.rect.height))
            x += w + gap
        return cells

    def measure(self, ui: Ui, width: int) -> Size:
        face = ui.face(LABEL)
        wide = sum(text_width(face, label) + ui.px(18) for label in self.labels)
        return wide + ui.px(4) * (len(self.labels) - 1), ui.px(METRICS.hit)

    def activate(self, ui: Ui) -> None:
        for i, cell in enumerate(self._cells(ui)):
            if cell.collidepoint(ui.pointer_at):
                self._set(ui, i)

    def _set(self, ui: Ui, index: int) -> None:
        if index != self.chosen:
            self.chosen = index
            ui.play("press")
            ui.repaint(self)
            self.choose(index)

    def key(self, ui: Ui, press: KeyPress) -> bool:
        if press.chord in ("left", "right"):
            step = 1 if press.chord == "right" else -1
            self._set(ui, min(len(self.labels) - 1, max(0, self.chosen + step)))
            return True
        return press.chord == "space"

    def paint(self, ui: Ui, to: Surface) -> None:
        p, face = ui.palette, ui.face(LABEL)
        for i, (label, cell) in enumerate(zip(self.labels, self._cells(ui), strict=True)):
            on = i == self.chosen
            over = ui.hover is self and cell.collidepoint(ui.pointer_at)
            fill = p.gold_dark if on else p.hover if over else p.raised
            draw.box(to, cell, fill, edge=p.gold if on else p.line, radius=ui.px(4), light=LIGHT)
            text = text_image(face, label, p.text if self.enabled else p.disabled)
            to.blit(text, text.get_rect(center=cell.center))

    def overflow(self, ui: Ui) -> list[str]:
        wide = self._cells(ui)[-1].right > self.rect.right if self.labels else False
        return [f"choices too wide: {self.labels}"] if wide else []
