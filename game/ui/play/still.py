"""The map without what follows the pointer: a picture that is scrolled when the map is panned."""

from pygame import Rect, Surface

from game.model.ids import HexId
from game.ui.ground import CALM_COLOR, FULL_COLOR, GroundPainter
from game.ui.play.overlay_painter import OverlayTiles
from game.ui.play.room import Room
from game.ui.play.scene import COUNTER_PX, ScenePainter, Standing, reach_picture, standing
from game.ui.widget import Ui
from game.view.camera import Camera
from game.view.overlays import OVERLAYS
from game.view.overlays.layer import OverlayPicture


class StillMap:
    """The picture of ground, overlays, counters and tags for one viewport."""

    def __init__(self, ui: Ui, room: Room, ground: GroundPainter) -> None:
        self.room, self.ground = room, ground
        self.scene = ScenePainter(ui, room)
        self.areas = OverlayTiles(room.view.board, ui.palette, room.viewer)
        self.reach = OverlayTiles(room.view.board, ui.palette, room.viewer)
        self.pictures: list[OverlayPicture] = []
        self.stacks: list[Standing] = []
        self.hidden: frozenset[HexId] = frozenset()  # stacks that a playback draws in motion
        self._picture: Surface | None = None
        self._camera: Camera | None = None
        self.renew()

    def renew(self) -> None:
        """Read the room anew: something changed on the map."""
        pictures = self.room.overlay_pictures()
        if pictures != self.pictures:
            self.pictures = pictures
            self.areas.show(pictures)
        reach = reach_picture(self.room)
        if self.reach.pictures != (reach,):
            self.reach.show([reach])
        self.stacks = standing(self.room)
        self._picture = None

    def forget(self) -> None:
        """Draw everything again at the next chance."""
        self._picture = None

    def picture(self, camera: Camera, size: tuple[int, int]) -> Surface:
        """Return the map as the camera sees it."""
        kept, before = self._picture, self._camera
        self._camera = camera
        if kept is None or before is None or kept.get_size() != size or before.zoom != camera.zoom:
            self._picture = kept = Surface(size)
            self._paint(kept, camera, Rect((0, 0), size))
        elif before != camera:
            self._scroll(kept, camera, round(camera.x) - round(before.x), round(camera.y) - round(before.y))
        return kept

    def _scroll(self, kept: Surface, camera: Camera, dx: int, dy: int) -> None:
        width, height = kept.get_size()
        if abs(dx) >= width or abs(dy) >= height:
            self._paint(kept, camera, kept.get_rect())
            return
        kept.scroll(-dx, -dy)
        if dx:
            self._paint(kept, camera, Rect(width - dx if dx > 0 else 0, 0, abs(dx), height))
        if dy:
            self._paint(kept, camera, Rect(0, height - dy if dy > 0 else 0, width, abs(dy)))

    def _paint(self, to: Surface, camera: Camera, part: Rect) -> None:
        """Draw one part of the viewport."""
        to.set_clip(part)
        area = to.get_rect()
        view = Rect(round(camera.x) + part.x, round(camera.y) + part.y, *part.size)
        self.ground.hex_width = camera.hex_width
        muted = any(OVERLAYS[name].area for name in self.room.overlays)
        self.ground.paint(to, part.topleft, view, saturation=CALM_COLOR if muted else FULL_COLOR)
        self.areas.blit(to, camera, area, part)
        self.reach.blit(to, camera, area, part)
        half = COUNTER_PX[camera.hex_width] // 2
        taken = {stack.hex: half for stack in self.stacks}
        self.ground.paint_towns(to, part.topleft, view, counters=taken)
        self.scene.bridges(to, camera, area)
        self.scene.counters(to, camera, area, self.stacks, self.hidden)
        self.scene.tags(to, camera, area, self.pictures)
        to.set_clip(None)
