"""What stands on the map: counters, tags and marks, painted into a viewport."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Protocol

import pygame
from pygame import Rect, Surface

from game.model.board import Board
from game.model.ids import HexId, Side
from game.ui import draw
from game.ui.play.inks import ink_color
from game.ui.play.overlay_painter import thick_line
from game.ui.play.tags import TAG_PX, TagSpot, is_figure, pill_rect, tag_face
from game.ui.typeset import Face, text_image
from game.ui.widget import Ui
from game.view.camera import Camera
from game.view.counters import CounterFace
from game.view.hexpixels import WITH_TAGS
from game.view.overlays.layer import OverlayPicture, Tag
from game.view.theme import Color, Role

COUNTER_PX = {9: 6, 14: 8, 24: 10, 36: 24, 48: 32, 72: 48, 96: 64, 144: 96}  # by hex width (LOOK 5)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Standing:
    """A stack to draw: its hex and the face on top."""

    hex: HexId
    face: CounterFace


class Shown(Protocol):
    """What a map shows: a match as its viewer knows it, or a set-up that is being written."""

    @property
    def board(self) -> Board:
        """Return the map."""

    @property
    def side(self) -> Side:
        """Return the side whose colors are those of one's own."""

    @property
    def is_calm(self) -> bool:
        """Return whether the ground loses most of its color under what lies on it."""

    def pictures(self) -> list[OverlayPicture]:
        """Return the overlays that are on, areas first."""

    def reach(self) -> OverlayPicture:
        """Return what is shown of the chosen unit or hex."""

    def standing(self) -> list[Standing]:
        """Return every stack, north to south, so that lower counters lie over upper ones."""

    def blown(self) -> Iterable[tuple[HexId, HexId]]:
        """Return the hexes at both ends of every blown bridge."""


class ScenePainter:
    """Paints counters and tags of what is shown into a viewport."""

    def __init__(self, ui: Ui, shown: Shown) -> None:
        self.ui = ui
        self.shown = shown

    def counters(
        self, to: Surface, camera: Camera, viewport: Rect, stacks: list[Standing], hidden: frozenset[HexId]
    ) -> None:
        """Draw every stack in the clip; those in ``hidden`` are drawn by an animation."""
        px = COUNTER_PX[camera.hex_width]
        near = to.get_clip().move(-viewport.x, -viewport.y).inflate(2 * px, 2 * px)
        for stack in stacks:
            x, y = camera.to_screen(stack.hex)
            if stack.hex not in hidden and near.collidepoint(x, y):
                self.ui.counters.blit(to, stack.face, px, (round(x) + viewport.x, round(y) + viewport.y))

    def figures(
        self, to: Surface, camera: Camera, viewport: Rect, pictures: list[OverlayPicture], names: Sequence[Rect]
    ) -> None:
        """Draw the plain figures that an area overlay puts into every hex, under counters.

        ``names`` are the grounds of names on the map, in pixels of it: a figure that one would cover is left out.
        """
        face, ink = tag_face(camera.hex_width), self.ui.palette.front_casing
        left, top = viewport.x - round(camera.x), viewport.y - round(camera.y)
        for tag in _near(to, camera, viewport, pictures):
            if is_figure(tag) and camera.hex_width > WITH_TAGS:
                x, y = self.on_screen(camera, viewport, tag.hex)
                image = text_image(face, tag.text, ink)
                box = image.get_rect(center=(round(x), round(y + camera.pixels.height * 0.37)))
                if box.move(-left, -top).collidelist(names) < 0:
                    to.blit(image, box)

    def tags(self, to: Surface, camera: Camera, viewport: Rect, spots: Iterable[TagSpot]) -> None:
        """Draw the tags of overlays that may lie in the clip, where they have been placed."""
        left, top = viewport.x - round(camera.x), viewport.y - round(camera.y)
        clip, px = to.get_clip(), TAG_PX[camera.hex_width]
        for spot in spots:
            rect = spot.rect.move(left, top)
            if clip.colliderect(rect):
                tag, edge = spot.tag, ink_color(spot.tag.ink, self.ui.palette, self.shown.side)
                self.pill(to, tag.text, rect.center, edge, px, star=tag.star, bold_edge=tag.contested)

    def pill(
        self,
        to: Surface,
        text: str,
        center: tuple[int, int],
        edge: Color,
        px: int,
        *,
        star: bool = False,
        bold_edge: bool = False,
    ) -> None:
        """Draw a short text on a dark rounded ground."""
        image = text_image(Face(Role.TEXT_BOLD, px, 0), text, self.ui.palette.text)
        star_room = px if star else 0
        box = pill_rect(image.get_width(), center, px, star_room)
        draw.box(to, box, (*self.ui.palette.bg, 225), edge=edge, radius=box.height // 2, width=2 if bold_edge else 1)
        if star:
            polygon = star_points((box.left + px * 0.95, box.centery), px * 0.45)
            pygame.draw.polygon(to, self.ui.palette.gold, polygon)
        to.blit(image, image.get_rect(midleft=(box.left + px // 2 + star_room, box.centery)))

    # --- single hexes -----------------------------------------------------------------------------------------------

    def outline(self, to: Surface, camera: Camera, viewport: Rect, h: HexId) -> None:
        """Draw the outline of the hex under the pointer."""
        corners = [(x - camera.x + viewport.x, y - camera.y + viewport.y) for x, y in camera.pixels.corners(h)]
        pygame.draw.aalines(to, self.ui.palette.bone, True, corners)

    def hidden_name(self, to: Surface, camera: Camera, viewport: Rect, h: HexId) -> None:
        """Draw the name of a place that had no room on the map, while the pointer is on it (LOOK 6)."""
        board = self.shown.board
        if h in board.place_at:
            x, y = self.on_screen(camera, viewport, h)
            name = board.places[board.place_at[h]].name
            middle = (round(x), round(y + camera.pixels.height * 0.42))
            self.pill(to, name, middle, self.ui.palette.line, TAG_PX[camera.hex_width])

    def bridges(self, to: Surface, camera: Camera, viewport: Rect) -> None:
        """Draw a cross over every bridge that is blown, as far as the viewer knows (rule 2.4)."""
        palette = self.ui.palette
        arm = camera.hex_width * 0.085
        for a, b in self.shown.blown():
            if not camera.shows(a, -camera.hex_width):
                continue
            (ax, ay), (bx, by) = (self.on_screen(camera, viewport, h) for h in (a, b))
            x, y = (ax + bx) / 2, (ay + by) / 2
            for color, width in ((palette.front_casing, 5.0), (palette.crit, 2.6)):
                for dx, dy in ((arm, arm), (arm, -arm)):
                    thick_line(to, color, (x - dx, y - dy), (x + dx, y + dy), width * camera.hex_width / 72)

    def on_screen(self, camera: Camera, viewport: Rect, h: HexId) -> Point:
        """Return the middle of a hex on the screen."""
        x, y = camera.to_screen(h)
        return x + viewport.x, y + viewport.y


def _near(to: Surface, camera: Camera, viewport: Rect, pictures: list[OverlayPicture]) -> Iterator[Tag]:
    """Yield the tags that may lie in the clip."""
    wide = 2 * camera.hex_width
    near = to.get_clip().move(-viewport.x, -viewport.y).inflate(2 * wide, wide)
    for picture in pictures:
        yield from (tag for tag in picture.tags if near.collidepoint(camera.to_screen(tag.hex)))


def star_points(center: Point, radius: float) -> list[Point]:
    """Return the corners of a five-pointed star."""
    return [
        (
            center[0] + radius * (1.0 if i % 2 == 0 else 0.42) * sin(i * pi / 5),
            center[1] - radius * (1.0 if i % 2 == 0 else 0.42) * cos(i * pi / 5),
        )
        for i in range(10)
    ]
