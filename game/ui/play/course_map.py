"""The front of a game from turn to turn, beside history's: a small map that plays by itself (P-20)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pygame
from pygame import Rect, Surface

from game.model.scenario import HistoricFront
from game.model.view import SideView
from game.ui import draw
from game.ui.buttons import Button, Kind
from game.ui.ground import CALM_COLOR, FULL_COLOR, GroundPainter
from game.ui.labels import Label, Side
from game.ui.layout import Align, Column, Row, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.overlay_painter import FINE, TILE, TilePen, thick_line
from game.ui.play.small_ground import Part, placed, small_ground
from game.ui.play.spectator import HIGH, Timeline
from game.ui.typeset import text_image, text_width
from game.ui.widget import Size, Ui, Widget
from game.view.course import Ground, date_of, dated, dated_fronts, front_middle, fronts_on, stage
from game.view.curves import Point, dashes
from game.view.dates import short_date
from game.view.earth import earth_points
from game.view.front import front_curves, generalized
from game.view.hexpixels import HexPixels
from game.view.overlays.control import held_ground
from game.view.overlays.layer import Course, Ink
from game.view.text import t
from game.view.theme import METRICS, NOTE, SMALL, SMALL_STRONG, Color
from game.view.towns import named_towns

TURN_MS = 600  # how long a front stands before the next one comes (LOOK 7)
HISTORY_WIDTH, FRONT_WIDTH, TINT_PCT = 2.0, 2.0, 26  # on so small a map the ground says more than its edge
DATED_WIDTH, CASING, DATED_PAST = 2.4, 2.2, 1.6  # units: the front of a date, the dark around it, that of 1950
LEAST_FRONT = 8  # hexsides of a piece of a dated front
KEPT = 12  # pictures of turns
ACROSS, PALE = 0.62, 0.8  # how much of the map a near picture shows across, how far its ground has faded
WHEN = 84  # units of width for the date
DatedLine = tuple[Ground, tuple[HistoricFront, ...], Color]  # a moment, history's front beside it, their color


class CourseFilm:
    """Which turn of a course is shown, and whether it goes on by itself; ``again`` is told when that changed."""

    def __init__(self, course: list[Ground], again: Callable[[], None]) -> None:
        self.course, self.again = course, again
        self.at = len(course) - 1
        self.playing = False
        self._timer: int | None = None

    @property
    def at_end(self) -> bool:
        """Return whether the last moment stands still."""
        return not self.playing and self.at == len(self.course) - 1

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

    saturation = FULL_COLOR  # of the ground, per cent

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
            self._under, self._over = self._ground(ui), {}
        to.blit(self._under, self.rect)
        if (key := self._key()) not in self._over:
            if len(self._over) >= KEPT:
                del self._over[next(iter(self._over))]
            self._over[key] = self._picture(ui)
        to.blit(self._over[key], self.rect)

    def _ground(self, ui: Ui) -> Surface:
        kept = self.saturation, self._part()
        return small_ground(self.ground, self.rect.size, ui.palette.field, saturation=kept[0], part=kept[1])

    def _part(self) -> Part | None:
        """Return the part of the map that is shown, None for all of it."""
        return None

    def _key(self) -> int:
        """Return what the picture that is wanted now is kept by."""
        return self.film.at

    def _picture(self, ui: Ui) -> Surface:
        """Return the ground and the fronts of the turn."""
        view, known = self.view, self.film.course[self.film.at]
        picture = held_ground(view.board, known.holder)
        picture.fills = [replace(fill, alpha_pct=TINT_PCT) for fill in picture.fills]
        picture.sides = [replace(sides, width=FRONT_WIDTH) for sides in picture.sides]
        lines = fronts_on(view, known.turn)
        picture.courses += [Course(line.points, Ink.HISTORY, HISTORY_WIDTH) for line in lines]
        place, pixels = self._place()
        out = Surface(self.rect.size, pygame.SRCALPHA)
        seen = place.clip(Rect((0, 0), self.rect.size))
        out.set_clip(seen)
        for top in range(seen.top - place.top, seen.bottom - place.top, TILE):
            for left in range(seen.left - place.left, seen.right - place.left, TILE):
                pen = TilePen(view.board, pixels, (left, top), ui.palette, view.side)
                if (tile := pen.painted([picture])) is not None:
                    out.blit(tile, (place.x + left, place.y + top))
        out.set_clip(None)
        return out

    def _place(self) -> tuple[Rect, HexPixels]:
        """Return where the map lies in the widget, and its hexes."""
        place = placed(self.ground, self.rect.size, self._part())
        return place, HexPixels(self.view.board.grid, place.width / (0.75 * (self.view.board.grid.width - 1) + 1))


class FrontPicture(CourseMap):
    """The front of a turn from near, on ground as pale as old paper: the picture of a decision card."""

    def _part(self) -> Part | None:
        """Return as much as is ``ACROSS`` of the map's width, the front in the middle."""
        wide, high = HexPixels(self.view.board.grid, 1.0).size
        shape = max(1, self.rect.width) / max(1, self.rect.height)
        height = min(high, ACROSS * wide / shape)
        width = min(wide, height * shape)
        x, y = front_middle(self.view.board, self.film.course[self.film.at].holder)
        left = max(0.0, min(wide - width, x * wide - width / 2))
        top = max(0.0, min(high - height, y * high - height / 2))
        return left, top, left + width, top + height

    def _ground(self, ui: Ui) -> Surface:
        ground = super()._ground(ui)
        pale = pygame.transform.grayscale(ground)
        pale.fill(ui.palette.paper, special_flags=pygame.BLEND_MULT)
        pale.set_alpha(round(255 * PALE))
        ground.blit(pale, (0, 0))
        return ground

    def paint(self, ui: Ui, to: Surface) -> None:
        super().paint(ui, to)
        pygame.draw.rect(to, ui.palette.ink2, self.rect, max(1, ui.px(1)))


class DatedMap(CourseMap):
    """The same with the names of towns; when the film stands at its end, the fronts of several dates together."""

    saturation = CALM_COLOR

    def _part(self) -> Part | None:
        shape = max(1, self.rect.width) / max(1, self.rect.height)
        return stage(self.view.board, tuple(self.film.course), shape)

    def _key(self) -> int:
        return -1 if self.film.at_end else self.film.at

    def _picture(self, ui: Ui) -> Surface:
        if not self.film.at_end:
            out = super()._picture(ui)
            self._towns(ui, out)
            return out
        place, pixels = self._place()
        fine = Surface((self.rect.width * FINE, self.rect.height * FINE), pygame.SRCALPHA)
        moments = dated(self.film.course)
        colors = ui.palette.dated[-len(moments) :]
        past = dated_fronts(self.view, moments)
        for known, then, color in zip(moments, past, colors, strict=True):
            for line in (earth_points(self.view.board, pixels, it.points) for it in then):
                _line(fine, color, list(dashes(_moved(line, place), ui.px(6), ui.px(4))), DATED_PAST * ui.scale)
            held = generalized(self.view.board, known.holder)
            for line in front_curves(self.view.board, pixels, held, LEAST_FRONT):
                curve = _moved(line, place)
                _line(fine, ui.palette.front_casing, list(pairwise(curve)), (DATED_WIDTH + CASING) * ui.scale)
                _line(fine, color, list(pairwise(curve)), DATED_WIDTH * ui.scale)
        seen = place.clip(Rect((0, 0), self.rect.size))
        out = Surface(self.rect.size, pygame.SRCALPHA)
        out.blit(pygame.transform.smoothscale(fine, self.rect.size), seen, seen)
        self._towns(ui, out)
        self._legend(ui, out, place, list(zip(moments, past, colors, strict=True)))
        return out

    def _towns(self, ui: Ui, out: Surface) -> None:
        place, pixels = self._place()
        face, high = ui.face(SMALL_STRONG), ui.face(SMALL_STRONG).line_px
        for name, (x, y), left in named_towns(self.view.board, pixels, partial(text_width, face), high):
            at = (place.x + round(x), place.y + round(y))
            if not Rect((0, 0), self.rect.size).collidepoint(at):
                continue
            draw.disc(out, at, max(2, ui.px(3)), ui.palette.front_casing)
            draw.disc(out, at, max(1, ui.px(2)), ui.palette.bone)
            words, halo = text_image(face, name, ui.palette.bone), text_image(face, name, ui.palette.front_casing)
            spot = words.get_rect(midleft=(place.x + round(left), at[1]))
            for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1), (1, 1), (-1, -1)):
                out.blit(halo, spot.move(dx, dy))
            out.blit(words, spot)

    def _legend(self, ui: Ui, out: Surface, place: Rect, moments: Sequence[DatedLine]) -> None:
        """Draw the dates with their colors at the bottom left, beside each that of history's front."""
        face, row, pad = ui.face(SMALL), ui.px(20), ui.px(8)
        names = [text_image(face, date_of(self.view, known.turn), ui.palette.text) for known, _, _ in moments]
        told = [text_image(face, short_date(then[0].date) if then else "", ui.palette.t2) for _, then, _ in moments]
        note = text_image(ui.face(NOTE), t("end.dashed"), ui.palette.t2)
        past = any(then for _, then, _ in moments)
        swatch, first = ui.px(28), max(name.get_width() for name in names)
        second = swatch + first + ui.px(12)  # where the dashes begin
        wide = second + swatch + max(name.get_width() for name in told) if past else swatch + first
        wide = max(wide, note.get_width() if past else 0) + 2 * pad
        box = Rect(0, 0, wide, row * (len(names) + past) + 2 * pad)
        seen = place.clip(Rect((0, 0), self.rect.size))
        box.bottomleft = (ui.px(8), seen.bottom - ui.px(8))
        draw.box(out, box, (*ui.palette.panel, 224), radius=ui.px(METRICS.radius_card))
        y = box.top + pad
        for name, then, (_, lines, color) in zip(names, told, moments, strict=True):
            left, middle = box.left + pad, y + row // 2
            out.fill(color, (left, middle - ui.px(1), ui.px(20), max(2, ui.px(3))))
            out.blit(name, name.get_rect(midleft=(left + swatch, middle)))
            for dash in range(3) if lines else ():
                out.fill(color, (left + second + dash * ui.px(8), middle, ui.px(5), max(1, ui.px(2))))
            out.blit(then, then.get_rect(midleft=(left + second + swatch, middle)))
            y += row
        if past:
            out.blit(note, note.get_rect(midleft=(box.left + pad, y + row // 2)))


def _moved(points: Sequence[Point], place: Rect) -> list[Point]:
    """Return points of a map where they lie in the widget."""
    return [(x + place.left, y + place.top) for x, y in points]


def _line(to: Surface, color: Color, pieces: list[tuple[Point, Point]], width: float) -> None:
    """Draw a line on a surface ``FINE`` times larger."""
    for a, b in pieces:
        thick_line(to, color, (a[0] * FINE, a[1] * FINE), (b[0] * FINE, b[1] * FINE), width * FINE)


def course_panel(ui: Ui, view: SideView, ground: GroundPainter, film: CourseFilm) -> Widget:
    """Return the map with what plays it: a button, the line of turns, and the date."""
    play = Button("", partial(film.toggle, ui), glyph="pause" if film.playing else "play", kind=Kind.NORMAL)
    line = Timeline([known.turn for known in film.course], film.course[film.at].turn, partial(film.go, ui))
    turn = film.course[film.at].turn
    then = [t("end.past_front", date=short_date(line.date)) for line in fronts_on(view, turn)[:1]]
    when = Column(
        Label(date_of(view, turn), SMALL, "t2", side=Side.RIGHT),
        *(described(Label(words, NOTE, "t3", side=Side.RIGHT), t("end.past_front.why")) for words in then),
    )
    row = Row(
        named(described(play, t("course.play")), "course_play"),
        growing(named(line, "course_timeline")),
        sized(when, width=WHEN),
        gap=8,
        pad=(METRICS.inset, 0, METRICS.inset, 0),
    )
    inside = Column(
        growing(Row(growing(DatedMap(view, ground, film)), pad=(8, 4, 8, 0), align=Align.STRETCH)),
        sized(row, height=HIGH),
        gap=4,
        pad=(0, 4, 0, 0),
    )
    return Panel(t("end.front"), inside, glyph="front")
