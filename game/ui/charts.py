"""Charts: lines over the turns, history dashed, values under the pointer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.ui import draw
from game.ui.inputs import Pointer, Touch
from game.ui.labels import color_of
from game.ui.typeset import text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.curves import Point, dashes, round_scale, stairs
from game.view.theme import NOTE, SMALL, SMALL_STRONG, Color

LEAST = 110  # units: what a chart needs
LEGEND, AXIS, LEFT = 24, 20, 58
SAMPLE = 18  # of a line, in the legend
SOLID, DASHED = 2.6, 1.7
DASH_ON, DASH_OFF = 6, 4


@dataclass(frozen=True, slots=True)
class Series:
    """A line of a chart: its name, the token of its color, its values by turn; ``dashed`` is history's.

    ``stepped``: a value holds until the next, as the level of a track does.
    """

    name: str
    color: str
    values: tuple[tuple[int, float], ...]
    dashed: bool = False
    stepped: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A value that is only known to lie between two others on a turn, and what that is by."""

    turn: int
    low: float
    high: float
    about: str


class Chart(Widget):
    """Lines over turns ``first`` to ``last``; ``now`` is marked; ``shown`` puts a value in words.

    ``ranges``, in one color with one name in the legend, are drawn as bars with ends.
    """

    hoverable = True

    def __init__(
        self,
        series: Sequence[Series],
        span: tuple[int, int],
        *,
        now: int | None,
        shown: Callable[[float], str] = lambda value: f"{value:,.0f}",
        ranges: tuple[str, str, Sequence[Range]] = ("", "", ()),
        ticks: Sequence[tuple[int, str]] = (),
        marks: Sequence[tuple[int, str]] = (),
        dated: Callable[[int], str] = str,
    ) -> None:
        """``ranges``: their name, the token of their color, and themselves; ``ticks``: words under turns, instead of
        their numbers; ``marks``: turns with a line and a word at its head; ``dated`` names the turn under the pointer.
        """
        super().__init__()
        self.range_name, self.range_color, self.ranges = ranges
        self.series = [one for one in series if one.values]
        self.first, self.last = span
        self.now, self.shown = now, shown
        self.ticks, self.marks, self.dated = ticks, marks, dated
        values = [value for one in self.series for _, value in one.values]
        values += [end for it in self.ranges for end in (it.low, it.high)]
        self.low, self.high, self.step = round_scale(min([0.0, *values]), max([0.0, *values]))
        self._at: int | None = None  # the turn under the pointer

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(LEAST)

    def _field(self, ui: Ui) -> Rect:
        r = self.rect
        top, left = r.top + ui.px(LEGEND) * len(self._legend(ui)), r.left + ui.px(LEFT)
        return Rect(left, top, max(1, r.right - left - ui.px(10)), max(1, r.bottom - top - ui.px(AXIS)))

    def _point(self, field: Rect, turn: float, value: float) -> tuple[float, float]:
        x = field.left + field.width * (turn - self.first) / max(1, self.last - self.first)
        y = field.bottom - field.height * (value - self.low) / (self.high - self.low)
        return x, y

    def paint(self, ui: Ui, to: Surface) -> None:
        field = self._field(ui)
        self._paint_grid(ui, to, field)
        for one in sorted(self.series, key=lambda it: not it.dashed):
            points = [self._point(field, turn, value) for turn, value in one.values if self.first <= turn <= self.last]
            self._paint_line(ui, to, one, points)
        for it in self.ranges:
            self._paint_range(ui, to, field, it)
        self._paint_legend(ui, to)
        if self._at is not None and ui.hover is self:
            self._paint_values(ui, to, field, self._at)

    def _paint_grid(self, ui: Ui, to: Surface, field: Rect) -> None:
        p, face = ui.palette, ui.face(NOTE)
        value = self.low
        while value <= self.high + self.step / 2:
            y = round(self._point(field, self.first, value)[1])
            to.fill(p.line if value == 0 else p.grid_line, (field.left, y, field.width, 1))
            words = text_image(face, self.shown(value), p.t3)
            to.blit(words, words.get_rect(midright=(field.left - ui.px(6), y)))
            value += self.step
        free = self.rect.left
        for turn, text in self.ticks or self._numbers(ui, field):
            x = round(self._point(field, turn, self.low)[0])
            words = text_image(face, text, p.t3)
            spot = words.get_rect(midtop=(x, field.bottom + ui.px(3)))
            spot.right = min(spot.right, self.rect.right)
            if spot.left >= free:  # a word without room is left out
                to.blit(words, spot)
                free = spot.right + ui.px(8)
        for turn, text in self.marks:
            x = round(self._point(field, turn, self.low)[0])
            to.fill(p.t3, (x, field.top, max(1, ui.px(1)), field.height))
            words = text_image(face, text, p.t2)
            left = x + ui.px(4) if x + ui.px(6) + words.get_width() < field.right else x - ui.px(4) - words.get_width()
            to.blit(words, (left, field.top))
        if self.now is not None:
            x = round(self._point(field, min(self.now, self.last), self.low)[0])
            to.fill(p.gold_dark, (x, field.top, max(1, ui.px(1)), field.height))

    def _numbers(self, ui: Ui, field: Rect) -> list[tuple[int, str]]:
        """Return as many turns as there is room for under the field, with their numbers."""
        room = max(1, round(field.width / (text_width(ui.face(NOTE), "00") + ui.px(16))))
        every = max(1, -(-(self.last - self.first + 1) // room))
        return [(turn, str(turn)) for turn in range(self.first, self.last + 1, every)]

    def _paint_line(self, ui: Ui, to: Surface, one: Series, points: list[tuple[float, float]]) -> None:
        color, width = color_of(ui, one.color), max(1, round((DASHED if one.dashed else SOLID) * ui.scale))
        line = stairs(points) if one.stepped else points
        for a, b in pairwise(line):
            if one.dashed:
                _dashed_line(ui, to, color, (a, b), width)
            else:
                pygame.draw.aaline(to, color, a, b, width)
        for x, y in points if one.dashed else points[-1:]:
            draw.disc(to, (round(x), round(y)), max(2, ui.px(3.5)), color)

    def _paint_range(self, ui: Ui, to: Surface, field: Rect, it: Range) -> None:
        color, width, half = color_of(ui, self.range_color), max(1, ui.px(2)), ui.px(5)
        (x, low), (_, high) = (self._point(field, it.turn, value) for value in (it.low, it.high))
        pygame.draw.line(to, color, (x, low), (x, high), width)
        for y in (low, high):
            pygame.draw.line(to, color, (x - half, y), (x + half, y), width)

    def _legend(self, ui: Ui) -> list[list[tuple[Series | None, int]]]:
        """Return the rows of the legend: each series, and None for the ranges, with how far it begins from the left."""
        rows: list[list[tuple[Series | None, int]]] = [[]]
        x = left = ui.px(LEFT)
        for one in (*self.series, *((None,) if self.ranges else ())):
            wide = ui.px(SAMPLE + 6) + text_width(ui.face(SMALL), self.range_name if one is None else one.name)
            if rows[-1] and x + wide > self.rect.width:
                rows.append([])
                x = left
            rows[-1].append((one, x))
            x += wide + ui.px(16)
        return rows

    def _paint_legend(self, ui: Ui, to: Surface) -> None:
        face, sample = ui.face(SMALL), ui.px(SAMPLE)
        for n, row in enumerate(self._legend(ui)):
            middle = self.rect.top + ui.px(10 + LEGEND * n)
            for one, left in row:
                x = self.rect.left + left
                color = color_of(ui, self.range_color if one is None else one.color)
                if one is None:
                    for at in (x, x + ui.px(12)):
                        to.fill(color, (at, middle - ui.px(5), max(1, ui.px(2)), ui.px(10)))
                    to.fill(color, (x, middle - ui.px(1), ui.px(12), max(1, ui.px(2))))
                elif one.dashed:
                    _dashed_line(ui, to, color, ((x, middle), (x + sample, middle)), max(1, ui.px(2)))
                else:
                    to.fill(color, (x, middle - ui.px(1), sample, max(2, ui.px(3))))
                words = text_image(face, self.range_name if one is None else one.name, ui.palette.t2)
                to.blit(words, words.get_rect(midleft=(x + sample + ui.px(6), middle)))

    def _paint_values(self, ui: Ui, to: Surface, field: Rect, turn: int) -> None:
        x = round(self._point(field, turn, self.low)[0])
        to.fill(ui.palette.t3, (x, field.top, 1, field.height))
        lines = [(self.dated(turn), ui.palette.t2)]
        lines += [(self.shown(v), color_of(ui, s.color)) for s in self.series for t, v in s.values if t == turn]
        for it in (it for it in self.ranges if it.turn == turn):
            color = color_of(ui, self.range_color)
            lines += [
                (f"{self.shown(it.low)} – {self.shown(it.high)}", color),
                *((words, ui.palette.t2) for words in it.about.split("\n")),
            ]
        images = [text_image(ui.face(SMALL_STRONG), words, color) for words, color in lines]
        wide, high = max(i.get_width() for i in images), sum(i.get_height() for i in images)
        box = Rect(x + ui.px(8), field.top + ui.px(4), wide + ui.px(14), high + ui.px(8))
        if box.right > field.right:
            box.right = x - ui.px(8)
        box.clamp_ip(self.rect)
        draw.box(to, box, ui.palette.raised, edge=ui.palette.line, radius=ui.px(4))
        y = box.top + ui.px(4)
        for image in images:
            to.blit(image, (box.left + ui.px(7), y))
            y += image.get_height()

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is Touch.MOVE:
            field = self._field(ui)
            share = (event.at[0] - field.left) / field.width
            turn = round(self.first + share * (self.last - self.first))
            at = min(self.last, max(self.first, turn))
            if at != self._at:
                self._at = at
                ui.repaint(self)
        return False

    def overflow(self, ui: Ui) -> list[str]:
        names = [one.name for one in self.series] + ([self.range_name] if self.ranges else [])
        wide = max((text_width(ui.face(SMALL), name) for name in names), default=0) + ui.px(LEFT + SAMPLE + 6)
        found = [f"legend wider than the chart: {names}"] if wide > self.rect.width else []
        if self.rect.height < ui.px(LEAST):
            found.append(f"chart too low: {self.rect.height}")
        return found


def _dashed_line(ui: Ui, to: Surface, color: Color, line: tuple[Point, Point], width: int) -> None:
    for a, b in dashes(line, ui.px(DASH_ON), ui.px(DASH_OFF)):
        pygame.draw.aaline(to, color, a, b, width)
