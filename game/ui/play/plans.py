"""What is planned, drawn over the map: the way of the selected unit and the arrows of an assault."""

from itertools import pairwise
from math import atan2, cos, hypot, sin

import pygame
from pygame import Rect, Surface

from game.model.ids import NO_UNIT, HexId
from game.ui.play.overlay_painter import thick_line
from game.ui.play.room import Room
from game.ui.play.scene import Point, ScenePainter
from game.ui.play.tags import TAG_PX
from game.view.camera import Camera
from game.view.faces import points
from game.view.stacks import overfull_by
from game.view.text import t
from game.view.theme import Color

HALF_SIDE = 0.5 / 3**0.5  # of a hexside, as a share of the way between the hexes on both sides of it


class PlanPainter:
    """Paints the plans of a room over its map."""

    def __init__(self, room: Room, scene: ScenePainter) -> None:
        self.room, self.scene, self.ui = room, scene, scene.ui

    def paint(self, to: Surface, camera: Camera, viewport: Rect) -> None:
        """Draw the outline under the pointer, what is cut in thought, the path to it, arrows of a planned assault."""
        room = self.room
        if room.hover is not None:
            self.scene.outline(to, camera, viewport, room.hover)
        if "supply" in room.overlays:
            self._cuts(to, camera, viewport)
        if room.plan is not None:
            self._assault(to, camera, viewport)
        elif path := room.path:
            self._march(to, camera, viewport, path)

    def _cuts(self, to: Surface, camera: Camera, viewport: Rect) -> None:
        """Draw the hexsides that are cut in thought, over the counters beside them."""
        for link in self.room.pictures.thought_in(self.room.view.turn).cut:
            (ax, ay), (bx, by) = (self.scene.on_screen(camera, viewport, h) for h in link)
            x, y, dx, dy = (ax + bx) / 2, (ay + by) / 2, (by - ay) * HALF_SIDE, (ax - bx) * HALF_SIDE
            for color, width in ((self.ui.palette.front_casing, 12.0), (self.ui.palette.crit, 7.0)):
                thick_line(to, color, (x - dx, y - dy), (x + dx, y + dy), width * camera.hex_width / 72)

    def _march(self, to: Surface, camera: Camera, viewport: Rect, path: tuple[HexId, ...]) -> None:
        unit, field = self.room.unit, self.room.field
        if unit is None or field is None:
            return
        points_ = [self.scene.on_screen(camera, viewport, h) for h in (unit.hex, *path)]
        width = max(3.0, camera.hex_width * 0.07)
        for color, extra in ((self.ui.palette.front_casing, 2.4), (self.ui.palette.reach, 0.0)):
            for a, b in pairwise(points_):
                thick_line(to, color, a, b, width + extra)
        left = 0 if self.room.by_rail else max(0, unit.mp - field.cost(path[-1]))
        x, y = points_[-1]
        text, edge = t("map.mp_left", value=points(left)), self.ui.palette.gold
        if over := overfull_by(self.room.view, unit, path[-1]):
            text, edge = over, self.ui.palette.crit
        self.scene.pill(to, text, (round(x), round(y + camera.pixels.height * 0.62)), edge, TAG_PX[camera.hex_width])

    def _assault(self, to: Surface, camera: Camera, viewport: Rect) -> None:
        plan, view = self.room.plan, self.room.view
        if plan is None:
            return
        for h in sorted({view.own[u].hex for u in plan.units if u != NO_UNIT}):
            a, b = self.scene.on_screen(camera, viewport, h), self.scene.on_screen(camera, viewport, plan.target)
            arrow(to, a, b, camera.hex_width * 0.13, self.ui.palette.assault, self.ui.palette.front_casing)


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
