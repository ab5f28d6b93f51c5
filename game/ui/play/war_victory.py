"""The page of victory: the ledger with the map beside it, the score on its scale, 1950 beside it, sudden victories."""

from game.model.ids import Side as Army
from game.rules.victory import known_score, level_of
from game.ui.bars import Bar
from game.ui.cells import Look
from game.ui.charts import Chart, Series
from game.ui.labels import Fit, Glyph, Label, Rule
from game.ui.layout import Align, Column, Row, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.end_parts import ResultScale, figure, kind_bars
from game.ui.play.landing_cards import fact
from game.ui.play.room import Room
from game.ui.play.war_charts import PAD, charts
from game.ui.play.war_sheets import column, figures
from game.ui.play.war_tables import AroundTable, Desk, Sheet, TablePage
from game.ui.scroll import Scroll
from game.ui.tables import ColumnSpec
from game.ui.widget import Ui, Widget
from game.view.ending import against_words, balance, measured_words, scale_of, step_of
from game.view.ledger import Need, Sudden, ledger, places_by_turn, sudden_victories
from game.view.score import score_why, signed
from game.view.summary import side_color, side_name
from game.view.text import t
from game.view.theme import BODY_STRONG, METRICS, NOTE, SMALL, SMALL_MEDIUM

ROOMY, WITH_FOURTH = (1600, 850), 1900  # of the window: from which charts stand below, and one more
LOWER = 40  # per cent of the height they have
NARROW = 1160  # units of width under which everything else lies under the table
BESIDE = 400  # units of width of what stands beside the table where there is no room below
MOST_SUDDEN = (
    2.0  # of the height beside the table for what ends the game at once, to 3 for the score; less by its lines
)
INSET = (METRICS.inset, 10, METRICS.inset, 10)
MARKS = {True: ("check", "good"), False: ("circle", "t3"), None: ("help", "t3")}


def _columns(room: Room) -> tuple[ColumnSpec, ...]:
    full = float(max((goal.vp for goal in room.view.scenario.goals), default=1))
    sides = [
        ColumnSpec(t(f"column.{side.key}"), 84, 0.5, look=Look.WORTH, color=f"front_{side_color(side)}", full=full)
        for side in (Army.COMMUNIST, Army.UN)
    ]
    return (
        column("what", 130, 2, color="text"),
        *figures("worth", width=54),
        column("held_by", 84, 0.3),
        *sides,
        column("disputed", 130, 1),
    )


def victory_page(room: Room) -> AroundTable:
    """Return the page in the war room; a row of the ledger leads to its place."""
    sheet = Sheet(
        lambda width: _columns(room),
        lambda of: ledger(of.view),
        "star",
        groups=lambda of, lines: [
            *((side.key, side_name(side)) for side in (Army.COMMUNIST, Army.UN)),
            ("near", t("ledger.near")),
        ],
    )
    return AroundTable(TablePage("victory", sheet), _around)


def _around(table: TablePage, ui: Ui, desk: Desk) -> list[Widget]:
    wide, high = ui.layout_size
    score, sudden = score_panel(desk.room), sudden_panel(desk.room)
    if wide >= ROOMY[0] and high >= ROOMY[1]:
        lower: list[Widget] = [growing(score), *map(growing, _charts(desk.room, wide)), growing(sudden)]
        upper = desk.map.beside(ui, desk, table)
        return [growing(upper), sized(Row(*lower, gap=10, align=Align.STRETCH), height=high * LOWER // 100)]
    if wide < NARROW:
        whole = table.panel(ui, desk, wide - 2 * METRICS.screen_edge)
        both = [*_score_rows(desk.room), Rule(), Label(t("auto.title"), BODY_STRONG), *_sudden_rows(desk.room)]
        under = Panel(t("victory.now"), Scroll(Column(*both, gap=5, pad=INSET)), glyph="balance")
        return [growing(whole, 3), growing(named(under, "score"), 2)]
    left = table.panel(ui, desk, wide - 2 * METRICS.screen_edge - BESIDE - 10)
    share = min(MOST_SUDDEN, 0.5 + 0.2 * len(_sudden_rows(desk.room)))
    beside = Column(growing(score, 3), growing(sudden, share), gap=10)
    return [growing(Row(growing(left), sized(beside, width=BESIDE), gap=10, align=Align.STRETCH))]


def _charts(room: Room, wide: float) -> list[Widget]:
    """Return the places by turn beside those of 1950, and where there is room the score by turn."""
    view = room.view
    span = view.scenario.first_turn, view.scenario.last_turn + 1
    own, past = places_by_turn(view, room.log.course)
    lines = [Series(t("end.game"), "gold", own), Series(t("end.in_1950"), "bone", past, dashed=True)]
    shown = Chart(lines, span, now=view.turn, shown=lambda value: signed(round(value)))
    found = [(t("victory.places"), shown), *charts(room)[-1:]]
    return [
        named(Panel(title, Column(growing(chart), pad=PAD), glyph="chart"), f"chart_{i}")
        for i, (title, chart) in enumerate(found[: 2 if wide >= WITH_FOURTH else 1])
    ]


def score_panel(room: Room) -> Panel:
    """Return what the result would be if the game ended now, on its scale, by what brought it."""
    body = Scroll(Column(*_score_rows(room), gap=5, pad=INSET))
    return named(Panel(t("victory.now"), body, glyph="balance"), "score")


def _score_rows(room: Room) -> list[Widget]:
    view = room.view
    score = known_score(view)
    points = score.result if view.result is None else view.result.score
    level = level_of(view.ruleset, points)
    winner = Army.COMMUNIST if points > 0 else Army.UN
    scale = ResultScale(scale_of(view, points, step_of(winner.key, level)))
    against = against_words(view.scenario, score.vp)
    told = (Label(words, NOTE, "t2", fit=Fit.SHORTEN, accent="text", marked=True) for words in against)
    color = "text" if level == "draw" else f"front_{side_color(winner)}"
    par = t("end.result.baseline", baseline=signed(view.scenario.baseline))
    result = figure(par, signed(points), color, side_color(winner) if level != "draw" else "t2")
    sums = [
        figure(t(f"end.points.{side.key}"), str(score.vp[side]), "text", side_color(side))
        for side in (Army.COMMUNIST, Army.UN)
    ]
    return [
        described(Row(*map(growing, (*sums, result)), gap=14), score_why(view)),
        *told,
        described(scale, measured_words(view.ruleset, view.scenario) or score_why(view)),
        Rule(),
        *kind_bars(balance(view, score)),
        Rule(),
        *_ahead(room),
    ]


def _ahead(room: Room) -> list[Widget]:
    """Return what is still to come, and the marks of the levels."""
    view, rules = room.view, room.view.ruleset.victory
    rows: list[Widget] = []
    if view.result is None:
        rows.append(Label(t("victory.par"), NOTE, "t3", fit=Fit.WRAP))
        rows.append(fact(t("victory.turns"), str(max(0, view.scenario.last_turn - view.turn + 1))))
    levels = t("victory.levels.value", draw=rules.draw, marginal=rules.marginal, major=rules.major)
    rows.append(fact(t("victory.levels"), levels))
    if any(record is None for record in view.armies):
        rows.append(Label(t("victory.unknown"), NOTE, "t3", fit=Fit.WRAP))
    return rows


def sudden_panel(room: Room) -> Panel:
    """Return what ends the game before its last turn, how far it is."""
    body = Scroll(Column(*_sudden_rows(room), gap=5, pad=INSET))
    return named(Panel(t("auto.title"), body, glyph="flag"), "sudden")


def _sudden_rows(room: Room) -> list[Widget]:
    found = sudden_victories(room.view)
    rows: list[Widget] = []
    for it in found:
        rows += [*([Rule()] if rows else []), *_sudden(it)]
    if not found:
        rows.append(Label(t("auto.none", turn=room.view.scenario.last_turn), SMALL, "t2", fit=Fit.WRAP))
    return rows


def _sudden(it: Sudden) -> list[Widget]:
    head = Row(
        growing(Label(side_name(it.side), BODY_STRONG, f"front_{side_color(it.side)}", fit=Fit.SHORTEN)),
        Label(it.when, NOTE, "t3"),
        gap=8,
    )
    rows: list[Widget] = [head, Label(it.text, SMALL, "t2", fit=Fit.WRAP), *map(_need, it.needs)]
    for i, way in enumerate(it.ways):
        rows += [Label(t("auto.or"), NOTE, "t3")] if i else []
        rows += [_need(need) for need in way]
    return rows


def _need(need: Need) -> Widget:
    glyph, color = MARKS[need.is_met]
    line = Row(
        Glyph(glyph, 12, color),
        growing(Label(need.what, SMALL_MEDIUM, fit=Fit.SHORTEN)),
        Label(need.state, SMALL, "good" if need.is_met else "t2"),
        gap=8,
    )
    return line if need.share is None else Column(line, Bar(need.share, "gold"), gap=3)
