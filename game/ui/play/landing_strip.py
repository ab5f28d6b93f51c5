"""The calendar of a landing: planning and ready, what leaks, the tides, and where now is (rule 10.5)."""

from game.ui import draw
from game.ui.icons import icon
from game.ui.labels import Fit, Label, color_of
from game.ui.layout import Column, described, named
from game.ui.panels import Panel
from game.ui.typeset import text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.landing_times import Times
from game.view.text import t
from game.view.theme import METRICS, NOTE, NOTE_STRONG, SMALL, Color

NAMES, HEAD, BETWEEN = 66, 18, 7  # units: the names at the left, the turns above, between two bars
ROWS = ("planning", "leak", "tide")
PM = 1000


class TimeStrip(Widget):
    """Turns across, three rows down."""

    hoverable = True

    def __init__(self, times: Times, row: float) -> None:
        """``row`` is the height of each of its rows, in units."""
        super().__init__()
        self.times, self.row = times, row
        self.tooltip = t("outlook.ready.why")
        self.children = [described(Widget(), self._told(turn)) for turn in self._shown]

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(HEAD + self.row * len(ROWS))

    def _x(self, ui: Ui, turn: float) -> int:
        """Return where a turn begins."""
        left, times = self.rect.left + ui.px(NAMES), self.times
        share = (turn - times.first) / (times.last + 1 - times.first)
        return left + round((self.rect.right - left) * min(1.0, max(0.0, share)))

    def _span(self, ui: Ui, row: int, first: int, last: int) -> Rect:
        """Return the bar of some turns, both inclusive, in a row."""
        x0, x1 = self._x(ui, first), self._x(ui, last + 1)
        return Rect(x0, self._middle(ui, row) - ui.px(self._bar) // 2, max(0, x1 - x0 - ui.px(2)), ui.px(self._bar))

    @property
    def _bar(self) -> float:
        """Return the height of a bar, in units."""
        return self.row - BETWEEN

    def _middle(self, ui: Ui, row: int) -> int:
        return self.rect.top + ui.px(HEAD) + round((row + 0.5) * ui.px(self.row))

    @property
    def _shown(self) -> range:
        return range(self.times.first, self.times.last + 1)

    def arrange(self, ui: Ui) -> None:
        """Give each turn its part, so that it tells of itself under the pointer."""
        for turn, part in zip(self._shown, self.children, strict=True):
            x0, x1 = self._x(ui, turn), self._x(ui, turn + 1)
            part.place(ui, Rect(x0, self.rect.top, x1 - x0, self.rect.height))

    def _told(self, turn: int) -> str:
        """Return what there is to say of a turn."""
        times = self.times
        stage = "planning" if turn < times.ready else "sails" if turn == times.sails else "ready"
        if turn < times.begun or (times.sails and turn > times.sails):
            stage = "nothing"
        tide = times.tides is None or turn in times.tides
        return t(
            "strip.turn",
            turn=turn,
            stage=t(f"strip.stage.{stage}"),
            weight=f"{times.leak[turn - times.first] / PM:.2f}",
            tide=t("strip.tide.in" if tide else "strip.tide.out"),
        )

    def paint(self, ui: Ui, to: Surface) -> None:
        self._turns(ui, to)
        for i, name in enumerate(ROWS):
            words = text_image(ui.face(SMALL), t(f"strip.{name}"), ui.palette.t2)
            to.blit(words, words.get_rect(midleft=(self.rect.left, self._middle(ui, i))))
        self._planning(ui, to)
        self._leak(ui, to)
        self._tide(ui, to)
        self._now(ui, to)

    def _turns(self, ui: Ui, to: Surface) -> None:
        """Name every turn, or every second or so as there is room."""
        p, face, times = ui.palette, ui.face(NOTE), self.times
        wide = self._x(ui, times.first + 1) - self._x(ui, times.first)
        step = max(1, -(-(text_width(face, t("landing.turn", turn=88)) + ui.px(8)) // max(1, wide)))
        for turn in self._shown:
            x0, x1 = self._x(ui, turn), self._x(ui, turn + 1)
            to.fill(p.soft, (x0 - 1, self.rect.top + ui.px(HEAD), 1, self.rect.height - ui.px(HEAD)))
            if (turn - times.now) % step and turn != times.sails:
                continue
            ink = p.gold if turn in (times.sails, times.now) else p.t3
            text = text_image(face, t("landing.turn", turn=turn), ink)
            to.blit(text, text.get_rect(midtop=((x0 + x1) // 2, self.rect.top)))

    def _block(self, ui: Ui, to: Surface, box: Rect, fill: Color, ink: Color, words: str) -> None:
        """Draw a bar with words in it if they fit."""
        if box.width <= 0:
            return
        draw.box(to, box, fill, radius=min(ui.px(3), box.width // 2))
        face = ui.face(NOTE_STRONG)
        if text_width(face, words) + ui.px(8) <= box.width:
            text = text_image(face, words, ink)
            to.blit(text, text.get_rect(midleft=(box.left + ui.px(6), box.centery)))

    def _planning(self, ui: Ui, to: Surface) -> None:
        p, times = ui.palette, self.times
        begun = max(times.first, times.begun)
        words = t("strip.planned" if times.is_planned else "strip.would_plan")
        self._block(ui, to, self._span(ui, 0, begun, times.ready - 1), p.un, p.text, words)
        until = (times.sails or times.last + 1) - 1
        if until >= times.ready:
            self._block(ui, to, self._span(ui, 0, times.ready, until), p.line, p.t2, t("strip.ready"))
        if not times.sails:
            return
        box = self._span(ui, 0, times.sails, times.sails)
        self._block(ui, to, box, p.gold, p.gold_ink, "")
        self._aside(ui, to, box.right, 0, t("strip.sails"), "gold")

    def _aside(self, ui: Ui, to: Surface, x: int, row: int, words: str, color: str) -> None:
        """Write words after a bar if there is room."""
        text, left = text_image(ui.face(NOTE), words, color_of(ui, color)), x + ui.px(6)
        if left + text.get_width() <= self.rect.right:
            to.blit(text, text.get_rect(midleft=(left, self._middle(ui, row))))

    def _leak(self, ui: Ui, to: Surface) -> None:
        p, times = ui.palette, self.times
        most, end = max(*times.leak, 2 * PM), self._x(ui, times.first)
        for i, weight in enumerate(times.leak):
            turn = times.first + i
            if turn > max(times.now, times.sails or times.last):
                break
            box = self._span(ui, 1, turn, turn)
            high = max(ui.px(2), round(box.height * weight / most))
            fill = p.bad if turn <= times.now else p.soft
            draw.box(to, Rect(box.left, box.bottom - high, box.width, high), fill, radius=ui.px(1))
            if turn > times.now:
                draw.box(to, Rect(box.left, box.bottom - high, box.width, ui.px(2)), p.bad, radius=0)
            end = box.right
        at_now = times.leak[times.now - times.first]
        self._aside(ui, to, end, 1, t("strip.weight", weight=f"{at_now / PM:.2f}"), "t3")

    def _tide(self, ui: Ui, to: Surface) -> None:
        p, times = ui.palette, self.times
        if times.tides is None:
            box = self._span(ui, 2, times.first, times.last)
            self._block(ui, to, box, p.soft, p.t2, t("strip.any"))
            return
        end = self._x(ui, times.first)
        for turn in times.tides:
            box = self._span(ui, 2, turn, turn)
            draw.box(to, box, p.good if turn >= times.now else p.line, radius=ui.px(3))
            image = icon("tide", min(ui.px(15), max(1, box.width)), p.symbol_ink)
            to.blit(image, image.get_rect(center=box.center))
            end = max(end, box.right)
        self._aside(ui, to, end, 2, t("strip.shallow" if times.tides else "landing.no_tide"), "t3")

    def _now(self, ui: Ui, to: Surface) -> None:
        p, x = ui.palette, self._x(ui, self.times.now)
        to.fill(p.text, (x, self.rect.top + ui.px(HEAD - 3), max(1, ui.px(1.5)), self.rect.height - ui.px(HEAD - 3)))


def times_panel(times: Times | None, points: int, row: float, seen: str) -> Panel:
    """Return the strip with its title, or that there is no site; ``seen`` says that it is one only looked at."""
    if times is None:
        empty = Column(Label(t("strip.none"), SMALL, "t2", fit=Fit.WRAP), pad=(METRICS.inset, 8, METRICS.inset, 10))
        return named(Panel(t("strip.title"), empty, glyph="calendar"), "landing_times")
    key = "strip.begun" if times.is_planned else "strip.would_begin"
    note = seen or t(key, points=points, turns=times.needs, begun=times.begun, now=times.now)
    body = Column(TimeStrip(times, row), pad=(METRICS.inset, 8, METRICS.inset, 10))
    return named(Panel(t("strip.title"), body, glyph="calendar", note=note), "landing_times")
