"""The chronicle: the war of 1950 told day by day beside the map, by itself or page by page (PRODUCT P-17)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from game.model.chronicle import Chronicle, ChronicleDay
from game.model.ids import NO_UNIT, Side
from game.model.politics import HistoricalEvent
from game.session.match import Match
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Align, Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Paper, Plate
from game.ui.play.canvas import MapCanvas
from game.ui.play.change import Change
from game.ui.play.legend import legend
from game.ui.play.map_area import Docked, MapArea
from game.ui.play.map_keys import map_keys
from game.ui.play.minimap import Minimap
from game.ui.play.room import Room
from game.ui.play.spectator import HIGH, Timeline
from game.ui.play.status import StatusLine, pointer_facts, status_bar
from game.ui.screens.common import TOP_BAR, top_bar
from game.ui.scroll import Scroll
from game.ui.widget import Ui, Widget
from game.view.dates import short_date
from game.view.hexpixels import ZOOMS
from game.view.overlays import OVERLAYS
from game.view.stage import Stage
from game.view.text import t
from game.view.theme import CARD_TITLE, COLUMN_HEAD, LABEL, METRICS, NARRATIVE, NOTE, SMALL

PACES = (1, 2, 4)
REST_MS, LETTER_MS = 2500, 55  # how long a page stays at the first pace: at least, and for each letter
COLUMN = 400  # units of width
GAP = 10
BARS = TOP_BAR + HIGH + METRICS.status_bar + 3 * GAP  # units of height that neither the page nor the small map has
LEAST_MAP = 150  # units of height
LOW = 800  # units of height under which the small map makes room for the page
SHOWN = ("control", "terrain", "objectives", "history")  # overlays that hold without a game
HINTS = (("pause", Action.SKIP), ("step", Action.NEXT_UNIT), ("turns", Action.LATER), ("faster", Action.FASTER))
PLAIN = ("control", "history")  # overlays on from the start: the page says what they are
FIRST_HEX = 48  # hex width the chronicle opens with


class ChronicleScreen:
    """One page a day; ``first`` is the day it opens at, the first one not before that date."""

    places: tuple[Place, ...] = (Place.MAP,)

    def __init__(
        self,
        ui: Ui,
        chronicle: Chronicle,
        match: Match,
        stage: Stage,
        ground: GroundPainter,
        *,
        close: Callable[[], None],
        first: str = "",
    ) -> None:
        self.ui, self.chronicle, self.stage, self.close = ui, chronicle, stage, close
        self.days = chronicle.days
        self.at = next((i for i, day in enumerate(self.days) if day.date >= first), len(self.days) - 1)
        self.events = {event.id: event for event in match.setting.scenario.politics.events}
        self.room = Room(match, Side.UN, lambda: stage.view(self.day), seated=False)
        self.room.overlays = PLAIN
        self.canvas = MapCanvas(ui, self.room, ground)
        self.minimap = Minimap(ui, self.room, self.canvas)
        self.status = StatusLine(lambda: pointer_facts(self.room))
        self.room.on_change.append(self._changed)
        self.playing, self.pace = False, PACES[0]
        self._timer: int | None = None
        self._placed = False
        self.keys = self._key_table()

    @property
    def day(self) -> ChronicleDay:
        """Return the day that is told."""
        return self.days[self.at]

    # --- turning pages ----------------------------------------------------------------------------------------

    def go(self, index: int) -> None:
        """Go to a page; the map shows its day and the place it speaks of."""
        index = max(0, min(len(self.days) - 1, index))
        if index == self.at:
            self.pause()
            return
        self.at = index
        self.room.selected = NO_UNIT  # who stood there on the day before
        self.room.catch_up()
        self._show_place()
        self._wait()
        self.ui.relayout()

    def _show_place(self) -> None:
        if self.day.place:
            h = self.room.view.board.place(self.day.place).hex
            self.room.point_at(h)
            self.canvas.center_on(h)

    def toggle(self) -> None:
        """Let the pages turn by themselves, or hold; at the end from the beginning."""
        if self.playing:
            self.pause()
            return
        self.playing = True
        if self.at == len(self.days) - 1:
            self.go(0)
        self._wait()
        self.ui.relayout()

    def pause(self) -> None:
        """Hold the page that is shown."""
        self.playing = False
        self._wait()
        self.ui.relayout()

    def set_pace(self, step: int) -> None:
        """Turn the pages faster or slower."""
        self.pace = PACES[max(0, min(len(PACES) - 1, PACES.index(self.pace) + step))]
        self._wait()
        self.ui.relayout()

    def _cycle_pace(self) -> None:
        self.pace = PACES[(PACES.index(self.pace) + 1) % len(PACES)]
        self._wait()
        self.ui.relayout()

    def _wait(self) -> None:
        """Turn the page after as long as it takes to read it."""
        if self._timer is not None:
            self.ui.timers.cancel(self._timer)
            self._timer = None
        if self.playing:
            event = self.events.get(self.day.event)
            letters = len(self.day.text) + (len(event.led_to) if event is not None else 0)
            self._timer = self.ui.timers.after((REST_MS + LETTER_MS * letters) // self.pace, self._turn)

    def _turn(self) -> None:
        self._timer = None
        if self.playing and self.ui.dialogs == []:
            self.go(self.at + 1)

    def _leave(self) -> None:
        self.playing = False
        self._wait()
        self.close()

    def _changed(self, change: Change) -> None:
        if change is Change.HOVER:
            self.ui.repaint(self.status)
        else:
            self.ui.relayout()

    # --- building ---------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        """Return the map with the page beside it, the line of days under both."""
        paper, ui.toast_rise = self._paper(), HIGH
        page = Column(growing(paper), *self._small_map(ui, paper), gap=GAP, pad=GAP)
        beside = Docked(sized(Plate(page, fill="bg"), width=COLUMN))
        floating = legend(self.room) if set(self.room.overlays) - set(PLAIN) else None
        middle = Row(MapArea(self.canvas, floating), beside, align=Align.STRETCH)
        head = top_bar(t("menu.chronicle"), self._when(), self._leave)
        return Column(
            Docked(head),
            growing(middle),
            Docked(self._strip(ui)),
            Docked(status_bar(ui, self.room, self.status, HINTS)),
        )

    def laid_out(self) -> None:
        """Bring the first place to the middle once the map has its size."""
        if not self._placed:
            self._placed = True
            near = min(range(len(ZOOMS)), key=lambda i: (abs(ZOOMS[i] - FIRST_HEX * self.ui.scale), i))
            self.canvas.look(replace(self.canvas.camera, zoom=near))
            h = self.room.view.board.place(self.day.place).hex if self.day.place else None
            if h is not None:
                self.canvas.look(self.canvas.camera.centered(h))
                self.room.point_at(h)

    def _when(self) -> str:
        first, now = date.fromisoformat(self.days[0].date), date.fromisoformat(self.day.date)
        return t("chronicle.day", date=f"{short_date(self.day.date)} {now.year}", day=(now - first).days + 1)

    def _paper(self) -> Widget:
        day = self.day
        event = self.events.get(day.event)
        south, north = self.stage.land(day)
        head = Row(
            Label(short_date(day.date).upper(), COLUMN_HEAD, "seal"),
            Spacer(),
            Label(t("chronicle.page", page=self.at + 1, pages=len(self.days)), NOTE, "ink2"),
        )
        parts: list[Widget] = [Label(day.text, NARRATIVE, "ink", fit=Fit.WRAP)]
        if event is not None:
            parts += _decided(event)
        if day.forces:
            parts.append(
                Label(t("chronicle.forces", scenario=self.room.view.scenario.title), SMALL, "ink2", fit=Fit.WRAP)
            )
        notes = [
            t("chronicle.land", south=round(south / 10), north=round(north / 10)),
            t("chronicle.front", date=short_date(self.stage.fronts(day.date)[0].date)),
        ]
        foot = Column(*(Label(note, NOTE, "ink2", fit=Fit.WRAP) for note in notes), gap=3)
        body = named(Scroll(Column(*parts, gap=10, pad=(0, 0, 12, 0))), "page")
        title = Label(day.title, CARD_TITLE, "ink", fit=Fit.WRAP)
        inside = Column(head, title, Rule("ink2"), growing(body), Rule("ink2"), foot, gap=9, pad=(22, 16, 12, 14))
        return Paper(inside, "seal")

    def _small_map(self, ui: Ui, paper: Widget) -> list[Widget]:
        """Return the small map as high as the page leaves it, nothing where the window is too low for both."""
        if ui.layout_size[1] < LOW:
            return []
        wide = ui.px(COLUMN - 2 * GAP)
        left = ui.layout_size[1] - BARS - paper.measure(ui, wide)[1] / ui.scale
        most = self.minimap.measure(ui, wide)[1] / ui.scale / 2
        return [sized(self.minimap, height=max(LEAST_MAP, min(most, left)))]

    def _strip(self, ui: Ui) -> Widget:
        play = Button("", self.toggle, glyph="pause" if self.playing else "play", kind=Kind.PRIMARY)
        pace = Button(t("playback.pace", pace=self.pace), self._cycle_pace, style=LABEL)
        back = Button("", lambda: self.go(self.at - 1), glyph="left")
        on = Button("", lambda: self.go(self.at + 1), glyph="right")
        line = Timeline(list(range(len(self.days))), self.at, self.go)
        line.tooltip = t("chronicle.timeline")
        row = Row(
            named(described(play, t("chronicle.play.tip")), "play"),
            named(described(pace, t("playback.pace.tip")), "pace"),
            named(described(back, t("chronicle.back")), "back"),
            growing(named(line, "timeline")),
            named(described(on, t("chronicle.on")), "on"),
            gap=8,
            pad=(12, 0, 12, 0),
        )
        return sized(Plate(row, fill="panel", edge="line"), height=HIGH)

    # --- answering --------------------------------------------------------------------------------------------

    def _key_table(self) -> dict[Action, Callable[[], object]]:
        table: dict[Action, Callable[[], object]] = {
            Action.BACK: self._leave,
            Action.CHRONICLE: self._leave,
            Action.SKIP: self.toggle,
            Action.NEXT_UNIT: lambda: self.go(self.at + 1),
            Action.LAST_UNIT: lambda: self.go(self.at - 1),
            Action.LATER: lambda: self.go(self.at + 1),
            Action.EARLIER: lambda: self.go(self.at - 1),
            Action.SLOWER: lambda: self.set_pace(-1),
            Action.FASTER: lambda: self.set_pace(1),
            **map_keys(self.canvas),
        }
        for name in SHOWN:
            table[Action(f"overlay_{OVERLAYS[name].key}")] = self._switch(name)
        return table

    def _switch(self, name: str) -> Callable[[], None]:
        return lambda: self.room.toggle_overlay(name)

    def act(self, ui: Ui, action: Action) -> bool:
        """Space plays and holds, Tab and the keys of turns turn pages, Esc leaves."""
        if (do := self.keys.get(action)) is None:
            return False
        do()
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""


def _decided(event: HistoricalEvent) -> list[Widget]:
    """Return who decided what that day, and what it led to."""
    return [
        Rule("ink2"),
        Label(event.title.upper(), COLUMN_HEAD, "seal"),
        Label(t("decision.by", who=event.decided_by), SMALL, "ink2", fit=Fit.WRAP),
        Label(event.led_to, SMALL, "ink2", fit=Fit.WRAP),
    ]
