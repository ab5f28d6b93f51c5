"""A game that is over as one HTML file: the result, the course of the front beside history's, charts, dispatches."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from string import Template

from game.model.ids import Side
from game.model.view import SideView
from game.resources import asset
from game.version import VERSION
from game.view.annals import Annals
from game.view.course import Ground, date_of, date_ticks, fronts_on
from game.view.curves import Point, round_scale
from game.view.dates import short_date
from game.view.dispatches import Dispatch
from game.view.earth import earth_points
from game.view.end_lines import Lines, end_lines
from game.view.ending import Ending
from game.view.hexpixels import HexPixels
from game.view.ledger import ledger
from game.view.summary import side_name
from game.view.text import t
from game.view.their_war import Row
from game.view.theme import STAFF
from game.view.towns import named_towns

HEX_WIDTH = 12.0  # pixels
WIDE, HIGH, LEFT, RIGHT, FOOT = 1000, 220, 80, 34, 24  # pixels of a chart
LETTER, LINE = 10.5, 22.0  # about how wide a letter of a name is, and how high a line, in pixels of the map


def game_page(annals: Annals, ending: Ending, wars: Sequence[Row], told: Sequence[Dispatch]) -> str:
    """Return the page of a game that is over, both sides as they were: the same game gives the same bytes.

    ``told``: the dispatches of the side whose window it was.
    """
    view, course = ending.view, [Ground(it.turn, it.holder) for it in annals.moments]
    texts = {
        "title": view.scenario.title,
        "kicker": t("export.made_of", kicker=ending.kicker),
        "result": ending.won,
        "ended": ending.ended,
        "score": " ".join((ending.sum, *(f"{line}." for line in ending.against), ending.measured)).replace("*", ""),
        "course_title": t("course.title"),
        "course_legend": t("course.legend"),
        "play": t("course.play"),
        "ledger_title": t("export.ledger"),
        "against_title": t("end.war"),
        "dispatches_title": t("export.dispatches", side=side_name(view.side)),
        "made_by": t("export.made_by", version=VERSION),
    }
    parts = {
        "map": _map(view, course),
        "course": json.dumps([_moment(view, known) for known in course], separators=(",", ":")),
        "last": str(len(course) - 1),
        "ledger": _table([(line.cells[0], *line.cells[3:5]) for line in ledger(view) if any(line.keys[3:5])], _heads()),
        "against": _against(wars),
        "charts": "".join(_charts(view, annals)),
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


def _against(wars: Sequence[Row]) -> str:
    heads = [t(f"end.war.{key}") for key in ("event", "own", "history", "difference")]
    return _table([(row.what, row.own, row.history, row.difference) for row in wars], heads)


# --- the map ----------------------------------------------------------------------------------------------------


def _ground_hexes(view: SideView) -> list[int]:
    return [h for h in range(view.board.grid.size) if view.board.is_ground(h)]


def _moment(view: SideView, known: Ground) -> dict[str, str]:
    lines = fronts_on(view, known.turn)
    then = [t("end.past_front", date=short_date(line.date)) for line in lines[:1]]
    return {
        "date": " · ".join((date_of(view, known.turn), *then)),
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


def _charts(view: SideView, annals: Annals) -> Iterable[str]:
    span = annals.moments[0].turn, annals.moments[-1].turn
    return (_chart(lines, span, date_ticks(view, span)) for lines in end_lines(view, annals))


def _chart(shown: Lines, span: tuple[int, int], ticks: Sequence[tuple[int, str]]) -> str:
    values = [value for line in shown.lines for _, value in line.values] or [0.0]
    low, high, step = round_scale(min(0.0, *values), max(1.0, *values))

    def at(turn: float, value: float) -> Point:
        x = LEFT + (WIDE - LEFT - RIGHT) * (turn - span[0]) / max(1, span[1] - span[0])
        return x, HIGH - (HIGH - 36) * (value - low) / (high - low)

    drawn, names = "", ""
    for i, line in enumerate(shown.lines):
        dash, color = ' stroke-dasharray="6 4"' if line.dashed else "", _color(line.color)
        points = _points(at(turn, value) for turn, value in line.values)
        drawn += f'<polyline fill="none" stroke="{color}" stroke-width="2"{dash} points="{points}"/>'
        names += f'<tspan x="{LEFT + 160 * i}" fill="{color}">{escape(line.name)}</tspan>'
    steps = [low + step * i for i in range(round((high - low) / step) + 1)]
    lines = "".join(_tick(at(span[0], value)[1], shown.shown(value)) for value in steps)
    dates = "".join(
        f'<text x="{at(turn, 0)[0]:.0f}" y="{HIGH + 19}" text-anchor="middle">{escape(words)}</text>'
        for turn, words in ticks
    )
    box = f'viewBox="0 0 {WIDE} {HIGH + FOOT}" role="img"'
    inside = f'<svg {box}><text y="14">{names}</text>{lines}{drawn}{dates}</svg>'
    return f"<section><h2>{escape(t(f'end.{shown.key}'))}</h2>{inside}</section>"


def _color(token: str) -> str:
    """Return a color of the window's palette as pages write it."""
    red, green, blue = getattr(STAFF, token)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _tick(y: float, shown: str) -> str:
    """Return a line of the grid with its value."""
    words = f'<text x="{LEFT - 8}" y="{y + 5:.0f}" text-anchor="end">{escape(shown)}</text>'
    return f'<line class="grid" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y:.0f}" y2="{y:.0f}"/>{words}'


def _dispatches(view: SideView, told: Sequence[Dispatch]) -> str:
    days = view.scenario.calendar.first_day
    return _table([(str(line.turn), short_date(days[line.turn]), line.text) for line in told])
