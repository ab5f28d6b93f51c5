"""The map beside the landing planner: the sites, what is known to stand there, the way in and inland."""

from collections.abc import Callable, Sequence
from math import hypot

import pygame
from pygame import Rect, Surface

from game.model.ids import HexId
from game.ui import draw
from game.ui.ground import GroundPainter
from game.ui.inputs import Pointer
from game.ui.play.overlay_painter import Point, thick_line
from game.ui.play.pane import MapPane
from game.ui.play.room import Room
from game.ui.play.room_picture import RoomPicture
from game.ui.typeset import text_image
from game.ui.widget import Ui
from game.view.landing_map import landing_picture, run_in
from game.view.landing_outlook import Outlook
from game.view.landing_words import SiteLine
from game.view.overlays.layer import OverlayPicture
from game.view.text import t
from game.view.theme import METRICS, NOTE, Color

WAY, SHORE = 0.13, 0.8  # of the width of a hex: the arrow, and how far from the middle of the site it ends
HEAD, WING, CASING = 2.2, 1.25, 3.0  # length and half width of its head in its widths; pixels of its edge


class LandingPicture(RoomPicture):
    """What the map shows: the match as its viewer knows it, with the sites instead of overlays."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.sites: Sequence[SiteLine] = ()
        self.found: Outlook | None = None

    @property
    def is_calm(self) -> bool:
        """Return that the ground keeps its color."""
        return False

    def pictures(self) -> list[OverlayPicture]:
        """Return the sites and the ways of the landing."""
        return [landing_picture(self.room.view, self.sites, self.found)]

    def reach(self) -> OverlayPicture:
        """Return nothing: no unit is chosen here."""
        return OverlayPicture()


class LandingMap(MapPane):
    """The map; a click on a site chooses it."""

    def __init__(self, ui: Ui, room: Room, ground: GroundPainter, choose: Callable[[str], None]) -> None:
        self.picture, self.choose = LandingPicture(room), choose
        super().__init__(ui, self.picture, ground)
        self.name = "landing_map"

    def show(self, sites: Sequence[SiteLine], found: Outlook | None) -> None:
        """Take what is planned now; another site is brought into sight."""
        before = self.picture.found
        self.picture.sites, self.picture.found = sites, found
        self.still.renew()
        if self.rect.width and found is not None and (before is None or before.hex != found.hex):
            self.center_on(found.hex)

    def heart(self) -> HexId:
        """Return the chosen site, or the first."""
        if self.picture.found is not None:
            return self.picture.found.hex
        return self.picture.sites[0].hex if self.picture.sites else super().heart()

    def clicked(self, h: HexId, event: Pointer, at: tuple[int, int]) -> None:
        """Choose the site that was clicked on."""
        site = next((line.id for line in self.picture.sites if line.hex == h), "")
        if site:
            self.choose(site)

    def paint_marks(self, ui: Ui, to: Surface) -> None:
        """Draw the arrow of the wave under names and tags, the legend, and the edge of the map."""
        found = self.picture.found
        way = run_in(self.picture.board, found.hex) if found is not None else ()
        if way:
            ends = [self.camera.to_screen(h) for h in (way[0], way[-1])]
            a, b = ((x + self.rect.x, y + self.rect.y) for x, y in ends)
            wave_arrow(to, a, b, self.camera.hex_width, (ui.palette.front_un, ui.palette.front_casing))
            self.still.names(to, self.camera, self.rect)
        self._legend(ui, to)
        draw.ring(to, self.rect, ui.palette.line, radius=0, width=1)

    def _legend(self, ui: Ui, to: Surface) -> None:
        p, face, line, pad = ui.palette, ui.face(NOTE), ui.px(20), ui.px(10)
        entries = (("chosen", p.gold), ("run_in", p.front_un), ("inland", p.assault))
        images = [text_image(face, t(f"landing_map.legend.{name}"), p.t2) for name, _ in entries]
        wide = max(image.get_width() for image in images) + ui.px(32) + 2 * pad
        box = Rect(0, 0, wide, line * len(images) + pad)
        box.bottomleft = self.rect.left + ui.px(10), self.rect.bottom - ui.px(10)
        draw.box(to, box, p.panel, edge=p.line, radius=ui.px(METRICS.radius_card))
        for i, ((name, color), image) in enumerate(zip(entries, images, strict=True)):
            middle = box.top + pad // 2 + round((i + 0.5) * line)
            swatch = Rect(box.left + pad, middle - ui.px(3), ui.px(22), ui.px(6))
            if name == "chosen":
                swatch = Rect(swatch.centerx - ui.px(7), middle - ui.px(7), ui.px(14), ui.px(14))
                draw.ring(to, swatch, color, radius=ui.px(4), width=max(2, ui.px(2)))
            else:
                draw.box(to, swatch, color, radius=ui.px(2))
            to.blit(image, image.get_rect(midleft=(box.left + pad + ui.px(32), middle)))


def wave_arrow(to: Surface, a: Point, b: Point, hex_width: float, inks: tuple[Color, Color]) -> None:
    """Draw the way of the wave, its head at the edge of the site; ``inks``: color and casing."""
    length, width = hypot(b[0] - a[0], b[1] - a[1]) or 1.0, max(6.0, hex_width * WAY)
    dx, dy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    tip = b[0] - dx * hex_width * SHORE, b[1] - dy * hex_width * SHORE
    neck = tip[0] - dx * width * HEAD, tip[1] - dy * width * HEAD
    wings = [(neck[0] - dy * side * width * WING, neck[1] + dx * side * width * WING) for side in (1, -1)]
    for ink, extra in ((inks[1], CASING), (inks[0], 0.0)):
        thick_line(to, ink, a, neck, width + extra)
        pygame.draw.polygon(to, ink, [tip, *wings])
        if extra:
            pygame.draw.polygon(to, ink, [tip, *wings], round(extra))
