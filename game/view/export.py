"""A game that is over as one HTML file: the result, the course of the front beside history's, charts, dispatches."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from game.model.ids import Side
from game.model.view import SideView
from game.resources import asset
from game.version import VERSION
from game.view.course import Ground, date_of, differences, fronts_on
from game.view.curves import Point, round_scale
from game.view.dates import short_date
from game.view.dispatches import Dispatch
from game.view.earth import earth_points
from game.view.figures import Figures, bands_of_history, men_in_history
from game.view.hexpixels import HexPixels
from game.view.score import ending_words
from game.view.summary import side_name
from game.view.tables import ledger
from game.view.text import t
from game.view.towns import named_towns

HEX_WIDTH = 12.0  # pixels
WIDE, HIGH, LEFT, FOOT = 1000, 220, 80, 24  # pixels of a chart
COLORS = {Side.UN: "#6ea0da", Side.COMMUNIST: "#e2543a"}
GOLD, PAST = "#f2c85c", "#e9e0ca"
LETTER, LINE = 10.5, 22.0  # about how wide a letter of a name is, and how high a line, in pixels of the map


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: its name, its color, its values by turn."""

    name: str
    color: str
    values: tuple[tuple[int, float], ...]
    dashed: bool = False


def game_page(
    view: SideView,
    figures: Sequence[Figures],
    course: Sequence[Ground],
    told: Sequence[Dispatch],
    conceded: Side | None = None,
) -> str:
    """Return the page of a game that is over, as a side knows it: the same game gives the same bytes."""
    won, ended, points = ending_words(view, conceded)
    texts = {
        "title": view.scenario.title,
        "kicker": t("export.seen_by", side=side_name(view.side)),
        "result": won,
        "ended": ended,
        "score": points,
        "course_title": t("course.title"),
        "course_legend": t("course.legend"),
        "play": t("course.play"),
        "ledger_title": t("export.ledger"),
        "against_title": t("end.against"),
        "dispatches_title": t("war.dispatches"),
        "made_by": t("export.made_by", version=VERSION),
    }
    parts = {
        "map": _map(view, course),
        "course": json.dumps([_moment(view, known) for known in course], separators=(",", ":")),
        "last": str(len(course) - 1),
        "ledger": _table([(line.cells[0], *line.cells[2:]) for line in ledger(view)], _heads()),
        "against": _against(view),
        "charts": "".join(_charts(view, figures)),
        "dispatches": _dispatches(view, told),
    }
    page = Template(asset("report/game.html").read_text("utf-8"))
    return page.substitute({name: escape(text) for name, text in texts.items()} | parts)


def _table(rows: Iterable[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """Return a table; after the first column figures stand at the right, as do all columns under ``heads``."""

    def cell(kind: str, i: int, words: str) -> str:
        right = ' class="n"' if i and (heads or words.replace(",", "").isdigit()) else ""
        return f"<{kind}{right}>{escape(words)}</{kind}>"

    top = [("th", heads)] if heads else []
    lines = ["".join(cell(kind, i, words) for i, words in enumerate(row)) for kind, row in top]
    lines += ["".join(cell("td", i, words) for i, words in enumerate(row)) for row in rows]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _heads() -> Sequence[str]:
    return ("", side_name(Side.COMMUNIST), side_name(Side.UN))


def _against(view: SideView) -> str:
    found = differences(view)
    if not found:
        return f"<p>{escape(t('end.as_history'))}</p>"
    return _table([(one.place, one.now, t("end.then", side=one.then)) for one in found])


# --- the map ----------------------------------------------------------------------------------------------------


def _ground_hexes(view: SideView) -> list[int]:
    return [h for h in range(view.board.grid.size) if view.board.is_ground(h)]


def _moment(view: SideView, known: Ground) -> dict[str, str]:
    lines = fronts_on(view, known.turn)
    return {
        "date": date_of(view, known.turn),
        "held": "".join(str(known.holder[h]) for h in _ground_hexes(view)),
        "past": lines[0].date if lines else "",
    }


def _map(view: SideView, course: Sequence[Ground]) -> str:
    pixels = HexPixels(view.board.grid, HEX_WIDTH)
    wide, high = (round(v) for v in pixels.size)
    hexes = "".join(f'<path d="M{_points(pixels.corners(h))}Z"/>' for h in _ground_hexes(view))
    shown = {line: None for known in course for line in fronts_on(view, known.turn)}
    lines = "".join(
        f'<polyline class="past" data-date="{escape(line.date)}" '
        f'points="{_points(earth_points(view.board, pixels, line.points))}"/>'
        for line in shown
    )
    box = f'viewBox="0 0 {wide} {high}" role="img"'
    sea = f'<rect class="s" width="{wide}" height="{high}"/>'
    return f'<svg {box}>{sea}<g id="ground">{hexes}</g>{lines}{_towns(view, pixels)}</svg>'


def _towns(view: SideView, pixels: HexPixels) -> str:
    """Return the largest towns of Korea with their names where there is room for them."""
    found = ""
    for name, (x, y), left in named_towns(view.board, pixels, lambda name: LETTER * len(name), LINE):
        anchor, at = ("start", left) if left > x else ("end", left + LETTER * len(name))
        spot = f'x="{at:.0f}" y="{y + 6:.0f}" text-anchor="{anchor}"'
        words = f'<text class="town" {spot}>{escape(name)}</text>'
        found += f'<circle class="dot" cx="{x:.0f}" cy="{y:.0f}" r="5"/>{words}'
    return found


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


# --- the charts -------------------------------------------------------------------------------------------------


def _charts(view: SideView, figures: Sequence[Figures]) -> Iterable[str]:
    first, last = figures[0].turn, figures[-1].turn
    own, enemy = COLORS[view.side], COLORS[view.side.enemy]

    def line(name: str, color: str, pick: str) -> Line:
        return Line(t(f"chart.{name}"), color, tuple((one.turn, float(getattr(one, pick))) for one in figures))

    past = tuple((turn, float(men)) for turn, men in men_in_history(view.board.id, view.side) if first <= turn <= last)
    yield _chart(
        t("chart.strength"),
        [line("own", own, "men"), line("enemy", enemy, "enemy"), Line(t("chart.history"), PAST, past, dashed=True)],
        (first, last),
    )
    bands = [band for band in bands_of_history(view.scenario, view.side, "casualties") if band.turn <= last]
    ranges = [Line(t("chart.range"), PAST, ((it.turn, float(it.low)), (it.turn, float(it.high)))) for it in bands]
    lines = [line("lost", own, "lost"), line("casualties", GOLD, "casualties"), line("taken", enemy, "taken")]
    yield _chart(t("chart.losses"), [*lines, *ranges], (first, last))
    even = Line(t("chart.even"), PAST, ((first, 0.0), (last, 0.0)), dashed=True)
    yield _chart(t("chart.score"), [line("result", GOLD, "score"), even], (first, last))


def _chart(title: str, lines: Sequence[Line], span: tuple[int, int]) -> str:
    values = [value for line in lines for _, value in line.values] or [0.0]
    low, high, step = round_scale(min(0.0, *values), max(1.0, *values))

    def at(turn: float, value: float) -> Point:
        x = LEFT + (WIDE - LEFT - 10) * (turn - span[0]) / max(1, span[1] - span[0])
        return x, HIGH - (HIGH - 36) * (value - low) / (high - low)

    drawn, names = "", ""
    for i, line in enumerate(lines):
        dash = ' stroke-dasharray="6 4"' if line.dashed else ""
        points = _points(at(turn, value) for turn, value in line.values)
        drawn += f'<polyline fill="none" stroke="{line.color}" stroke-width="2"{dash} points="{points}"/>'
        names += f'<tspan x="{LEFT + 220 * i}" fill="{line.color}">{escape(line.name)}</tspan>'
    ticks = [low + step * i for i in range(round((high - low) / step) + 1)]
    marks = "".join(_tick(at(span[0], value)[1], value) for value in ticks)
    turns = "".join(
        f'<text x="{at(turn, 0)[0]:.0f}" y="{HIGH + 19}" text-anchor="middle">{turn}</text>'
        for turn in range(span[0], span[1] + 1, max(1, (span[1] - span[0]) // 12))
    )
    box = f'viewBox="0 0 {WIDE} {HIGH + FOOT}" role="img"'
    return (
        f'<section><h2>{escape(title)}</h2><svg {box}><text y="14">{names}</text>{marks}{drawn}{turns}</svg></section>'
    )


def _tick(y: float, value: float) -> str:
    """Return a line of the grid with its value."""
    words = f'<text x="{LEFT - 8}" y="{y + 5:.0f}" text-anchor="end">{escape(f"{value:,.0f}")}</text>'
    return f'<line class="grid" x1="{LEFT}" x2="{WIDE - 10}" y1="{y:.0f}" y2="{y:.0f}"/>{words}'


def _dispatches(view: SideView, told: Sequence[Dispatch]) -> str:
    days = view.scenario.calendar.first_day
    return _table([(str(line.turn), short_date(days[line.turn]), line.text) for line in told])
