"""The map of a screen with what floats over it, and the bars at its edges."""

from game.model.ids import HexId
from game.ui.play.canvas import MapCanvas
from game.ui.widget import Rect, Surface, Ui, Widget


class MapArea(Widget):
    """The map with the forecast floating over its lower left corner, over the right one where it would hide a hex."""

    def __init__(self, canvas: MapCanvas, floating: Widget | None, shown: HexId | None = None) -> None:
        super().__init__(canvas, *([floating] if floating else []))
        self.canvas, self.floating, self.shown = canvas, floating, shown
        self.grow = 1.0

    def arrange(self, ui: Ui) -> None:
        self.canvas.place(ui, self.rect.copy())
        if self.floating is not None:
            width = ui.px(self.floating.width or 360)
            height = min(self.floating.measure(ui, width)[1], self.rect.height - ui.px(24))
            left, bottom = self.rect.left + ui.px(14), self.rect.bottom - ui.px(12)
            place = Rect(left, bottom - height, width, height)
            if self.shown is not None:
                x, y = self.canvas.camera.to_screen(self.shown)
                near = place.inflate(self.canvas.camera.hex_width, self.canvas.camera.hex_width)
                if near.collidepoint(x + self.canvas.rect.x, y + self.canvas.rect.y):
                    place.right = self.rect.right - ui.px(14)
            self.floating.place(ui, place)


class Docked(Widget):
    """A bar at the edge of the map: nothing of it lies outside its box, so a moving map does not draw it again."""

    def __init__(self, child: Widget) -> None:
        super().__init__(child)
        self.width, self.height = child.width, child.height

    def draw(self, ui: Ui, to: Surface) -> None:
        if self.rect.colliderect(to.get_clip()):
            super().draw(ui, to)
