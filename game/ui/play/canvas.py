"""The map widget: ground, overlays and counters in a viewport that is panned, zoomed, clicked and hovered."""

from collections.abc import Callable
from dataclasses import replace

from pygame import Rect, Surface

from game.hexgrid.grid import OFF_GRID
from game.model.ids import HexId
from game.ui.ground import GroundPainter
from game.ui.inputs import Pointer, Touch
from game.ui.play.change import Change
from game.ui.play.fan import StackFan
from game.ui.play.room import Room
from game.ui.play.still import StillMap
from game.ui.widget import Ui, Widget
from game.view.camera import Camera
from game.view.hexpixels import ZOOMS

DRAG_PX = 5
EDGE_PX, EDGE_STEP = 3, 14  # how near the edge of the window the map begins to move, and how far each frame
START_HEX = 72  # units: width of a hex when a match opens


class MapCanvas(Widget):
    """The map of a room. Left click acts, right click moves among friends or drops, drag pans, the wheel zooms."""

    hoverable = True
    clips = True

    def __init__(self, ui: Ui, room: Room, ground: GroundPainter) -> None:
        super().__init__()
        self.name = "map"
        self.grow = 1.0
        self.room = room
        self.ground = ground
        self.camera = Camera(room.view.board.grid, 0, 0, 0, 100, 100)
        self.still = StillMap(ui, room, ground)
        self.fan = StackFan(ui, room)
        self.edge_pan = False  # whether the map moves while the pointer is at the edge of the window
        self._pan: int | None = None
        self.show_scene: Callable[[Surface, Rect], None] = lambda to, viewport: None
        self.on_look: Callable[[], None] = lambda: None
        self._ui = ui
        self._pressed: tuple[int, int] | None = None
        self._dragging = False
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

    def look(self, camera: Camera) -> None:
        """Move the camera."""
        if camera != self.camera:
            self.camera = camera
            self._ui.repaint_rect(self.rect)
            self.on_look()

    def zoom(self, steps: int) -> None:
        """Zoom about the middle."""
        self.look(self.camera.zoomed(steps, (self.rect.width / 2, self.rect.height / 2)))

    def whole_map(self) -> None:
        """Show as much of the map as there is, around the front."""
        self.look(self.camera.zoomed(-len(ZOOMS), (self.rect.width / 2, self.rect.height / 2)).centered(self._heart()))

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

    def center_on(self, h: HexId) -> None:
        """Bring a hex to the middle if it is not well inside the view."""
        if not self.camera.shows(h, min(self.rect.size) * 0.18):
            self.look(self.camera.centered(h))

    def arrange(self, ui: Ui) -> None:
        first = self.camera.view_width == 100
        self.camera = self.camera.resized(*self.rect.size)
        if first:
            near = min(range(len(ZOOMS)), key=lambda i: (abs(ZOOMS[i] - START_HEX * ui.scale), i))
            self.camera = replace(self.camera, zoom=near).centered(self._heart())

    def _heart(self) -> HexId:
        """Return the hex in the middle of the viewer's own units."""
        view = self.room.view
        grid = view.board.grid
        standing = sorted(view.own_at)
        columns = sorted(h % grid.width for h in standing)
        rows = sorted(h // grid.width for h in standing)
        if not standing:
            return grid.size // 2
        return rows[len(rows) // 2] * grid.width + columns[len(columns) // 2]

    # --- drawing ----------------------------------------------------------------------------------------------

    def paint(self, ui: Ui, to: Surface) -> None:
        if not self.rect.colliderect(to.get_clip()):
            return
        to.blit(self.still.picture(self.camera, self.rect.size), self.rect.topleft)
        if self.still.unfinished:
            ui.timers.after(1, lambda: ui.repaint_rect(self.rect))
        before = to.get_clip()
        to.set_clip(before.clip(self.rect))
        self.still.scene.plans(to, self.camera, self.rect)
        hover, idle = self.room.hover, not self.room.path and self.room.plan is None
        if hover is not None and idle and self.ground.towns.hidden(hover):
            self.still.scene.hidden_name(to, self.camera, self.rect, hover)
        self.fan.paint(to, self.camera, self.rect)
        self.show_scene(to, self.rect)
        to.set_clip(before)

    # --- answering --------------------------------------------------------------------------------------------

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        at = (event.at[0] - self.rect.x, event.at[1] - self.rect.y)
        match event.touch:
            case Touch.WHEEL:
                self.look(self.camera.zoomed(1 if event.wheel > 0 else -1, at))
            case Touch.DOWN:
                self._pressed, self._dragging = event.at, event.button == 2
                ui.take_pointer(self)
                ui.set_focus(None)
            case Touch.MOVE:
                self._moved(ui, event, at)
            case Touch.UP:
                self._released(ui, event, at)
        return True

    def _moved(self, ui: Ui, event: Pointer, at: tuple[int, int]) -> None:
        if self._pressed is not None:
            dx, dy = self._pressed[0] - event.at[0], self._pressed[1] - event.at[1]
            if self._dragging or abs(dx) + abs(dy) > DRAG_PX:
                self._dragging = True
                self._pressed = event.at
                self.look(self.camera.panned(dx, dy))
                return
        h = self.camera.hex_at(*at)
        self.fan.hover(h, at)
        if self.fan.unit_at(at) is None:
            self.room.point_at(h)
        self._pan_at(ui, event.at)

    def _pan_at(self, ui: Ui, at: tuple[int, int]) -> None:
        """Move the map as long as the pointer rests at the edge of the window."""
        way = self._edge(ui, at) if self.edge_pan and self._pressed is None else (0, 0)
        if way != (0, 0) and self._pan is None:
            self._pan = ui.timers.flow(lambda _: self._pan_on(ui))
        elif way == (0, 0) and self._pan is not None:
            ui.timers.cancel(self._pan)
            self._pan = None

    def _pan_on(self, ui: Ui) -> None:
        way = self._edge(ui, ui.pointer_at)
        self._pan_at(ui, ui.pointer_at)
        self.look(self.camera.panned(EDGE_STEP * way[0], EDGE_STEP * way[1]))

    def _edge(self, ui: Ui, at: tuple[int, int]) -> tuple[int, int]:
        """Return the direction in which the pointer touches the edge of the window, (0, 0) if it does not."""
        width, height = ui.size
        if not (0 <= at[0] < width and 0 <= at[1] < height):
            return 0, 0
        across = (at[0] >= width - EDGE_PX) - (at[0] < EDGE_PX)
        return across, (at[1] >= height - EDGE_PX) - (at[1] < EDGE_PX)

    def _released(self, ui: Ui, event: Pointer, at: tuple[int, int]) -> None:
        dragged, self._pressed, self._dragging = self._dragging, None, False
        ui.take_pointer(None)
        if dragged or (h := self.camera.hex_at(*at)) is None:
            return
        if event.button == 1 and (picked := self.fan.unit_at(at)) is not None:
            self.fan.close()
            self.room.select(picked)
            return
        self.room.point_at(h)
        if event.button == 1:
            self.room.click(h)
        elif event.button == 3:
            self.room.click_aside(h)
