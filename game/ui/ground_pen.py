"""Draws thick smooth lines, dashes and brackets on a surface several times larger than the tile will be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, sin

import pygame
from pygame import Rect, Surface

from game.view.curves import Point, length
from game.view.theme import Color

ROUND_FROM = 4.5  # thinner lines need no round joints
RUN = 24  # points of a line that are looked at together

Ink = tuple[int, int, int] | tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line with the box around it."""

    points: tuple[Point, ...]
    start: int  # index of its first point in the line
    walked: float  # length of the line before it
    left: float
    top: float
    right: float
    bottom: float


def runs(points: Sequence[Point]) -> list[Run]:
    """Return a line in stretches that share their end points."""
    out, walked = [], 0.0
    for start in range(0, len(points) - 1, RUN):
        part = tuple(points[start : start + RUN + 1])
        xs, ys = [p[0] for p in part], [p[1] for p in part]
        out.append(Run(part, start, walked, min(xs), min(ys), max(xs), max(ys)))
        walked += length(part)
    return out


class Pen:
    """A tile under work: map units are turned into pixels of the large surface."""

    def __init__(self, rect: Rect, hex_width: float, fine: int) -> None:
        """``rect``: the tile in map pixels; ``fine``: how many times larger the surface is."""
        self.rect, self.hex_width, self.fine = rect, hex_width, fine
        self.surface = Surface((rect.width * fine, rect.height * fine), pygame.SRCALPHA, 32)
        self.scale = hex_width * fine
        self.dx, self.dy = rect.left * fine, rect.top * fine
        self.left, self.top = rect.left / hex_width - 0.3, rect.top / hex_width - 0.3
        self.right, self.bottom = rect.right / hex_width + 0.3, rect.bottom / hex_width + 0.3

    def at(self, point: Point) -> Point:
        """Return a point of the map (in hex widths) as a pixel of the surface."""
        return point[0] * self.scale - self.dx, point[1] * self.scale - self.dy

    def sees(self, run: Run) -> bool:
        """Return whether a stretch may show on the tile."""
        return run.left < self.right and run.right > self.left and run.top < self.bottom and run.bottom > self.top

    def pixels(self, points: Sequence[Point], least: float) -> list[Point]:
        """Return points as pixels of the surface, those closer than ``least`` left out."""
        spots = [self.at(points[0])]
        for point in points[1:-1]:
            x, y = self.at(point)
            if abs(x - spots[-1][0]) + abs(y - spots[-1][1]) >= least:
                spots.append((x, y))
        spots.append(self.at(points[-1]))
        return spots

    def stroke(self, spots: Sequence[Point], ink: Ink, width: float) -> None:
        """Draw a line through pixels of the surface with round joints; ``width`` in pixels of the finished tile."""
        thick = width * self.fine
        half = thick / 2
        if thick <= 1.5:
            pygame.draw.lines(self.surface, ink, False, spots, max(1, round(thick)))
            return
        for (ax, ay), (bx, by) in pairwise(spots):
            run = hypot(bx - ax, by - ay)
            if run > 0:
                nx, ny = (by - ay) / run * half, (ax - bx) / run * half
                quad = ((ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny))
                pygame.draw.polygon(self.surface, ink, quad)
        if thick >= ROUND_FROM:
            for spot in spots:
                pygame.draw.circle(self.surface, ink, spot, half)

    def dashes(self, spots: Sequence[Point], ink: Ink, *, width: float, dash: float, gap: float, phase: float) -> float:
        """Draw a dashed line and return where in the pattern it ends; lengths in pixels of the finished tile."""
        on, period = dash * self.fine, (dash + gap) * self.fine
        position = phase
        for a, b in pairwise(spots):
            run = hypot(b[0] - a[0], b[1] - a[1])
            for start, end in _dash_parts(position, run, on, period):
                self._butt(_between(a, b, start / run), _between(a, b, end / run), ink, width * self.fine)
            position = (position + run) % period
        return position

    def _butt(self, a: Point, b: Point, ink: Ink, thick: float) -> None:
        """Draw a straight piece with square ends."""
        run = hypot(b[0] - a[0], b[1] - a[1])
        if run == 0:
            return
        nx, ny = (b[1] - a[1]) / run * thick / 2, (a[0] - b[0]) / run * thick / 2
        quad = ((a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny))
        pygame.draw.polygon(self.surface, ink, quad)

    def bracket(self, at: Point, angle: float, color: Color, *, size: float, width: float, aside: float) -> None:
        """Draw the two wings of a bridge on both sides of a link that runs at ``angle``; lengths in tile pixels."""
        x, y = self.at(at)
        c, s = cos(angle), sin(angle)
        n = self.fine
        for hand in (-1, 1):
            bend = [(-1.25, 1.5), (-0.75, 1.0), (0.75, 1.0), (1.25, 1.5)]
            wing = [(u * size * n, hand * (v - 1) * size * n + hand * aside * n) for u, v in bend]
            spots = [(x + c * u - s * v, y + s * u + c * v) for u, v in wing]
            self.stroke(spots, color, width)

    def finished(self) -> Surface:
        """Return the drawing at its true size, its colors multiplied by their alpha."""
        small_ready = self.surface.premul_alpha()
        return pygame.transform.smoothscale(small_ready, self.rect.size)


def _dash_parts(position: float, run: float, on: float, period: float) -> Iterator[tuple[float, float]]:
    """Yield the stretches of a segment that are drawn, the pattern having begun ``position`` before it."""
    start = -position
    while start < run:
        low, high = max(0.0, start), min(run, start + on)
        if high > low:
            yield low, high
        start += period


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
