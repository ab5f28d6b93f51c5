"""A game's war beside that of 1950: dates and figures of both, and the difference (P-20).

History's dates are those of the chronicle, its figures the targets of the calibration (17.1): none is written here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game.data.chronicle import load_chronicle
from game.data.metrics import load_metrics
from game.model.board import Board
from game.model.chronicle import ChronicleDay
from game.model.ids import NOBODY, HexId, Side
from game.model.metrics import Metric
from game.model.scenario import Calendar, Scenario
from game.model.view import SideView
from game.resources import scenarios_root
from game.view.annals import Annals, Fall, Moment, armies_of, falls, first_ashore, ground_of
from game.view.course import day_of
from game.view.dates import MONTHS, short_date
from game.view.fronts import days_between, holders, share_pm
from game.view.summary import side_name
from game.view.text import t

CHRONICLE = "korea"
HOME = {"south": Side.UN, "north": Side.COMMUNIST}  # whose a region was before the war
NEAR_DAYS = 7  # a front so near to the end of a game is the front of its end
UNITS = ("hexes", "%")  # of metrics that are shown
PARALLEL = "parallel_38"


@dataclass(frozen=True, slots=True)
class Row:
    """An event or a figure: what, in this game, in 1950, the difference; ``better`` is the side it favors, if any."""

    what: str
    own: str
    history: str
    difference: str
    better: Side | None
    turn: int  # of history, else of the game: the order of rows


@lru_cache(maxsize=1)
def days() -> tuple[ChronicleDay, ...]:
    """Return the days of the chronicle."""
    return load_chronicle(CHRONICLE).days


@lru_cache(maxsize=1)
def _metrics() -> tuple[Metric, ...]:
    return load_metrics(scenarios_root() / "rules")


def rows(view: SideView, annals: Annals) -> list[Row]:
    """Return what there is to compare in a game that is over, in the order of history; ``view`` without fog."""
    found = [*_places(view, annals), *_landing(view, annals), *_entries(view, annals), *_figures(view, annals)]
    last = view.scenario.last_turn + 1
    found += [*_south(view, annals), *_lost(view, annals, last + 1)]
    found += _at_end(view, annals, last)
    return sorted(found, key=lambda row: row.turn)


# --- dates ------------------------------------------------------------------------------------------------------


def turn_of(calendar: Calendar, day: str) -> int | None:
    """Return the turn in which a day lies, None if it is in none of the calendar."""
    turns = range(1, len(calendar.first_day))
    return next((turn for turn in turns if calendar.first_day[turn] <= day <= calendar.last_day[turn]), None)


def span_words(calendar: Calendar, turn: int) -> str:
    """Return the days of a turn without the year: ``25–28 Jun``, ``29 Jun – 1 Jul``."""
    first, last = calendar.first_day[turn], calendar.last_day[turn]
    if first == last:
        return short_date(first)
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{int(last[8:])} {MONTHS[int(last[5:7])]}"
    return f"{short_date(first)} – {short_date(last)}"


def covered(scenario: Scenario, last: int) -> list[tuple[int, ChronicleDay]]:
    """Return the days of the chronicle that a game from its first turn to ``last`` covers, each with its turn."""
    found = ((turn_of(scenario.calendar, day.date), day) for day in days())
    return [(turn, day) for turn, day in found if turn is not None and scenario.first_turn <= turn <= last]


def second_army(scenario: Scenario) -> int:
    """Return the turn in which in 1950 an army joined the one that had begun the war, beyond all turns if in none."""
    came = (turn for day in days() if day.enters and (turn := turn_of(scenario.calendar, day.date)) is not None)
    return next(came, len(scenario.calendar.first_day))


def _dated(scenario: Scenario, what: str, own: int | None, then: tuple[int, str] | None, side: Side) -> Row:
    """Return the row of something that favors ``side`` the sooner it comes; ``then``: turn and day in 1950."""
    calendar = scenario.calendar
    mine = span_words(calendar, own) if own is not None else t("war.never")
    theirs = short_date(then[1]) if then is not None else t("war.never")
    turn = then[0] if then is not None else own or 0
    if own is None or then is None:
        better = side.enemy if own is None else side
        return Row(what, mine, theirs, t("war.not_here" if own is None else "war.not_then"), better, turn)
    late = own - then[0]
    if not late:
        return Row(what, mine, theirs, t("war.same"), None, turn)
    key = "later" if late > 0 else "sooner"
    words = t(f"war.{key}", turns=abs(late))
    return Row(what, mine, theirs, words, side.enemy if late > 0 else side, turn)


def _places(view: SideView, annals: Annals) -> Iterator[Row]:
    """Yield the falls of places in both wars, each beside the same fall in the other; of the game's own, goals'."""
    board, scenario = view.board, view.scenario
    known = {place.id: place.index for place in board.places}
    then: dict[tuple[int, Side], list[tuple[int, str]]] = {}
    for turn, day in covered(scenario, _last(annals)):
        for name, side in day.taken:
            if name in known:
                then.setdefault((known[name], side), []).append((turn, day.date))
    goals = {goal.place for goal in scenario.goals}
    now: dict[tuple[int, Side], list[Fall]] = {}
    for fall in falls(board, scenario, annals.moments):
        now.setdefault((fall.place, fall.side), []).append(fall)
    for place, side in then:
        theirs, mine = then[place, side], now.get((place, side), [])
        what = t(_taken_key(board, place, side), place=board.places[place].name)
        for i, date in enumerate(theirs):
            yield _dated(scenario, what, mine[i].turn if i < len(mine) else None, date, side)
    for place, side in now:
        if (place, side) not in then and place in goals and scenario.holder[board.places[place].hex] != side:
            yield from _ahead(view, now[place, side][0])


def _ahead(view: SideView, fall: Fall) -> Iterator[Row]:
    """Yield a fall that no front of history up to the next one told after it knows; nothing where none was told."""
    scenario, place = view.scenario, view.board.places[fall.place]
    told = [it for it in past_fronts(view) if it.turn <= fall.turn]
    later = next((it for it in past_fronts(view) if it.turn > fall.turn), None)
    if later is None or any(it.holder[place.hex] == fall.side for it in (*told, later)):
        return
    what = t(_taken_key(view.board, fall.place, fall.side), place=place.name)
    own, then = span_words(scenario.calendar, fall.turn), t("war.not_by", date=short_date(later.date))
    yield Row(what, own, then, t("war.ahead"), fall.side, fall.turn)


class Front(NamedTuple):
    """Who held what behind the front of a day in 1950; ``turn`` is the one that began then, or was on."""

    turn: int
    date: str
    holder: tuple[int, ...]


def past_fronts(view: SideView) -> list[Front]:
    """Return the fronts of history that a scenario has, in order; none on a map without a projection."""
    if view.board.projection is None:
        return []
    lines: dict[tuple[int, str], list[tuple[tuple[float, float], ...]]] = {}
    for front in view.scenario.fronts:
        turn = front.turn + (front.date == view.scenario.calendar.last_day[front.turn])
        lines.setdefault((turn, front.date), []).append(front.points)
    return [Front(turn, date, holders(view.board, tuple(found))) for (turn, date), found in lines.items()]


def _at_end(view: SideView, annals: Annals, order: int) -> Iterator[Row]:
    """Yield the objectives whose holder is another than behind the front of history nearest to the end, if any is."""
    end = day_of(view, annals.moments[-1].turn)
    near = min(past_fronts(view), key=lambda it: (days_between(it.date, end), it.date), default=None)
    if near is None or days_between(near.date, end) > NEAR_DAYS:
        return
    for goal in view.scenario.goals:
        now, then = annals.moments[-1].holder[goal.hex], near.holder[goal.hex]
        if NOBODY not in (now, then) and now != then:
            names = side_name(Side(now)), side_name(Side(then))
            what = t("war.held", place=view.board.places[goal.place].name)
            yield Row(what, *names, t("war.other"), Side(now), order)


def _home(board: Board, place: int) -> Side | None:
    return HOME.get(board.regions[board.region[board.places[place].hex]])


def _taken_key(board: Board, place: int, side: Side) -> str:
    return "war.retaken" if _home(board, place) is side else "war.falls"


def _landing(view: SideView, annals: Annals) -> Iterator[Row]:
    """Yield the first landing of each war."""
    board, scenario = view.board, view.scenario
    if not scenario.landings:
        return
    theirs = next(((turn, day) for turn, day in covered(scenario, _last(annals)) if day.lands), None)
    mine = annals.landings[0] if annals.landings else None
    if theirs is None and mine is None:
        return
    name = next((place.name for place in board.places if theirs is not None and place.id == theirs[1].lands), "")
    if mine is not None:
        name = landing_place(board, mine.hex)
    then = None if theirs is None else (theirs[0], theirs[1].date)
    yield _dated(scenario, t("war.landing", place=name), None if mine is None else mine.turn, then, Side.UN)


def landing_place(board: Board, h: HexId) -> str:
    """Return the name of the place nearest to a beach."""
    return min(board.places, key=lambda it: (board.grid.distance(it.hex, h), it.tier, it.index)).name


def _entries(view: SideView, annals: Annals) -> Iterator[Row]:
    """Yield the armies that came into the war."""
    scenario = view.scenario
    armies = {army.id: (i, army) for i, army in enumerate(view.ruleset.armies)}
    for turn, day in covered(scenario, _last(annals)):
        if day.enters not in armies:
            continue
        index, army = armies[day.enters]
        if index in annals.moments[0].ashore or all(unit.army != index for unit in scenario.units):
            continue
        own = first_ashore(annals.moments, index)
        yield _dated(scenario, t("war.enters", army=army.id), own, (turn, day.date), Side(army.side))


def _last(annals: Annals) -> int:
    return annals.moments[-1].turn - 1


# --- figures ----------------------------------------------------------------------------------------------------

Reader = Callable[[SideView, Annals, Moment], float | None]


def _losses(army: str) -> Reader:
    return lambda view, annals, it: float(it.casualties[_index(view, army)])


def _men(side: Side) -> Reader:
    return lambda view, annals, it: float(it.men_of(armies_of(view.ruleset, side)))


def _near(place: str) -> Reader:
    def read(view: SideView, annals: Annals, it: Moment) -> float | None:
        far = [it.near[i] for i, goal in enumerate(view.scenario.goals) if view.board.places[goal.place].id == place]
        return float(far[0]) if far and far[0] >= 0 else None

    return read


def _share(view: SideView, annals: Annals, it: Moment) -> float:
    hexes = ground_of(view.board, "south")
    return 100 * sum(it.holder[h] == Side.COMMUNIST for h in hexes) / max(1, len(hexes))


def _morale(army: str) -> Reader:
    return lambda view, annals, it: it.morale[_index(view, army)] / 10


def _front(view: SideView, annals: Annals, it: Moment) -> float | None:
    line = view.board.lines.get(PARALLEL)
    if line is None:
        return None
    north = sum(it.holder[h] == Side.UN for h in ground_of(view.board, "north"))
    south = sum(it.holder[h] == Side.COMMUNIST for h in ground_of(view.board, "south"))
    return (north - south) / max(1, len(line.hexes))


def _escaped(view: SideView, annals: Annals, it: Moment) -> float | None:
    return next((float(men) for rule, men in sorted(annals.escaped.items())), None)


def _index(view: SideView, army: str) -> int:
    return next(i for i, it in enumerate(view.ruleset.armies) if it.id == army)


# A metric of history (17.1): the turn at whose end it is read, whom a greater value favors, how it is read, and whether
# it is counted from the first turn of the war.
READERS: dict[str, tuple[int, Side, Reader, bool]] = {
    "nearest_to_pusan_t20": (20, Side.UN, _near("pusan"), False),
    "kpa_losses_t12": (12, Side.UN, _losses("KPA"), True),
    "kpa_losses_t24": (24, Side.UN, _losses("KPA"), True),
    "un_men_t23": (23, Side.UN, _men(Side.UN), False),
    "south_share_t23": (23, Side.COMMUNIST, _share, False),
    "kpa_morale_t28": (28, Side.COMMUNIST, _morale("KPA"), False),
    "kpa_back_north": (30, Side.COMMUNIST, _escaped, False),
    "front_t54": (54, Side.UN, _front, False),
}


def _figures(view: SideView, annals: Annals) -> Iterator[Row]:
    """Yield the figures that the calibration has of history, on the map of the whole country."""
    if PARALLEL not in view.board.lines:
        return
    by_turn = {it.turn: it for it in annals.moments}
    first = view.scenario.first_turn
    for metric in _metrics():
        if metric.id not in READERS:
            continue
        turn, side, read, from_start = READERS[metric.id]
        it = by_turn.get(turn + 1)
        if it is None or turn <= first or (from_start and first != 1):
            continue
        if (value := read(view, annals, it)) is not None:
            date = short_date(view.scenario.calendar.last_day[turn])
            yield beside_band(metric, value, (turn, date), side)


def beside_band(metric: Metric, value: float, when: tuple[int, str], side: Side) -> Row:
    """Return the row of a figure beside the range that history leaves it; more of it is better for ``side``."""
    own = round(value)
    off = max(0, own - metric.high) - max(0, metric.low - own)
    words = t("war.within") if not off else f"{off:+,}".replace("-", "−")
    better = None if not off else side if off > 0 else side.enemy
    band = t("war.band", low=_number(metric.low), high=_number(metric.high))
    shown = t(f"war.unit.{metric.unit}", value=_number(own)) if metric.unit in UNITS else _number(own)
    return Row(t(f"war.metric.{metric.id}", date=when[1]), shown, band, words, better, when[0])


def _south(view: SideView, annals: Annals) -> Iterator[Row]:
    """Yield the share of the South in Communist hands at the last front that the game covers, if history has one."""
    board, moments = view.board, {it.turn: it for it in annals.moments}
    fronts = [it for it in past_fronts(view) if it.turn in moments and it.turn > view.scenario.first_turn]
    if not fronts or "south" not in board.regions:
        return
    last = fronts[-1]
    own = round(_share(view, annals, moments[last.turn]))
    then = round(share_pm(board, last.holder, Side.COMMUNIST, "south") / 10)
    better = None if own == then else Side.COMMUNIST if own > then else Side.UN
    words = t("war.within") if own == then else f"{own - then:+d}".replace("-", "−")
    what, mine, theirs = (
        t("war.share", date=short_date(last.date)),
        t("war.percent", share=own),
        t("war.percent", share=then),
    )
    yield Row(what, mine, theirs, words, better, last.turn)


def _lost(view: SideView, annals: Annals, turn: int) -> Iterator[Row]:
    """Yield the men that both sides lost for good; what they lost in 1950 in these turns the sources do not say."""
    for side in (Side.UN, Side.COMMUNIST):
        men = sum(annals.moments[-1].lost[army] for army in armies_of(view.ruleset, side))
        yield Row(t("war.lost", side=side_name(side)), _number(men), t("war.unknown"), "", None, turn)


def _number(value: int) -> str:
    return f"{value:,}".replace("-", "−")
