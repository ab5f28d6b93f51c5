"""What a report shows, without how: dates, courses through time, what went with winning, games worth a look."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import atanh, sqrt, tanh

from game.model.ids import SIDES, Side
from game.model.metrics import Metric, MetricKind
from game.session.setting import Setting
from game.sim.figures import AT_THE_END, SHARE, Figure, figures
from game.sim.history import quartile
from game.sim.lines import NEVER, Game, Turn
from game.sim.readings import LOST, READINGS, falls
from game.sim.summary import Z

GREAT_VP = 6  # places worth less are not among the dates
FEWEST = 8  # games that must tell something before it is set beside the score
LARGE = 10_000  # men
MOST_CAUSES = 12
MOST_DATES = 16
TURN, HEX, MEN, POINTS, PER_CENT = "turn", "hexes", "men", "points", "%"
Read = Callable[[Turn], float | None]


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
    values: dict[int, list[float]]
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


def dates(setting: Setting, metrics: Sequence[Metric], games: Sequence[Game]) -> list[Dates]:
    """Return the hinges of history that fall into the scenario, then its great places, each by its turns."""
    scenario = setting.scenario
    hinges = [
        metric
        for metric in metrics
        if metric.unit == TURN
        and metric.kind == MetricKind.MEDIAN
        and metric.low <= scenario.last_turn
        and metric.high >= scenario.first_turn
    ]
    found = [
        _dates(metric.text, READINGS[metric.id], games, (metric.low, metric.high))
        for metric in dict.fromkeys(hinges)
        if _can_tell(metric, games)
    ]
    told = " ".join(it.text for it in found)
    for goal in sorted(scenario.goals, key=lambda goal: (-goal.vp, goal.place)):
        name, holder = setting.board.places[goal.place].name, scenario.holder[goal.hex]
        if goal.vp < GREAT_VP or holder not in SIDES or f"{name} falls" in told or f"{name} is retaken" in told:
            continue
        taker = Side(holder).enemy
        read = partial(falls, place=name, side=taker)
        found.append(_dates(f"{name} taken by the {_people(taker)}", read, games, None))
    return [it for it in found if it.turns or it.band][:MOST_DATES]


def _can_tell(metric: Metric, games: Sequence[Game]) -> bool:
    return any(_reading(READINGS[metric.id], game) is not None for game in games)


def _reading(read: Callable[[Game], float | None], game: Game) -> float | None:
    """Return what is read from a game, None if its record has nothing of the kind: not every scenario does."""
    try:
        return read(game)
    except ValueError:
        return None


def _dates(
    text: str, read: Callable[[Game], float | None], games: Sequence[Game], band: tuple[int, int] | None
) -> Dates:
    told = [value for game in games if (value := _reading(read, game)) is not None]
    return Dates(text, sorted(int(value) for value in told if value != NEVER), max(1, len(told)), band)


def _people(side: Side) -> str:
    return "North" if side == Side.COMMUNIST else "UN"


# --- courses --------------------------------------------------------------------------------------------------


def courses(setting: Setting, metrics: Sequence[Metric], games: Sequence[Game]) -> list[Course]:
    """Return front, land, strength, losses, supply and morale through time, where the scenario has them."""
    armies = [army.id for army in setting.ruleset.armies if _is_large(army.id, games)]
    plans: list[tuple[str, str, Read, str]] = [
        ("The front, hexes north of the 38th parallel", HEX, partial(_part, path=("front",)), "front"),
        ("Land of the South held by the North", PER_CENT, _southern_land, "south_share"),
    ]
    for army in armies:
        plans += [
            (f"{army}: men at the front", MEN, partial(_part, path=("armies", army, "front_men")), f"{army}_front"),
            (f"{army}: men in units", MEN, partial(_part, path=("armies", army, "unit_men")), f"{army}_men"),
            (f"{army}: losses so far", MEN, partial(_losses, army=army), f"{army}_losses"),
            (f"{army}: supply", POINTS, partial(_part, path=("armies", army, "supply")), f"{army}_supply"),
            (f"{army}: morale", POINTS, partial(_part, path=("armies", army, "morale")), f"{army}_morale"),
        ]
    marks = _marks(setting, metrics)
    found = [
        Course(text, unit, _course(read, games), marks.get((key.lower(), unit), [])) for text, unit, read, key in plans
    ]
    return [it for it in found if any(value for values in it.values.values() for value in values)]


def _is_large(army: str, games: Sequence[Game]) -> bool:
    """Return whether an army ever has the men of a division in its units, in any game."""
    men = (turn.find("armies", army, "unit_men") for game in games for turn in game.turns)
    return any(value is not None and value >= LARGE for value in men)


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


def _course(read: Read, games: Sequence[Game]) -> dict[int, list[float]]:
    values: dict[int, list[float]] = {}
    for game in games:
        for turn in game.turns:
            if (value := read(turn)) is not None:
                values.setdefault(int(turn.number("turn")), []).append(value)
    return {turn: sorted(found) for turn, found in sorted(values.items())}


def _part(turn: Turn, path: tuple[str, ...]) -> float | None:
    return turn.find(*path)


def _southern_land(turn: Turn) -> float | None:
    share = turn.find("land_share", "south", Side.COMMUNIST.key)
    return None if share is None else 100 * share


def _losses(turn: Turn, army: str) -> float | None:
    lost = [turn.find("armies", army, name) for name in LOST]
    return sum(value for value in lost if value is not None) if None not in lost else None


# --- what went with winning -----------------------------------------------------------------------------------


def causes(setting: Setting, games: Sequence[Game]) -> list[Cause]:
    """Return the figures that go most closely with the score, the closest first; those that are the score left out."""
    told = [game for game in games if "score" in game.result]
    found: list[Cause] = []
    for figure in figures(setting):
        if _is_outcome(figure):
            continue
        pairs = [
            (value, score)
            for game in told
            if (value := figure.read(game)) is not None and isinstance(score := game.result["score"], int)
        ]
        if (cause := _cause(figure, pairs)) is not None:
            found.append(cause)
    strong = [it for it in found if it.low > 0 or it.high < 0]
    return sorted(strong, key=lambda it: (-abs(it.value), it.text))[:MOST_CAUSES]


def _is_outcome(figure: Figure) -> bool:
    """Return whether a figure says how the game ended, not what happened in it."""
    name = figure.name
    ends = any(name.endswith(f" {end}") for end in AT_THE_END)
    return ends or name.startswith(("winner", "level", "score", "VP", "last turn", "land of")) or "at the end" in name


def _cause(figure: Figure, pairs: Sequence[tuple[float, int]]) -> Cause | None:
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
    text = figure.name if figure.kind != SHARE else figure.name.replace("taken", "is taken")
    return Cause(text, value, tanh(atanh(value) - spread), tanh(atanh(value) + spread))


def _ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value, from 1; equal ones share theirs."""
    order = sorted(values)
    first = {value: i for i, value in reversed(list(enumerate(order)))}
    last = {value: i for i, value in enumerate(order)}
    return [(first[value] + last[value]) / 2 + 1 for value in values]


# --- games ----------------------------------------------------------------------------------------------------


def samples(games: Sequence[Game]) -> list[Sample]:
    """Return the typical game and the extreme ones, each once: by the score, then by the seed."""
    ended = [(score, game) for game in games if isinstance(score := game.result.get("score"), int)]
    if not ended:
        return []
    by_score = sorted(ended, key=lambda it: (it[0], it[1].seed))
    middle = quartile([score for score, _ in by_score], 2)
    typical = min(by_score, key=lambda it: (abs(it[0] - middle), it[1].seed))
    by_turn = sorted(ended, key=lambda it: (_last_turn(it[1]), it[1].seed))
    wanted = [
        ("typical: the median score", typical),
        ("best for the North", by_score[-1]),
        ("best for the UN", by_score[0]),
        ("the shortest", by_turn[0]),
    ]
    found: dict[int, Sample] = {}
    for why, (score, game) in wanted:
        found.setdefault(game.seed, Sample(why, game.seed, score, _last_turn(game)))
    return list(found.values())


def _last_turn(game: Game) -> int:
    turn = game.result.get("turn")
    return turn if isinstance(turn, int) else 0
