"""The plots of a report, as SVG; matplotlib is loaded only here. The same content gives the same bytes."""

from collections import Counter
from collections.abc import Sequence
from io import StringIO
from textwrap import fill
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.collections import PolyCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import FuncFormatter, MaxNLocator

from game.model.board import Board
from game.model.metrics import MetricKind
from game.sim.figures import HUNDRED, SHARE, Figure
from game.sim.history import Finding, quartile
from game.sim.report.content import PER_CENT, Cause, Course, Dates
from game.sim.report.ground import Ground
from game.sim.sensitivity import Lever, Tornado
from game.sim.summary import Summary
from game.view.earth import earth_points
from game.view.hexpixels import HexPixels

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, PALE, GRID, EVEN = "#2b2a27", "#8a8578", "#e4dfd2", "#efe6cf"
NORTH, SOUTH, NEITHER, HISTORY = "#b23a2e", "#2f6498", "#9a958a", "#c9971c"
LOWER, HIGHER = "#6b8f71", "#a0673a"
VERDICTS = {"inside": "#3f7d4e", "outside": "#c9971c", "absurd": "#b23a2e"}
STYLE: dict[str, object] = {
    "svg.hashsalt": "parallel38",
    "svg.fonttype": "path",
    "font.size": 9.5,
    "axes.edgecolor": PALE,
    "axes.labelcolor": INK,
    "axes.titlesize": 10.5,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.titlecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": PALE,
    "ytick.color": PALE,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "text.color": INK,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "axes.axisbelow": True,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
}
THOUSAND = 1000
DOTS = 160  # an inch, of what is drawn as dots
FEWEST = 3  # games that a turn of a fan needs
LABEL = 44  # characters of a line beside a strip
MAP_COLUMNS, FEW_MAPS = 5, 3  # maps in a line; fewer are as large as if there were three
MAPS_WIDTH = 12.6
CHANCE = 0.35  # how dense a bar is that may be chance
CLIP = 4.0  # half widths of a band that a strip shows to either side


def _canvas(width: float, height: float) -> Canvas:
    return Canvas(figsize=(width, height), layout="constrained")


def _svg(canvas: Canvas) -> str:
    out = StringIO()
    canvas.savefig(out, format="svg", dpi=DOTS, metadata={"Date": None})
    text = out.getvalue()
    return text[text.index("<svg") :]


def winners(shares: Sequence[Summary]) -> str:
    """Return how often each side won, with intervals."""
    with mpl.rc_context(STYLE):
        canvas = _canvas(6.4, 1.9)
        axes = canvas.subplots()
        colors = {"communist": NORTH, "un": SOUTH}
        names = {"communist": "the North wins", "un": "the UN wins", "draw": "a draw"}
        for row, it in enumerate(reversed(shares)):
            key = it.name.removeprefix("winner: ")
            axes.barh(row, it.value, color=colors.get(key, NEITHER), height=0.62)
            axes.plot([it.low, it.high], [row, row], color=INK, linewidth=1.4)
            axes.text(max(it.high, it.value) + 0.015, row, f"{it.value:.0%}", va="center")
            axes.text(-0.012, row, names.get(key, key), va="center", ha="right")
        axes.set_yticks([])
        axes.set_xlim(0, 1.08)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0%}" if value <= 1 else ""))
        axes.spines["left"].set_visible(False)
        axes.grid(axis="x")
        return _svg(canvas)


def scores(values: Sequence[int], edges: Sequence[int]) -> str:
    """Return how the games scored, points of the North to the right; ``edges`` are where the grades begin (rule 15)."""
    with mpl.rc_context(STYLE):
        canvas = _canvas(6.4, 2.6)
        axes = canvas.subplots()
        reach = max(*(abs(value) for value in values), edges[-1]) + 5
        bins = range(-reach - reach % 4, reach + 5, max(2, reach // 30 * 2))
        draw = edges[0]
        won = [value for value in values if value < -draw], [value for value in values if value > draw]
        drawn = [value for value in values if abs(value) <= draw]
        axes.hist([won[0], drawn, won[1]], bins=list(bins), color=[SOUTH, NEITHER, NORTH], stacked=True)
        for edge in (*(-edge for edge in reversed(edges)), *edges):
            axes.axvline(edge, color=PALE, linewidth=0.8, linestyle=(0, (3, 3)))
        axes.set_xlim(-reach, reach)
        axes.set_xlabel("score before grading: the UN to the left, the North to the right; dashed: the grades")
        axes.set_ylabel("games")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        return _svg(canvas)


def calendar(rows: Sequence[Dates], days: Sequence[str], first: int, last: int) -> str:
    """Return when everything happened: a bubble for each turn, as large as the share of games; gold is history."""
    with mpl.rc_context(STYLE):
        canvas = _canvas(9.6, 0.9 + 0.34 * len(rows))
        axes = canvas.subplots()
        for row, it in enumerate(reversed(rows)):
            if it.band is not None:
                low, high = max(it.band[0], first) - 0.45, min(it.band[1], last) + 0.45
                axes.barh(row, high - low, left=low, height=0.86, color=HISTORY, alpha=0.3, linewidth=0)
            for turn, games in sorted(Counter(it.turns).items()):
                axes.scatter(turn, row, s=12 + 260 * games / it.games, color=INK, alpha=0.75, linewidth=0)
            axes.text(last + 1.0, row, f"{it.never:.0%}" if it.never else "", va="center", ha="left", color=PALE)
        axes.text(last + 1.0, len(rows) - 0.5, "never", va="bottom", ha="left", color=PALE)
        axes.set_yticks(range(len(rows)), [it.text for it in reversed(rows)])
        axes.set_ylim(-0.6, len(rows) + 0.1)
        axes.set_xlim(first - 0.7, last + 0.7)
        _turn_ticks(axes, days, first, last)
        axes.grid(axis="both")
        return _svg(canvas)


def _turn_ticks(axes: "Axes", days: Sequence[str], first: int, last: int) -> None:
    step = max(1, -(-(last - first) // 9))
    turns = list(range(first, last + 1, step))
    axes.set_xticks(turns, [f"T{turn}\n{_day(days[turn])}" for turn in turns])


def _day(iso: str) -> str:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    _, month, day = iso.split("-")
    return f"{int(day)} {months[int(month) - 1]}"


def fans(rows: Sequence[Course], days: Sequence[str], first: int, last: int) -> str:
    """Return figures through time: the median, half and nine tenths of the games, history in gold."""
    columns = 3
    lines = -(-len(rows) // columns)
    with mpl.rc_context(STYLE):
        canvas = _canvas(12.6, 2.65 * lines)
        canvas.set_layout_engine("constrained", h_pad=0.09)  # inches: so that a title keeps clear of the dates above it
        grid = canvas.subplots(lines, columns, squeeze=False)
        for i, axes in enumerate(grid.flat):
            if i >= len(rows):
                axes.set_visible(False)
                continue
            _fan(axes, rows[i], first, last)
            step = max(1, -(-(last - first) // 4))
            turns = list(range(first, last + 1, step))
            axes.set_xticks(turns, [f"T{turn}\n{_day(days[turn])}" for turn in turns])
        return _svg(canvas)


def _fan(axes: "Axes", course: Course, first: int, last: int) -> None:
    turns = [turn for turn, values in course.values.items() if len(values) >= min(FEWEST, _most(course))]
    color = {"KPA": NORTH, "CPV": NORTH}.get(course.text.partition(":")[0], SOUTH if ":" in course.text else INK)
    for low, high, alpha in ((0.05, 0.95, 0.16), (0.25, 0.75, 0.30)):
        bottom = [_quantile(course.values[turn], low) for turn in turns]
        top = [_quantile(course.values[turn], high) for turn in turns]
        axes.fill_between(turns, bottom, top, color=color, alpha=alpha, linewidth=0)
    axes.plot(turns, [quartile(course.values[turn], 2) for turn in turns], color=color, linewidth=1.8)
    for mark in course.marks:
        axes.plot([mark.turn, mark.turn], [mark.low, mark.high], color=HISTORY, linewidth=4.5, solid_capstyle="butt")
    axes.set_title(course.text)
    axes.set_xlim(first, last)
    if course.unit == PER_CENT:
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f} %"))
    else:
        axes.yaxis.set_major_formatter(FuncFormatter(_short))
    axes.grid(axis="y")


def _most(course: Course) -> int:
    return max(len(values) for values in course.values.values())


def _quantile(values: Sequence[float], share: float) -> float:
    """Return a quantile of sorted values, between neighbors by proportion."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def _short(value: float, _place: object = None) -> str:
    return f"{value / THOUSAND:.3g}k" if abs(value) >= THOUSAND else f"{value:g}"


def maps(rows: Sequence[Ground], board: Board, days: Sequence[str]) -> str:
    """Return maps of whose ground it was: red the North's in all games, blue the UN's; gold is the front of history."""
    pixels = HexPixels(board.grid, 1.0)
    land = [h for h in range(board.grid.size) if board.is_ground(h)]
    hexes = [pixels.corners(h) for h in land]
    colors = LinearSegmentedColormap.from_list("sides", [SOUTH, EVEN, NORTH])
    columns = min(len(rows), MAP_COLUMNS)
    lines = -(-len(rows) // columns)
    width, height = pixels.size
    each = MAPS_WIDTH / max(columns, FEW_MAPS)
    with mpl.rc_context(STYLE):
        canvas = _canvas(each * columns, (each * height / width + 0.3) * lines)
        for axes, it in zip(canvas.subplots(lines, columns, squeeze=False).flat, rows, strict=False):
            shares = [it.north[h] / it.games for h in land]
            axes.add_collection(PolyCollection(hexes, facecolor=colors(shares), edgecolor="face", rasterized=True))
            for points in it.fronts:
                line = earth_points(board, pixels, points)
                for color, thick in ((INK, 3.0), (HISTORY, 1.6)):
                    axes.plot([x for x, _ in line], [y for _, y in line], color=color, linewidth=thick)
            axes.set_title(f"T{it.turn}  {_day(days[it.turn])}  {it.games} games")
        for axes in canvas.axes:
            axes.set_xlim(0, width)
            axes.set_ylim(height, 0)
            axes.set_aspect("equal")
            axes.axis("off")
        return _svg(canvas)


def causes(rows: Sequence[Cause]) -> str:
    """Return what goes with the score, most closely first."""
    with mpl.rc_context(STYLE):
        canvas = _canvas(8.6, 0.8 + 0.32 * len(rows))
        axes = canvas.subplots()
        for row, it in enumerate(reversed(rows)):
            axes.barh(row, it.value, color=NORTH if it.value > 0 else SOUTH, height=0.62)
            axes.plot([it.low, it.high], [row, row], color=INK, linewidth=1.2)
        axes.axvline(0, color=INK, linewidth=0.8)
        axes.set_yticks(range(len(rows)), [it.text for it in reversed(rows)])
        axes.set_xlim(-1, 1)
        axes.set_xlabel("rank correlation with the score: right, more of it goes with a better result for the North")
        axes.grid(axis="x")
        return _svg(canvas)


def tornado(it: Tornado) -> str:
    """Return what values of the rules do to a figure: two bars a value, the widest swing on top."""
    scale = HUNDRED if it.figure.kind == SHARE else 1
    with mpl.rc_context(STYLE):
        canvas = _canvas(9.6, 1.1 + 0.46 * len(it.swings))
        axes = canvas.subplots()
        for row, swing in enumerate(reversed(it.swings)):
            for found, color, lift in ((swing.lower, LOWER, 0.2), (swing.higher, HIGHER, -0.2)):
                if found is not None:
                    strong = 1.0 if found.is_shown else CHANCE
                    axes.barh(row + lift, scale * found.more, color=color, height=0.38, alpha=strong)
                    axes.plot([scale * found.low, scale * found.high], [row + lift] * 2, color=INK, linewidth=1.0)
        axes.axvline(0, color=INK, linewidth=0.8)
        axes.set_yticks(range(len(it.swings)), [_lever_name(swing.lever) for swing in reversed(it.swings)])
        axes.set_xlabel(_direction(it.figure))
        axes.xaxis.set_major_formatter(FuncFormatter(_short))
        for color, name in ((LOWER, "a fifth lower"), (HIGHER, "a fifth higher")):
            axes.bar(0, 0, color=color, label=name)
        axes.legend(loc="lower right", frameon=False)
        axes.grid(axis="x")
        return _svg(canvas)


def _direction(figure: Figure) -> str:
    if figure.name == "score":
        return "how much better for the UN to the left, for the North to the right"
    return f"{figure.name}: {'per cent of games, ' if figure.kind == SHARE else ''}more to the right"


def _lever_name(it: Lever) -> str:
    lower, higher = ("" if value is None else f"{value:,}" for value in (it.lower, it.higher))
    return f"{it.path}\n{lower} < {it.value:,} < {higher}"


def strips(rows: Sequence[Finding]) -> str:
    """Return metrics beside their bands, all bands drawn alike: games thin, quartiles thick, what counts as a dot."""
    with mpl.rc_context(STYLE):
        canvas = _canvas(9.6, 0.5 + 0.40 * len(rows))
        axes = canvas.subplots()
        for row, it in enumerate(reversed(rows)):
            _strip(axes, row, it)
        axes.axvspan(-1, 1, color=HISTORY, alpha=0.22, linewidth=0)
        labels = [fill(f"{it.metric.text} ({it.metric.unit})", LABEL) for it in reversed(rows)]
        axes.set_yticks(range(len(rows)), labels)
        axes.set_xlim(-CLIP - 0.1, CLIP + 0.1)
        axes.set_ylim(-0.7, len(rows) - 0.3)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        return _svg(canvas)


def _strip(axes: "Axes", row: int, it: Finding) -> None:
    color = VERDICTS[it.verdict]
    axes.axhline(row, color=GRID, linewidth=0.8)
    if it.spread:
        axes.plot([_place(it, it.spread[0]), _place(it, it.spread[-1])], [row, row], color=color, linewidth=1.2)
        if it.metric.kind == MetricKind.MEDIAN:
            axes.plot([_place(it, it.spread[1]), _place(it, it.spread[3])], [row, row], color=color, linewidth=4.5)
    if it.value is not None:
        axes.scatter(_place(it, it.value), row, s=52, color=color, edgecolor="white", zorder=3)
    shown = "too few games" if it.value is None else "never" if it.value == float("inf") else _short(round(it.value, 1))
    band = f"{_short(it.metric.low)} to {_short(it.metric.high)}"
    axes.text(CLIP + 0.25, row, f"{shown}  [{band}]", va="center", ha="left")


def _place(it: Finding, value: float) -> float:
    """Return where a value is drawn: its band lies from -1 to 1, what is far off at the edge."""
    half = max((it.metric.high - it.metric.low) / 2, it.metric.tolerance / 2)
    place = (value - (it.metric.low + it.metric.high) / 2) / half
    return max(-CLIP, min(CLIP, place))
