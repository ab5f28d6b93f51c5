"""The legend of the overlays that are on: a click on an entry switches its overlay off (LOOK 6)."""

from collections.abc import Callable

from game.ui.labels import Fit, Label
from game.ui.layout import Column, Row, growing
from game.ui.panels import Panel
from game.ui.play.inks import ink_color
from game.ui.play.room import Room
from game.ui.scroll import Scroll
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.overlays.layer import Ink
from game.view.text import t
from game.view.theme import COLUMN_HEAD, METRICS, NOTE

WIDTH = 272
QUIET = ("control", "objectives")  # on from the start: they need no legend of their own


class InkSwatch(Widget):
    """A block in the color of an ink."""

    def __init__(self, room: Room, ink: Ink) -> None:
        super().__init__()
        self.room, self.ink = room, ink

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(22), ui.px(12)

    def paint(self, ui: Ui, to: Surface) -> None:
        bar = Rect(self.rect.left, 0, ui.px(22), ui.px(5))
        bar.centery = self.rect.centery
        to.fill(ink_color(self.ink, ui.palette, self.room.viewer), bar)


class LegendEntry(Row):
    """One overlay with its lines; the whole entry is the switch."""

    focusable = True
    hoverable = True

    def __init__(self, overlay: str, rows: list[Widget], off: Callable[[], None]) -> None:
        title = t(f"rail.{overlay}")
        super().__init__(growing(Column(Label(title.upper(), COLUMN_HEAD, "gold"), *rows, gap=3)))
        self.overlay, self.off = overlay, off
        self.tooltip = t("legend.off")

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.off()


def legend(room: Room) -> Widget | None:
    """Return the panel, None while only the overlays of the start are on."""
    on = sorted((o for o in room.pictures.offered.values() if o.id in room.overlays), key=lambda o: not o.area)
    if all(overlay.id in QUIET for overlay in on):
        return None
    entries: list[Widget] = []
    for overlay, picture in zip(on, room.overlay_pictures(), strict=True):
        rows: list[Widget] = [
            Row(InkSwatch(room, row.ink), growing(Label(row.text, NOTE, "t2", fit=Fit.WRAP)), gap=8)
            for row in picture.legend
        ]
        entries.append(LegendEntry(overlay.id, rows, _switch(room, overlay.id)))
    body = Column(*entries, gap=9, pad=(METRICS.inset, 9, METRICS.inset, 12))
    panel = Panel(t("panel.legend"), Scroll(body), glyph="eye", floating=True)
    panel.name, panel.width = "legend", WIDTH
    return panel


def _switch(room: Room, name: str) -> Callable[[], None]:
    return lambda: room.toggle_overlay(name)
