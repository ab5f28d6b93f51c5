"""Aircraft over their targets and a wave on its way to the beach, while they are shown (LOOK 7)."""

from math import cos, pi, sin

import pygame
from pygame import Rect, Surface

from game.model.ids import Side
from game.session.witness import Raid, Wave
from game.ui.icons import icon
from game.ui.play.plans import arrow
from game.ui.timing import ease_out
from game.ui.widget import Ui
from game.view.camera import Camera
from game.view.theme import Color

COURSE = 0.25 * pi  # aircraft come from the south-west and leave to the north-east
FROM, TO = -2.2, 2.2  # hexes from the target, along the course
LEAST_PLANE, PLANE = 18, 0.55  # pixels, and share of a hex: how large it is drawn
HIT = 0.5  # the part of the time after which the bombs have fallen


def paint_raid_or_wave(ui: Ui, to: Surface, viewport: Rect, camera: Camera, scene: Raid | Wave, share: float) -> None:
    """Draw a scene of which ``share`` (0-1) is over."""
    color = ui.palette.front_un if scene.side is Side.UN else ui.palette.front_communist
    if isinstance(scene, Wave):
        _wave(ui, to, viewport, camera, scene, share, color)
        return
    for h in scene.targets:
        x, y = camera.to_screen(h)
        middle = x + viewport.x, y + viewport.y
        if share > HIT:
            _bursts(ui, to, middle, camera.hex_width, (share - HIT) / (1 - HIT))
        _plane(ui, to, middle, camera.hex_width, share, color)


def _plane(ui: Ui, to: Surface, middle: tuple[float, float], wide: int, share: float, color: Color) -> None:
    """Draw an aircraft on its course over a target."""
    along = (FROM + (TO - FROM) * share) * max(wide, 2 * LEAST_PLANE)
    x, y = middle[0] + cos(COURSE) * along, middle[1] - sin(COURSE) * along
    size = max(LEAST_PLANE, round(wide * PLANE))
    for ink, more in ((ui.palette.front_casing, 4), (color, 0)):
        image = pygame.transform.rotate(icon("plane", size + more, ink), -45)
        to.blit(image, image.get_rect(center=(round(x), round(y))))


def _bursts(ui: Ui, to: Surface, middle: tuple[float, float], wide: int, share: float) -> None:
    """Draw rings that widen and fade where bombs fell."""
    reach = max(6.0, wide * 0.28)
    for i in range(3):
        angle = 2 * pi * i / 3
        at = middle[0] + cos(angle) * reach * 0.7, middle[1] + sin(angle) * reach * 0.7
        radius = max(2, round(reach * (0.3 + 0.7 * ease_out(share))))
        pygame.draw.circle(to, ui.palette.assault, at, radius, max(1, round((1 - share) * radius / 2)))


def _wave(ui: Ui, to: Surface, viewport: Rect, camera: Camera, wave: Wave, share: float, color: Color) -> None:
    """Draw ships that come up to the beach and the arrow of those who go ashore."""
    (ax, ay), (bx, by) = camera.to_screen(wave.origin), camera.to_screen(wave.target)
    start, end = (ax + viewport.x, ay + viewport.y), (bx + viewport.x, by + viewport.y)
    run = ease_out(min(1.0, share / HIT))
    ship = start[0] + (end[0] - start[0]) * 0.35 * run, start[1] + (end[1] - start[1]) * 0.35 * run
    size = max(LEAST_PLANE, round(camera.hex_width * 0.4))
    for ink, more in ((ui.palette.front_casing, 4), (color, 0)):
        image = icon("anchor", size + more, ink)
        to.blit(image, image.get_rect(center=(round(ship[0]), round(ship[1]))))
    if share > HIT:
        arrow(to, start, end, camera.hex_width * 0.16, color, ui.palette.front_casing)
