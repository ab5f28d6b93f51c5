"""The part of the page that allots points: missions, zones, targets of bombers, guns (rules 10.2-10.6)."""

from collections.abc import Callable, Iterable

from game.model.ids import Side as WarSide
from game.ui.bars import Bar
from game.ui.ground import GroundPainter
from game.ui.labels import Fit, Label, Rule, Side
from game.ui.layout import Align, Column, Grid, Row, Spacer, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.knobs import LOOSE, TIGHT, Knobs
from game.ui.play.room import Room
from game.ui.play.zone_map import ZoneMap
from game.ui.rows import PickRow
from game.ui.scroll import Scroll
from game.ui.widget import Widget
from game.view.allotments import (
    Knob,
    TargetLine,
    ZoneLine,
    bombing,
    doctrine,
    flown_in,
    missions,
    naval,
    naval_left,
    zone_factors,
    zones,
)
from game.view.hexpixels import HexPixels
from game.view.landing_outlook import percent
from game.view.landing_secrecy import feared
from game.view.skies import sky_lines
from game.view.text import t
from game.view.theme import BODY, BODY_STRONG, COLUMN_HEAD, KEY_FIGURE, METRICS, SMALL

NARROW = 1400  # units of width under which everything is set closer
WITH_MAP = 1500  # and from which the map stands beside the zones
INSET = (METRICS.inset, 10, METRICS.inset, 10)
MAP_SHARE, MAP_LEAST = 0.38, 300  # the most of the width for the map; its least width in units
LEFT = 0.26  # of the width for missions and guns
BAR_LEAST = 40  # units of width of the bar of a target
TARGETS_LEAST = 150  # units of height that the targets have at least where they scroll by themselves
TALL_ROW, REST = 38, 420  # units: a row of a zone where there is room, and what else there is below and above
FIGURE = 42  # units of width of a level
PM = 1000


class AllotPage:
    """What is allotted; the chosen zone is marked on the map."""

    def __init__(self, room: Room, ground: GroundPainter, again: Callable[[], None]) -> None:
        self.room, self.ground, self.again = room, ground, again
        self.knobs = Knobs(room, again)
        self.zone = ""
        self.row: float = METRICS.table_row

    def parts(self, wide: float, high: float) -> Widget:
        """Return the panels for a page of so many units."""
        self.knobs.turn, self.knobs.press = TIGHT if wide < NARROW else LOOSE
        view = self.room.view
        lines = list(zones(view))
        if not any(line.id == self.zone for line in lines):
            self.zone = ""
        self.row = max(METRICS.table_row, min(TALL_ROW, round((high - REST) / max(1, len(lines)))))
        left = Scroll(Column(self._air(), *self._sea(), self._skies(), self._chosen(lines), gap=METRICS.gap))
        parts: list[Widget] = [sized(left, width=min(350, wide * LEFT)), growing(self._middle(lines, high))]
        if wide >= WITH_MAP:
            wanted = (high - METRICS.panel_title) * self._map_shape() + 2
            parts.append(sized(self._map(lines), width=max(MAP_LEAST, min(MAP_SHARE * wide, wanted))))
        return Row(*parts, gap=METRICS.gap, align=Align.STRETCH)

    def _map(self, lines: list[ZoneLine]) -> Panel:
        chart = ZoneMap(self.room.view, self.ground, lines, self.zone, self._pick)
        inside = Row(growing(chart), pad=4, align=Align.STRETCH)
        return Panel(t("zone_map.title"), inside, glyph="interdict", note=t("zone_map.note"))

    def _middle(self, lines: list[ZoneLine], high: float) -> Widget:
        """Return the zones with the targets below, which scroll by themselves, or all of it where it is low."""
        zones_panel = self._zones(lines)
        if high - len(lines) * self.row - METRICS.panel_title - METRICS.table_head < TARGETS_LEAST:
            return Scroll(Column(zones_panel, *self._targets(), gap=METRICS.gap))
        return Column(zones_panel, *(growing(part) for part in self._targets(Scroll)), gap=METRICS.gap)

    def _map_shape(self) -> float:
        """Return how wide the map is for its height."""
        across, down = HexPixels(self.room.view.board.grid, 1.0).size
        return across / down

    def _pick(self, zone: str) -> None:
        self.zone = "" if zone == self.zone else zone
        self.again()

    # --- missions and guns ---

    def _air(self) -> Widget:
        view = self.room.view
        rows = [*self._lines(missions(view)), Rule(), *self._lines(doctrine(view))]
        return Panel(t("allot.air"), Column(*rows, gap=6, pad=INSET), glyph="plane")

    def _sea(self) -> list[Widget]:
        view = self.room.view
        if view.side is not WarSide.UN:
            return []
        rows: list[Widget] = [Label(t("naval.none"), SMALL, "t2")]
        if view.naval is not None and view.naval.points:
            left = Label(str(naval_left(view.naval)), BODY_STRONG, side=Side.RIGHT)
            fights = Row(growing(Label(t("naval.fights"), BODY, fit=Fit.SHORTEN)), left, gap=8)
            rows = [*self._lines(naval(view)), described(fights, t("pool.naval.why"))]
        return [Panel(t("allot.sea"), Column(*rows, gap=6, pad=INSET), glyph="ship")]

    def _chosen(self, lines: list[ZoneLine]) -> Widget:
        """Return what makes the interdiction to come in the chosen zone."""
        line = next((line for line in lines if line.id == self.zone), None)
        if line is None:
            body: Widget = Label(t("zone.choose"), SMALL, "t2", fit=Fit.WRAP)
            return Panel(t("zone.title"), Column(body, pad=INSET), glyph="interdict")
        rows = [
            Row(growing(Label(name, BODY, "t2", fit=Fit.SHORTEN)), Label(value, BODY_STRONG, side=Side.RIGHT), gap=8)
            for name, value in zone_factors(self.room.view, line.index)
        ]
        total = Row(growing(Label(t("zone.later"), BODY_STRONG)), Label(line.to_come, KEY_FIGURE, "gold"), gap=8)
        body = Column(*rows, Rule(), described(total, line.why), gap=5, pad=INSET)
        return named(Panel(line.name, body, glyph="interdict"), "zone_factors")

    def _skies(self) -> Widget:
        rows = [
            described(
                Row(
                    growing(Label(line.name, BODY, fit=Fit.SHORTEN)),
                    Label(line.value, BODY_STRONG, "bad" if line.harms else "text", side=Side.RIGHT),
                    gap=8,
                ),
                line.why,
            )
            for line in sky_lines(self.room.view)
        ]
        return Panel(t("skies.title"), Column(*rows, gap=6, pad=INSET), glyph="weather")

    def _lines(self, knobs: Iterable[Knob]) -> list[Widget]:
        return [
            Row(growing(Label(knob.label, BODY, fit=Fit.SHORTEN)), self.knobs.turner(knob), gap=8) for knob in knobs
        ]

    # --- zones ---

    def _zones(self, lines: list[ZoneLine]) -> Widget:
        group: list[PickRow] = []
        rows: list[Widget] = [self._heads(lines)]
        for line in lines:
            row = PickRow(
                self._zone(line),
                self._picker(line.id),
                group,
                on=line.id == self.zone,
                stop=not (self.zone or group),
                height=self.row,
            )
            rows.append(named(row, f"zone_{line.id}"))
        title = t("allot.zones" if self.room.view.side is WarSide.UN else "allot.zones.alone")
        return Panel(title, Column(*rows, pad=(6, 4, 6, 6)), glyph="zone", note=t("allot.zones.note"))

    def _picker(self, zone: str) -> Callable[[], None]:
        return lambda: self._pick(zone)

    def _heads(self, lines: list[ZoneLine]) -> Widget:
        heads = ("mission.interdiction", "mission.heavy", "mission.recon")[: len(lines[0].knobs) if lines else 0]
        name = sized(Label(t("allot.zone").upper(), COLUMN_HEAD, "t3", fit=Fit.SHORTEN), width=self._name_width)
        now, later = (
            sized(Label(t(f"allot.{key}").upper(), COLUMN_HEAD, "t3", side=Side.RIGHT, fit=Fit.SHORTEN), width=FIGURE)
            for key in ("level", "to_come")
        )
        bar = growing(Label(t("allot.bar").upper(), COLUMN_HEAD, "t3", fit=Fit.SHORTEN))
        turns = [
            sized(Label(t(head).upper(), COLUMN_HEAD, "t3", side=Side.CENTER, fit=Fit.SHORTEN), width=self.knobs.turn)
            for head in heads
        ]
        return sized(Row(name, now, bar, later, *turns, gap=10, pad=(8, 0, 8, 0)), height=METRICS.table_head)

    @property
    def _name_width(self) -> float:
        return 116 if self.knobs.turn == TIGHT[0] else 136

    def _zone(self, line: ZoneLine) -> Widget:
        name = sized(Label(line.name, BODY, fit=Fit.SHORTEN), width=self._name_width)
        now = sized(Label(f"{line.now / PM:.2f}", BODY, "t2", side=Side.RIGHT), width=FIGURE)
        bar = Bar(line.later / PM, "bad", notches=(0.25, 0.5, 0.75), tick=line.now / PM if line.now else None)
        ink = "text" if line.later else "t3"
        later = sized(Label(line.to_come, BODY_STRONG, ink, side=Side.RIGHT), width=FIGURE)
        later.hoverable = True
        for part in (now, bar, later):
            described(part, line.why)
        turns = [self.knobs.turner(knob) for knob in line.knobs]
        return Row(name, now, growing(bar), named(later, f"to_come_{line.name}"), *turns, gap=10)

    # --- targets ---

    def _targets(self, around: Callable[[Widget], Widget] = lambda body: body) -> list[Widget]:
        """Return the targets of bombers, in something that scrolls where they have little room."""
        view = self.room.view
        if view.side is not WarSide.UN:
            return self._guesses(around)
        lines = [*flown_in(view), *bombing(view)]
        if not lines:
            shown = Label(t("allot.no_bombing"), SMALL, "t2", fit=Fit.WRAP)
            return [Panel(t("allot.bombing"), Column(shown, pad=INSET), glyph="crosshair")]
        half = -(-len(lines) // 2)
        ordered = [line for pair in zip(lines[:half], [*lines[half:], None], strict=False) for line in pair]
        cells = [Spacer(0) if line is None else self._target(line) for line in ordered]
        grid = Grid(*cells, columns=2, gap=4)
        body = around(Column(Row(growing(grid), pad=(0, 0, 8, 0)), pad=INSET))
        return [Panel(t("allot.bombing"), body, glyph="crosshair", note=t("allot.bombing.note"))]

    def _guesses(self, around: Callable[[Widget], Widget]) -> list[Widget]:
        """Return where the enemy may land as the side that fears it believes."""
        rows: list[Widget] = []
        for name, share in feared(self.room.view):
            figure = sized(Label(percent(share), BODY_STRONG, side=Side.RIGHT), width=FIGURE)
            label = sized(Label(name, BODY, fit=Fit.SHORTEN), width=self._name_width)
            rows.append(described(Row(label, growing(Bar(share / PM, "gold")), figure, gap=10), t("guess.why")))
        if not self.room.view.scenario.landings:
            return []
        rows = rows or [Label(t("guess.empty"), SMALL, "t2", fit=Fit.WRAP)]
        body = around(Column(*rows, gap=6, pad=INSET))
        return [Panel(t("guess.title"), body, glyph="anchor", note=t("guess.note"))]

    def _target(self, line: TargetLine) -> Widget:
        parts: list[Widget] = [growing(Label(line.knob.label, BODY, fit=Fit.SHORTEN))]
        if line.lost is not None:
            words = t("allot.lost", share=line.lost * 100 // PM)
            parts.append(sized(described(Bar(line.lost / PM, "bad"), words), width=BAR_LEAST))
        return Row(*parts, self.knobs.turner(line.knob), Spacer(8), gap=8)
