"""Containers: rows, columns, grids, padding; a child with ``grow`` shares what the others leave."""

from enum import Enum
from typing import TypeVar

from game.ui.widget import Rect, Size, Ui, Widget, outer_size

AnyWidget = TypeVar("AnyWidget", bound=Widget)
Sides = tuple[float, float, float, float]


class Align(Enum):
    """Where children stand across the direction of a row or column."""

    START = 0
    CENTER = 1
    END = 2
    STRETCH = 3


def growing(widget: AnyWidget, weight: float = 1.0) -> AnyWidget:
    """``widget``, told to take the room that is left."""
    widget.grow = weight
    return widget


def sized(widget: AnyWidget, width: float | None = None, height: float | None = None) -> AnyWidget:
    """``widget`` with a fixed width, height or both."""
    if width is not None:
        widget.width = width
    if height is not None:
        widget.height = height
    return widget


def named(widget: AnyWidget, name: str) -> AnyWidget:
    """``widget`` with a name: kept focus across rebuilt screens, and tests, go by it."""
    widget.name = name
    return widget


def described(widget: AnyWidget, tooltip: str) -> AnyWidget:
    """``widget`` with a tooltip."""
    widget.tooltip = tooltip
    return widget


def shared(total: int, weights: list[float]) -> list[int]:
    """``total`` pixels in proportion to ``weights``, whole and without remainder."""
    whole = sum(weights)
    edges = [round(total * sum(weights[: i + 1]) / whole) for i in range(len(weights))] if whole else []
    return [b - a for a, b in zip([0, *edges], edges, strict=False)]


def _sides(pad: float | Sides) -> Sides:
    return pad if isinstance(pad, tuple) else (pad, pad, pad, pad)


def inset(ui: Ui, rect: Rect, pad: Sides) -> Rect:
    """``rect`` without its padding (left, top, right, bottom)."""
    left, top, right, bottom = (ui.px(p) for p in pad)
    return Rect(rect.left + left, rect.top + top, max(0, rect.width - left - right), max(0, rect.height - top - bottom))


def spread(ui: Ui, pad: Sides) -> Size:
    """The width and height that padding takes."""
    left, top, right, bottom = (ui.px(p) for p in pad)
    return left + right, top + bottom


class Spacer(Widget):
    """Empty room: of a fixed size, or growing when none is given."""

    def __init__(self, size: float | None = None) -> None:
        super().__init__()
        if size is None:
            self.grow = 1.0
        self.size = size or 0.0

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(self.size), ui.px(self.size)


class Pad(Widget):
    """One child with room around it."""

    def __init__(self, child: Widget, pad: float | Sides) -> None:
        super().__init__(child)
        self.pad = _sides(pad)

    def measure(self, ui: Ui, width: int) -> Size:
        across, down = spread(ui, self.pad)
        w, h = outer_size(ui, self.children[0], width - across)
        return w + across, h + down

    def arrange(self, ui: Ui) -> None:
        self.children[0].place(ui, inset(ui, self.rect, self.pad))


class Row(Widget):
    """Children side by side."""

    def __init__(self, *children: Widget, gap: float = 0, pad: float | Sides = 0, align: Align = Align.CENTER) -> None:
        super().__init__(*children)
        self.gap, self.pad, self.align = gap, _sides(pad), align

    def _shown(self) -> list[Widget]:
        return [child for child in self.children if child.visible]

    def _widths(self, ui: Ui, room: int) -> list[int]:
        shown = self._shown()
        room -= ui.px(self.gap) * max(0, len(shown) - 1)
        widths = [0 if child.grow else outer_size(ui, child, room)[0] for child in shown]
        growing_ones = [i for i, child in enumerate(shown) if child.grow]
        left = max(0, room - sum(widths))
        parts = shared(left, [shown[i].grow for i in growing_ones])
        for i, part in zip(growing_ones, parts, strict=True):
            widths[i] = part
        return widths

    def measure(self, ui: Ui, width: int) -> Size:
        across, down = spread(ui, self.pad)
        shown, room = self._shown(), width - across
        widths = self._widths(ui, room)
        heights = [outer_size(ui, child, w)[1] for child, w in zip(shown, widths, strict=True)]
        gaps = ui.px(self.gap) * max(0, len(shown) - 1)
        if any(child.grow for child in shown):
            wanted = [outer_size(ui, child, w)[0] for child, w in zip(shown, widths, strict=True)]
            return min(width, sum(wanted) + gaps + across), max(heights, default=0) + down
        return sum(widths) + gaps + across, max(heights, default=0) + down

    def arrange(self, ui: Ui) -> None:
        area = inset(ui, self.rect, self.pad)
        shown = self._shown()
        x = area.left
        for child, w in zip(shown, self._widths(ui, area.width), strict=True):
            h = area.height
            if self.align is not Align.STRETCH:
                h = min(area.height, outer_size(ui, child, w)[1])
            y = area.top + _offset(self.align, area.height - h)
            child.place(ui, Rect(x, y, w, h))
            x += w + ui.px(self.gap)


class Column(Widget):
    """Children one under the other."""

    def __init__(self, *children: Widget, gap: float = 0, pad: float | Sides = 0, align: Align = Align.STRETCH) -> None:
        super().__init__(*children)
        self.gap, self.pad, self.align = gap, _sides(pad), align

    def _shown(self) -> list[Widget]:
        return [child for child in self.children if child.visible]

    def measure(self, ui: Ui, width: int) -> Size:
        across, down = spread(ui, self.pad)
        sizes = [outer_size(ui, child, width - across) for child in self._shown()]
        gaps = ui.px(self.gap) * max(0, len(sizes) - 1)
        return max((w for w, _ in sizes), default=0) + across, sum(h for _, h in sizes) + gaps + down

    def arrange(self, ui: Ui) -> None:
        area = inset(ui, self.rect, self.pad)
        shown = self._shown()
        gap = ui.px(self.gap)
        sizes = [outer_size(ui, child, area.width) for child in shown]
        heights = [0 if child.grow else h for child, (_, h) in zip(shown, sizes, strict=True)]
        left = max(0, area.height - sum(heights) - gap * max(0, len(shown) - 1))
        growing_ones = [i for i, child in enumerate(shown) if child.grow]
        for i, part in zip(growing_ones, shared(left, [shown[i].grow for i in growing_ones]), strict=True):
            heights[i] = part
        y = area.top
        for child, (wanted, _), h in zip(shown, sizes, heights, strict=True):
            w = area.width if self.align is Align.STRETCH else min(area.width, wanted)
            child.place(ui, Rect(area.left + _offset(self.align, area.width - w), y, w, h))
            y += h + gap


class Grid(Widget):
    """Children in columns of one width, rows as high as their highest child; the last may take what is left."""

    def __init__(self, *children: Widget, columns: int, gap: float = 0, stretch_last: bool = False) -> None:
        super().__init__(*children)
        self.columns, self.gap, self.stretch_last = columns, gap, stretch_last

    def _rows(self) -> list[list[Widget]]:
        shown = [child for child in self.children if child.visible]
        return [shown[i : i + self.columns] for i in range(0, len(shown), self.columns)]

    def _column_widths(self, ui: Ui, width: int) -> list[int]:
        return shared(max(0, width - ui.px(self.gap) * (self.columns - 1)), [1.0] * self.columns)

    def _row_widths(self, ui: Ui, row: list[Widget], width: int) -> list[int]:
        widths = self._column_widths(ui, width)[: len(row)]
        if self.stretch_last and row[-1] is self.children[-1]:
            widths[-1] = width - sum(widths[:-1]) - ui.px(self.gap) * (len(row) - 1)
        return widths

    def _heights(self, ui: Ui, width: int) -> list[int]:
        return [
            max(outer_size(ui, child, w)[1] for child, w in zip(row, self._row_widths(ui, row, width), strict=True))
            for row in self._rows()
        ]

    def measure(self, ui: Ui, width: int) -> Size:
        heights = self._heights(ui, width)
        return width, sum(heights) + ui.px(self.gap) * max(0, len(heights) - 1)

    def arrange(self, ui: Ui) -> None:
        gap = ui.px(self.gap)
        heights = self._heights(ui, self.rect.width)
        y = self.rect.top
        for row, h in zip(self._rows(), heights, strict=True):
            x = self.rect.left
            for child, w in zip(row, self._row_widths(ui, row, self.rect.width), strict=True):
                child.place(ui, Rect(x, y, w, h))
                x += w + gap
            y += h + gap


class Centered(Widget):
    """One child in the middle, no wider than ``max_width``; it fills the height if ``tall``."""

    def __init__(self, child: Widget, max_width: float, *, tall: bool = True) -> None:
        super().__init__(child)
        self.max_width, self.tall = max_width, tall

    def measure(self, ui: Ui, width: int) -> Size:
        return outer_size(ui, self.children[0], min(width, ui.px(self.max_width)))

    def arrange(self, ui: Ui) -> None:
        w = min(self.rect.width, ui.px(self.max_width))
        h = self.rect.height
        if not self.tall:
            wanted = outer_size(ui, self.children[0], w)
            w, h = min(w, wanted[0]), min(h, wanted[1])
        rect = Rect(0, 0, w, h)
        rect.center = self.rect.center
        self.children[0].place(ui, rect)


def _offset(align: Align, room: int) -> int:
    return {Align.CENTER: room // 2, Align.END: room}.get(align, 0)
