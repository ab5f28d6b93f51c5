"""Draws the grid, rivers, roads, railways, bridges and the 38th parallel of one tile."""

from dataclasses import dataclass

import pygame
from pygame import Rect

from game.hexgrid.grid import OFF_GRID
from game.model.board import SEA, Board
from game.model.ids import Rail, Road
from game.ui.ground_pen import Pen, Run, runs
from game.ui.ground_relief import hexes_in
from game.view import maptheme as look
from game.view.curves import Point
from game.view.groundlines import RAIL_ASIDE, GroundLines, LinkCurve, ground_lines
from game.view.hexpixels import HexPixels

THIN_HEAD = 0.62  # a river is this much of its width at the source
CASING = 1.45  # of the width of the line within
LEAST = 6.0  # pixels of the large surface between points of a line
DASH = 2.9  # of the width of the railway


@dataclass(frozen=True, slots=True)
class Reach:
    """A river in stretches, its minor part up to ``major_from``, ``last`` its last point."""

    runs: list[Run]
    major_from: int
    last: int


class LinePainter:
    """Knows the lines of a board in stretches; paints those that a tile sees."""

    def __init__(self, board: Board) -> None:
        """Cut all lines into stretches once."""
        self.board = board
        self.lines: GroundLines = ground_lines(board)
        self.rivers = [Reach(runs(r.points), r.major_from, len(r.points) - 1) for r in self.lines.rivers]
        self.roads = {
            grade: self._runs(self.lines.roads, grade) for grade in (Road.TRACK, Road.SECONDARY, Road.PRIMARY)
        }
        self.border = [run for side in self.lines.border for run in runs(side)]
        self.parallel = [run for line in self.lines.parallel for run in runs(line)]
        self.narrow = self._lines_of(Rail.NARROW)
        self.rails = self._lines_of(Rail.SINGLE) + self._lines_of(Rail.DOUBLE)

    def _runs(self, curves: tuple[LinkCurve, ...], grade: int) -> list[Run]:
        return [run for curve in curves if curve.grade == grade for run in runs(curve.points)]

    def _lines_of(self, grade: int) -> list[list[Run]]:
        return [runs(curve.points) for curve in self.lines.railways if curve.grade == grade]

    def paint(self, pen: Pen, style: look.Zoom) -> None:
        """Draw grid, water and links, bottom to top; what has no width at a zoom is not there."""
        if style.grid_alpha:
            self._grid(pen, style)
        self._rivers(pen, style)
        self._roads(pen, style)
        if style.rail:
            self._railways(pen, style)
        if style.bridge:
            self._bridges(pen, style)

    def _grid(self, pen: Pen, style: look.Zoom) -> None:
        """Draw every hexside once, three to a hex: one dark line, fainter at sea."""
        pixels = HexPixels(self.board.grid, pen.hex_width)
        terrain, neighbors, n = self.board.terrain, self.board.grid.neighbors, pen.fine
        x0, y0 = pixels.center(0)
        upper = [((x - x0) * n, (y - y0) * n) for x, y in pixels.corners(0)[:4]]
        dark, faint = (*look.GRID, style.grid_alpha), (*look.GRID, look.SEA_GRID_ALPHA)
        for h in hexes_in(pixels, pen.rect):
            cx, cy = pixels.center(h)
            x, y = cx * n - pen.dx, cy * n - pen.dy
            spots = [(x + dx, y + dy) for dx, dy in upper]
            around = neighbors[h]
            wet = [terrain[h] == SEA and (o == OFF_GRID or terrain[o] == SEA) for o in around[:3]]
            if wet[0] == wet[1] == wet[2]:
                pygame.draw.lines(pen.surface, faint if wet[0] else dark, False, spots, n)
            else:
                for d in range(3):
                    pygame.draw.line(pen.surface, faint if wet[d] else dark, spots[d], spots[d + 1], n)

    def _rivers(self, pen: Pen, style: look.Zoom) -> None:
        """Draw casings, then water, so that rivers run into each other."""
        parts = [
            part
            for reach in self.rivers
            for run in reach.runs
            if pen.sees(run)
            for part in _parts(pen, reach, run, style)
        ]
        for spots, width in parts:
            pen.stroke(spots, look.RIVER_CASING, width + 0.5 + style.minor * 0.2)
        for spots, width in parts:
            pen.stroke(spots, look.RIVER, width)

    def _roads(self, pen: Pen, style: look.Zoom) -> None:
        for run in self._seen(pen, self.roads[Road.TRACK]) if style.track else ():
            spots = pen.pixels(run.points, LEAST)
            pen.dashes(spots, look.TRACK, width=style.track, dash=3 * style.track, gap=2.4 * style.track, phase=0)
        for grade, width, casing, ink in (
            (Road.SECONDARY, style.secondary, look.SECONDARY_CASING, look.SECONDARY),
            (Road.PRIMARY, style.primary, look.PRIMARY_CASING, look.PRIMARY),
        ):
            seen = self._seen(pen, self.roads[grade]) if width else []
            lines = [pen.pixels(run.points, LEAST) for run in seen]
            for spots in lines:
                pen.stroke(spots, casing, width * CASING)
            for spots in lines:
                pen.stroke(spots, ink, width * 0.86)

    def _seen(self, pen: Pen, listed: list[Run]) -> list[Run]:
        return [run for run in listed if pen.sees(run)]

    def _railways(self, pen: Pen, style: look.Zoom) -> None:
        for line in self.narrow:
            for run in self._seen(pen, line):
                pen.stroke(pen.pixels(run.points, LEAST), look.NARROW, style.rail * 0.5)
        for line in self.rails:
            for run in self._seen(pen, line):
                spots = pen.pixels(run.points, LEAST)
                pen.stroke(spots, look.RAIL_DARK, style.rail)
                if style.rail >= 1.4:
                    dash = DASH * style.rail
                    phase = (run.walked * pen.scale) % (2 * dash * pen.fine)
                    pen.dashes(spots, look.RAIL_LIGHT, width=style.rail * 0.56, dash=dash, gap=dash, phase=phase)

    def _bridges(self, pen: Pen, style: look.Zoom) -> None:
        for mark in self.lines.bridges:
            if pen.left < mark.at[0] < pen.right and pen.top < mark.at[1] < pen.bottom:
                aside = (style.primary if mark.road else style.rail) * 0.95
                aside += pen.hex_width * RAIL_ASIDE / 2 if mark.road and mark.rail else 0.0
                for color, width in ((look.BRIDGE_EDGE, 0.62), (look.BRIDGE, 0.3)):
                    pen.bracket(mark.at, mark.angle, color, size=style.bridge, width=style.bridge * width, aside=aside)

    def paint_border(self, pen: Pen, style: look.Zoom) -> None:
        """Draw the border with foreign land, for maps whose relief does not show it."""
        for run in self.border:
            if pen.sees(run):
                pen.stroke([pen.at(p) for p in run.points], (*look.BORDER_TINT, look.BORDER_ALPHA), 1.5 * style.major)

    def parallel_bands(self, rect: Rect, hex_width: int) -> list[Rect]:
        """Return the strip of a tile that the 38th parallel runs through, if it does: it needs no larger drawing."""
        tops = [run.top for run in self.parallel]
        if not tops:
            return []
        top, low = min(tops) * hex_width - 8, max(run.bottom for run in self.parallel) * hex_width + 8
        band = Rect(rect.left, round(top), rect.width, round(low - top)).clip(rect)
        return [band] if band.height > 0 else []

    def paint_parallel(self, pen: Pen, style: look.Zoom) -> None:
        """Draw the 38th parallel."""
        for run in self.parallel:
            if pen.sees(run):
                phase = (run.walked * pen.scale) % (16 * pen.fine)
                spots = [pen.at(p) for p in run.points]
                pen.dashes(spots, look.PARALLEL, width=0.9 + style.secondary / 2, dash=10, gap=6, phase=phase)


def _parts(pen: Pen, reach: Reach, run: Run, style: look.Zoom) -> list[tuple[list[Point], float]]:
    """Return the minor and the major part of a stretch as pixels with their widths; a river widens downstream."""
    split = max(0, reach.major_from - run.start)
    out = []
    if len(minor := run.points[: split + 1]) > 1:
        head = run.start / max(1, reach.major_from)
        out.append((pen.pixels(minor, LEAST), style.minor * (THIN_HEAD + (1 - THIN_HEAD) * min(1.0, head))))
    if len(major := run.points[split:]) > 1:
        head = max(run.start, reach.major_from) / max(1, reach.last)
        out.append((pen.pixels(major, LEAST), style.major * (THIN_HEAD + (1 - THIN_HEAD) * min(1.0, 1.25 * head))))
    return out
