"""The map without what follows the pointer: a picture that is scrolled when the map is panned."""

from time import perf_counter

from pygame import Rect, Surface
from pygame.transform import scale as scale_surface

from game.model.ids import HexId
from game.ui.ground import CALM_COLOR, FULL_COLOR, GroundPainter
from game.ui.play.overlay_painter import OverlayTiles
from game.ui.play.scene import COUNTER_PX, ScenePainter, Shown, Standing
from game.ui.play.tags import TagSpot, badge_boxes, place_tags
from game.ui.widget import Ui
from game.view.camera import Camera
from game.view.labels import Box
from game.view.overlays.layer import OverlayPicture

BLOCK = 256
FRAME_SECONDS = 0.006  # how long a frame may take to paint parts of a zoomed map


def _blocks(size: tuple[int, int]) -> list[Rect]:
    """Return the parts of a picture, those in the middle last."""
    width, height = size
    whole = Rect((0, 0), size)
    parts = [Rect(x, y, BLOCK, BLOCK).clip(whole) for y in range(0, height, BLOCK) for x in range(0, width, BLOCK)]
    middle = whole.center
    return sorted(parts, key=lambda r: -abs(r.centerx - middle[0]) - abs(r.centery - middle[1]))


def _on_map(camera: Camera, part: Rect) -> Rect:
    """Return a part of the viewport in pixels of the map."""
    return part.move(round(camera.x), round(camera.y))


class StillMap:
    """The picture of ground, overlays, counters and tags for one viewport."""

    def __init__(self, ui: Ui, shown: Shown, ground: GroundPainter) -> None:
        self.shown, self.ground = shown, ground
        self.scene = ScenePainter(ui, shown)
        self.areas = OverlayTiles(shown.board, ui.palette, shown.side)
        self.reach = OverlayTiles(shown.board, ui.palette, shown.side)
        self.pictures: list[OverlayPicture] = []
        self.stacks: list[Standing] = []
        self.hidden: frozenset[HexId] = frozenset()  # stacks that a playback draws in motion
        self.is_gradual = False  # whether the first picture comes in parts, too, so that a page opens at once
        self._tags: dict[int, tuple[TagSpot, ...]] = {}  # by hex width
        self._badges: dict[int, dict[HexId, tuple[Box, ...]]] = {}
        self._picture: Surface | None = None
        self._camera: Camera | None = None
        self._blocks: list[Rect] = []  # parts of the picture still to be painted after a zoom, the last one first
        self.palette = ui.palette
        self.renew()

    def renew(self) -> None:
        """Read what is shown anew: something changed on the map."""
        pictures = self.shown.pictures()
        if changed := pictures != self.pictures:
            self.pictures = pictures
            self.areas.show(pictures)
        reach = self.shown.reach()
        if self.reach.pictures != (reach,):
            self.reach.show([reach])
        before = [stack.hex for stack in self.stacks]
        self.stacks = self.shown.standing()
        if changed or before != [stack.hex for stack in self.stacks]:
            self._tags.clear()
            self._badges.clear()
        self._picture = None

    def forget(self) -> None:
        """Draw everything again at the next chance."""
        self._picture = None

    def picture(self, camera: Camera, size: tuple[int, int]) -> Surface:
        """Return the map as the camera sees it; after a zoom first the old picture enlarged, then ever more of the new.

        ``unfinished`` tells whether the picture must be asked for again.
        """
        kept, before = self._picture, self._camera
        self._camera = camera
        deadline = perf_counter() + FRAME_SECONDS
        if kept is None or before is None or kept.get_size() != size:
            self._picture = kept = Surface(size)
            kept.fill(self.palette.field)
            self._blocks = _blocks(size) if self.is_gradual else []
            if not self.is_gradual:
                self._paint(kept, camera, Rect((0, 0), size))
        elif before.zoom != camera.zoom:
            self._picture = kept = self._stretched(kept, before, camera)
            self._blocks = _blocks(size)
        elif before != camera:
            if self._blocks:
                self._picture = kept = self._stretched(kept, before, camera)
                self._blocks = _blocks(size)
            else:
                self._scroll(kept, camera, round(camera.x) - round(before.x), round(camera.y) - round(before.y))
        self._paint_blocks(kept, camera, deadline)
        return kept

    @property
    def unfinished(self) -> bool:
        """Return whether parts of the picture are still those of the zoom before."""
        return bool(self._blocks)

    def _stretched(self, kept: Surface, before: Camera, camera: Camera) -> Surface:
        """Return the old picture as the new camera would see it, roughly."""
        scale = camera.hex_width / before.hex_width
        width, height = kept.get_size()
        seen = Rect(round(camera.x / scale - before.x), round(camera.y / scale - before.y), 0, 0)
        seen.size = round(width / scale), round(height / scale)
        part = seen.clip(kept.get_rect())
        if part == seen:
            return scale_surface(kept.subsurface(part), (width, height))
        out = Surface((width, height))
        out.fill(self.palette.field)
        if part.width and part.height:
            small = kept.subsurface(part)
            target = (round(part.width * scale), round(part.height * scale))
            corner = (round((part.x - seen.x) * scale), round((part.y - seen.y) * scale))
            out.blit(scale_surface(small, target), corner)
        return out

    def _paint_blocks(self, kept: Surface, camera: Camera, deadline: float) -> None:
        """Paint as much of what is left as a frame has time for, in steps of a few milliseconds."""
        while self._blocks and perf_counter() < deadline:
            if not self._prepared(camera, self._blocks[-1]):
                self._paint(kept, camera, self._blocks.pop())

    def _prepared(self, camera: Camera, part: Rect) -> bool:
        """Do one thing that a part of the picture needs before it is quickly painted; return whether there was one."""
        self.ground.hex_width = camera.hex_width
        if self.ground.towns.step(camera.hex_width, counters=self._taken(camera), badges=self._badges_at(camera)):
            return True
        missing = self.ground.missing(_on_map(camera, part), saturation=self._saturation)
        for column, row in missing[:1]:
            self.ground.tile(column, row, saturation=self._saturation)
        return bool(missing)

    @property
    def _saturation(self) -> int:
        """Return how much color the ground has: little under an area overlay."""
        return CALM_COLOR if self.shown.is_calm else FULL_COLOR

    def _taken(self, camera: Camera) -> dict[HexId, int]:
        """Return by occupied hex the half-width in pixels of what stands there."""
        half = COUNTER_PX[camera.hex_width] // 2
        return {stack.hex: half for stack in self.stacks}

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

    def tags_at(self, camera: Camera) -> tuple[TagSpot, ...]:
        """Return where the tags of overlays stand at this zoom, reckoned once for each set of them."""
        if camera.hex_width not in self._tags:
            self._tags[camera.hex_width] = place_tags(self.pictures, camera.pixels, self._taken(camera))
        return self._tags[camera.hex_width]

    def _badges_at(self, camera: Camera) -> dict[HexId, tuple[Box, ...]]:
        if camera.hex_width not in self._badges:
            self._badges[camera.hex_width] = badge_boxes(self.tags_at(camera), camera.hex_width)
        return self._badges[camera.hex_width]

    def names(self, to: Surface, camera: Camera, area: Rect) -> None:
        """Draw places and tags again, over what was drawn on the picture; ``area`` is the viewport."""
        self.ground.hex_width = camera.hex_width
        view = _on_map(camera, Rect((0, 0), area.size))
        self.ground.paint_towns(to, area.topleft, view, counters=self._taken(camera), badges=self._badges_at(camera))
        self.scene.tags(to, camera, area, self.tags_at(camera))

    def _paint(self, to: Surface, camera: Camera, part: Rect) -> None:
        """Draw one part of the viewport."""
        to.set_clip(part)
        area = to.get_rect()
        view = _on_map(camera, part)
        self.ground.hex_width = camera.hex_width
        self.ground.paint(to, part.topleft, view, saturation=self._saturation)
        self.areas.blit(to, camera, area, part)
        self.reach.blit(to, camera, area, part)
        self.scene.figures(to, camera, area, self.pictures, self.ground.towns.grounds())
        self.ground.paint_towns(to, part.topleft, view, counters=self._taken(camera), badges=self._badges_at(camera))
        self.scene.bridges(to, camera, area)
        self.scene.counters(to, camera, area, self.stacks, self.hidden)
        self.scene.tags(to, camera, area, self.tags_at(camera))
        to.set_clip(None)
