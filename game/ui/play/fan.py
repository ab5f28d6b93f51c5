"""A stack spread out: its counters side by side over the map after a moment's hover or by key; a click picks one."""

from pygame import Rect, Surface

from game.model.ids import HexId, UnitId
from game.model.picture import Contact
from game.ui import draw
from game.ui.play.room import Room
from game.ui.play.scene import COUNTER_PX
from game.ui.widget import Ui
from game.view.camera import Camera
from game.view.counters import CounterFace, Ring
from game.view.faces import contact_face, unit_face
from game.view.theme import METRICS

LEAST_PX = 48  # counters of a fan are never smaller
Spot = tuple[UnitId | None, CounterFace, tuple[int, int]]  # an own unit or None, its face, its place in the viewport


class StackFan:
    """The stack that is spread out, if one is."""

    def __init__(self, ui: Ui, room: Room) -> None:
        self.ui, self.room = ui, room
        self.hex: HexId | None = None
        self._waiting = 0
        self._rect: Rect | None = None

    def hover(self, h: HexId | None, at: tuple[int, int]) -> None:
        """Think of spreading the stack under the pointer; close when the pointer leaves it."""
        if self.hex is not None and (h == self.hex or (self._rect is not None and self._rect.collidepoint(at))):
            return
        self.ui.timers.cancel(self._waiting)
        if self.hex is not None:
            self.close()
        if h is not None and len(self._faces(h)) > 1:
            self._waiting = self.ui.timers.after(self.ui.motion.fan_delay, lambda: self._open(h))

    def toggle(self) -> None:
        """Spread the stack under the pointer, else the one of the selected unit; or close it."""
        unit = self.room.unit
        if self.hex is not None:
            self.close()
        elif self.room.hover is not None and len(self._faces(self.room.hover)) > 1:
            self._open(self.room.hover)
        elif unit is not None and unit.on_map:
            self._open(unit.hex)

    def _open(self, h: HexId) -> None:
        if self.room.plan is None and len(self._faces(h)) > 1:
            self.hex = h
            self.ui.repaint()

    def close(self) -> None:
        """Lay the stack together again."""
        self.ui.timers.cancel(self._waiting)
        if self.hex is not None:
            self.hex = self._rect = None
            self.ui.repaint()

    def _faces(self, h: HexId) -> list[tuple[UnitId | None, CounterFace]]:
        view, room = self.room.view, self.room
        found: list[tuple[UnitId | None, CounterFace]] = []
        for number in room.own_at(h):
            ring = Ring.SELECTED if number == room.selected else Ring.NONE
            commanded = number in room.in_command
            face = unit_face(view, view.own[number], in_command=commanded, ring=ring, mp_shown=room.operates)
            found.append((number, face))
        contacts = (view.foes[i] for i in view.foes_at.get(h, ()))
        found += [(None, contact_face(view, foe)) for foe in contacts if isinstance(foe, Contact)]
        return found

    def spots(self, camera: Camera, size: tuple[int, int]) -> list[Spot]:
        """Return where each counter lies, in a row over the hex, inside the viewport."""
        if self.hex is None:
            return []
        faces = self._faces(self.hex)
        px = max(LEAST_PX, COUNTER_PX[camera.hex_width])
        step = px + max(8, px // 6)
        x, y = camera.to_screen(self.hex)
        box = Rect(0, 0, step * len(faces) + step // 6, step + step // 6)
        box.midbottom = (round(x), round(y - px * 0.62))
        if box.top < 0:
            box.top = round(y + px * 0.62)
        self._rect = box = box.clamp(Rect((0, 0), size))
        left = box.left + (box.width - step * len(faces)) // 2
        return [(u, face, (left + step * i + step // 2, box.centery)) for i, (u, face) in enumerate(faces)]

    def paint(self, to: Surface, camera: Camera, viewport: Rect) -> None:
        """Draw the counters on a dark ground."""
        spots = self.spots(camera, viewport.size)
        if not spots or self._rect is None:
            return
        palette, px = self.ui.palette, max(LEAST_PX, COUNTER_PX[camera.hex_width])
        ground = self._rect.move(viewport.topleft)
        draw.box(to, ground, (*palette.bg, 225), edge=palette.gold, radius=self.ui.px(METRICS.radius_card))
        for _, face, (x, y) in spots:
            self.ui.counters.blit(to, face, px, (x + viewport.x, y + viewport.y))

    def unit_at(self, at: tuple[int, int]) -> UnitId | None:
        """Return the own unit of the fan under a point of the viewport."""
        if self._rect is None or self.hex is None or not self._rect.collidepoint(at):
            return None
        own = self.room.own_at(self.hex)
        index = (at[0] - self._rect.left) * len(self._faces(self.hex)) // max(1, self._rect.width)
        return own[index] if index < len(own) else None
