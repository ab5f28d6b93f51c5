"""Surfaces that hold others: panels, cards, paper."""

from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import NamedTuple

import pygame

from game.ui import draw
from game.ui.buttons import LIGHT
from game.ui.inputs import Pointer, Touch
from game.ui.labels import Fit, Glyph, Label, Side, color_of
from game.ui.layout import Row, Spacer, growing
from game.ui.widget import Rect, Size, Surface, Ui, Widget, outer_size
from game.view.theme import METRICS, PANEL_TITLE, SMALL, mix

GRAIN_SEED = 38
GRAIN_CELLS = 24
GRAIN_SIDE = 240
GRAIN_DEPTH = 15  # of 255


class Plate(Widget):
    """A plain surface under one child: the ground of bars and lists."""

    def __init__(
        self,
        child: Widget | None = None,
        *,
        fill: str = "panel",
        edge: str = "",
        radius: float = 0,
        light: bool = False,
    ) -> None:
        super().__init__(*([child] if child else []))
        self.fill, self.edge, self.radius, self.light = fill, edge, radius, light

    def paint(self, ui: Ui, to: Surface) -> None:
        edge = color_of(ui, self.edge) if self.edge else None
        light = LIGHT if self.light else 0
        draw.box(to, self.rect, color_of(ui, self.fill), edge=edge, radius=ui.px(self.radius), light=light)


class Panel(Widget):
    """A surface with a title line: icon, title in capitals, a note at the right, a rule; then the body."""

    def __init__(
        self,
        title: str,
        body: Widget,
        *,
        glyph: str = "",
        note: str | Callable[[], str] = "",
        floating: bool = False,
        footer: Widget | None = None,
    ) -> None:
        parts: list[Widget] = [Glyph(glyph)] if glyph else []
        parts.append(Label(title.upper(), PANEL_TITLE, "gold"))
        parts.append(growing(Label(note, SMALL, "t2", fit=Fit.SHORTEN, side=Side.RIGHT)) if note else Spacer())
        self.head = Row(*parts, gap=8, pad=(METRICS.inset, 0, METRICS.inset, 0))
        self.body, self.footer = body, footer
        super().__init__(self.head, body, *([footer] if footer else []))
        self.floating = floating
        self.on_undock: Callable[[tuple[int, int]], None] | None = None
        self.on_dock: Callable[[], None] | None = None
        self._held: tuple[int, int] | None = None

    def measure(self, ui: Ui, width: int) -> Size:
        w, h = outer_size(ui, self.body, width)
        if self.footer:
            foot_w, foot_h = outer_size(ui, self.footer, width)
            w, h = max(w, foot_w), h + foot_h
        return max(w, outer_size(ui, self.head, width)[0]), h + ui.px(METRICS.panel_title)

    def arrange(self, ui: Ui) -> None:
        title = ui.px(METRICS.panel_title)
        r = self.rect
        self.head.place(ui, Rect(r.left, r.top, r.width, title))
        foot = outer_size(ui, self.footer, r.width)[1] if self.footer else 0
        self.body.place(ui, Rect(r.left, r.top + title, r.width, max(0, r.height - title - foot)))
        if self.footer:
            self.footer.place(ui, Rect(r.left, r.bottom - foot, r.width, foot))

    def paint(self, ui: Ui, to: Surface) -> None:
        p, radius = ui.palette, ui.px(METRICS.radius_panel)
        if self.floating:
            draw.shadow(to, self.rect, radius=radius, blur=ui.px(14), drop=ui.px(6), alpha=140)
        draw.box(to, self.rect, p.panel, edge=p.line, radius=radius, light=LIGHT)
        title = Rect(self.rect.left + 1, self.rect.top + 1, self.rect.width - 2, ui.px(METRICS.panel_title) - 2)
        draw.box(to, title, (255, 255, 255, 6), radius=radius)
        head = Rect(self.rect.left + 1, self.rect.top + ui.px(METRICS.panel_title) - 1, self.rect.width - 2, 1)
        to.fill(p.line, head)
        if self.footer:
            to.fill(p.line, (self.rect.left + 1, self.footer.rect.top, self.rect.width - 2, 1))

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        """A floating panel is dragged by its title and docked by a double click there."""
        if not self.floating:
            return False
        if event.touch is Touch.DOWN and event.button == 1 and self.head.rect.collidepoint(event.at):
            if event.clicks >= 2 and self.on_dock:
                self.on_dock()
                return True
            self._held = (event.at[0] - self.rect.left, event.at[1] - self.rect.top)
            ui.take_pointer(self)
            return True
        if event.touch is Touch.MOVE and ui.captured is self and self._held:
            ui.repaint(self)
            moved = self.rect.copy()
            moved.topleft = (event.at[0] - self._held[0], event.at[1] - self._held[1])
            self.place(ui, moved.clamp(Rect((0, 0), ui.size)))
            ui.repaint(self)
            return True
        if event.touch is Touch.UP and ui.captured is self:
            ui.take_pointer(None)
            return True
        return self.rect.collidepoint(event.at) and event.touch is not Touch.WHEEL


class CardColors(NamedTuple):
    """The colors of a card by name: at rest, chosen; its edge at rest, under the pointer, chosen."""

    rest: str
    chosen: str
    edge: str
    near: str
    mark: str


RAISED = CardColors("raised", "hover", "line", "hover_line", "gold")
ON_PAPER = CardColors("paper_row", "paper_chosen", "paper_edge", "ink2", "seal")


class Card(Widget):
    """A surface that can be chosen: scenario, saved game, answer on paper. A second click on a chosen card opens it."""

    focusable = True
    hoverable = True

    def __init__(
        self,
        child: Widget,
        choose: Callable[[], None],
        open_it: Callable[[], None] | None = None,
        *,
        on: bool = False,
        colors: CardColors = RAISED,
    ) -> None:
        super().__init__(child)
        self.choose, self.open_it, self.on, self.colors = choose, open_it, on, colors

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        if self.on and self.open_it:
            self.open_it()
        else:
            self.choose()

    def paint(self, ui: Ui, to: Surface) -> None:
        rest, chosen, line, near, mark = (color_of(ui, name) for name in self.colors)
        share = ui.hover_share(self)
        fill = chosen if self.on else mix(rest, chosen, 0.7 * share)
        edge = mark if self.on else mix(line, near, share)
        width = max(1, round(1.6 * ui.scale)) if self.on else 1
        radius = ui.px(METRICS.radius_card)
        draw.box(to, self.rect, fill, edge=edge, radius=radius, width=width, light=LIGHT)


class Paper(Widget):
    """A sheet of paper: the side's color on its upper edge, a faint grain, a deep shadow."""

    def __init__(self, child: Widget, side_color: str) -> None:
        super().__init__(child)
        self.side_color = side_color

    def measure(self, ui: Ui, width: int) -> Size:
        w, h = outer_size(ui, self.children[0], width)
        return w, h + ui.px(6)

    def arrange(self, ui: Ui) -> None:
        strip = ui.px(6)
        r = self.rect
        self.children[0].place(ui, Rect(r.left, r.top + strip, r.width, r.height - strip))

    def paint(self, ui: Ui, to: Surface) -> None:
        draw.shadow(to, self.rect, radius=2, blur=ui.px(24), drop=ui.px(10), alpha=204)
        to.fill(ui.palette.paper, self.rect)
        grain(to, self.rect)
        to.fill(color_of(ui, self.side_color), (*self.rect.topleft, self.rect.width, ui.px(6)))
        pygame.draw.rect(to, ui.palette.ink2, self.rect, 1)


@lru_cache(maxsize=1)
def _grain_sheet() -> Surface:
    """Soft darker and lighter patches, the same on every machine, that join at the edges of the sheet."""
    chance = Random(GRAIN_SEED)
    cells = GRAIN_CELLS
    coarse = [[chance.randrange(GRAIN_DEPTH) for _ in range(cells)] for _ in range(cells)]
    small = Surface((3 * cells, 3 * cells), pygame.SRCALPHA)
    for x in range(3 * cells):
        for y in range(3 * cells):
            small.set_at((x, y), (96, 72, 34, coarse[x % cells][y % cells]))
    side = GRAIN_SIDE
    large = pygame.transform.smoothscale(small, (3 * side, 3 * side))
    return large.subsurface((side, side, side, side)).copy()


def grain(to: Surface, rect: Rect) -> None:
    """The faint unevenness of paper."""
    before = to.get_clip()
    to.set_clip(before.clip(rect))
    for left in range(rect.left, rect.right, GRAIN_SIDE):
        for top in range(rect.top, rect.bottom, GRAIN_SIDE):
            to.blit(_grain_sheet(), (left, top))
    to.set_clip(before)
