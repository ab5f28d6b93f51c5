"""The bar over the map: scenario, date, weather, phase, morale, score, and the end of the turn."""

from collections.abc import Callable

from game.model.ids import Phase, Side
from game.rules.victory import known_score, level_of
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.labels import Label, Swatch
from game.ui.layout import Align, Column, Row, Spacer, growing
from game.ui.panels import Plate
from game.ui.play.room import Room
from game.ui.widget import Rect, Surface, Ui, Widget
from game.view.faces import army_key
from game.view.summary import side_color, side_name, sky_text, turn_dates
from game.view.text import t
from game.view.theme import BODY, COLUMN_HEAD, METRICS, NOTE, SCREEN_TITLE, SMALL, SMALL_STRONG

NARROW = 1400  # units of width under which the bar drops its lesser parts


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


def _two_lines(top: Widget, below: Widget) -> Column:
    return Column(top, below, gap=1, align=Align.START)


def _morale(room: Room) -> Row:
    view = room.view
    shown: list[Widget] = []
    for index, army in enumerate(view.ruleset.armies):
        if not any(u.army == index and u.on_map for u in view.own.values()) and Side(army.side) == room.viewer:
            continue
        if Side(army.side) != room.viewer and not any(c.army == index for c in view.foes.values()):
            continue
        value = view.morale[index] // 10
        color = "crit" if value < 25 else "gold" if value < 45 else "text"
        shown.append(
            Row(ArmySwatch(army_key(army.id)), Label(army.id, SMALL), Label(str(value), SMALL_STRONG, color), gap=5)
        )
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
    known = known_score(room.view)
    level = level_of(room.view.ruleset, known.result)
    leads = Side.COMMUNIST if known.result > 0 else Side.UN
    text = t("bar.level.draw") if level == "draw" else t("bar.level", side=side_name(leads), level=t(f"level.{level}"))
    return _two_lines(
        Label(t("bar.victory").upper(), COLUMN_HEAD, "t3"),
        Row(
            Label(f"{known.result:+d}", SMALL_STRONG),
            Label(text, SMALL, "good" if leads is room.viewer and level != "draw" else "t2"),
            gap=8,
        ),
    )


def _waiting(room: Room) -> str:
    side = room.match.decider
    return t("result.over") if side is None else t("bar.waiting", side=side_name(side))


def top_bar(ui: Ui, room: Room, menu: Callable[[], None], end_turn: Callable[[], None]) -> Widget:
    """Return the bar as things stand; it is rebuilt when they change."""
    view = room.view
    wide = ui.layout_size[0] >= NARROW
    scenario = view.scenario
    phase = t(f"phase.{Phase(view.phase).name.lower()}")
    weather = [
        Label(f"{t(f'band.{band}')} {sky_text(view, now)}", NOTE, "t2")
        for band, now in zip(view.ruleset.weather.bands, view.weather, strict=True)
    ]
    turn = t("bar.turn", turn=view.turn, last=scenario.last_turn, side=side_name(room.viewer))
    parts: list[Widget] = [
        Button("", menu, glyph="menu", action=None),
        _two_lines(Label(scenario.title.upper(), SCREEN_TITLE, "gold"), Label(turn, NOTE, "t2")),
        Divider(),
        _two_lines(Label(turn_dates(view), BODY), Label(phase, NOTE, "t2")),
        Divider(),
        Column(*weather, gap=1, align=Align.START),
        Divider(),
        _two_lines(Label(t("bar.morale").upper(), COLUMN_HEAD, "t3"), _morale(room)),
    ]
    if wide:
        parts += [Divider(), _score(room)]
    parts.append(Spacer())
    if room.yours:
        button = Button(t("bar.end_turn"), end_turn, action=Action.END_TURN, kind=Kind.PRIMARY)
        button.name = "end_turn"
        parts.append(button)
    else:
        parts.append(Label(_waiting(room), SMALL, "t2"))
    bar = Row(SideStrip(room), growing(Row(*parts, gap=16, pad=(10, 0, 12, 0))), align=Align.STRETCH)
    plate = Plate(bar, fill="panel", edge="line")
    plate.height = METRICS.top_bar
    return plate
