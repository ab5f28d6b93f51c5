"""The course of a game: the ground as each turn began, beside history's front of that date."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from game.model.board import Board
from game.model.scenario import HistoricFront
from game.model.view import SideView
from game.view.dates import MONTHS, short_date
from game.view.front import front_line
from game.view.fronts import days_between, nearest_fronts
from game.view.hexpixels import HexPixels

LONG, CLOSE = 18, 4  # turns from which a game is told by months, turns too few for a month's name
AROUND, MOST_OF_IT = 4.0, 0.85  # hex widths around the stage of a game; of the map, from which all of it is shown
Box = tuple[float, float, float, float]
DATED = ((31, 6), (13, 4), (0, 3))  # from how many moments on how many fronts are shown together


@dataclass(frozen=True, slots=True)
class Ground:
    """Who held each hex when a turn began, as a side knew it; at the end ``turn`` is one more than the last."""

    turn: int
    holder: bytes


def ground(view: SideView) -> Ground:
    """Return the ground as a side knows it now."""
    return Ground(view.turn + (view.result is not None), bytes(view.holder))


def day_of(view: SideView, turn: int) -> str:
    """Return the day on which a turn begins; for the turn after the last one of all, the last day there is."""
    calendar = view.scenario.calendar
    return calendar.first_day[turn] if turn < len(calendar.first_day) else calendar.last_day[-1]


def date_of(view: SideView, turn: int) -> str:
    """Return the day on which a turn begins in words."""
    return short_date(day_of(view, turn))


def date_ticks(view: SideView, span: tuple[int, int]) -> list[tuple[int, str]]:
    """Return dates to stand under turns: of a long game the first of each month, of a short one every turn or two."""
    days, (first, last) = view.scenario.calendar.first_day, span
    turns = range(first, min(last + 1, len(days)))
    if last - first >= LONG:
        begins = [turn for turn in turns if turn == first or days[turn][:7] != days[turn - 1][:7]]
        if len(begins) > 1 and begins[1] - begins[0] < CLOSE:
            del begins[0]
        return [(turn, MONTHS[int(days[turn][5:7])]) for turn in begins]
    return [(turn, short_date(days[turn])) for turn in turns[:: 1 + (last - first) // 7]]


def dated(course: Sequence[Ground]) -> list[Ground]:
    """Return the moments whose fronts are shown together: the first, the last, and some evenly between."""
    count = min(len(course), next(fronts for moments, fronts in DATED if len(course) >= moments))
    at = dict.fromkeys(round(i * (len(course) - 1) / max(1, count - 1)) for i in range(count))
    return [course[i] for i in at]


@lru_cache(maxsize=8)
def stage(board: Board, course: tuple[Ground, ...], shape: float) -> Box:
    """Return the part of the map where ground changed hands, with room around it, as wide to its height as ``shape``.

    Left, top, right and bottom, in hex widths. The whole map where that part is most of it, or nothing changed.
    """
    pixels = HexPixels(board.grid, 1.0)
    wide, high = pixels.size
    hexes = {h for a, b in pairwise(course) for h in range(board.grid.size) if a.holder[h] != b.holder[h]}
    spots = [pixels.center(h) for h in sorted(hexes)]
    if not spots:
        return 0.0, 0.0, wide, high
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    across = min(max(xs) - min(xs) + 2 * AROUND, wide)
    down = min(max(ys) - min(ys) + 2 * AROUND, high)
    across, down = max(across, down * shape), max(down, across / shape)
    if across >= MOST_OF_IT * wide and down >= MOST_OF_IT * high:
        return 0.0, 0.0, wide, high
    left = max(0.0, min((max(xs) + min(xs) - across) / 2, wide - across)) if across < wide else (wide - across) / 2
    top = max(0.0, min((max(ys) + min(ys) - down) / 2, high - down)) if down < high else (high - down) / 2
    return left, top, left + across, top + down


def fronts_on(view: SideView, turn: int) -> tuple[HistoricFront, ...]:
    """Return the lines of the historical front nearest to the day on which a turn begins."""
    return nearest_fronts(view.scenario.fronts, day_of(view, turn))


def dated_fronts(view: SideView, moments: Sequence[Ground]) -> list[tuple[HistoricFront, ...]]:
    """Return history's front beside each of several moments: each front once, beside the moment nearest to it."""
    found = [fronts_on(view, known.turn) for known in moments]
    days = [day_of(view, known.turn) for known in moments]
    nearest: dict[str, int] = {}
    for i, lines in enumerate(found):
        for date in {line.date: None for line in lines}:
            near = nearest.setdefault(date, i)
            if days_between(date, days[i]) < days_between(date, days[near]):
                nearest[date] = i
    return [tuple(line for line in lines if nearest[line.date] == i) for i, lines in enumerate(found)]


def front_middle(board: Board, holder: Sequence[int]) -> tuple[float, float]:
    """Return where the middle of the front is, as shares of the map's width and height; its own middle if none is."""
    hexes = sorted({h for h, _ in front_line(board, holder)})
    if not hexes:
        return 0.5, 0.5
    wide, high = board.grid.width, board.grid.height
    return (
        sum(h % wide + 0.5 for h in hexes) / (len(hexes) * wide),
        sum(h // wide + 0.5 for h in hexes) / (len(hexes) * high),
    )
