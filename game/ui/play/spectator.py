"""A match that nobody plays: whose knowledge is shown, and of a recorded game which turn."""

from collections.abc import Callable
from enum import Enum

from game.model.ids import SIDES, Side
from game.model.view import SideView
from game.rules.truth import without_fog
from game.session.film import Film
from game.session.match import Match
from game.ui import draw
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.choices import Segments
from game.ui.inputs import KeyPress, Pointer, Touch
from game.ui.labels import KeyCap, Label
from game.ui.layout import Row, Spacer, described, growing, named
from game.ui.panels import Plate
from game.ui.play.playback import Playback
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.dates import short_date
from game.view.text import t
from game.view.theme import LABEL, METRICS, SMALL

HIGH = 44  # units of the strip
TIMELINE = 120  # units that the line of turns takes at least


class Sight(Enum):
    """Whose knowledge is shown."""

    UN = "un"
    COMMUNIST = "communist"
    ALL = "all"


def sight(match: Match, side: Side, is_clear: Callable[[], bool]) -> Callable[[], SideView]:
    """Return what shows a person what a side knows, or everything while ``is_clear``, reckoned once for each order."""
    kept: tuple[tuple[int, int], SideView] | None = None

    def look() -> SideView:
        nonlocal kept
        if not is_clear():
            return match.view(side)
        state = match.state
        moment = (id(state), len(match.orders))
        if kept is None or kept[0] != moment:
            kept = (moment, without_fog(state, side))
        return kept[1]

    return look


class Spectator:
    """What a spectator has chosen; ``show`` brings a side's screen to the window, ``seek`` goes to another turn."""

    def __init__(self, match: Match, film: Film | None, *, show: Callable[[Side], None]) -> None:
        self.match, self.film = match, film
        self.sight = Sight.UN
        self._show = show
        self.seek: Callable[[int], None] = lambda turn: None

    @property
    def side(self) -> Side:
        """Return whose screen is shown."""
        return Side.COMMUNIST if self.sight is Sight.COMMUNIST else Side.UN

    @property
    def sides(self) -> tuple[Side, ...]:
        """Return whose knowledge is shown."""
        return SIDES if self.is_clear else (self.side,)

    @property
    def is_clear(self) -> bool:
        """Return whether everything is shown."""
        return self.sight is Sight.ALL

    def choose(self, index: int) -> None:
        """Show the knowledge of another side, or all there is."""
        self.sight = list(Sight)[index]
        self._show(self.side)

    def next_sight(self) -> None:
        """Take the next sight in turn."""
        self.choose((list(Sight).index(self.sight) + 1) % len(Sight))

    def go(self, step: int) -> None:
        """Go to the turn before or after, where there is a record."""
        if self.film is not None:
            self.seek(self.film.at + step)

    # --- the strip --------------------------------------------------------------------------------------------

    def strip(self, ui: Ui, playback: Playback) -> Widget:
        """Return the bar under the map: play, step, pace, the turns of a record, whose knowledge is shown."""
        names = [t(f"sight.{sight.value}") for sight in Sight]
        sights = named(Segments(names, list(Sight).index(self.sight), self.choose), "sight")
        parts = [*_controls(playback), growing(self._middle())]
        parts += [KeyCap(ui.keys.label(Action.SIGHT)), described(sights, t("sight.tip"))]
        bar = Plate(Row(*parts, gap=8, pad=(12, 0, 12, 0)), fill="panel", edge="line")
        bar.height = HIGH
        return bar

    def _middle(self) -> Widget:
        if self.film is None:
            return Spacer()
        turns = [frame.turn for frame in self.film.frames]
        line = growing(named(Timeline(turns, self.film.at, self.seek), "timeline"))
        back = described(Button("", lambda: self.go(-1), glyph="left"), t("film.back"))
        on = described(Button("", lambda: self.go(1), glyph="right"), t("film.on"))
        return Row(named(back, "film_back"), line, named(on, "film_on"), Label(self._where(), SMALL, "t2"), gap=8)

    def _where(self) -> str:
        film, scenario = self.film, self.match.setting.scenario
        if film is None or film.ended:
            return t("film.end")
        date = short_date(scenario.calendar.first_day[film.at])
        return t("film.turn", turn=film.at, last=film.frames[-1].turn - 1, date=date)


def _controls(playback: Playback) -> list[Widget]:
    """Return play or pause, step, and the pace."""
    paused = playback.paused or not playback.busy
    play = Button("", playback.toggle_pause, glyph="play" if paused else "pause", kind=Kind.PRIMARY)
    play.enabled, play.why_disabled = playback.busy, t("film.end")
    step = Button("", playback.step, glyph="next")
    step.enabled, step.why_disabled = playback.paused and playback.busy, t("playback.step.why")
    pace = t("playback.at_once") if playback.speed == 0 else t("playback.pace", pace=playback.speed)
    speed = Button(pace, playback.cycle_pace, style=LABEL)
    return [
        named(described(play, t("playback.pause.tip")), "pause"),
        named(described(step, t("playback.step.tip")), "step"),
        named(described(speed, t("playback.pace.tip")), "pace"),
    ]


class Timeline(Widget):
    """The turns of a record on a line: a click or a drag goes to a turn, left and right go one on."""

    focusable = True
    hoverable = True

    def __init__(self, turns: list[int], at: int, go: Callable[[int], None]) -> None:
        super().__init__()
        self.turns, self.at, self.go = turns, at, go
        self.tooltip = t("film.timeline")

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(TIMELINE), ui.px(HIGH - 8)

    def _x(self, ui: Ui, index: int) -> int:
        half = ui.px(METRICS.slider_knob) // 2
        return self.rect.left + half + round((self.rect.width - 2 * half) * index / max(1, len(self.turns) - 1))

    def _index(self) -> int:
        return min(range(len(self.turns)), key=lambda i: (abs(self.turns[i] - self.at), i))

    def paint(self, ui: Ui, to: Surface) -> None:
        p, middle = ui.palette, self.rect.centery - ui.px(3)
        track = Rect(self.rect.left, 0, self.rect.width, ui.px(METRICS.slider_track))
        track.centery = middle
        draw.box(to, track, p.bar, radius=track.height // 2)
        now = self._index()
        done = Rect(track.left, track.top, self._x(ui, now) - track.left, track.height)
        draw.box(to, done, p.gold_dark, radius=track.height // 2)
        for i in range(len(self.turns)):
            to.fill(p.gold if i <= now else p.line, (self._x(ui, i), track.bottom + ui.px(5), 1, ui.px(6)))
        draw.disc(to, (self._x(ui, now), middle), ui.px(METRICS.slider_knob) // 2, p.gold)

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is Touch.DOWN and event.button == 1:
            ui.take_pointer(self)
            ui.set_focus(self, by_key=False)
        if event.touch in (Touch.DOWN, Touch.MOVE) and ui.captured is self:
            near = min(range(len(self.turns)), key=lambda i: (abs(self._x(ui, i) - event.at[0]), i))
            self._set(self.turns[near])
            return True
        if event.touch is Touch.UP and ui.captured is self:
            ui.take_pointer(None)
            return True
        return False

    def key(self, ui: Ui, press: KeyPress) -> bool:
        ends = {"home": 0, "end": len(self.turns) - 1}
        steps = {"left": self._index() - 1, "right": self._index() + 1, **ends}
        if press.chord not in steps or not ui.focus_by_key:
            return False
        self._set(self.turns[max(0, min(len(self.turns) - 1, steps[press.chord]))])
        return True

    def _set(self, turn: int) -> None:
        if turn != self.at:
            self.at = turn
            self.go(turn)
