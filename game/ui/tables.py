"""Tables: sorted by a click on a head, chosen by row, scrolled under a head that stays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from game.ui import draw
from game.ui.cells import Cell, ColumnSpec, beside_counter, paint_cell, paint_counter
from game.ui.icons import icon
from game.ui.inputs import KeyPress, Pointer, Touch
from game.ui.labels import Side
from game.ui.layout import shared
from game.ui.typeset import shortened, text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.counters import CounterFace
from game.view.theme import COLUMN_HEAD, METRICS

__all__ = ["Cell", "ColumnSpec", "Sorting", "Table", "TableRow", "TableState"]

GAP, MEETING = 10, 12  # units between columns, and where words follow figures
SORT_KEYS = {"shift+left": -1, "shift+right": 1, "shift+up": None, "shift+down": None}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row, known to the caller by ``ident``; ``face`` is the counter before its first field."""

    ident: str
    cells: tuple[Cell, ...]
    dim: bool = False
    face: CounterFace | None = None


@dataclass(slots=True)
class Sorting:
    """How a table is sorted; kept by the screen, so that it outlives the widget."""

    column: int = -1
    descending: bool = False


@dataclass(slots=True)
class TableState:
    """What the player did to a table; kept by the screen."""

    chosen: str = ""
    offset: int = 0
    shown: str = ""  # the chosen row that was last brought into sight
    sorting: Sorting = field(default_factory=Sorting)


class Table(Widget):
    """Rows under sticky heads; ``choose`` is called with the chosen row, ``open_row`` by Enter or a second click.

    ``look_into`` is called by Space.
    """

    focusable = True
    hoverable = True
    clips = True

    def __init__(
        self,
        columns: Sequence[ColumnSpec],
        rows: Sequence[TableRow],
        state: TableState,
        *,
        choose: Callable[[str], None] | None = None,
        open_row: Callable[[str], None] | None = None,
        look_into: Callable[[str], None] | None = None,
        row_height: float = METRICS.table_row,
    ) -> None:
        super().__init__()
        self.columns, self.state = list(columns), state
        self.choose, self.row_height = choose, row_height
        self.opens = {"enter": open_row, "space": look_into}
        self.rows = list(rows)
        self._counters = any(row.face is not None for row in self.rows)
        self._sort()

    def _sort(self) -> None:
        column = self.state.sorting.column
        if not 0 <= column < len(self.columns):
            return

        def key(row: TableRow) -> tuple[bool, float, str]:
            cell = row.cells[column]
            value = cell.text if cell.key is None else cell.key
            return (True, 0.0, value.casefold()) if isinstance(value, str) else (False, float(value), "")

        told = [row for row in self.rows if not row.cells[column].is_empty]
        told.sort(key=key, reverse=self.state.sorting.descending)
        self.rows = told + [row for row in self.rows if row.cells[column].is_empty]

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(METRICS.table_head) + len(self.rows) * ui.px(self.row_height)

    # --- geometry ---

    def viewport(self) -> Rect:
        return self.rect

    def _head(self, ui: Ui) -> Rect:
        return Rect(self.rect.left, self.rect.top, self.rect.width, ui.px(METRICS.table_head))

    def _body(self, ui: Ui) -> Rect:
        head = ui.px(METRICS.table_head)
        return Rect(self.rect.left, self.rect.top + head, self.rect.width, max(0, self.rect.height - head))

    def _spans(self, ui: Ui) -> list[tuple[int, int]]:
        """Left and width of each column, without the gaps."""
        edge, gaps = ui.px(METRICS.inset), self._gaps(ui)
        fixed = [ui.px(c.width) for c in self.columns]
        room = self.rect.width - 2 * edge - sum(gaps) - sum(fixed)
        weights = [c.grow for c in self.columns]
        extra = shared(max(0, room), weights) if any(weights) else [0] * len(fixed)
        spans, x = [], self.rect.left + edge
        for width, more, gap in zip(fixed, extra, (*gaps, 0), strict=True):
            spans.append((x, width + more))
            x += width + more + gap
        return spans

    def _gaps(self, ui: Ui) -> list[int]:
        """The room between columns, more of it where figures at the right of one meet words at the left of the next."""
        meet = [a.side is Side.RIGHT and b.side is Side.LEFT for a, b in pairwise(self.columns)]
        return [ui.px(GAP + (MEETING if both else 0)) for both in meet]

    def _row_rect(self, ui: Ui, index: int) -> Rect:
        body, height = self._body(ui), ui.px(self.row_height)
        return Rect(body.left, body.top + index * height - self.state.offset, body.width, height)

    def _most(self, ui: Ui) -> int:
        return max(0, len(self.rows) * ui.px(self.row_height) - self._body(ui).height)

    def _index(self) -> int:
        return next((i for i, row in enumerate(self.rows) if row.ident == self.state.chosen), -1)

    def arrange(self, ui: Ui) -> None:
        if self.state.chosen != self.state.shown and (index := self._index()) >= 0:
            self.state.shown = self.state.chosen
            self._bring_in(ui, index)
        self.state.offset = max(0, min(self.state.offset, self._most(ui)))

    # --- drawing ---

    def paint(self, ui: Ui, to: Surface) -> None:
        before, body = to.get_clip(), self._body(ui)
        to.set_clip(before.clip(body))
        height = ui.px(self.row_height)
        first = self.state.offset // max(1, height)
        last = min(len(self.rows), first + body.height // max(1, height) + 2)
        spans = self._spans(ui)
        for index in range(first, last):
            self._paint_row(ui, to, index, spans)
        if self._most(ui):
            share = body.height / (len(self.rows) * height)
            bar = Rect(0, 0, ui.px(METRICS.scroll_bar), max(ui.px(24), round(body.height * share)))
            room = body.height - bar.height
            bar.topright = (body.right - 1, body.top + round(room * self.state.offset / self._most(ui)))
            draw.box(to, bar, ui.palette.hover_line, radius=ui.px(2))
        to.set_clip(before)
        self._paint_head(ui, to, spans)

    def _paint_head(self, ui: Ui, to: Surface, spans: list[tuple[int, int]]) -> None:
        p, face, head = ui.palette, ui.face(COLUMN_HEAD), self._head(ui)
        for i, (column, (x, width)) in enumerate(zip(self.columns, spans, strict=True)):
            ruled = i == self.state.sorting.column
            words = shortened(face, column.title.upper(), width)
            image = text_image(face, words, p.gold if ruled else p.t3)
            left = x + width - image.get_width() if column.side is Side.RIGHT else x
            to.blit(image, image.get_rect(midleft=(left, head.centery)))
            if ruled:
                arrow = icon("fall" if self.state.sorting.descending else "up", ui.px(9), p.gold)
                at = left - ui.px(13) if column.side is Side.RIGHT else left + image.get_width() + ui.px(4)
                to.blit(arrow, arrow.get_rect(midleft=(at, head.centery)))
        to.fill(p.soft, (head.left, head.bottom - 1, head.width, 1))

    def _paint_row(self, ui: Ui, to: Surface, index: int, spans: list[tuple[int, int]]) -> None:
        p, row, rect = ui.palette, self.rows[index], self._row_rect(ui, index)
        line = rect.inflate(-ui.px(8), -1)
        if row.ident == self.state.chosen:
            draw.box(to, line, p.gold_dark, edge=p.gold, radius=ui.px(4))
        elif ui.hover is self and rect.collidepoint(ui.pointer_at):
            draw.box(to, line, p.raised, radius=ui.px(4))
        elif index % 2 == 0:
            draw.box(to, line, (255, 255, 255, 8), radius=ui.px(4))
        for i, (column, cell, (x, width)) in enumerate(zip(self.columns, row.cells, spans, strict=True)):
            area = Rect(x, rect.top, width, rect.height)
            if i == 0 and self._counters:
                if row.face is not None:
                    paint_counter(ui, to, area, row.face)
                area = beside_counter(ui, area)
            dim = row.dim and row.ident != self.state.chosen
            paint_cell(ui, to, area, replace(cell, color="disabled") if dim else cell, column)

    # --- answering ---

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is Touch.WHEEL:
            return self._scroll(ui, self.state.offset - round(event.wheel * 3 * ui.px(self.row_height)))
        if event.touch is Touch.MOVE:
            ui.repaint(self)
            return False
        if event.touch is not Touch.DOWN or event.button != 1:
            return False
        ui.set_focus(self, by_key=False)
        if self._head(ui).collidepoint(event.at):
            self._sort_at(ui, event.at[0])
            return True
        index = (event.at[1] - self._body(ui).top + self.state.offset) // ui.px(self.row_height)
        if 0 <= index < len(self.rows):
            self._choose(ui, index)
            if event.clicks >= 2:
                self._open("enter")
        return True

    def _scroll(self, ui: Ui, offset: int) -> bool:
        before, self.state.offset = self.state.offset, max(0, min(offset, self._most(ui)))
        if before != self.state.offset:
            ui.repaint(self)
        return before != self.state.offset

    def _sort_at(self, ui: Ui, x: int) -> None:
        """Sort by the column of a head, the other way round if it is sorted by that already."""
        for i, (left, width) in enumerate(self._spans(ui)):
            if left <= x < left + width and self.columns[i].sorts:
                sorting = self.state.sorting
                falls = not sorting.descending if sorting.column == i else self.columns[i].side is Side.RIGHT
                self._sort_by(ui, i, descending=falls)

    def _sort_by(self, ui: Ui, column: int, *, descending: bool) -> None:
        self.state.sorting.column, self.state.sorting.descending = column, descending
        self._sort()
        ui.play("press")
        ui.repaint(self)

    def _sort_key(self, ui: Ui, chord: str) -> bool:
        """Shift with left and right sorts by the next column, with up and down upward or downward."""
        sorting, able = self.state.sorting, [i for i, column in enumerate(self.columns) if column.sorts]
        if not able or chord not in SORT_KEYS:
            return False
        if (step := SORT_KEYS[chord]) is None:
            if sorting.column >= 0:
                self._sort_by(ui, sorting.column, descending=chord == "shift+down")
            return True
        at = able.index(sorting.column) + step if sorting.column in able else 0 if step > 0 else len(able) - 1
        column = able[max(0, min(len(able) - 1, at))]
        self._sort_by(ui, column, descending=self.columns[column].side is Side.RIGHT)
        return True

    def _choose(self, ui: Ui, index: int) -> None:
        row = self.rows[index]
        changed = row.ident != self.state.chosen
        self.state.chosen = self.state.shown = row.ident
        self._bring_in(ui, index)
        ui.repaint(self)
        if changed and self.choose:
            self.choose(row.ident)

    @property
    def chosen_row(self) -> TableRow | None:
        """Return the row that is chosen, None if it is not shown."""
        index = self._index()
        return self.rows[index] if index >= 0 else None

    def choose_row(self, ui: Ui, ident: str) -> None:
        """Choose a row by what the caller knows it by, as a click on it would."""
        self._choose(ui, next(i for i, row in enumerate(self.rows) if row.ident == ident))

    def _bring_in(self, ui: Ui, index: int) -> None:
        """Scroll as little as needed to show a row."""
        rect, body = self._row_rect(ui, index), self._body(ui)
        if rect.top < body.top:
            self._scroll(ui, self.state.offset - (body.top - rect.top))
        elif rect.bottom > body.bottom:
            self._scroll(ui, self.state.offset + rect.bottom - body.bottom)

    def key(self, ui: Ui, press: KeyPress) -> bool:
        if not self.rows:
            return False
        page = max(1, self._body(ui).height // ui.px(self.row_height) - 1)
        at = self._index()
        moves = {
            "up": at - 1,
            "down": at + 1,
            "pageup": at - page,
            "pagedown": at + page,
            "home": 0,
            "end": len(self.rows),
        }
        if press.chord in moves:
            self._choose(ui, max(0, min(len(self.rows) - 1, moves[press.chord])))
            return True
        if press.chord in self.opens and at >= 0 and self._open(press.chord):
            return True
        return self._sort_key(ui, press.chord)

    def _open(self, chord: str) -> bool:
        """Do with the chosen row what a key does, if it does anything."""
        act = self.opens[chord]
        if act is not None:
            act(self.state.chosen)
        return act is not None

    def overflow(self, ui: Ui) -> list[str]:
        found, face = [], ui.face(COLUMN_HEAD)
        spans = self._spans(ui)
        if spans and spans[-1][0] + spans[-1][1] > self.rect.right:
            found.append(f"columns wider than the table by {spans[-1][0] + spans[-1][1] - self.rect.right}")
        for column, (_, width) in zip(self.columns, spans, strict=True):
            if text_width(face, column.title.upper()) > width:
                found.append(f"head wider than its column: {column.title!r}")
        return found
