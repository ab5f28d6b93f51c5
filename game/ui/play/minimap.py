"""The whole map in small: ground, who stands where, and the part on the screen; click or drag to go there."""

import pygame
from pygame import Rect, Surface

from game.model.board import FOREIGN, SEA
from game.model.ids import Side
from game.ui.inputs import Pointer, Touch
from game.ui.play.canvas import MapCanvas
from game.ui.play.change import Change
from game.ui.play.room import Room
from game.ui.play.small_ground import small_ground
from game.ui.widget import Size, Ui, Widget
from game.view.camera import Camera
from game.view.theme import mix


class Minimap(Widget):
    """The map in small."""

    hoverable = True

    def __init__(self, ui: Ui, room: Room, canvas: MapCanvas) -> None:
        super().__init__()
        self.name = "minimap"
        self.room, self.canvas = room, canvas
        self._ground: Surface | None = None
        self._marks: Surface | None = None
        canvas.on_look = lambda: ui.repaint_rect(self.rect)
        room.on_change.append(lambda change: self._changed(ui, change))

    def _changed(self, ui: Ui, change: Change) -> None:
        if change is Change.STATE:
            self._marks = None
            ui.repaint_rect(self.rect)

    def measure(self, ui: Ui, width: int) -> Size:
        wide, high = self.canvas.camera.pixels.size
        return width, round(width * high / wide)

    def _scale(self) -> tuple[float, float, float]:
        """Return pixels of the minimap per pixel of the map picture, and where the picture starts in it."""
        wide, high = self.canvas.camera.pixels.size
        scale = min(self.rect.width / wide, self.rect.height / high)
        return scale, (self.rect.width - wide * scale) / 2, (self.rect.height - high * scale) / 2

    def paint(self, ui: Ui, to: Surface) -> None:
        if self._ground is None or self._ground.get_size() != self.rect.size:
            self._ground, self._marks = self._drawn_ground(ui), None
        if self._marks is None:
            self._marks = self._drawn_marks(ui)
        to.blit(self._ground, self.rect.topleft)
        to.blit(self._marks, self.rect.topleft)
        scale, left, top = self._scale()
        camera = self.canvas.camera
        frame = Rect(
            self.rect.x + left + camera.x * scale,
            self.rect.y + top + camera.y * scale,
            camera.view_width * scale,
            camera.view_height * scale,
        ).clip(self.rect)
        pygame.draw.rect(to, ui.palette.bone, frame, max(1, ui.px(1.5)))
        pygame.draw.rect(to, ui.palette.line, self.rect, 1)

    def _drawn_ground(self, ui: Ui) -> Surface:
        return small_ground(self.canvas.ground, self.rect.size, ui.palette.field)

    def _drawn_marks(self, ui: Ui) -> Surface:
        out = Surface(self.rect.size, pygame.SRCALPHA)
        view, palette = self.room.view, ui.palette
        scale, left, top = self._scale()
        pixels = self.canvas.camera.pixels
        dot = max(2, round(pixels.width * scale * 0.8))
        tints = {Side.UN: palette.un, Side.COMMUNIST: palette.communist}
        for h, terrain in enumerate(view.board.terrain):
            if terrain in (SEA, FOREIGN) or view.holder[h] not in tints:
                continue
            x, y = pixels.center(h)
            tint = (*tints[Side(view.holder[h])], 70)
            out.fill(tint, Rect(left + x * scale - dot / 2, top + y * scale - dot / 2, dot + 1, dot + 1))
        own, foe = tints[view.side], tints[view.side.enemy]
        for hexes, color in ((view.foes_at, foe), (view.own_at, own)):
            for h in sorted(hexes):
                x, y = pixels.center(h)
                spot = Rect(0, 0, max(3, dot), max(3, dot))
                spot.center = (round(left + x * scale), round(top + y * scale))
                out.fill((*mix(color, (255, 255, 255), 0.25), 255), spot)
        return out

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is Touch.DOWN and event.button == 1:
            ui.take_pointer(self)
            self._go(event.at)
        elif event.touch is Touch.MOVE and ui.captured is self:
            self._go(event.at)
        elif event.touch is Touch.UP and ui.captured is self:
            ui.take_pointer(None)
        return True

    def _go(self, at: tuple[int, int]) -> None:
        scale, left, top = self._scale()
        camera = self.canvas.camera
        x = (at[0] - self.rect.x - left) / scale - camera.view_width / 2
        y = (at[1] - self.rect.y - top) / scale - camera.view_height / 2
        self.canvas.look(Camera(camera.grid, camera.zoom, x, y, camera.view_width, camera.view_height).clamped())
