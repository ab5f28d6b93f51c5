"""What stands on the map: counters, tags and the marks of what is planned, painted into a viewport."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

import pygame
from pygame import Rect, Surface

from game.model.ids import NO_UNIT, HexId
from game.model.picture import Contact
from game.model.units import Piece, Unit
from game.ui import draw
from game.ui.play.inks import ink_color
from game.ui.play.overlay_painter import thick_line
from game.ui.play.room import Room
from game.ui.play.tags import TAG_PX, TagSpot, is_figure, pill_rect, tag_face
from game.ui.typeset import Face, text_image
from game.ui.widget import Ui
from game.view.camera import Camera
from game.view.counters import CounterFace, Ring
from game.view.faces import contact_face, points, top_of_stack, unit_face
from game.view.front import outline
from game.view.overlays.layer import Fill, Ink, OverlayPicture, Sides, Tag
from game.view.text import t
from game.view.theme import Color, Role

COUNTER_PX = {24: 10, 36: 24, 48: 32, 72: 48, 96: 64, 144: 96}  # by hex width (LOOK 5)
REACH_PCT = 27
Point = tuple[float, float]


def reach_picture(room: Room) -> OverlayPicture:
    """Return the fill and outline of the selected unit's reach (LOOK 6)."""
    hexes = room.reach
    if not hexes:
        return OverlayPicture()
    edge = outline(room.view.board, frozenset(hexes))
    return OverlayPicture(fills=[Fill(hexes, Ink.REACH, REACH_PCT)], sides=[Sides(edge, Ink.REACH, 2.2)])


@dataclass(frozen=True, slots=True)
class Standing:
    """A stack to draw: its hex and the face on top."""

    hex: HexId
    face: CounterFace


def standing(room: Room) -> list[Standing]:
    """Return every stack the viewer knows of, north to south, so that lower counters lie over upper ones."""
    view = room.view
    found = []
    for h in sorted({*view.own_at, *view.foes_at}):
        own, foes = view.own_at.get(h, ()), view.foes_at.get(h, ())
        if own:
            top = top_of_stack(view, own, room.selected)
            chosen = room.selected in own or (room.plan is not None and any(u in room.plan.units for u in own))
            ring = Ring.SELECTED if chosen else Ring.NONE
            face = unit_face(
                view, top, in_command=top.id in room.in_command, stack=len(own), ring=ring, mp_shown=room.operates
            )
        else:
            face = _foe_face(room, [view.foes[i] for i in foes], h)
        found.append(Standing(h, face))
    return found


def _foe_face(room: Room, foes: list[Piece], h: HexId) -> CounterFace:
    """Return the largest enemy of a hex: an estimate, or the unit itself in a picture without fog."""
    top = max(foes, key=lambda piece: (not piece.toe.is_hq, piece.men))
    if isinstance(top, Unit):
        return unit_face(room.view, top, in_command=True, stack=len(foes), mp_shown=False)
    if not isinstance(top, Contact):
        raise TypeError(f"neither a unit nor a contact: {top!r}")
    ring = Ring.TARGET if room.plan is not None and room.plan.target == h else Ring.NONE
    return contact_face(room.view, top, stack=len(foes), ring=ring)


class ScenePainter:
    """Paints counters and tags of a room into a viewport."""

    def __init__(self, ui: Ui, room: Room) -> None:
        self.ui = ui
        self.room = room

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

    def figures(self, to: Surface, camera: Camera, viewport: Rect, pictures: list[OverlayPicture]) -> None:
        """Draw the plain figures that an area overlay puts into every hex, under names and counters."""
        face, ink = tag_face(camera.hex_width), self.ui.palette.front_casing
        for tag in _near(to, camera, viewport, pictures):
            if is_figure(tag) and camera.hex_width > 24:
                x, y = self._screen(camera, viewport, tag.hex)
                image = text_image(face, tag.text, ink)
                to.blit(image, image.get_rect(center=(round(x), round(y + camera.pixels.height * 0.37))))

    def tags(self, to: Surface, camera: Camera, viewport: Rect, spots: Iterable[TagSpot]) -> None:
        """Draw the tags of overlays that may lie in the clip, where they have been placed."""
        left, top = viewport.x - round(camera.x), viewport.y - round(camera.y)
        clip, px = to.get_clip(), TAG_PX[camera.hex_width]
        for spot in spots:
            rect = spot.rect.move(left, top)
            if clip.colliderect(rect):
                tag, edge = spot.tag, ink_color(spot.tag.ink, self.ui.palette, self.room.viewer)
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

    # --- what is planned --------------------------------------------------------------------------------------

    def plans(self, to: Surface, camera: Camera, viewport: Rect) -> None:
        """Draw the outline under the pointer, the path to it, and the arrows of a planned assault."""
        room = self.room
        if room.hover is not None:
            corners = [
                (x - camera.x + viewport.x, y - camera.y + viewport.y) for x, y in camera.pixels.corners(room.hover)
            ]
            pygame.draw.aalines(to, self.ui.palette.bone, True, corners)
        if room.plan is not None:
            self._assault(to, camera, viewport)
        elif path := room.path:
            self._march(to, camera, viewport, path)

    def hidden_name(self, to: Surface, camera: Camera, viewport: Rect, h: HexId) -> None:
        """Draw the name of a place that had no room on the map, while the pointer is on it (LOOK 6)."""
        view = self.room.view
        if h in view.board.place_at:
            x, y = self._screen(camera, viewport, h)
            name = view.board.places[view.board.place_at[h]].name
            middle = (round(x), round(y + camera.pixels.height * 0.42))
            self.pill(to, name, middle, self.ui.palette.line, TAG_PX[camera.hex_width])

    def bridges(self, to: Surface, camera: Camera, viewport: Rect) -> None:
        """Draw a cross over every bridge that is blown, as far as the viewer knows (rule 2.4)."""
        view, palette = self.room.view, self.ui.palette
        arm = camera.hex_width * 0.085
        for bridge in view.board.bridges:
            if not view.bridges[bridge.index] or not camera.shows(bridge.a, -camera.hex_width):
                continue
            (ax, ay), (bx, by) = (self._screen(camera, viewport, h) for h in (bridge.a, bridge.b))
            x, y = (ax + bx) / 2, (ay + by) / 2
            for color, width in ((palette.front_casing, 5.0), (palette.crit, 2.6)):
                for dx, dy in ((arm, arm), (arm, -arm)):
                    thick_line(to, color, (x - dx, y - dy), (x + dx, y + dy), width * camera.hex_width / 72)

    def _screen(self, camera: Camera, viewport: Rect, h: HexId) -> Point:
        x, y = camera.to_screen(h)
        return x + viewport.x, y + viewport.y

    def _march(self, to: Surface, camera: Camera, viewport: Rect, path: tuple[HexId, ...]) -> None:
        unit, field = self.room.unit, self.room.field
        if unit is None or field is None:
            return
        points_ = [self._screen(camera, viewport, h) for h in (unit.hex, *path)]
        width = max(3.0, camera.hex_width * 0.07)
        for color, extra in ((self.ui.palette.front_casing, 2.4), (self.ui.palette.reach, 0.0)):
            for a, b in pairwise(points_):
                thick_line(to, color, a, b, width + extra)
        left = 0 if self.room.by_rail else max(0, unit.mp - field.cost(path[-1]))
        x, y = points_[-1]
        text = t("map.mp_left", value=points(left))
        self.pill(
            to, text, (round(x), round(y + camera.pixels.height * 0.62)), self.ui.palette.gold, TAG_PX[camera.hex_width]
        )

    def _assault(self, to: Surface, camera: Camera, viewport: Rect) -> None:
        plan, view = self.room.plan, self.room.view
        if plan is None:
            return
        for h in sorted({view.own[u].hex for u in plan.units if u != NO_UNIT}):
            a, b = self._screen(camera, viewport, h), self._screen(camera, viewport, plan.target)
            arrow(to, a, b, camera.hex_width * 0.13, self.ui.palette.assault, self.ui.palette.front_casing)


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


def arrow(to: Surface, a: Point, b: Point, width: float, color: Color, casing: Color) -> None:
    """Draw an arrow from the edge of one counter to the edge of another."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    if length < 1:
        return
    angle = atan2(b[1] - a[1], b[0] - a[0])
    start, end = 0.30 * length, 0.72 * length
    head = width * 1.9

    def at(along: float, across: float) -> Point:
        return (
            a[0] + cos(angle) * along - sin(angle) * across,
            a[1] + sin(angle) * along + cos(angle) * across,
        )

    neck = max(start, end - head)
    shape = [
        at(start, -width / 2),
        at(neck, -width / 2),
        at(neck, -head / 2 - width * 0.3),
        at(end, 0),
        at(neck, head / 2 + width * 0.3),
        at(neck, width / 2),
        at(start, width / 2),
    ]
    pygame.draw.polygon(to, color, shape)
    pygame.draw.aalines(to, casing, True, shape)
