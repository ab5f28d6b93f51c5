"""The political tracks with their thresholds, and how one of them came to its level (rule 13)."""

from collections.abc import Callable, Sequence
from functools import partial

from game.model.ids import Side as Seat
from game.model.view import SideView
from game.ui.bars import Bar
from game.ui.labels import Fit, Label
from game.ui.labels import Side as Stand
from game.ui.layout import Align, Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.room import Room
from game.ui.play.track_fall import TrackFall
from game.ui.rows import PickRow
from game.ui.scroll import Scroll
from game.ui.widget import Widget
from game.view.score import signed
from game.view.summary import side_color
from game.view.text import t
from game.view.theme import KEY_FIGURE, LABEL, METRICS, NOTE, SMALL, SMALL_STRONG
from game.view.track_course import TrackBar, change_this_turn, track_bars
from game.view.track_marks import is_secret, next_mark, track_marks

LINE, STRIP_LINE, FIGURE = 46, 44, 34  # units: heights of a track's line, width of its figure
MOST_BARS = 9  # steps in the picture: what came before them is one
INSET = (6, 8, 6, 8)


class Tracks:
    """The tracks as a side knows them; one is chosen, and how it came to its level is shown."""

    def __init__(self, room: Room, again: Callable[[], None]) -> None:
        self.room, self.again = room, again
        self.chosen = 0

    def choose(self, track: int) -> None:
        """Show how a track came to its level."""
        self.chosen = track
        self.again()

    def panel(self) -> Panel:
        """Return all tracks, one under the other."""
        group: list[PickRow] = []
        rows = [self._line(i, group) for i in range(len(self.room.view.scenario.tracks))]
        lines: list[Widget] = [*rows] or [Label(t("politics.no_tracks"), SMALL, "t2", fit=Fit.WRAP)]
        pad = INSET if rows else (METRICS.inset, 10, METRICS.inset, 10)
        note = t("track.this_turn") if rows else ""
        return Panel(t("decision.tracks"), Scroll(Column(*lines, gap=2, pad=pad)), glyph="star", note=note)

    def strip(self, show: Callable[[int], None]) -> Widget:
        """Return all tracks side by side as figures, for narrow windows; ``show`` is told of the one that is chosen."""
        group: list[PickRow] = []
        view = self.room.view
        cells: list[Widget] = []
        for i, track in enumerate(view.scenario.tracks):
            figures = Row(Label(self._level(i), KEY_FIGURE), *self._change(i), Spacer(), gap=5)
            inside = Column(Label(track.name, NOTE, "t2", fit=Fit.SHORTEN), figures)
            row = self._row(i, group, inside, STRIP_LINE, show)
            cells.append(growing(described(row, "\n".join([self._words(i), *(bar.words for bar in self._bars(i))]))))
        return named(Row(*cells, gap=4, align=Align.STRETCH), "tracks_strip")

    def _row(
        self, track: int, group: list[PickRow], inside: Widget, height: float, choose: Callable[[int], None]
    ) -> PickRow:
        row = PickRow(inside, partial(choose, track), group, on=track == self.chosen, height=height)
        return named(described(row, self._words(track)), f"track_{track}")

    def _line(self, track: int, group: list[PickRow]) -> PickRow:
        view = self.room.view
        definition, level, mark = view.scenario.tracks[track], view.tracks[track], next_mark(view, track)
        span = max(1, definition.high - definition.low)
        secret = is_secret(view, track)
        note = t("track.secret") if secret else mark.short if mark else ""
        head = Row(
            Label(definition.name, LABEL),
            growing(Label(note, NOTE, "t3", fit=Fit.SHORTEN, side=Stand.RIGHT)),
            *self._change(track),
            sized(Label(self._level(track), KEY_FIGURE, "t2" if secret else "text", side=Stand.RIGHT), width=FIGURE),
            gap=6,
        )
        tick = (mark.level - definition.low) / span if mark else None
        bar = Bar((level - definition.low) / span, track_color(view, track), tick=tick)
        return self._row(track, group, Column(Spacer(3), head, bar, gap=3), LINE, self.choose)

    def _level(self, track: int) -> str:
        level = self.room.view.tracks[track]
        return t("track.guess", level=level) if is_secret(self.room.view, track) else str(level)

    def _change(self, track: int) -> Sequence[Widget]:
        moved = change_this_turn(self.room.view, self._start(track), self.room.log.moves, track)
        return [Label(signed(moved), SMALL_STRONG, "good" if moved > 0 else "bad")] if moved else []

    def _start(self, track: int) -> int:
        return self.room.log.tracks[track]

    def _bars(self, track: int) -> list[TrackBar]:
        return track_bars(self.room.view, self._start(track), self.room.log.moves, track, MOST_BARS)

    def _words(self, track: int) -> str:
        view = self.room.view
        definition = view.scenario.tracks[track]
        parts = [
            f"{definition.name} {self._level(track)} ({t('track.range', low=definition.low, high=definition.high)})"
        ]
        if is_secret(view, track):
            parts.append(t("track.unknown"))
        moved = change_this_turn(view, self._start(track), self.room.log.moves, track)
        parts += [t("track.changed", change=signed(moved))] if moved else []
        parts += [mark.words for mark in track_marks(view, track)]
        return "\n".join(parts)

    @property
    def fall_title(self) -> str:
        """Return what ``fall`` shows: which track came to which level."""
        name = self.room.view.scenario.tracks[self.chosen].name
        return t("track.came_to", track=name, level=self._level(self.chosen))

    def fall(self) -> Widget:
        """Return how the chosen track came to its level: the start, every step, the nearest threshold."""
        view, track = self.room.view, self.chosen
        definition, start = view.scenario.tracks[track], self._start(track)
        if is_secret(view, track):
            return Column(Label(t("track.unknown"), SMALL, "t2", fit=Fit.WRAP), Spacer())
        bars = self._bars(track)
        mark = next_mark(view, track)
        picture = named(TrackFall(start, bars, mark, (definition.low, definition.high)), "track_fall")
        told = bars[-1].words if bars else t("track.none_moved")
        return Column(growing(picture), Label(told, NOTE, "t2", fit=Fit.WRAP), gap=6)

    def fall_panel(self) -> Panel:
        """Return the same in a panel of its own."""
        note = t("track.start_at", level=self._start(self.chosen))
        body = Column(growing(self.fall()), pad=(METRICS.inset, 8, METRICS.inset, 10))
        return Panel(self.fall_title, body, glyph="chart", note=note)


def track_color(view: SideView, track: int) -> str:
    """Return the token of a track's color: of the side whose will or secret it is, of the UN's help, else gold."""
    scenario = view.scenario
    definition = scenario.tracks[track]
    wills = [will for will in view.ruleset.politics.wills if will.track == definition.id]
    if wills:
        return side_color(Seat(view.ruleset.armies[view.ruleset.army(wills[0].army)].side))
    if definition.known_to is not None:
        return side_color(definition.known_to)
    if track == scenario.soviet_track:
        return "communist"
    return "un" if track in (scenario.commit_track, scenario.coalition_track) else "gold"
