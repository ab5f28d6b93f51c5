"""Parts that several screens share: the dim backdrop, the bar with a way back, the line of key hints."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import sqrt

import pygame

from game.ui.icons import icon
from game.ui.labels import Fit, KeyCap, Label
from game.ui.layout import Column, Pad, Row, Spacer, growing, named, sized
from game.ui.panels import Plate
from game.ui.widget import Size, Surface, Ui, Widget
from game.view.theme import BODY, COLUMN_HEAD, METRICS, SCREEN_TITLE, SMALL, Color, mix

Thumbnail = Callable[[str, Size], pygame.Surface | None]
TOP_BAR = 60


class Backdrop(Widget):
    """The ground of a menu: a darkened picture if there is one, else a faint hex grid that fades to the left."""

    def __init__(self, child: Widget, picture: Callable[[Size], pygame.Surface | None] | None = None) -> None:
        super().__init__(child)
        self.picture = picture

    def paint(self, ui: Ui, to: Surface) -> None:
        image = self.picture(self.rect.size) if self.picture else None
        if image is None:
            image = hex_ground(self.rect.size, ui.px(44), ui.palette.bg, mix(ui.palette.bg, ui.palette.line, 0.42))
        to.blit(image, self.rect)


@lru_cache(maxsize=2)
def hex_ground(size: Size, side: int, ground: Color, line: Color) -> pygame.Surface:
    """A hex grid that fades out towards the left."""
    sheet = pygame.Surface(size)
    sheet.fill(ground)
    height = side * sqrt(3)
    columns, rows = round(size[0] / (1.5 * side)) + 2, round(size[1] / height) + 2
    for column in range(columns):
        x = column * 1.5 * side
        ink = mix(ground, line, min(1.0, x / size[0] * 1.2))
        for row in range(rows):
            y = (row + column % 2 / 2) * height
            corners = [(x - side, y), (x - side / 2, y - height / 2), (x + side / 2, y - height / 2), (x + side, y)]
            pygame.draw.aalines(sheet, ink, False, corners)
    return sheet


class IconButton(Widget):
    """A bare icon to press."""

    focusable = True
    hoverable = True

    def __init__(self, glyph: str, press: Callable[[], None], *, size: float = 22) -> None:
        super().__init__()
        self.glyph, self.press, self.size = glyph, press, size

    def measure(self, ui: Ui, width: int) -> Size:
        side = ui.px(max(METRICS.hit, self.size + 10))
        return side, side

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.press()

    def paint(self, ui: Ui, to: Surface) -> None:
        ink = mix(ui.palette.t2, ui.palette.gold, ui.hover_share(self))
        image = icon(self.glyph, ui.px(self.size), ink if self.enabled else ui.palette.disabled)
        to.blit(image, image.get_rect(center=self.rect.center))


def top_bar(title: str, subtitle: str, back: Callable[[], None], *right: Widget) -> Widget:
    """The bar of a full screen: a way back, the title, a note, and what stands at the right."""
    row = Row(
        named(IconButton("left", back), "back"),
        Spacer(6),
        Label(title.upper(), SCREEN_TITLE),
        Spacer(14),
        growing(Label(subtitle, BODY, "t2", fit=Fit.SHORTEN)),
        *right,
        pad=(12, 0, METRICS.screen_edge, 0),
    )
    return sized(Column(growing(Plate(row)), sized(Plate(fill="line"), height=1)), height=TOP_BAR)


def hints(pairs: Sequence[tuple[str, str]]) -> Row:
    """Key caps with what they do."""
    parts: list[Widget] = []
    for cap, words in pairs:
        if parts:
            parts.append(Spacer(16))
        parts += [KeyCap(cap), Spacer(6), Label(words, SMALL, "t3")]
    return Row(*parts)


def caption(text: str) -> Label:
    """A small heading in capitals inside a panel."""
    return Label(text.upper(), COLUMN_HEAD, "t3")


def empty_note(text: str) -> Widget:
    """One sentence where there is nothing to show."""
    return Pad(Label(text, BODY, "t2", fit=Fit.WRAP), METRICS.inset)
