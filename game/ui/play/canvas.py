"""The map of a match: counters are chosen and moved, stacks spread out, plans and what happens drawn over it."""

from collections.abc import Callable

from pygame import Rect, Surface

from game.hexgrid.grid import OFF_GRID
from game.model.ids import HexId
from game.ui.ground import GroundPainter
from game.ui.inputs import Pointer
from game.ui.play.change import Change
from game.ui.play.fan import StackFan
from game.ui.play.pane import MapPane, median_hex
from game.ui.play.plans import PlanPainter
from game.ui.play.room import Room
from game.ui.play.room_picture import RoomPicture
from game.ui.widget import Ui


class MapCanvas(MapPane):
    """The map of a room. Left click acts, right click moves among friends or drops, drag pans, the wheel zooms."""

    def __init__(self, ui: Ui, room: Room, ground: GroundPainter) -> None:
        super().__init__(ui, RoomPicture(room), ground)
        self.room = room
        self.fan = StackFan(ui, room)
        self.plans = PlanPainter(room, self.still.scene)
        self.show_scene: Callable[[Surface, Rect], None] = lambda to, viewport: None
        self.show_advice: Callable[[Surface, Rect], None] = lambda to, viewport: None
        self.on_look: Callable[[], None] = lambda: None
        room.on_change.append(self._changed)

    # --- keeping up -------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if change not in (Change.HOVER, Change.INSPECTION):
            self.fan.close()
            self.still.renew()
        self._ui.repaint_rect(self.rect)

    def hide(self, hexes: frozenset[HexId]) -> None:
        """Leave out the stacks of some hexes: a playback draws them in motion."""
        if hexes != self.still.hidden:
            self.still.hidden = hexes
            self.still.forget()
            self._ui.repaint(self)

    def looked(self) -> None:
        self.on_look()

    def move_cursor(self, direction: int) -> None:
        """Move the pointer one hex by key; it starts at the selected unit, else in the middle of the view."""
        room = self.room
        if room.hover is None:
            unit = room.unit
            middle = self.camera.hex_at(self.rect.width / 2, self.rect.height / 2)
            room.point_at(unit.hex if unit is not None and unit.on_map else middle)
        else:
            n = self.camera.grid.neighbors[room.hover][direction]
            room.point_at(n if n != OFF_GRID else room.hover)
        if room.hover is not None:
            self.center_on(room.hover)

    def press_cursor(self) -> None:
        """Do what a click on the hex under the pointer would do."""
        if self.room.hover is not None:
            self.room.click(self.room.hover)

    def heart(self) -> HexId:
        """Return the hex in the middle of the viewer's own units."""
        grid = self.camera.grid
        return median_hex(self.room.view.own_at, grid.width, grid.size // 2)

    # --- drawing and answering --------------------------------------------------------------------------------

    def paint_marks(self, ui: Ui, to: Surface) -> None:
        self.plans.paint(to, self.camera, self.rect)
        hover, idle = self.room.hover, not self.room.path and self.room.plan is None
        if hover is not None and idle and self.ground.towns.hidden(hover):
            self.still.scene.hidden_name(to, self.camera, self.rect, hover)
        self.show_advice(to, self.rect)
        self.fan.paint(to, self.camera, self.rect)
        self.show_scene(to, self.rect)

    def pointed(self, h: HexId | None, at: tuple[int, int]) -> None:
        self.fan.hover(h, at)
        if self.fan.unit_at(at) is None:
            self.room.point_at(h)

    def clicked(self, h: HexId, event: Pointer, at: tuple[int, int]) -> None:
        if event.button == 1 and (picked := self.fan.unit_at(at)) is not None:
            self.fan.close()
            self.room.select(picked)
            return
        self.room.point_at(h)
        if event.button == 1:
            self.room.click(h)
        elif event.button == 3:
            self.room.click_aside(h)
