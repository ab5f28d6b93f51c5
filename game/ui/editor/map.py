"""The map of the editor: units are chosen and dragged, ground is painted; the cursor is outlined."""

from collections.abc import Callable, Iterator

from pygame import Surface

from game.hexgrid.grid import OFF_GRID
from game.model.board import Board
from game.model.ids import HexId, Side
from game.ui.editor.desk import Desk
from game.ui.ground import GroundPainter
from game.ui.inputs import Pointer, Touch
from game.ui.play.pane import DRAG_PX, MapPane, median_hex
from game.ui.play.scene import COUNTER_PX, Standing
from game.ui.widget import Ui
from game.view.drafts import draft_pictures, top_face
from game.view.front import outline
from game.view.overlays.layer import Fill, Ink, OverlayPicture, Sides

CURSOR_PCT = 22


class DraftPicture:
    """What the map shows of a set-up that is being written."""

    is_calm = False
    side = Side.UN

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def board(self) -> Board:
        """Return the map."""
        return self.desk.case.board

    def pictures(self) -> list[OverlayPicture]:
        """Return who holds the ground, what places are worth, and where defects are."""
        faults = frozenset(spot.hex for spot in self.desk.faults if spot.hex is not None)
        return draft_pictures(self.desk.case, faults)

    def reach(self) -> OverlayPicture:
        """Return the mark of the cursor."""
        h = self.desk.hex
        if h is None:
            return OverlayPicture()
        edge = outline(self.board, frozenset((h,)))
        return OverlayPicture(fills=[Fill((h,), Ink.REACH, CURSOR_PCT)], sides=[Sides(edge, Ink.REACH, 2.6)])

    def standing(self) -> list[Standing]:
        """Return every stack, those that arrive later faded."""
        stacks = ((h, top_face(stack, self.desk.selected)) for h, stack in self.desk.stacks.items())
        return [Standing(h, face) for h, face in stacks if face is not None]

    def blown(self) -> Iterator[tuple[HexId, HexId]]:
        """Yield the ends of every bridge that is blown at the start."""
        case = self.desk.case
        found = (case.bridge_of(token) for token in case.spec.blown_bridges.split())
        yield from ((case.board.bridges[i].a, case.board.bridges[i].b) for i in found if i is not None)


class EditMap(MapPane):
    """The map of a desk. Left click chooses or paints, dragging a unit moves it, right click puts the chosen one."""

    def __init__(self, ui: Ui, desk: Desk, ground: GroundPainter) -> None:
        super().__init__(ui, DraftPicture(desk), ground)
        self.desk = desk
        self.hover: HexId | None = None
        self.on_hover: Callable[[], None] = lambda: None
        self._carried = ""  # the unit that is being dragged
        self._painted: list[HexId] = []  # ground under the brush since it was pressed
        desk.on_change.append(self._changed)

    def retire(self) -> None:
        """Hear no more of changes: another map has taken the place of this one."""
        self.desk.on_change.remove(self._changed)

    def _changed(self) -> None:
        self.still.renew()
        self._ui.repaint_rect(self.rect)

    def bring_in(self, h: HexId) -> None:
        """Bring a hex to the middle if it cannot be seen whole; the map stays still under a hand that is at work."""
        if self.rect.width and not self.camera.shows(h, self.camera.hex_width / 2):
            self.look(self.camera.centered(h))

    def heart(self) -> HexId:
        grid = self.camera.grid
        return median_hex(self.desk.stacks, grid.width, grid.size // 2)

    def move_cursor(self, direction: int) -> None:
        """Move the cursor one hex by key; it starts in the middle of the view."""
        h = self.desk.hex
        if h is None:
            self.desk.point(self.camera.hex_at(self.rect.width / 2, self.rect.height / 2))
        else:
            n = self.camera.grid.neighbors[h][direction]
            self.desk.point(n if n != OFF_GRID else h)
        if self.desk.hex is not None:
            self.center_on(self.desk.hex)

    # --- answering --------------------------------------------------------------------------------------------

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        """A press on a unit takes it up, one with the brush begins to paint; anything else is the map's own."""
        h = self.camera.hex_at(event.at[0] - self.rect.x, event.at[1] - self.rect.y)
        if event.touch is Touch.DOWN and event.button == 1 and h is not None:
            if self.desk.brush is not None:
                self._painted = [h]
            elif (stack := self.desk.stacks.get(h)) is not None:
                keys = [unit.key for unit in stack]
                self._carried = self.desk.selected if self.desk.selected in keys else keys[0]
        if self._painted and ui.captured is self and event.touch is Touch.MOVE:
            self._paint_on(h)
            return True
        if self._carried and ui.captured is self and event.touch is Touch.MOVE:
            self._carry_on(event)
            return True
        return super().pointer(ui, event)

    def _paint_on(self, h: HexId | None) -> None:
        if h is not None and h not in self._painted:
            self._painted.append(h)
            self._ui.repaint_rect(self.rect)

    def _carry_on(self, event: Pointer) -> None:
        if self._pressed is not None:
            away = abs(self._pressed[0] - event.at[0]) + abs(self._pressed[1] - event.at[1])
            self._dragging = self._dragging or away > DRAG_PX
        self.hover = self.camera.hex_at(event.at[0] - self.rect.x, event.at[1] - self.rect.y)
        self._ui.repaint_rect(self.rect)

    def _released(self, ui: Ui, event: Pointer, at: tuple[int, int]) -> None:
        carried, painted, dragged = self._carried, self._painted, self._dragging
        self._carried, self._painted = "", []
        if painted and self.desk.brush is not None:
            self._pressed, self._dragging = None, False
            ui.take_pointer(None)
            self.desk.hex = painted[-1]
            self.desk.hold(painted, self.desk.brush)
        elif carried and dragged:
            self._pressed, self._dragging = None, False
            ui.take_pointer(None)
            if (h := self.camera.hex_at(*at)) is not None:
                self.desk.put(carried, h)
        else:
            super()._released(ui, event, at)

    def pointed(self, h: HexId | None, at: tuple[int, int]) -> None:
        if h != self.hover:
            self.hover = h
            self._ui.repaint_rect(self.rect)
            self.on_hover()

    def clicked(self, h: HexId, event: Pointer, at: tuple[int, int]) -> None:
        if event.button == 1:
            self.desk.press(h)
        elif event.button == 3 and self.desk.selected:
            self.desk.put(self.desk.selected, h)

    # --- drawing ----------------------------------------------------------------------------------------------

    def paint_marks(self, ui: Ui, to: Surface) -> None:
        scene = self.still.scene
        for h in self._painted:
            scene.outline(to, self.camera, self.rect, h)
        if self.hover is None:
            return
        scene.outline(to, self.camera, self.rect, self.hover)
        if self._carried and self._dragging:
            self._paint_carried(ui, to, self.hover)
        elif self.ground.towns.hidden(self.hover):
            scene.hidden_name(to, self.camera, self.rect, self.hover)

    def _paint_carried(self, ui: Ui, to: Surface, h: HexId) -> None:
        """Draw the unit that is being dragged over the hex that it would be put on."""
        face = next((unit.face for unit in self.desk.units if unit.key == self._carried), None)
        if face is not None:
            x, y = self.still.scene.on_screen(self.camera, self.rect, h)
            ui.counters.blit(to, face, COUNTER_PX[self.camera.hex_width], (round(x), round(y)))
