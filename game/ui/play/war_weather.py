"""The page of the weather: the turns to come as a strip of chances, what each sky does, and the same as a table."""

from collections.abc import Sequence
from dataclasses import replace

from game.model.ids import Ice, Side, Sky
from game.ui import draw
from game.ui.icons import icon
from game.ui.labels import Fit, Glyph, Label, Rule, color_of
from game.ui.layout import Align, Column, Row, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.inks import ink_color
from game.ui.play.top_bar import SKY_ICONS
from game.ui.play.war_sheets import column, figures
from game.ui.play.war_tables import AroundTable, Desk, Sheet, TablePage
from game.ui.scroll import Scroll
from game.ui.tables import ColumnSpec
from game.ui.typeset import text_image
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.explain import pm_text
from game.view.overlays.weather import INKS
from game.view.text import t
from game.view.theme import METRICS, NOTE, SMALL, SMALL_MEDIUM, SMALL_STRONG, Color
from game.view.weather_table import (
    COLD,
    ICE,
    Chances,
    Effect,
    TurnSky,
    effects,
    sky_by_turn,
    weather_lines,
    weather_now,
)

STRIP, LOW_STRIP, TALL_STRIP = 250, 168, 330  # units: heights of the strip
LOW, TALL = 700, 1000  # units: heights of the window under which it is low, from which it is tall
BESIDE, NARROW = 400, 1240  # units: width of the effects, of the window under which the table gives way to them
LEAST = 480  # units: height of the window under which the table stands alone
LEAST_COLUMN = 84  # units of height
DATE, COLD_HIGH, BANDS = 20, 10, 46  # units: heights of the dates and of cold, width of the names of bands
DATE_ROOM, FIGURE_ROOM = 46, 40  # units of width that a date and a figure in a bar need
GLYPHS, COLORS = {COLD: "warning", ICE: "tide"}, {COLD: "crit", ICE: "good"}
INSET = (METRICS.inset, 8, METRICS.inset, 8)


def sky_color(ui: Ui, sky: Sky) -> Color:
    """Return the color of a sky, which is that of the map's overlay."""
    return ink_color(INKS[sky], ui.palette, Side.UN)


class SkyColumn(Widget):
    """One turn: for each band, the north above, its skies as parts of a bar, cold and ice under it; then the date."""

    hoverable = True

    def __init__(self, it: TurnSky, *, now: bool, dated: bool) -> None:
        super().__init__()
        self.it, self.now, self.dated = it, now, dated
        self.tooltip = it.words

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(LEAST_COLUMN)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, gap = ui.palette, max(1, min(ui.px(3), self.rect.width // 8))
        field = Rect(self.rect.left, self.rect.top, self.rect.width, self.rect.height - ui.px(DATE))
        if self.now or ui.hover is self:
            draw.box(to, self.rect, p.gold_dark if self.now else p.raised, radius=ui.px(3))
        high = field.height // len(self.it.bands)
        for n, chances in enumerate(reversed(self.it.bands)):
            box = Rect(field.left + gap, field.top + n * high + gap, field.width - 2 * gap, high - 2 * gap)
            self._paint_band(ui, to, box, chances)
        if self.dated:
            words = text_image(ui.face(NOTE), self.it.date, p.gold if self.now else p.t2)
            to.blit(words, words.get_rect(midleft=(self.rect.left + gap, self.rect.bottom - ui.px(DATE) // 2)))

    def _paint_band(self, ui: Ui, to: Surface, box: Rect, chances: Chances) -> None:
        p, cold = ui.palette, ui.px(COLD_HIGH)
        bar = Rect(box.left, box.top, box.width, box.height - cold)
        total, done = max(1, sum(chances.skies)), 0
        for sky, share in zip(Sky, chances.skies, strict=True):
            top, done = bar.top + bar.height * done // total, done + share
            part = Rect(bar.left, top, bar.width, bar.top + bar.height * done // total - top)
            if not part.height:
                continue
            to.fill(sky_color(ui, sky), part)
            self._paint_figure(ui, to, part, sky, share)
        track = Rect(box.left, bar.bottom + ui.px(2), box.width, max(2, ui.px(4)))
        to.fill(p.bar, track)
        to.fill(p.crit, (*track.topleft, track.width * chances.cold // 1000, track.height))
        if chances.ice is not Ice.NONE:
            to.fill(p.good, (track.left, track.bottom, track.width, ui.px(3 if chances.ice is Ice.MAJOR else 1)))

    @staticmethod
    def _paint_figure(ui: Ui, to: Surface, part: Rect, sky: Sky, share: int) -> None:
        """Draw the icon and the chance of a sky in its part of the bar, where there is room for them."""
        ink = ui.palette.symbol_ink if sum(sky_color(ui, sky)) > 330 else ui.palette.symbol
        glyph, face = ui.px(14), ui.face(SMALL_STRONG)
        if part.width < ui.px(FIGURE_ROOM) or part.height < ui.px(16):
            if part.width >= glyph and part.height >= glyph:
                image = icon(SKY_ICONS[sky], min(glyph, part.width), ink)
                to.blit(image, image.get_rect(center=part.center))
            return
        words = text_image(face, f"{share // 10} %", ink)
        wide = glyph + ui.px(4) + words.get_width()
        left = part.centerx - wide // 2 if part.width >= wide else part.centerx - words.get_width() // 2
        if part.width >= wide:
            image = icon(SKY_ICONS[sky], glyph, ink)
            to.blit(image, image.get_rect(midleft=(left, part.centery)))
            left += glyph + ui.px(4)
        to.blit(words, words.get_rect(midleft=(left, part.centery)))


class Key(Widget):
    """A block in the color of a sky, of cold or of ice, with its word."""

    def __init__(self, cause: Sky | str, words: str) -> None:
        self.label = Label(words, NOTE, "t2")
        super().__init__(self.label)
        self.cause = cause

    def measure(self, ui: Ui, width: int) -> Size:
        wide, high = self.label.measure(ui, width)
        return wide + ui.px(16), high

    def arrange(self, ui: Ui) -> None:
        left = self.rect.left + ui.px(16)
        self.label.place(ui, Rect(left, self.rect.top, self.rect.right - left, self.rect.height))

    def paint(self, ui: Ui, to: Surface) -> None:
        block = Rect(self.rect.left, self.rect.centery - ui.px(5), ui.px(10), ui.px(10))
        color = sky_color(ui, self.cause) if isinstance(self.cause, Sky) else color_of(ui, COLORS[self.cause])
        draw.box(to, block, color, radius=ui.px(2))


def weather_page() -> AroundTable:
    """Return the page in the war room: the strip over the table and what each sky does."""
    sheet = Sheet(
        _columns,
        lambda room: list(weather_lines(room.view)),
        "weather",
        with_map=False,
        notes=lambda room: [weather_now(room.view)],
    )
    return AroundTable(TablePage("weather", sheet), _around)


def _columns(width: float) -> tuple[ColumnSpec, ...]:
    chances = figures("clear", "overcast", "rain", "snow", "cold", width=74, color="text")
    return (
        *figures("turn", width=46, color="text"),
        column("date", 64),
        column("band", 90, 0.5),
        *(replace(spec, grow=0.5) for spec in chances),
        column("ice", 120, 1),
    )


def _around(table: TablePage, ui: Ui, desk: Desk) -> list[Widget]:
    (wide, high), view = ui.layout_size, desk.room.view
    shown, turns = wide - 2 * METRICS.screen_edge, sky_by_turn(view)
    does, bands = effects(view, turns), tuple(reversed(view.ruleset.weather.bands))
    strip = strip_panel(turns, bands, does, shown)
    strip.height = LOW_STRIP if high < LOW else STRIP if high < TALL else TALL_STRIP
    if high < LEAST:
        return [growing(table.panel(ui, desk, shown))]
    if wide < NARROW:
        return [strip, growing(effects_panel(does))]
    left = growing(table.panel(ui, desk, shown - BESIDE - 10))
    beside = sized(effects_panel(does), width=BESIDE)
    return [strip, growing(Row(left, beside, gap=10, align=Align.STRETCH))]


def strip_panel(turns: Sequence[TurnSky], bands: Sequence[str], does: Sequence[Effect], wide: float) -> Panel:
    """Return the turns side by side, the names of the bands before them, the key of the colors over them."""
    every = max(1, -(-DATE_ROOM * len(turns) // max(1, round(wide - BANDS - 30))))
    columns = [growing(SkyColumn(it, now=not i, dated=i % every == 0)) for i, it in enumerate(turns)]
    names = Column(
        *(growing(Label(t(f"band.{band}"), SMALL_MEDIUM, "t2")) for band in bands),
        sized(Label(""), height=DATE),
    )
    keys = [Key(it.cause, it.name) for it in does]
    inside = Column(
        Row(*keys, gap=14),
        growing(Row(sized(names, width=BANDS), *columns, gap=0, align=Align.STRETCH)),
        gap=4,
        pad=INSET,
    )
    return named(Panel(t("sky.title"), inside, glyph="weather", note=t("sky.note")), "sky_strip")


def effects_panel(does: Sequence[Effect]) -> Panel:
    """Return what each sky, severe cold and ice do."""
    rows: list[Widget] = []
    for it in does:
        rows += [Rule()] if rows else []
        glyph = SKY_ICONS[it.cause] if isinstance(it.cause, Sky) else GLYPHS[it.cause]
        air = [Label(t("bar.air", factor=pm_text(it.air_pm)), SMALL_STRONG)] if it.air_pm is not None else []
        rows.append(Row(Glyph(glyph, 14, "gold"), growing(Label(it.name, SMALL_STRONG)), *air, gap=8))
        rows += [Label(line, SMALL, "t2", fit=Fit.WRAP) for line in it.lines]
    return named(Panel(t("sky.effects"), Scroll(Column(*rows, gap=4, pad=INSET)), glyph="list"), "sky_effects")
