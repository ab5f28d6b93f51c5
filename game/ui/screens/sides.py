"""The card of a side: its color, its army's mark, its task."""

from collections.abc import Callable

import pygame

from game.ui import draw
from game.ui.buttons import LIGHT
from game.ui.counters import outline
from game.ui.symbols import draw_mark
from game.ui.typeset import shortened, text_image, text_width
from game.ui.widget import Size, Surface, Ui, Widget
from game.view.counters import Shape
from game.view.screens import SideChoice
from game.view.theme import METRICS, NAME, NOTE, mix, shade


class SideCard(Widget):
    """One of the sides to command."""

    focusable = True
    hoverable = True

    def __init__(self, side: SideChoice, choose: Callable[[], None], *, on: bool) -> None:
        super().__init__()
        self.side, self.choose, self.on = side, choose, on
        self._mark = 40

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.choose()

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(66)

    def arrange(self, ui: Ui) -> None:
        self._mark = 40 if self.rect.width >= ui.px(180) else 30

    def paint(self, ui: Ui, to: Surface) -> None:
        p, tint = ui.palette, ui.palette.un if self.side.key == "un" else ui.palette.communist
        share = ui.hover_share(self)
        fill = mix(p.panel, tint, 0.34 if self.on else 0.10 + 0.08 * share)
        edge = p.gold if self.on else mix(p.line, p.hover_line, share)
        width = max(1, round(1.6 * ui.scale)) if self.on else 1
        draw.box(to, self.rect, fill, edge=edge, radius=ui.px(METRICS.radius_card), width=width, light=LIGHT)
        side = ui.px(self._mark)
        mark = draw.smooth((side, side), p.bg, lambda big: self._paint_mark(ui, big))
        to.blit(mark, mark.get_rect(midleft=(self.rect.left + ui.px(11), self.rect.centery)))
        left = self.rect.left + ui.px(self._mark + 21)
        title = text_image(ui.face(NAME), self.side.title, p.text)
        to.blit(title, title.get_rect(midleft=(left, self.rect.centery - ui.px(9))))
        note = text_image(ui.face(NOTE), shortened(ui.face(NOTE), self.side.note, self._room(ui)), p.t2)
        to.blit(note, note.get_rect(midleft=(left, self.rect.centery + ui.px(11))))

    def _paint_mark(self, ui: Ui, big: pygame.Surface) -> None:
        p = ui.palette
        colors = p.armies[self.side.army]
        square = big.get_rect()
        shape = Shape.SQUARE if self.side.key == "un" else Shape.CUT
        outline(big, shape, square, shade(colors.fill, 0.5))
        outline(big, shape, square.inflate(-8, -8), colors.fill)
        center = (big.get_width() / 2, big.get_height() / 2)
        draw_mark(big, self.side.army, center, big.get_width() * 0.29, colors.text, p)

    def _room(self, ui: Ui) -> int:
        return self.rect.width - ui.px(self._mark + 21 + 4)

    def overflow(self, ui: Ui) -> list[str]:
        wide = text_width(ui.face(NAME), self.side.title) > self._room(ui)
        return [f"side title too wide: {self.side.title!r}"] if wide else []
