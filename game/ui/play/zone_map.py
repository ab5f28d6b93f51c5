"""The zones of the map in small: what the enemy suffers in each, the chosen one marked; a click chooses one."""

from collections.abc import Callable, Sequence

import pygame
from pygame import Surface

from game.model.view import SideView
from game.ui import draw
from game.ui.ground import GroundPainter
from game.ui.inputs import Pointer, Touch
from game.ui.play.overlay_painter import TILE, TilePen
from game.ui.play.small_ground import placed, small_ground
from game.ui.typeset import text_image, text_width
from game.ui.widget import Rect, Size, Ui, Widget
from game.view.allotments import ZoneLine
from game.view.hexpixels import HexPixels
from game.view.overlays.layer import OverlayPicture
from game.view.text import t
from game.view.theme import NOTE_STRONG, SMALL_STRONG, mix
from game.view.zone_areas import zone_areas, zones_picture

CALM, LOWEST = 0.42, 160  # how much color the ground keeps under the zones; units of height it has at least
PM = 1000


class ZonePill(Widget):
    """The name of a zone with what the enemy suffers there and will suffer."""

    def __init__(self, line: ZoneLine, on: bool) -> None:  # noqa: FBT001  whether it is the chosen one
        super().__init__()
        self.line, self.on = line, on
        self.name = f"pill_{line.id}"
        self.tooltip = t("zone_map.told", zone=line.name, why=line.why)

    @property
    def _figure(self) -> str:
        now = f"{self.line.now / PM:.2f}"
        return now if self.line.later == self.line.now else t("zone_map.change", now=now, later=self.line.to_come)

    def measure(self, ui: Ui, width: int) -> Size:
        wide = max(text_width(ui.face(NOTE_STRONG), self.line.name), text_width(ui.face(SMALL_STRONG), self._figure))
        return wide + 2 * ui.px(6), ui.face(NOTE_STRONG).line_px + ui.face(SMALL_STRONG).line_px

    def paint(self, ui: Ui, to: Surface) -> None:
        p, box = ui.palette, self.rect
        fill, edge = (mix(p.panel, p.gold_dark, 0.8), p.gold) if self.on else (p.panel, p.line)
        draw.box(to, box, fill, edge=edge, radius=ui.px(5))
        name = text_image(ui.face(NOTE_STRONG), self.line.name, p.text)
        figure = text_image(ui.face(SMALL_STRONG), self._figure, p.bad if self.line.later or self.line.now else p.t2)
        to.blit(name, name.get_rect(midtop=(box.centerx, box.top + ui.px(1))))
        to.blit(figure, figure.get_rect(midbottom=(box.centerx, box.bottom - ui.px(1))))


class ZoneMap(Widget):
    """The whole map with its zones, each with its name and what is and will be; ``choose`` gets the id of one."""

    hoverable = True

    def __init__(
        self,
        view: SideView,
        ground: GroundPainter,
        lines: Sequence[ZoneLine],
        chosen: str,
        choose: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.name = "zone_map"
        self.view, self.ground, self.lines, self.chosen, self.choose = view, ground, list(lines), chosen, choose
        with_ground = {area.index for area in zone_areas(view.board)}
        self._pills = [ZonePill(line, line.id == chosen) for line in self.lines if line.index in with_ground]
        self.children = [*self._pills]
        self._under: Surface | None = None
        self._over: tuple[OverlayPicture, Surface] | None = None

    def carry(self, old: Widget) -> None:
        if isinstance(old, ZoneMap):
            self._under, self._over = old._under, old._over

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(LOWEST)

    # --- geometry ---

    def _place(self) -> Rect:
        return placed(self.ground, self.rect.size).move(self.rect.topleft)

    def _pixels(self, place: Rect) -> HexPixels:
        grid = self.view.board.grid
        return HexPixels(grid, place.width / (0.75 * (grid.width - 1) + 1))

    def zone_at(self, at: tuple[int, int]) -> str:
        """Return the id of the zone at a point of the window, by its name or its ground; empty where there is none."""
        if (pill := next((p for p in self._pills if p.rect.collidepoint(at)), None)) is not None:
            return pill.line.id
        place = self._place()
        h = self._pixels(place).hex_at(at[0] - place.left, at[1] - place.top)
        found = None if h is None else next((a for a in zone_areas(self.view.board) if h in a.hexes), None)
        return "" if found is None else self.view.board.zones[found.index].id

    def arrange(self, ui: Ui) -> None:
        """Put each name at the middle of its zone, clear of those north of it."""
        place, middles = self._place(), {area.index: area.middle for area in zone_areas(self.view.board)}
        pixels, taken = self._pixels(place), list[Rect]()
        centers = {index: pixels.center(h) for index, h in middles.items()}
        for pill in sorted(self._pills, key=lambda pill: (centers[pill.line.index][1], pill.line.index)):
            x, y = centers[pill.line.index]
            box = Rect((0, 0), pill.measure(ui, self.rect.width))
            box.center = round(place.left + x), round(place.top + y)
            for other in taken:
                if box.colliderect(other):
                    box.top = other.bottom + ui.px(2)
            box.clamp_ip(self.rect)
            pill.place(ui, box)
            taken.append(box)

    # --- drawing ---

    def paint(self, ui: Ui, to: Surface) -> None:
        if self._under is None or self._under.get_size() != self.rect.size:
            self._under, self._over = self._calm(ui), None
        to.blit(self._under, self.rect)
        picture = self._picture()
        if self._over is None or self._over[0] != picture:
            self._over = picture, self._painted(ui, picture)
        to.blit(self._over[1], self.rect)

    def _calm(self, ui: Ui) -> Surface:
        """Return the ground with little of its color, so that the zones stand out."""
        ground = small_ground(self.ground, self.rect.size, ui.palette.field)
        pale = pygame.transform.grayscale(ground)
        pale.set_alpha(round(255 * (1 - CALM)))
        ground.blit(pale, (0, 0))
        return ground

    def _picture(self) -> OverlayPicture:
        levels = {line.index: line.later for line in self.lines}
        index = next((line.index for line in self.lines if line.id == self.chosen), None)
        return zones_picture(self.view.board, [levels.get(i, 0) for i in range(len(self.view.board.zones))], index)

    def _painted(self, ui: Ui, picture: OverlayPicture) -> Surface:
        place, out = placed(self.ground, self.rect.size), Surface(self.rect.size, pygame.SRCALPHA)
        pixels = self._pixels(place)
        for top in range(0, place.height, TILE):
            for left in range(0, place.width, TILE):
                pen = TilePen(self.view.board, pixels, (left, top), ui.palette, self.view.side)
                if (tile := pen.painted([picture])) is not None:
                    out.blit(tile, (place.x + left, place.y + top), Rect(0, 0, place.width - left, place.height - top))
        return out

    # --- answering ---

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is not Touch.DOWN or event.button != 1:
            return False
        if zone := self.zone_at(event.at):
            ui.play("press")
            self.choose(zone)
        return True
