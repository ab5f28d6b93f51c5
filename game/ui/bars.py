"""Figures as lengths: a bar with notches, two sides against each other, the five result bands, the waterfall."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.ui import draw
from game.ui.labels import color_of
from game.ui.typeset import text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.theme import BODY, BODY_STRONG, KEY_FIGURE, METRICS, NOTE, SMALL, SMALL_STRONG, Color, mix

NOTCHES = (0.25, 0.5, 0.75)


def level_color(ui: Ui, value: float, full: str) -> Color:
    """The color of a 0-100 level: ``full`` from 50, gold from 25, critical below."""
    return color_of(ui, full if value >= 50 else "gold" if value >= 25 else "crit")


def paint_bar(
    ui: Ui,
    to: Surface,
    rect: Rect,
    share: float,
    color: Color,
    *,
    notches: Sequence[float] = (),
    tick: float | None = None,
    after: float | None = None,
) -> None:
    """A level in a dark groove: ``tick`` marks a threshold, the part between ``share`` and ``after`` is paler."""
    p, radius = ui.palette, rect.height // 2
    draw.box(to, rect, p.bar, radius=radius)
    solid = share if after is None else min(share, after)
    for part, ink in ((max(share, after or 0.0), mix(color, p.bar, 0.55)), (solid, color)):
        width = round(rect.width * min(1.0, max(0.0, part)))
        if width > 0:
            draw.box(
                to, Rect(rect.left, rect.top, max(width, min(rect.width, 2 * radius)), rect.height), ink, radius=radius
            )
    thin = max(1, ui.px(1.5))
    for notch in notches:
        to.fill(p.front_casing, (rect.left + round(rect.width * notch) - thin // 2, rect.top, thin, rect.height))
    if tick is not None:
        x = rect.left + round(rect.width * min(1.0, max(0.0, tick)))
        to.fill(p.text, (x - thin // 2, rect.top - ui.px(3), max(1, ui.px(2)), rect.height + ui.px(6)))


class Bar(Widget):
    """A level, 0 to 1."""

    def __init__(
        self,
        share: float,
        color: str = "good",
        *,
        notches: Sequence[float] = (),
        tick: float | None = None,
        after: float | None = None,
        thickness: float = METRICS.bar,
    ) -> None:
        super().__init__()
        self.share, self.color, self.notches = share, color, notches
        self.tick, self.after, self.thickness = tick, after, thickness

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(self.thickness)

    def paint(self, ui: Ui, to: Surface) -> None:
        area = Rect(self.rect.left, 0, self.rect.width, ui.px(self.thickness))
        area.centery = self.rect.centery
        paint_bar(
            ui, to, area, self.share, color_of(ui, self.color), notches=self.notches, tick=self.tick, after=self.after
        )


class Stat(Widget):
    """A line of a unit's panel: label, key figure, note at the right, and under it a bar if there is one."""

    def __init__(self, label: str, figure: str, note: str = "", bar: Bar | None = None) -> None:
        super().__init__(*([bar] if bar else []))
        self.label, self.figure, self.note, self.bar = label, figure, note, bar

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(22 + (14 if self.bar else 0))

    def arrange(self, ui: Ui) -> None:
        if self.bar:
            self.bar.place(ui, Rect(self.rect.left, self.rect.bottom - ui.px(12), self.rect.width, ui.px(METRICS.bar)))

    def _figure_x(self, ui: Ui) -> int:
        return max(ui.px(78), text_width(ui.face(SMALL), self.label) + ui.px(10))

    def paint(self, ui: Ui, to: Surface) -> None:
        p, middle = ui.palette, self.rect.top + ui.px(11)
        label = text_image(ui.face(SMALL), self.label, p.t2)
        to.blit(label, label.get_rect(midleft=(self.rect.left, middle)))
        figure = text_image(ui.face(KEY_FIGURE), self.figure, p.text)
        to.blit(figure, figure.get_rect(midleft=(self.rect.left + self._figure_x(ui), middle)))
        note = text_image(ui.face(NOTE), self.note, p.t3)
        to.blit(note, note.get_rect(midright=(self.rect.right, middle)))

    def overflow(self, ui: Ui) -> list[str]:
        wanted = (
            self._figure_x(ui) + text_width(ui.face(KEY_FIGURE), self.figure) + text_width(ui.face(NOTE), self.note)
        )
        return [f"figures too wide: {self.label!r}"] if wanted + ui.px(8) > self.rect.width else []


class Versus(Widget):
    """Two sides' figures of one kind, their bars meeting in the middle."""

    def __init__(self, label: str, left: str, right: str, shares: tuple[float, float], colors: tuple[str, str]) -> None:
        super().__init__()
        self.label, self.left, self.right, self.shares, self.colors = label, left, right, shares, colors

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(34)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, middle = ui.palette, self.rect.top + ui.px(11)
        for text, style, ink, anchor in (
            (self.left, KEY_FIGURE, p.text, "midleft"),
            (self.label, SMALL, p.t2, "center"),
            (self.right, KEY_FIGURE, p.text, "midright"),
        ):
            x = {"midleft": self.rect.left, "center": self.rect.centerx, "midright": self.rect.right}[anchor]
            image = text_image(ui.face(style), text, ink)
            to.blit(image, image.get_rect(**{anchor: (x, middle)}))
        gap, height = ui.px(4), ui.px(6)
        half = self.rect.width // 2 - gap
        top = self.rect.top + ui.px(23)
        for i, left in enumerate((self.rect.left, self.rect.centerx + gap)):
            track = Rect(left, top, half, height)
            draw.box(to, track, p.bar, radius=height // 2)
            width = round(half * min(1.0, self.shares[i]))
            if width:
                filled = Rect(track.right - width if i == 0 else track.left, top, width, height)
                draw.box(to, filled, color_of(ui, self.colors[i]), radius=min(height // 2, width // 2))

    def overflow(self, ui: Ui) -> list[str]:
        sides = max(text_width(ui.face(KEY_FIGURE), text) for text in (self.left, self.right))
        wanted = 2 * sides + text_width(ui.face(SMALL), self.label) + ui.px(12)
        return [f"figures too wide: {self.label!r}"] if wanted > self.rect.width else []


class BandsBar(Widget):
    """The five result bands in their order, as shares of 1000, with all five counts in the legend under it.

    ``marker`` (0-1) is the running mark of a fight, ``lifted`` the band it stopped on.
    """

    def __init__(self, counts: Sequence[int], names: Sequence[str], *, legend: bool = True) -> None:
        super().__init__()
        self.counts, self.names, self.legend = list(counts), list(names), legend
        self.marker: float | None = None
        self.lifted: int | None = None

    def measure(self, ui: Ui, width: int) -> Size:
        rows = len(self._legend(ui, width)) if self.legend else 0
        return width, ui.px(METRICS.bands_bar + 6 + 17 * rows)

    def _bar(self, ui: Ui) -> Rect:
        return Rect(self.rect.left, self.rect.top, self.rect.width, ui.px(METRICS.bands_bar))

    def segments(self, ui: Ui) -> list[Rect]:
        """Where each band lies."""
        bar, total = self._bar(ui), max(1, sum(self.counts))
        edges = [bar.left + round(bar.width * sum(self.counts[:i]) / total) for i in range(len(self.counts) + 1)]
        return [Rect(a, bar.top, max(0, b - a - 1), bar.height) for a, b in pairwise(edges)]

    def paint(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        for i, cell in enumerate(self.segments(ui)):
            if cell.width <= 0:
                continue
            at = cell.move(0, -ui.px(4)) if self.lifted == i else cell
            draw.box(to, at, p.bands[i], radius=min(ui.px(2), at.width // 2))
            ink = p.symbol_ink if sum(p.bands[i]) > 330 else p.symbol
            text = text_image(ui.face(SMALL_STRONG), str(self.counts[i]), ink)
            if cell.width >= max(ui.px(26), text.get_width() + ui.px(4)):
                to.blit(text, text.get_rect(center=at.center))
        if self.marker is not None:
            bar = self._bar(ui)
            x = bar.left + round(bar.width * self.marker)
            to.fill(p.text, (x - ui.px(1), bar.top - ui.px(4), max(2, ui.px(2)), bar.height + ui.px(8)))
        if self.legend:
            self._paint_legend(ui, to)

    def _legend(self, ui: Ui, width: int) -> list[list[tuple[int, int, str]]]:
        """Rows of (band, left, words)."""
        face, x = ui.face(NOTE), 0
        rows: list[list[tuple[int, int, str]]] = [[]]
        for i, (name, count) in enumerate(zip(self.names, self.counts, strict=True)):
            words = f"{name} {count}"
            wide = ui.px(12) + text_width(face, words)
            if rows[-1] and x + wide > width:
                rows.append([])
                x = 0
            rows[-1].append((i, x, words))
            x += wide + ui.px(9)
        return rows

    def _paint_legend(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        for n, row in enumerate(self._legend(ui, self.rect.width)):
            middle = self.rect.top + ui.px(METRICS.bands_bar + 6 + 17 * n + 8)
            for i, x, words in row:
                square = Rect(self.rect.left + x, middle - ui.px(4), ui.px(8), ui.px(8))
                draw.box(to, square, p.bands[i], radius=ui.px(2))
                text = text_image(ui.face(NOTE), words, p.t2)
                to.blit(text, text.get_rect(midleft=(square.right + ui.px(4), middle)))


@dataclass(frozen=True, slots=True)
class Step:
    """One factor of a figure: its name and what it adds, in words and as a number."""

    name: str
    words: str
    change: float


class Waterfall(Widget):
    """Why a figure is what it is: the start, one line per factor with its part as a bar, the sum in gold."""

    def __init__(self, start: Step, steps: Sequence[Step], total: Step) -> None:
        super().__init__()
        self.start, self.steps, self.total = start, list(steps), total

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(METRICS.list_row) * (len(self.steps) + 2) + ui.px(6)

    def paint(self, ui: Ui, to: Surface) -> None:
        lines = [self.start, *self.steps, self.total]
        levels = [self.start.change]
        for step in self.steps:
            levels.append(levels[-1] + step.change)
        low, high = min(0.0, *levels), max(0.0, *levels)
        row, top = ui.px(METRICS.list_row), self.rect.top
        for i, line in enumerate(lines):
            last = i == len(lines) - 1
            if last:
                to.fill(ui.palette.line, (self.rect.left, top + ui.px(2), self.rect.width, 1))
                top += ui.px(6)
            before = 0.0 if i == 0 or last else levels[i - 1]
            after = levels[-1] if last else levels[i]
            self._paint_line(ui, to, line, Rect(self.rect.left, top, self.rect.width, row), (before, after, low, high))
            top += row

    def _paint_line(self, ui: Ui, to: Surface, line: Step, row: Rect, span: tuple[float, float, float, float]) -> None:
        p, before, after, low, high = ui.palette, *span
        end = line is self.total
        ink = p.gold if end else p.text if line is self.start else p.good if line.change > 0 else p.bad
        if line.change == 0 and not end:
            ink = p.t2
        name = text_image(ui.face(BODY_STRONG if end else BODY), line.name, p.text if end else p.t2)
        to.blit(name, name.get_rect(midleft=row.midleft))
        words = text_image(ui.face(BODY_STRONG), line.words, ink)
        to.blit(words, words.get_rect(midright=row.midright))
        track = Rect(row.right - ui.px(158), row.centery - ui.px(4), ui.px(90), ui.px(8))
        if name.get_width() > track.left - row.left - ui.px(8):
            return
        scale = track.width / ((high - low) or 1.0)
        x0, x1 = (track.left + round((v - low) * scale) for v in sorted((before, after)))
        draw.box(to, Rect(x0, track.top, max(ui.px(2), x1 - x0), track.height), ink, radius=ui.px(2))

    def overflow(self, ui: Ui) -> list[str]:
        face, room = ui.face(BODY_STRONG), self.rect.width - ui.px(8)
        lines = (self.start, *self.steps, self.total)
        wide = [line for line in lines if text_width(face, line.name) + text_width(face, line.words) > room]
        return [f"factor too wide: {line.name!r}" for line in wide]


class Pips(Widget):
    """A small whole number as filled blocks of a row: difficulty, beach, entrenchment."""

    def __init__(self, value: int, of: int, color: str = "gold", width: float = 16, thickness: float = 6) -> None:
        super().__init__()
        self.value, self.of, self.color, self.block, self.thickness = value, of, color, width, thickness

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(self.block + 4) * self.of, ui.px(self.thickness)

    def paint(self, ui: Ui, to: Surface) -> None:
        for i in range(self.of):
            cell = Rect(
                self.rect.left + i * ui.px(self.block + 4), self.rect.top, ui.px(self.block), ui.px(self.thickness)
            )
            fill = color_of(ui, self.color) if i < self.value else ui.palette.line
            draw.box(to, cell, fill, radius=min(ui.px(3), cell.height // 2))
