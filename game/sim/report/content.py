"""What a report shows, without how: dates, courses through time, what went with winning, games worth a look."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import atanh, sqrt, tanh

from game.model.ids import SIDES, Side
from game.model.metrics import Metric, MetricKind, MetricRules
from game.session.setting import Setting
from game.sim.figures import AT_THE_END, SHARE, TURN, Figure, columns, figures
from game.sim.history import quartile
from game.sim.lines import NEVER, Game, Turn
from game.sim.readings import LOST, READINGS, falls
from game.sim.summary import Z

GREAT_VP = 6  # places worth less are not among the dates
FEWEST = 8  # games that must tell something before it is set beside the score
LARGE = 10_000  # men
MOST_CAUSES = 12
MOST_DATES = 20
HEX, MEN, POINTS, PER_CENT = "hexes", "men", "points", "%"
Read = Callable[[Turn], float | None]
_Row = tuple[str, Callable[[Game], float | None], tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Dates:
    """On which turns something happened, in the games in which it did; ``band`` is when it did in 1950, or nothing."""

    text: str
    turns: list[int]
    games: int
    band: tuple[int, int] | None

    @property
    def never(self) -> float:
        """Return the share of games in which it never did."""
        return 1 - len(self.turns) / self.games


@dataclass(frozen=True, slots=True)
class Mark:
    """What history had on a turn: a band."""

    turn: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Course:
    """A figure through time: for each turn the values of the games that were still going on, and marks of history."""

    text: str
    unit: str
    values: dict[int, "array[float]"]
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Cause:
    """How closely a figure goes with the score: a rank correlation with a 95 % interval; above zero for the North."""

    text: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sample:
    """A game worth a look, and why."""

    why: str
    seed: int
    score: int
    turn: int


# --- dates ----------------------------------------------------------------------------------------------------


def dates(setting: Setting, targets: MetricRules, games: Iterable[Game]) -> list[Dates]:
    """Return what history dates within the scenario, by those dates, then its great places, each by its turns."""
    scenario = setting.scenario
    of_1950 = [
        *((it.id, it.text, (it.turn, it.turn)) for it in targets.hinges if it.turn),
        *((it.id, it.text, (it.low, it.high)) for it in targets.metrics if _is_date(it)),
    ]
    rows: list[_Row] = [
        (text, READINGS[key], band)
        for key, text, band in sorted(of_1950, key=lambda it: it[2])
        if band[0] <= scenario.last_turn and band[1] >= scenario.first_turn
    ]
    rows += [(it.text, READINGS[it.id], None) for it in targets.hinges if not it.turn]
    told = " ".join(text for text, _, _ in rows)
    words = ("falls",) if scenario.first_turn == 1 else ("falls", "is retaken")  # what was lost before can be retaken
    for goal in sorted(scenario.goals, key=lambda goal: (-goal.vp, goal.place)):
        name, holder = setting.board.places[goal.place].name, scenario.holder[goal.hex]
        if goal.vp < GREAT_VP or holder not in SIDES or any(f"{name} {word}" in told for word in words):
            continue
        taker = Side(holder).enemy
        rows.append((f"{name} taken by the {_people(taker)}", partial(falls, place=name, side=taker), None))
    return _told(rows, games)[:MOST_DATES]


def _is_date(metric: Metric) -> bool:
    return metric.unit == TURN and metric.kind == MetricKind.MEDIAN


def _told(rows: Sequence[_Row], games: Iterable[Game]) -> list[Dates]:
    """Return the dates that any game can tell, in one pass over the games; those of history also where it never was."""
    values = [[_reading(read, game) for _, read, _ in rows] for game in games]
    found: list[Dates] = []
    for i, (text, _, band) in enumerate(rows):
        told = [value for row in values if (value := row[i]) is not None]
        turns = sorted(int(value) for value in told if value != NEVER)
        if told and (turns or band):
            found.append(Dates(text, turns, len(told), band))
    return found


def _reading(read: Callable[[Game], float | None], game: Game) -> float | None:
    """Return what is read from a game, None if its record has nothing of the kind: not every scenario does."""
    try:
        return read(game)
    except ValueError:
        return None


def _people(side: Side) -> str:
    return "North" if side == Side.COMMUNIST else "UN"


# --- courses --------------------------------------------------------------------------------------------------


def courses(setting: Setting, metrics: Sequence[Metric], games: Iterable[Game]) -> list[Course]:
    """Return front, land, strength, losses, supply and morale through time, where the scenario has them."""
    armies = [army.id for army in setting.ruleset.armies]
    plans: list[tuple[str, str, Read, str]] = [
        ("The front, hexes north of the 38th parallel", HEX, _front, "front"),
        ("Land of the South held by the North", PER_CENT, _southern_land, "south_share"),
    ]
    for army in armies:
        plans += [
            (f"{army}: men at the front", MEN, partial(Turn.of_army, army=army, name="front_men"), f"{army}_front"),
            (f"{army}: men in units", MEN, partial(Turn.of_army, army=army, name="unit_men"), f"{army}_men"),
            (f"{army}: losses so far", MEN, partial(_losses, army=army), f"{army}_losses"),
            (f"{army}: supply ahead", POINTS, partial(Turn.of_army, army=army, name="front_supply"), f"{army}_supply"),
            (f"{army}: morale", POINTS, partial(Turn.of_army, army=army, name="morale"), f"{army}_morale"),
        ]
    marks = _marks(setting, metrics)
    found = _courses([read for _, _, read, _ in plans], games)
    rows = [
        Course(text, unit, values, marks.get((key.lower(), unit), []))
        for (text, unit, _, key), values in zip(plans, found, strict=True)
    ]
    small = {it.text.partition(":")[0] for it in rows if it.text.endswith("in units") and _most(it) < LARGE}
    return [it for it in rows if _most(it) > 0 and it.text.partition(":")[0] not in small]


def _most(course: Course) -> float:
    """Return the largest value of all, to either side."""
    return max((abs(value) for values in course.values.values() for value in values), default=0)


def _marks(setting: Setting, metrics: Sequence[Metric]) -> dict[tuple[str, str], list[Mark]]:
    """Return the bands of metrics such as ``kpa_front_t11``, read at a turn's end, by what they are of and its unit."""
    found: dict[tuple[str, str], list[Mark]] = {}
    for metric in metrics:
        name, _, turn = metric.id.rpartition("_t")
        if metric.kind == MetricKind.MEDIAN and turn.isdigit() and _counts_from_here(setting, name):
            number = int(turn)
            if setting.scenario.first_turn <= number <= setting.scenario.last_turn:
                found.setdefault((name, metric.unit), []).append(Mark(number, metric.low, metric.high))
    return found


def _counts_from_here(setting: Setting, name: str) -> bool:
    """Return whether the games count a figure from the day history does: losses are those since the war began."""
    return not name.endswith("_losses") or setting.scenario.first_turn == 1


def _courses(reads: Sequence[Read], games: Iterable[Game]) -> list[dict[int, "array[float]"]]:
    """Return the sorted values of each figure by turn, in one pass over the games."""
    found: list[dict[int, array[float]]] = [{} for _ in reads]
    for game in games:
        for turn in game.turns:
            for read, values in zip(reads, found, strict=True):
                if (value := read(turn)) is not None:
                    values.setdefault(int(turn.number("turn")), array("d")).append(value)
    return [{turn: array("d", sorted(values[turn])) for turn in sorted(values)} for values in found]


def _front(turn: Turn) -> float | None:
    return turn.find("front")


def _southern_land(turn: Turn) -> float | None:
    share = turn.find("land_share", "south", Side.COMMUNIST.key)
    return None if share is None else 100 * share


def _losses(turn: Turn, army: str) -> float | None:
    lost = [turn.of_army(army, name) for name in LOST]
    return sum(value for value in lost if value is not None) if None not in lost else None


# --- what went with winning -----------------------------------------------------------------------------------


def causes(setting: Setting, games: Iterable[Game]) -> list[Cause]:
    """Return the figures that go most closely with the score, the closest first; those that are the score left out."""
    asked = figures(setting)
    read = dict(zip([figure.name for figure in asked], columns(asked, games), strict=True))
    scores = read["score"]
    found: list[Cause] = []
    for figure in asked:
        values = [] if _is_outcome(figure) else zip(read[figure.name], scores, strict=True)
        pairs = [(value, score) for value, score in values if value is not None and score is not None]
        if (cause := _cause(figure, pairs)) is not None:
            found.append(cause)
    strong = [it for it in found if it.low > 0 or it.high < 0]
    return sorted(strong, key=lambda it: (-abs(it.value), it.text))[:MOST_CAUSES]


def _is_outcome(figure: Figure) -> bool:
    """Return whether a figure says how the game ended, not what happened in it."""
    name = figure.name
    ends = any(name.endswith(f" {end}") for end in AT_THE_END)
    return ends or name.startswith(("winner", "level", "score", "VP", "last turn", "land of")) or "at the end" in name


def _cause(figure: Figure, pairs: Sequence[tuple[float, float]]) -> Cause | None:
    """Return Spearman's correlation with Fisher's interval, None where there is too little to tell."""
    n = len(pairs)
    if n < FEWEST:
        return None
    first, second = _ranks([value for value, _ in pairs]), _ranks([score for _, score in pairs])
    middle = (n + 1) / 2
    products = sum((a - middle) * (b - middle) for a, b in zip(first, second, strict=True))
    squares = sum((a - middle) ** 2 for a in first) * sum((b - middle) ** 2 for b in second)
    if not squares:
        return None
    value = max(-0.999, min(0.999, products / sqrt(squares)))
    spread = Z * 1.03 / sqrt(n - 3)  # ranks scatter a little more than numbers
    return Cause(_as_people_say(figure), value, tanh(atanh(value) - spread), tanh(atanh(value) + spread))


def _as_people_say(figure: Figure) -> str:
    """Return the name of a figure as a cause: whether a place was taken, or how late."""
    place, taken, when = figure.name.partition(" taken ")
    if not taken:
        return figure.name
    if figure.kind != SHARE:
        return f"{place} taken late"
    return f"{place} taken by the {_people(next(side for side in SIDES if when == f'by {side.key}'))}"


def _ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value, from 1; equal ones share theirs."""
    order = sorted(values)
    first = {value: i for i, value in reversed(list(enumerate(order)))}
    last = {value: i for i, value in enumerate(order)}
    return [(first[value] + last[value]) / 2 + 1 for value in values]


# --- games ----------------------------------------------------------------------------------------------------


def samples(games: Iterable[Game]) -> list[Sample]:
    """Return the typical game and the extreme ones, each once: by the score, then by the seed."""
    ended = [
        Sample("", game.seed, score, _last_turn(game))
        for game in games
        if isinstance(score := game.result.get("score"), int)
    ]
    if not ended:
        return []
    by_score = sorted(ended, key=lambda it: (it.score, it.seed))
    middle = quartile([it.score for it in by_score], 2)
    wanted = [
        ("typical: the median score", min(by_score, key=lambda it: (abs(it.score - middle), it.seed))),
        ("best for the North", by_score[-1]),
        ("best for the UN", by_score[0]),
        ("the shortest", min(ended, key=lambda it: (it.turn, it.seed))),
    ]
    found: dict[int, Sample] = {}
    for why, it in wanted:
        found.setdefault(it.seed, replace(it, why=why))
    return list(found.values())


def _last_turn(game: Game) -> int:
    turn = game.result.get("turn")
    return turn if isinstance(turn, int) else 0
