"""The parts of the end of a game: its head with the scale of results, its war beside that of 1950, what decided it."""

from collections.abc import Sequence
from itertools import pairwise

from game.model.ids import Side as Army
from game.ui import draw
from game.ui.bars import Versus
from game.ui.icons import icon
from game.ui.labels import Fit, Label, Rule, Side
from game.ui.layout import Align, Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Panel, Plate
from game.ui.scroll import Scroll
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.typeset import text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view import ending
from game.view.annals import Annals, luck
from game.view.ending import Ending, Kind, Scale
from game.view.score import signed
from game.view.summary import side_color
from game.view.text import t
from game.view.their_war import Row as War
from game.view.their_war import span_words
from game.view.theme import (
    BODY,
    COLUMN_HEAD,
    FIGURE,
    METRICS,
    NOTE,
    PANEL_TITLE,
    PAPER_TITLE,
    RESULT,
    SCREEN_TITLE,
    SMALL,
    SMALL_STRONG,
    Color,
    mix,
    shade,
)

HEAD, LOW_HEAD = 116, 104  # units
SCALE, LEAST_SCALE, FIGURES = 360, 268, 104  # units of width
HERO, MIDDLING = 1500, 1200  # units of width from which the result is written large, and less so
ROW = 27  # units
STRIP = 8
PAST = 14  # units over the scale, for the year of history's mark


class ResultScale(Widget):
    """The seven steps of a result from a decisive UN victory to a decisive Communist one; a mark where it stands."""

    def __init__(self, shown: Scale) -> None:
        super().__init__()
        self.shown = shown

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(44 + (0 if self.shown.past is None else PAST))

    def _steps(self, ui: Ui) -> list[Rect]:
        gap, top = ui.px(2), self.rect.top + (0 if self.shown.past is None else ui.px(PAST))
        at = [self._x(end) for end in self.shown.edges]
        return [Rect(a, top, b - a - gap, ui.px(14)) for a, b in pairwise(at)]

    def _x(self, points: int) -> int:
        return self.rect.left + round(self.rect.width * ending.across(self.shown, points))

    def _paint_past(self, ui: Ui, to: Surface, bar: Rect, past: int) -> None:
        """Mark what 1950 itself would be as a result: a dashed line through the bar, the year over it."""
        p, x = ui.palette, self._x(past)
        x = min(max(x, self.rect.left + 1), self.rect.right - ui.px(4))
        for y in range(bar.top - ui.px(3), bar.bottom + ui.px(2), ui.px(4)):
            to.fill(p.front_casing, (x - ui.px(1), y, ui.px(4), ui.px(3)))
            to.fill(p.text, (x, y, ui.px(2), ui.px(3)))
        year = text_image(ui.face(NOTE), t("end.scale.past"), p.text)
        spot = year.get_rect(midbottom=(x, bar.top - ui.px(2)))
        to.blit(year, spot.clamp(Rect(self.rect.left, spot.top, self.rect.width, spot.height)))

    def _colors(self, ui: Ui) -> list[Color]:
        p = ui.palette
        un = [shade(p.un, 0.8), p.un, mix(p.un, p.bone, 0.4)]
        communist = [mix(p.communist, p.bone, 0.4), p.communist, shade(p.communist, 0.8)]
        return [*un, p.bands[1], *communist]

    def paint(self, ui: Ui, to: Surface) -> None:
        p, steps = ui.palette, self._steps(ui)
        for step, color in zip(steps, self._colors(ui), strict=True):
            draw.box(to, step, color, radius=ui.px(2))
        on = steps[self.shown.step]
        draw.ring(to, on.inflate(ui.px(2), ui.px(2)), p.text, radius=ui.px(3), width=max(1, ui.px(1)))
        if self.shown.past is not None:
            self._paint_past(ui, to, steps[0], self.shown.past)
        mark = icon("up", ui.px(14), p.text)
        to.blit(mark, mark.get_rect(midtop=(on.left + round(on.width * self.shown.along), on.bottom - ui.px(1))))
        face, under = ui.face(NOTE), self.rect.bottom
        for key, where in (("un", steps[0].left), ("draw", steps[3].centerx), ("communist", steps[-1].right)):
            words = text_image(face, t(f"end.scale.{key}"), p.t2)
            left = {"un": where, "draw": where - words.get_width() // 2, "communist": where - words.get_width()}[key]
            to.blit(words, (left, under - words.get_height()))

    def overflow(self, ui: Ui) -> list[str]:
        wide = sum(text_width(ui.face(NOTE), t(f"end.scale.{key}")) for key in ("un", "draw", "communist"))
        return ["the words of the scale are wider than it"] if wide + ui.px(16) > self.rect.width else []


def head(ui: Ui, shown: Ending) -> Widget:
    """Return the head: scenario, result, points of both sides, the result on its scale."""
    width = ui.layout_size[0]
    lines = (Label(words, NOTE, "t2", fit=Fit.SHORTEN, accent="text", marked=True) for words in shown.against)
    measure = described(
        ResultScale(shown.scale), shown.measured or t("end.result.tip", baseline=signed(shown.baseline))
    )
    scale = Column(*lines, measure, gap=0 if shown.scale.past is not None else 6)
    wide = min(SCALE, max(LEAST_SCALE, width * 0.22))
    parts = (growing(_title(shown, width)), *_figures(shown), sized(scale, width=wide))
    side = 22 + max(0.0, width - METRICS.content_max) / 2
    middle = Row(*parts, gap=24, pad=(side, 0, side, 0))
    strip = sized(Plate(fill=_winner(shown)), width=STRIP)
    return sized(
        Plate(Row(strip, growing(middle), align=Align.STRETCH), fill="panel", edge="line"),
        height=HEAD if width >= HERO else LOW_HEAD,
    )


def _winner(shown: Ending) -> str:
    return "t2" if shown.winner is None else side_color(shown.winner)


def _title(shown: Ending, width: float) -> Widget:
    style = RESULT if width >= HERO else PAPER_TITLE if width >= MIDDLING else SCREEN_TITLE
    hero = named(Label(shown.won, style, fit=Fit.SHORTEN), "end_result")
    kicker = shown.kicker if width < MIDDLING else t("end.kicker", title=shown.kicker, dates=shown.length)
    return Column(Label(kicker.upper(), PANEL_TITLE, "gold", fit=Fit.SHORTEN), hero, gap=2)


def _figures(shown: Ending) -> list[Widget]:
    """Return the points of both sides, and the result beside what equal players come to."""
    par = t("end.result.baseline", baseline=signed(shown.baseline)) if shown.baseline else t("end.result")
    color = "text" if shown.winner is None else f"front_{side_color(Army.COMMUNIST if shown.points > 0 else Army.UN)}"
    result = figure(par, signed(shown.points), color, _winner(shown))
    return [
        figure(t("end.points.communist"), str(shown.vp[Army.COMMUNIST]), "text", side_color(Army.COMMUNIST)),
        figure(t("end.points.un"), str(shown.vp[Army.UN]), "text", side_color(Army.UN)),
        described(result, t("end.result.tip", baseline=signed(shown.baseline))),
    ]


def figure(label: str, figure: str, color: str, bar: str) -> Widget:
    """Return a figure under what it is and over a line; ``color`` and ``bar``: tokens of their colors."""
    line = sized(Plate(fill=bar, radius=2), height=4)
    return sized(
        Column(Label(label, SMALL, "t2", fit=Fit.SHORTEN), Label(figure, FIGURE, color), line, gap=0), width=FIGURES
    )


def war_table(rows: list[War], state: TableState) -> Widget:
    """Return the table of dates and figures of both wars; what favors a side is in its color."""
    if not rows:
        return Column(Label(t("end.war.none"), BODY, "t2", fit=Fit.WRAP), pad=METRICS.inset)
    columns = [
        ColumnSpec(t("end.war.event"), 150, 1, sorts=False),
        ColumnSpec(t("end.war.own"), 92, 0, Side.RIGHT, sorts=False, style=SMALL_STRONG),
        ColumnSpec(t("end.war.history"), 112, 0, Side.RIGHT, sorts=False),
        ColumnSpec(t("end.war.difference"), 104, 0, Side.RIGHT, sorts=False),
    ]
    lines = [TableRow(str(i), _cells(row)) for i, row in enumerate(rows)]
    return named(Table(columns, lines, state, row_height=ROW), "table_wars")


def _cells(row: War) -> tuple[Cell, ...]:
    color = "t3" if row.better is None else f"front_{side_color(row.better)}"
    return (
        Cell(row.what, "text"),
        Cell(row.own, "text"),
        Cell(row.history, "t2"),
        Cell(row.difference, color),
    )


def war_panel(rows: list[War], state: TableState) -> Widget:
    """Return the table in its panel."""
    return Panel(t("end.war"), Column(growing(war_table(rows, state)), pad=(0, 4, 0, 4)), glyph="book")


def kind_bars(kinds: Sequence[Kind]) -> list[Widget]:
    """Return both sides' points of each kind as bars that meet in the middle, the names of the sides over them."""
    most = max((max(kind.un, kind.communist) for kind in kinds), default=1)
    colors = ("front_un", "front_communist")
    rows: list[Widget] = [
        Row(Label(t("side.un"), SMALL_STRONG, colors[0]), Spacer(), Label(t("side.communist"), SMALL_STRONG, colors[1]))
    ]
    for kind in kinds:
        shares = kind.un / most, kind.communist / most
        bar = Versus(t(f"end.kind.{kind.key}"), str(kind.un), str(kind.communist), shares, colors)
        rows.append(named(described(bar, kind.told), f"balance_{kind.key}"))
    return rows


def decided_panel(shown: Ending, annals: Annals) -> Widget:
    """Return both sides' points by kind as bars, the sum, the turning point, how the dice fell."""
    notes: list[Widget] = [
        Label(f"{shown.ended} {shown.sum}", SMALL, "t2", fit=Fit.WRAP, accent="text", marked=True),
    ]
    if shown.measured:
        notes.append(Label(shown.measured, SMALL, "t2", fit=Fit.WRAP, accent="text", marked=True))
    view = shown.view
    if (swing := ending.turning_point(view.board, view.scenario, annals.moments, shown.winner)) is not None:
        words = ending.swing_words(view, swing, span_words(view.scenario.calendar, swing.turn))
        notes += [Rule(), Label(words, SMALL, "t2", fit=Fit.WRAP, marked=True)]
    if (off := luck(view.ruleset, annals.fights, Army.UN)) is not None:
        off = round(off, 1) + 0.0  # never a minus nothing
        told = f"{off:+.1f}".replace("-", "−")
        words = t("end.dice", fights=len(annals.fights), luck=told)
        notes.append(
            Label(
                words,
                SMALL,
                "t2",
                fit=Fit.WRAP,
                accent="good" if off > 0 else "bad" if off < 0 else "text",
                marked=True,
            )
        )
    inside = Scroll(Column(*kind_bars(shown.kinds), *notes, gap=4, pad=(0, 0, 8, 0)))
    return Panel(
        t("end.decided"),
        Column(growing(inside), pad=(METRICS.inset, 8, METRICS.inset, 8)),
        glyph="balance",
        note=t("end.decided.note"),
    )


def points_panel(shown: Ending) -> Widget:
    """Return every entry of the score, by kind."""
    lines: list[Widget] = []
    for kind in shown.kinds:
        lines.append(Label(t(f"end.kind.{kind.key}").upper(), COLUMN_HEAD, "t3"))
        lines += [Label(told, SMALL, "t2", fit=Fit.WRAP, accent="text", marked=True) for told in kind.told.split("\n")]
    inside = Scroll(Column(*lines, gap=4, pad=(0, 0, 8, 0)))
    return Panel(t("export.ledger"), Column(growing(inside), pad=(METRICS.inset, 8, METRICS.inset, 8)), glyph="list")
