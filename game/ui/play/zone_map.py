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
from game.ui.typeset import text_image
from game.ui.widget import Rect, Size, Ui, Widget
from game.view.allotments import ZoneLine
from game.view.hexpixels import HexPixels
from game.view.overlays.layer import OverlayPicture
from game.view.text import t
from game.view.theme import NOTE_STRONG, SMALL_STRONG, mix
from game.view.zone_areas import zone_areas, zones_picture

CALM, LOWEST = 0.42, 160  # how much color the ground keeps under the zones; units of height it has at least
PM = 1000


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
        """Return the id of the zone at a point of the window, empty where there is none."""
        place = self._place()
        h = self._pixels(place).hex_at(at[0] - place.left, at[1] - place.top)
        found = None if h is None else next((a for a in zone_areas(self.view.board) if h in a.hexes), None)
        return "" if found is None else self.view.board.zones[found.index].id

    # --- drawing ---

    def paint(self, ui: Ui, to: Surface) -> None:
        if self._under is None or self._under.get_size() != self.rect.size:
            self._under, self._over = self._calm(ui), None
        to.blit(self._under, self.rect)
        picture = self._picture()
        if self._over is None or self._over[0] != picture:
            self._over = picture, self._painted(ui, picture)
        to.blit(self._over[1], self.rect)
        taken: list[Rect] = []
        for line, center in self._middles():
            taken.append(self._pill(ui, to, line, center, taken))

    def _middles(self) -> list[tuple[ZoneLine, tuple[int, int]]]:
        """Return where the middle of each zone is in the window, from north to south."""
        place, by_index = self._place(), {line.index: line for line in self.lines}
        pixels, found = self._pixels(place), []
        for area in zone_areas(self.view.board):
            x, y = pixels.center(area.middle)
            found.append((by_index[area.index], (round(place.left + x), round(place.top + y))))
        return sorted(found, key=lambda it: (it[1][1], it[0].index))

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

    def _pill(self, ui: Ui, to: Surface, line: ZoneLine, center: tuple[int, int], taken: Sequence[Rect]) -> Rect:
        """Write the name of a zone, what it is and will be, clear of those above; return the ground it takes."""
        p, on = ui.palette, line.id == self.chosen
        name = text_image(ui.face(NOTE_STRONG), line.name, p.text)
        ink = p.bad if line.later or line.now else p.t2
        words = f"{line.now / PM:.2f}"
        if line.later != line.now:
            words = t("zone_map.change", now=words, later=line.to_come)
        figure = text_image(ui.face(SMALL_STRONG), words, ink)
        pad = ui.px(6)
        box = Rect(0, 0, max(name.get_width(), figure.get_width()) + 2 * pad, name.get_height() + figure.get_height())
        box.center = center
        box.clamp_ip(self.rect)
        for other in taken:
            if box.colliderect(other):
                box.top = other.bottom + ui.px(2)
        edge = p.gold if on else p.line
        draw.box(to, box, mix(p.panel, p.gold_dark, 0.8) if on else p.panel, edge=edge, radius=ui.px(5))
        to.blit(name, name.get_rect(midtop=(box.centerx, box.top)))
        to.blit(figure, figure.get_rect(midbottom=(box.centerx, box.bottom)))
        return box

    # --- answering ---

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is not Touch.DOWN or event.button != 1:
            return False
        if zone := self.zone_at(event.at):
            ui.play("press")
            self.choose(zone)
        return True
