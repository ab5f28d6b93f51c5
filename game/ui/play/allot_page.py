"""The part of the page of air and sea that allots points: missions, zones, targets of bombers, guns (rules 10.2-10.6)."""

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
    zones,
)
from game.view.text import t
from game.view.theme import BODY, BODY_STRONG, COLUMN_HEAD, METRICS, SMALL

NARROW = 1400  # units of width under which everything is set closer
WITH_MAP = 1500  # and from which the map stands beside the zones
INSET = (METRICS.inset, 10, METRICS.inset, 10)
MAP_SHARE, BAR_LEAST = 0.36, 40  # of the width for the map; units of width that a bar of a zone has at least
FIGURE = 42  # units of width of a level
PM = 1000


class AllotPage:
    """What is allotted; the chosen zone is marked on the map."""

    def __init__(self, room: Room, ground: GroundPainter, again: Callable[[], None]) -> None:
        self.room, self.ground, self.again = room, ground, again
        self.knobs = Knobs(room, again)
        self.zone = ""

    def parts(self, wide: float) -> Widget:
        """Return the panels for a page so many units wide."""
        self.knobs.turn, self.knobs.press = TIGHT if wide < NARROW else LOOSE
        view = self.room.view
        lines = list(zones(view))
        if not any(line.id == self.zone for line in lines):
            self.zone = ""
        left = Column(self._air(), *self._sea(), growing(Spacer()), gap=METRICS.gap)
        middle = Column(self._zones(lines), growing(self._targets(wide)), gap=METRICS.gap)
        parts: list[Widget] = [sized(left, width=min(330, wide * 245 // 1000)), growing(middle)]
        if wide >= WITH_MAP:
            inside = Row(growing(ZoneMap(view, self.ground, lines, self.zone, self._pick)), pad=4, align=Align.STRETCH)
            panel = Panel(t("zone_map.title"), inside, glyph="interdict", note=t("zone_map.note"))
            parts.append(sized(panel, width=round(wide * MAP_SHARE)))
        return Row(*parts, gap=METRICS.gap, align=Align.STRETCH)

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
        rows = self._lines(naval(view))
        if view.naval is None or not view.naval.points:
            rows = [Label(t("naval.none"), SMALL, "t2")]
        return [Panel(t("allot.sea"), Column(*rows, gap=6, pad=INSET), glyph="ship")]

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
                self._zone(line), self._picker(line.id), group, on=line.id == self.zone, stop=not (self.zone or group)
            )
            rows.append(named(row, f"zone_{line.id}"))
        return Panel(t("allot.zones"), Column(*rows, pad=(6, 4, 6, 6)), glyph="zone", note=t("allot.zones.note"))

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
        rising = line.later >= line.now
        bar = Bar(
            max(line.now, line.later) / PM,
            "bad" if rising else "t3",
            after=min(line.now, line.later) / PM,
            notches=(0.25, 0.5, 0.75),
        )
        ink = "text" if line.later else "t3"
        later = sized(Label(line.to_come, BODY_STRONG, ink, side=Side.RIGHT), width=FIGURE)
        later.hoverable = True
        for part in (now, bar, later):
            described(part, line.why)
        turns = [self.knobs.turner(knob) for knob in line.knobs]
        return Row(name, now, growing(bar), named(later, f"to_come_{line.name}"), *turns, gap=10)

    # --- targets ---

    def _targets(self, wide: float) -> Widget:
        view = self.room.view
        if view.side is not WarSide.UN:
            return Spacer()
        lines = [*flown_in(view), *bombing(view)]
        if not lines:
            shown: Widget = Label(t("allot.no_bombing"), SMALL, "t2", fit=Fit.WRAP)
            return Panel(t("allot.bombing"), Column(shown, pad=INSET), glyph="crosshair")
        half = -(-len(lines) // 2)
        ordered = [line for pair in zip(lines[:half], [*lines[half:], None], strict=False) for line in pair]
        cells = [Spacer(0) if line is None else self._target(line) for line in ordered]
        grid = Grid(*cells, columns=2, gap=4)
        body = Scroll(Column(Row(growing(grid), pad=(0, 0, 8, 0)), pad=INSET))
        return Panel(t("allot.bombing"), body, glyph="crosshair", note=t("allot.bombing.note"))

    def _target(self, line: TargetLine) -> Widget:
        parts: list[Widget] = [growing(Label(line.knob.label, BODY, fit=Fit.SHORTEN))]
        if line.lost is not None:
            words = t("allot.lost", share=line.lost * 100 // PM)
            parts.append(sized(described(Bar(line.lost / PM, "bad"), words), width=BAR_LEAST))
        return Row(*parts, self.knobs.turner(line.knob), Spacer(8), gap=8)
