"""The bar over the map: scenario, date, weather, phase, morale, score, and the end of the turn."""

from collections.abc import Callable

from game.model.ids import Phase, Side, Sky
from game.ui import draw
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.labels import Glyph, Label, Swatch
from game.ui.layout import Align, Column, Row, Spacer, described, growing, named
from game.ui.panels import Plate
from game.ui.play.playback import Playback
from game.ui.play.room import Room
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.explain import morale_why, pm_text
from game.view.faces import army_key
from game.view.score import handicap_words, score_why, score_words
from game.view.summary import side_color, side_name, sky_text, turn_dates
from game.view.text import t
from game.view.theme import COLUMN_HEAD, LABEL, METRICS, NOTE, SCREEN_TITLE, SMALL, SMALL_STRONG

WIDE, MIDDLE, NARROW = 1500, 1400, 1150  # units of width under which the bar drops its lesser parts
PHASES = tuple(phase for phase in Phase if phase is not Phase.ENDED)
DASH = 18  # length of a dash, in units
BUTTON_HIGH = 34


class SideStrip(Widget):
    """The strip at the left edge that says whose turn it is."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.width = 6

    def paint(self, ui: Ui, to: Surface) -> None:
        side = self.room.match.decider
        side = self.room.viewer if side is None else side
        to.fill(getattr(ui.palette, side_color(side)), self.rect)


class Divider(Widget):
    """A thin upright line between groups."""

    def __init__(self) -> None:
        super().__init__()
        self.width, self.height = 1, 34

    def paint(self, ui: Ui, to: Surface) -> None:
        to.fill(ui.palette.line, Rect(self.rect.x, self.rect.y, 1, self.rect.height))


class Phases(Widget):
    """The phases of a turn as dashes: those that are over dim, the present one gold (rule 1.3)."""

    def __init__(self, phase: Phase) -> None:
        super().__init__()
        self.phase = phase

    def measure(self, ui: Ui, width: int) -> Size:
        return len(PHASES) * ui.px(DASH + 4), ui.px(14)

    def paint(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        for i, phase in enumerate(PHASES):
            dash = Rect(self.rect.x + i * ui.px(DASH + 4), 0, ui.px(DASH), max(2, ui.px(4)))
            dash.centery = self.rect.centery
            color = p.gold if phase == self.phase else p.gold_dark if phase < self.phase else p.line
            draw.box(to, dash, color, radius=dash.height // 2)


def _two_lines(top: Widget, below: Widget) -> Column:
    return Column(top, below, align=Align.START)


def _morale(room: Room) -> Row:
    view = room.view
    shown: list[Widget] = []
    for index, army in enumerate(view.ruleset.armies):
        if not any(u.army == index and u.on_map for u in view.own.values()) and Side(army.side) == room.viewer:
            continue
        if Side(army.side) != room.viewer and not (index in room.log.met or view.estimates[index]):
            continue
        value = view.morale[index] // 10
        color = "crit" if value < 25 else "gold" if value < 45 else "text"
        name, figure = Label(army.id, SMALL), Label(str(value), SMALL_STRONG, color)
        about = f"morale {army.id}"
        last = next((line.text for line in reversed(room.log.lines) if line.about == about), "")
        why = f"{morale_why(view, index)} {last}".rstrip()
        shown.append(described(Row(ArmySwatch(army_key(view.ruleset, index)), name, figure, gap=5), why))
    return Row(*shown, gap=12)


class ArmySwatch(Swatch):
    """A block in an army's color."""

    def __init__(self, army: str) -> None:
        super().__init__((0, 0, 0), 9, 14)
        self.army = army

    def paint(self, ui: Ui, to: Surface) -> None:
        self.color = ui.palette.armies[self.army].fill
        super().paint(ui, to)


def _score(room: Room) -> Column:
    points, words, leads = score_words(room.view)
    label = t("bar.victory")
    return _two_lines(
        Label(label.upper(), COLUMN_HEAD, "t3"),
        Row(Label(points, SMALL_STRONG), Label(words, SMALL, "good" if leads else "t2"), gap=8),
    )


SKY_ICONS = {Sky.CLEAR: "sun", Sky.OVERCAST: "overcast", Sky.RAIN: "rain", Sky.SNOW: "snow"}


def _weather(room: Room, *, wide: bool) -> Column:
    view = room.view
    lines: list[Widget] = []
    for band, now in reversed(list(zip(view.ruleset.weather.bands, view.weather, strict=True))):
        sky = view.ruleset.weather.skies[now.sky]
        words = t("bar.band", band=t(f"band.{band}"), sky=sky_text(view, now))
        air = [Label(t("bar.air", factor=pm_text(sky.air_pm)), NOTE, "t3")] if wide else []
        lines.append(Row(Glyph(SKY_ICONS[now.sky], 13, "t2"), Label(words, NOTE, "t2"), *air, gap=6))
    return Column(*lines, align=Align.START)


def _waiting(room: Room) -> str:
    side = room.match.decider
    return t("result.over") if side is None else t("bar.waiting", side=side_name(side))


def _controls(playback: Playback) -> Row:
    """Return the handle of the playback: pause, step, pace, skip (PRODUCT P-14)."""
    pause = Button("", playback.toggle_pause, glyph="play" if playback.paused else "pause", height=BUTTON_HIGH)
    step = Button("", playback.step, glyph="next", height=BUTTON_HIGH)
    step.enabled = playback.paused
    step.why_disabled = t("playback.step.why")
    pace = t("playback.at_once") if playback.speed == 0 else t("playback.pace", pace=playback.speed)
    speed = Button(pace, playback.cycle_pace, style=LABEL, height=BUTTON_HIGH)
    skip = Button(t("playback.skip"), playback.skip, action=Action.BACK, style=LABEL, height=BUTTON_HIGH)
    return Row(
        named(described(pause, t("playback.pause.tip")), "pause"),
        named(described(step, t("playback.step.tip")), "step"),
        named(described(speed, t("playback.pace.tip")), "pace"),
        named(described(skip, t("playback.skip.tip")), "skip"),
        gap=6,
    )


def turn_buttons(
    room: Room, playback: Playback, *, end_turn: Callable[[], None], council: Callable[[], None]
) -> list[Widget]:
    """Return what stands at the right end over the map: what ends the turn, or whom it waits for."""
    if room.match.is_over and not playback.busy:
        end = Button(t("bar.the_end"), end_turn, action=Action.END_TURN, kind=Kind.PRIMARY, height=BUTTON_HIGH)
        return [named(end, "the_end")]
    if playback.busy and not room.yours and room.seated:
        return [Label(_waiting(room), SMALL, "t2"), _controls(playback)]
    if not room.yours:
        return [Label(_waiting(room), SMALL, "t2")]
    if room.view.phase is Phase.EVENTS:
        decide = Button(t("bar.decide"), council, action=Action.END_TURN, kind=Kind.PRIMARY, height=BUTTON_HIGH)
        return [named(decide, "council")]
    words = "bar.end_turn" if room.operates else "bar.go_on"
    button = Button(t(words), end_turn, action=Action.END_TURN, kind=Kind.PRIMARY, height=BUTTON_HIGH)
    allot = Button(t("bar.allot"), council, action=Action.AIR_SEA, height=BUTTON_HIGH)
    return [*([] if room.operates else [named(allot, "council")]), named(button, "end_turn")]


def top_bar(ui: Ui, room: Room, right: list[Widget], *, menu: Callable[[], None]) -> Widget:
    """Return the bar as things stand, with what is at its ``right`` end; it is rebuilt when they change."""
    view = room.view
    width = ui.layout_size[0]
    scenario, phase = view.scenario, Phase(view.phase)
    turn = t("bar.turn", turn=view.turn, last=scenario.last_turn)
    seat = t("bar.you", side=side_name(room.viewer)) if room.seated else t("bar.watching")
    parts: list[Widget] = [
        described(Button("", menu, glyph="menu", kind=Kind.BARE), t("bar.menu.tip")),
        _two_lines(
            Label(scenario.title.upper(), SCREEN_TITLE, "gold"),
            Label(" · ".join((turn, seat, *handicap_words(view))), NOTE, "t2"),
        ),
        Divider(),
        _two_lines(Label(turn_dates(view), LABEL), Label(t("bar.days"), NOTE, "t2")),
        Divider(),
        described(_weather(room, wide=width >= WIDE), t("bar.weather.tip")),
    ]
    if width >= WIDE:
        phase_words = t("bar.phase", number=min(phase + 1, len(PHASES)), phase=t(f"phase.{phase.name.lower()}"))
        parts += [Divider(), described(_two_lines(Label(phase_words, LABEL), Phases(phase)), t("bar.phase.tip"))]
    if width >= NARROW:
        parts += [Divider(), _two_lines(Label(t("bar.morale").upper(), COLUMN_HEAD, "t3"), _morale(room))]
    if width >= MIDDLE or room.yours or not room.seated:
        parts += [Divider(), described(_score(room), score_why(view))]
    row = Row(*parts, Spacer(), *right, gap=16 if width >= WIDE else 10)
    row.pad = (8, 0, 12, 0)
    bar = Row(SideStrip(room), growing(row), align=Align.STRETCH)
    plate = Plate(bar, fill="panel", edge="line")
    plate.height = METRICS.top_bar
    return plate
