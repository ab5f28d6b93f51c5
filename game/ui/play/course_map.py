"""The front of a game from turn to turn, beside history's: a small map that plays by itself (P-20)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pygame
from pygame import Rect, Surface

from game.model.view import SideView
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.labels import Label, Side
from game.ui.layout import Align, Column, Row, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.overlay_painter import TILE, TilePen
from game.ui.play.small_ground import placed, small_ground
from game.ui.play.spectator import HIGH, Timeline
from game.ui.widget import Size, Ui, Widget
from game.view.course import Ground, date_of, fronts_on
from game.view.hexpixels import HexPixels
from game.view.overlays.control import held_ground
from game.view.overlays.layer import Course, Ink
from game.view.text import t
from game.view.theme import METRICS, SMALL

TURN_MS = 600  # how long a front stands before the next one comes (LOOK 7)
HISTORY_WIDTH, FRONT_WIDTH, TINT_PCT = 2.0, 2.0, 26  # on so small a map the ground says more than its edge
KEPT = 12  # pictures of turns
WHEN = 92  # units of width for the date


class CourseFilm:
    """Which turn of a course is shown, and whether it goes on by itself; ``again`` is told when that changed."""

    def __init__(self, course: list[Ground], again: Callable[[], None]) -> None:
        self.course, self.again = course, again
        self.at = len(course) - 1
        self.playing = False
        self._timer: int | None = None

    def toggle(self, ui: Ui) -> None:
        """Play on, from the beginning if the end is shown; or hold."""
        if self.playing:
            self.hold(ui)
            return
        self.playing = True
        self.at = 0 if self.at == len(self.course) - 1 else self.at
        self._timer = ui.timers.after(TURN_MS, partial(self._next, ui))
        self.again()

    def hold(self, ui: Ui) -> None:
        """Stay at the turn that is shown."""
        self.playing = False
        if self._timer is not None:
            ui.timers.cancel(self._timer)
            self._timer = None
        self.again()

    def _next(self, ui: Ui) -> None:
        self._timer = None
        self.at = min(self.at + 1, len(self.course) - 1)
        if self.at == len(self.course) - 1:
            self.playing = False
        else:
            self._timer = ui.timers.after(TURN_MS, partial(self._next, ui))
        self.again()

    def go(self, ui: Ui, turn: int) -> None:
        """Show a turn and stay there."""
        self.at = min(range(len(self.course)), key=lambda i: (abs(self.course[i].turn - turn), i))
        self.hold(ui)


class CourseMap(Widget):
    """The whole map with the ground of one turn and both fronts of it; pictures of turns are kept."""

    def __init__(self, view: SideView, ground: GroundPainter, film: CourseFilm) -> None:
        super().__init__()
        self.name = "course_map"
        self.view, self.ground, self.film = view, ground, film
        self._under: Surface | None = None
        self._over: dict[int, Surface] = {}  # by place in the course

    def carry(self, old: Widget) -> None:
        if isinstance(old, CourseMap):
            self._under, self._over = old._under, old._over

    def measure(self, ui: Ui, width: int) -> Size:
        return width, width

    def paint(self, ui: Ui, to: Surface) -> None:
        if self._under is None or self._under.get_size() != self.rect.size:
            self._under, self._over = small_ground(self.ground, self.rect.size, ui.palette.field), {}
        to.blit(self._under, self.rect)
        at = self.film.at
        if at not in self._over:
            if len(self._over) >= KEPT:
                del self._over[next(iter(self._over))]
            self._over[at] = self._painted(ui, self.film.course[at])
        to.blit(self._over[at], self.rect)

    def _painted(self, ui: Ui, known: Ground) -> Surface:
        """Return the ground and the fronts of one turn."""
        view = self.view
        picture = held_ground(view.board, known.holder)
        picture.fills = [replace(fill, alpha_pct=TINT_PCT) for fill in picture.fills]
        picture.sides = [replace(sides, width=FRONT_WIDTH) for sides in picture.sides]
        lines = fronts_on(view, known.turn)
        picture.courses += [Course(line.points, Ink.HISTORY, HISTORY_WIDTH) for line in lines]
        place = placed(self.ground, self.rect.size)
        pixels = HexPixels(view.board.grid, place.width / (0.75 * (view.board.grid.width - 1) + 1))
        out = Surface(self.rect.size, pygame.SRCALPHA)
        for top in range(0, place.height, TILE):
            for left in range(0, place.width, TILE):
                pen = TilePen(view.board, pixels, (left, top), ui.palette, view.side)
                if (tile := pen.painted([picture])) is not None:
                    out.blit(tile, (place.x + left, place.y + top), Rect(0, 0, place.width - left, place.height - top))
        return out


def course_panel(ui: Ui, view: SideView, ground: GroundPainter, film: CourseFilm) -> Widget:
    """Return the map with what plays it: a button, the line of turns, and the date."""
    play = Button("", partial(film.toggle, ui), glyph="pause" if film.playing else "play", kind=Kind.NORMAL)
    line = Timeline([known.turn for known in film.course], film.course[film.at].turn, partial(film.go, ui))
    when = Label(date_of(view, film.course[film.at].turn), SMALL, "t2", side=Side.RIGHT)
    row = Row(
        named(described(play, t("course.play")), "course_play"),
        growing(named(line, "course_timeline")),
        sized(when, width=WHEN),
        gap=8,
        pad=(METRICS.inset, 0, METRICS.inset, 0),
    )
    legend = Label(t("course.legend"), SMALL, "t3")
    inside = Column(
        growing(Row(growing(CourseMap(view, ground, film)), pad=(8, 4, 8, 0), align=Align.STRETCH)),
        Row(legend, pad=(METRICS.inset, 0, METRICS.inset, 0)),
        sized(row, height=HIGH),
        gap=4,
        pad=(0, 4, 0, 0),
    )
    return Panel(t("course.title"), inside, glyph="front")
