"""A map in a viewport that is panned and zoomed; what a press on a hex does is said by those who make one of it."""

from collections.abc import Iterable
from dataclasses import replace

from pygame import Surface

from game.model.ids import HexId
from game.ui.ground import GroundPainter
from game.ui.inputs import Pointer, Touch
from game.ui.play.scene import Shown
from game.ui.play.still import StillMap
from game.ui.widget import Ui, Widget
from game.view.camera import Camera
from game.view.hexpixels import ZOOMS, HexPixels

DRAG_PX = 5
EDGE_PX, EDGE_STEP = 3, 14  # how near the edge of the window the map begins to move, and how far each frame


class MapPane(Widget):
    """The map of what is ``shown``: drag pans, the wheel zooms; subclasses answer clicks and hover."""

    hoverable = True
    clips = True
    start_hex = 72  # units: width of a hex when a map opens

    def __init__(self, ui: Ui, shown: Shown, ground: GroundPainter) -> None:
        super().__init__()
        self.name = "map"
        self.grow = 1.0
        self.ground = ground
        self.camera = Camera(shown.board.grid, 0, 0, 0, 100, 100)
        self.still = StillMap(ui, shown, ground)
        self.edge_pan = False  # whether the map moves while the pointer is at the edge of the window
        self._pan: int | None = None
        self._ui = ui
        self._pressed: tuple[int, int] | None = None
        self._dragging = False

    # --- what subclasses say ----------------------------------------------------------------------------------

    def looked(self) -> None:
        """The camera has moved."""

    def heart(self) -> HexId:
        """Return the hex that the map opens at."""
        return self.camera.grid.size // 2

    def pointed(self, h: HexId | None, at: tuple[int, int]) -> None:
        """The pointer is over a hex, at a point of the viewport."""

    def clicked(self, h: HexId, event: Pointer, at: tuple[int, int]) -> None:
        """A button was pressed and let go on a hex."""

    def paint_marks(self, ui: Ui, to: Surface) -> None:
        """Draw what lies over the map."""

    # --- the camera -------------------------------------------------------------------------------------------

    def look(self, camera: Camera) -> None:
        """Move the camera."""
        if camera != self.camera:
            self.camera = camera
            self._ui.repaint_rect(self.rect)
            self.looked()

    def zoom(self, steps: int) -> None:
        """Zoom about the middle."""
        self.look(self.camera.zoomed(steps, (self.rect.width / 2, self.rect.height / 2)))

    def whole_map(self) -> None:
        """Show the whole map as large as it fits; where it does not, as much as there is, around its heart."""
        fitting = [zoom for zoom in range(len(ZOOMS)) if self._fits(zoom)]
        self.look(replace(self.camera, zoom=max(fitting, default=0)).centered(self.heart()))

    def _fits(self, zoom: int) -> bool:
        wide, high = HexPixels(self.camera.grid, ZOOMS[zoom]).size
        return wide <= self.rect.width and high <= self.rect.height

    def center_on(self, h: HexId) -> None:
        """Bring a hex to the middle if it is not well inside the view."""
        if not self.camera.shows(h, min(self.rect.size) * 0.18):
            self.look(self.camera.centered(h))

    def arrange(self, ui: Ui) -> None:
        first = self.camera.view_width == 100
        self.camera = self.camera.resized(*self.rect.size)
        if first:
            near = min(range(len(ZOOMS)), key=lambda i: (abs(ZOOMS[i] - self.start_hex * ui.scale), i))
            self.camera = replace(self.camera, zoom=near).centered(self.heart())

    # --- drawing ----------------------------------------------------------------------------------------------

    def paint(self, ui: Ui, to: Surface) -> None:
        if not self.rect.colliderect(to.get_clip()):
            return
        to.blit(self.still.picture(self.camera, self.rect.size), self.rect.topleft)
        if self.still.unfinished:
            ui.timers.after(1, lambda: ui.repaint_rect(self.rect))
        before = to.get_clip()
        to.set_clip(before.clip(self.rect))
        self.paint_marks(ui, to)
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
        self.pointed(self.camera.hex_at(*at), at)
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
        if not dragged and (h := self.camera.hex_at(*at)) is not None:
            self.clicked(h, event, at)


def median_hex(standing: Iterable[HexId], width: int, otherwise: HexId) -> HexId:
    """Return the hex in the middle of some hexes of a grid so many columns wide."""
    hexes = sorted(standing)
    if not hexes:
        return otherwise
    columns, rows = sorted(h % width for h in hexes), sorted(h // width for h in hexes)
    return rows[len(rows) // 2] * width + columns[len(columns) // 2]
