"""The map beside a table of the war room: the row that is chosen and its counter follow each other."""

from dataclasses import replace

import pygame

from game.model.ids import NO_UNIT, HexId
from game.ui.actions import Action
from game.ui.ground import GroundPainter
from game.ui.inputs import Pointer
from game.ui.layout import Align, Pad, Row, growing, named, sized
from game.ui.panels import Plate
from game.ui.play.map_keys import map_keys
from game.ui.play.pane import MapPane, median_hex
from game.ui.play.plan import next_in_stack
from game.ui.play.room import Room
from game.ui.play.room_picture import RoomPicture, own_face, stacks
from game.ui.play.scene import COUNTER_PX, Standing
from game.ui.play.war_tables import Desk, TablePage
from game.ui.widget import Surface, Ui, Widget
from game.view.counters import CounterFace, Ring
from game.view.overlays import OVERLAYS
from game.view.overlays.layer import OverlayPicture
from game.view.tables import Line
from game.view.theme import METRICS

WIDE = 1600  # units of the window's width from which the map stands beside the table
TABLE, TABLE_SHARE = 1160, (60, 40)  # units at most, per cent of the width up to that, and at least beyond
FRAME = 4
RING = 0.84  # of a counter's width: the radius of the ring round it
KEYS = (Action.ZOOM_IN, Action.ZOOM_OUT, Action.WHOLE_MAP)


class StacksPicture(RoomPicture):
    """What is shown of a match beside a table: the front and every stack the viewer knows of, nothing chosen."""

    @property
    def is_calm(self) -> bool:
        """Return that no area overlay is on."""
        return False

    def pictures(self) -> list[OverlayPicture]:
        """Return who holds what, and the front."""
        return [OVERLAYS["control"].make(self.room.view, None)]

    def reach(self) -> OverlayPicture:
        """Return nothing: nobody marches here."""
        return OverlayPicture()

    def standing(self) -> list[Standing]:
        """Return every stack the viewer knows of."""
        return stacks(self.room)


class UnitPane(MapPane):
    """The map with a ring round the unit of the chosen row; a click on a counter chooses its row."""

    start_hex = 48

    def __init__(self, ui: Ui, room: Room, ground: GroundPainter, table: TablePage) -> None:
        """``table`` is the one whose rows are followed at first."""
        super().__init__(ui, StacksPicture(room), ground)
        self.name = "war_map"
        self.still.is_gradual = True
        self.room, self.table = room, table
        self._drawn = self._state()

    def _state(self) -> tuple[int, int, int]:
        view = self.room.view
        return view.turn, view.phase, len(self.room.match.orders)

    def keep_up(self) -> None:
        """Draw the map anew if an order has been given since."""
        if self._drawn != (state := self._state()):
            self._drawn = state
            self.still.renew()

    def heart(self) -> HexId:
        chosen = self.table.chosen
        if chosen is not None and chosen.hex is not None:
            return chosen.hex
        grid = self.camera.grid
        return median_hex(self.room.view.own_at, grid.width, grid.size // 2)

    def show(self, line: Line) -> None:
        """Ring where a row leads and bring it into sight."""
        if line.hex is not None:
            self.center_on(line.hex)
        self._ui.repaint_rect(self.rect)

    def paint_marks(self, ui: Ui, to: Surface) -> None:
        line = self.table.chosen
        if line is None or line.hex is None:
            return
        x, y = self.camera.to_screen(line.hex)
        middle, px = (self.rect.x + round(x), self.rect.y + round(y)), COUNTER_PX[self.camera.hex_width]
        if (face := self._face(line)) is not None:
            ui.counters.blit(to, face, px, middle)
        radius, width = round(px * RING), max(2, ui.px(3))
        for grown, color in ((1, ui.palette.front_casing), (0, ui.palette.selection)):
            pygame.draw.aacircle(to, color, middle, radius + grown, width + 2 * grown)

    def _face(self, line: Line) -> CounterFace | None:
        """Return the ringed counter of a row, None without a unit: of one that is still to come a shade of itself."""
        unit = self.room.view.own.get(line.unit)
        if unit is not None and unit.on_map:
            return own_face(self.room, unit, Ring.SELECTED)
        return None if line.face is None else replace(line.face, ring=Ring.SELECTED, last_known=True)

    def clicked(self, h: HexId, event: Pointer, at: tuple[int, int]) -> None:
        own, chosen = self.room.own_at(h), self.table.chosen
        after = NO_UNIT if chosen is None else chosen.unit
        if not own or not self.table.choose(self._ui, next_in_stack(self.room.view, own, after)):
            self.table.choose_at(self._ui, h)


class UnitMap:
    """The map that all tables of the war room share, from when it is first shown."""

    def __init__(self, room: Room, ground: GroundPainter) -> None:
        self.room, self.ground = room, ground
        self.pane: UnitPane | None = None

    def show(self, line: Line) -> None:
        """Ring where a row leads and bring it into sight."""
        if self.pane is not None:
            self.pane.show(line)

    def point(self, h: HexId | None) -> None:
        """Bring a hex into sight."""
        if self.pane is not None and h is not None:
            self.pane.center_on(h)

    def beside(self, ui: Ui, desk: Desk, table: TablePage) -> Widget:
        """Return a table, with the map at its right where there is room for it; its rows are followed there."""
        wide = ui.layout_size[0]
        if wide < WIDE:
            return table.panel(ui, desk, wide - 2 * METRICS.screen_edge)
        width = max(min(TABLE, wide * TABLE_SHARE[0] / 100), wide * TABLE_SHARE[1] / 100)
        panel = table.panel(ui, desk, width)
        if self.pane is None:
            self.pane = UnitPane(ui, self.room, self.ground, table)
        if self.show not in table.on_choose:
            table.on_choose.append(self.show)
        self.pane.table = table
        self.pane.keep_up()
        frame = named(Plate(Pad(self.pane, FRAME), edge="line", radius=METRICS.radius_panel), "war_map_frame")
        return Row(sized(panel, width=width), growing(frame), gap=10, align=Align.STRETCH)

    def act(self, action: Action) -> bool:
        """Zoom the map by key."""
        if self.pane is None or action not in KEYS:
            return False
        map_keys(self.pane)[action]()
        return True
