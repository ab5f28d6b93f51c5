"""The picture of a track's steps: the start as a column, every step hung on the one before, the threshold across."""

from collections.abc import Sequence

from game.ui import draw
from game.ui.typeset import shortened, text_image
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.score import signed
from game.view.text import t
from game.view.theme import NOTE, NOTE_STRONG
from game.view.track_course import TrackBar
from game.view.track_marks import TrackMark

FOOT, HEAD, GAP, DASH = 18, 16, 5, 5  # units: room for names under and figures over the bars, between bars, of dashes
WIDEST, LEAST = 46, 110  # units: width of a column, height of the picture at least


class _Column(Widget):
    """The ground of one bar, which says under the pointer what it stands for."""

    hoverable = True

    def __init__(self, words: str) -> None:
        super().__init__()
        self.tooltip = words


class TrackFall(Widget):
    """Levels from the start on; ``mark`` is the threshold shown, ``limits`` the range of the track."""

    def __init__(self, start: int, bars: Sequence[TrackBar], mark: TrackMark | None, limits: tuple[int, int]) -> None:
        super().__init__(_Column(t("track.start_at", level=start)), *(_Column(bar.words) for bar in bars))
        self.start, self.bars, self.mark = start, list(bars), mark
        levels = [start, *(bar.level for bar in bars), *([mark.level] if mark else [])]
        room = max(2, (max(levels) - min(levels)) // 4)
        self.low, self.high = max(limits[0], min(levels) - 2 * room), max(max(levels), min(levels) + 1)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(FOOT + HEAD + LEAST)

    def arrange(self, ui: Ui) -> None:
        wide = min(self.rect.width // len(self.children), ui.px(WIDEST))
        for i, column in enumerate(self.children):
            column.place(ui, Rect(self.rect.left + i * wide, self.rect.top, wide, self.rect.height))

    def level_y(self, ui: Ui, level: int) -> int:
        """Return how far down a level lies."""
        base, top = self.rect.bottom - ui.px(FOOT), self.rect.top + ui.px(HEAD)
        return base - round((base - top) * (level - self.low) / (self.high - self.low))

    def paint(self, ui: Ui, to: Surface) -> None:
        p, base = ui.palette, self.rect.bottom - ui.px(FOOT)
        to.fill(p.line, (self.rect.left, base, self.rect.width, 1))
        if self.mark is not None:
            self._paint_mark(ui, to, self.mark)
        before = self.start
        for i, column in enumerate(self.children):
            bar = self.bars[i - 1] if i else None
            level = bar.level if bar else self.start
            left, wide = column.rect.left, column.rect.width
            top = self.level_y(ui, max(before, level))
            bottom = self.level_y(ui, min(before, level)) if bar else base
            ink = p.bone if bar is None else p.good if bar.change > 0 else p.bad
            gap = ui.px(GAP)
            cell = Rect(left + gap // 2, top, max(2, wide - gap), max(ui.px(3), bottom - top))
            draw.box(to, cell, ink, radius=ui.px(2))
            if i < len(self.bars):
                to.fill(p.t3, (cell.right, self.level_y(ui, level), gap, 1))
            figure = text_image(ui.face(NOTE_STRONG), signed(bar.change) if bar else str(self.start), p.text)
            spot = figure.get_rect(midbottom=(cell.centerx, top - 1))
            to.fill(p.panel, spot.inflate(ui.px(4), -ui.px(4)))  # breaks the line of the threshold
            to.blit(figure, spot)
            name = shortened(ui.face(NOTE), bar.label if bar else t("track.start"), wide)
            label = text_image(ui.face(NOTE), name, p.t2)
            to.blit(label, label.get_rect(midtop=(cell.centerx, base + ui.px(2))))
            before = level

    def _paint_mark(self, ui: Ui, to: Surface, mark: TrackMark) -> None:
        """Draw the threshold, its name at that end where the bars are farther off."""
        y, dash = self.level_y(ui, mark.level), max(2, ui.px(DASH))
        for x in range(self.rect.left, self.rect.right, 2 * dash):
            to.fill(ui.palette.gold, (x, y, min(dash, self.rect.right - x), max(1, ui.px(1))))
        words = text_image(ui.face(NOTE), shortened(ui.face(NOTE), mark.short, self.rect.width), ui.palette.gold)
        spot = words.get_rect(bottomright=(self.rect.right, y - ui.px(1)))
        last = self.bars[-1].level if self.bars else self.low
        if abs(last - mark.level) < abs(self.start - mark.level):
            spot.left = self.rect.left
        to.blit(words, spot)
