"""How a field of a table looks: words, a level as a notched bar with its number, a small number as blocks."""

from dataclasses import dataclass
from enum import Enum

from game.ui import draw
from game.ui.bars import NOTCHES, level_color, paint_bar
from game.ui.labels import Side, color_of
from game.ui.typeset import shortened, text_image, text_width
from game.ui.widget import Rect, Surface, Ui
from game.view.counters import CounterFace
from game.view.theme import METRICS, SMALL, SMALL_STRONG, Style

COUNTER, COUNTER_ROOM = 24, 34  # units: a counter in a row, and what it takes of the first column
BLOCK, BLOCK_GAP = 7, 3
WIDEST = "100"  # of the numbers beside bars
BESIDE = 8  # between a bar and its number


class Look(Enum):
    """What the cells of a column are drawn as; all but words are drawn from their key."""

    WORDS = "words"
    COHESION = "bone"  # a level whose full bar has this token of color
    SUPPLY = "good"
    BLOCKS = "blocks"
    WORTH = "worth"  # points as a bar in the color of the column, as long as its share of ``full``


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column: its head, its width in units, its share of what is left, where its cells stand, how they look.

    ``color`` is that of its words where a page leaves it to the column.
    """

    title: str
    width: float
    grow: float = 0.0
    side: Side = Side.LEFT
    sorts: bool = True
    style: Style = SMALL
    look: Look = Look.WORDS
    color: str = "text"
    full: float = 100.0  # of a column of worths: what the longest bar stands for


@dataclass(frozen=True, slots=True)
class Cell:
    """One field; sorted by ``key``, else by its words; without either it comes last, however it is sorted."""

    text: str = ""
    color: str = "t2"
    style: Style | None = None
    key: float | str | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to sort it by."""
        return self.key is None and self.text in ("", "–")


def paint_cell(ui: Ui, to: Surface, area: Rect, cell: Cell, column: ColumnSpec) -> None:
    """Draw a field into its area; without a number a bar or blocks are the words alone."""
    if column.look is Look.WORDS or not isinstance(cell.key, (int, float)) or cell.color == "disabled":
        _paint_words(ui, to, area, cell, column)
    elif column.look is Look.BLOCKS:
        _paint_blocks(ui, to, area, round(cell.key))
    elif column.look is Look.WORTH:
        _paint_worth(ui, to, area, cell, column)
    else:
        _paint_level(ui, to, area, cell, column.look)


def _paint_words(ui: Ui, to: Surface, area: Rect, cell: Cell, column: ColumnSpec) -> None:
    face = ui.face(cell.style or column.style)
    image = text_image(face, shortened(face, cell.text, area.width), color_of(ui, cell.color))
    left = column.side is Side.LEFT
    to.blit(image, image.get_rect(midleft=area.midleft) if left else image.get_rect(midright=area.midright))


def _paint_level(ui: Ui, to: Surface, area: Rect, cell: Cell, look: Look) -> None:
    """Draw a level of 0-100 (LOOK 4): the bar, then its number in the same color, white while all is well."""
    if not isinstance(cell.key, (int, float)):
        raise TypeError(f"a level without a number: {cell!r}")
    face, value = ui.face(SMALL_STRONG), float(cell.key)
    color = level_color(ui, value, look.value)
    bar = Rect(area.left, 0, area.width - text_width(face, WIDEST) - ui.px(BESIDE), ui.px(METRICS.bar))
    bar.centery = area.centery
    paint_bar(ui, to, bar, value / 100, color, notches=NOTCHES)
    image = text_image(face, cell.text, ui.palette.text if value >= 50 else color)
    to.blit(image, image.get_rect(midright=area.midright))


def _paint_worth(ui: Ui, to: Surface, area: Rect, cell: Cell, column: ColumnSpec) -> None:
    if not isinstance(cell.key, (int, float)) or not cell.key:
        return
    face, high = ui.face(SMALL_STRONG), ui.px(METRICS.bar)
    room = area.width - text_width(face, WIDEST) - ui.px(BESIDE)
    bar = Rect(area.left, area.centery - high // 2, max(high, round(room * min(1.0, cell.key / column.full))), high)
    draw.box(to, bar, color_of(ui, cell.color), radius=high // 2)
    image = text_image(face, cell.text, ui.palette.text)
    to.blit(image, image.get_rect(midright=area.midright))


def _paint_blocks(ui: Ui, to: Surface, area: Rect, count: int) -> None:
    p, side = ui.palette, ui.px(BLOCK)
    for i in range(count):
        block = Rect(area.left + i * (side + ui.px(BLOCK_GAP)), 0, side, side)
        block.centery = area.centery
        draw.box(to, block, p.entrenchment, edge=p.entrenchment_edge)


def paint_counter(ui: Ui, to: Surface, area: Rect, face: CounterFace) -> None:
    """Draw a counter at the left of a row's first field."""
    ui.counters.blit(to, face, ui.px(COUNTER), (area.left + ui.px(COUNTER) // 2, area.centery))


def beside_counter(ui: Ui, area: Rect) -> Rect:
    """Return what a counter leaves of a field."""
    room = ui.px(COUNTER_ROOM)
    return Rect(area.left + room, area.top, max(0, area.width - room), area.height)
