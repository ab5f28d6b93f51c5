"""What is read from each game of a scenario: who won, what fell when, what the armies lost and look like at the end."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite

from game.model.expectations import FIGURES
from game.model.ids import SIDES, Side
from game.model.metrics import Metric, MetricKind
from game.session.setting import Setting
from game.sim.lines import NEVER, Game, Turn
from game.sim.readings import LOST, READINGS, falls

SHARE, MEAN = "share", "mean"
TURN = "turn"  # the unit of a date
EARLY = 3  # the turn whose men are compared with the start (RULES 17.1)
WINNERS = (*(side.key for side in SIDES), "draw")
LEVELS = ("marginal", "major", "decisive")
AT_THE_END = ("men", "unit_men", "front_men", "supply", "morale")
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a game: a number, or whether something held (kind ``share``); None where a game cannot tell.

    What held in no game at all is not worth a line where ``rare``.
    """

    name: str
    kind: str
    read: Callable[[Game], float | None]
    rare: bool = False


def figures(setting: Setting) -> list[Figure]:
    """Return all figures of the games of a scenario."""
    return [*_results(), *_places(setting), *_land(), *_armies(setting)]


def columns(asked: Sequence[Figure], games: Iterable[Game]) -> list[list[float | None]]:
    """Return what is read of each figure from every game, in one pass over the games."""
    rows = [[figure.read(game) for figure in asked] for game in games]
    return [[row[i] for row in rows] for i in range(len(asked))]


def figures_of(metrics: Sequence[Metric], scenario: str) -> list[Figure]:
    """Return the metrics of history that are read from a scenario as figures."""
    return [figure for metric in metrics if metric.scenario == scenario for figure in of_metric(metric)]


def of_metric(metric: Metric) -> list[Figure]:
    """Return a metric as figures: a date is two, whether it came at all, and when in the games in which it did."""
    read = READINGS[metric.id]
    if metric.kind == MetricKind.SHARE:
        return [Figure(metric.text, SHARE, read)]
    if metric.unit == TURN:
        return of_date(metric.id, metric.text)
    return [Figure(f"{metric.text} ({metric.unit})", MEAN, partial(_finite, read))]


def of_date(reading: str, text: str) -> list[Figure]:
    """Return a date as two figures: whether it came at all, and when in the games in which it did."""
    read = READINGS[reading]
    return [Figure(text, SHARE, partial(_came, read)), Figure(f"{text} (turn)", MEAN, partial(_finite, read))]


def _came(read: Callable[[Game], float | None], game: Game) -> float | None:
    value = read(game)
    return None if value is None else float(isfinite(value))


def _finite(read: Callable[[Game], float | None], game: Game) -> float | None:
    value = read(game)
    return value if value is not None and isfinite(value) else None


def at_turn(text: str, setting: Setting) -> Figure | None:
    """Return what an army has at the end of a turn, ``US losses, turn 24``; None for a text of another kind."""
    army, _, rest = text.partition(" ")
    name, _, turn = rest.partition(", turn ")
    names = LOST if name == "losses" else (name,)
    known = name == "losses" or name in FIGURES
    if not known or not turn.isdecimal() or army not in [it.id for it in setting.ruleset.armies]:
        return None
    return Figure(text, MEAN, partial(_on_turn, int(turn), army, names))


def _on_turn(number: int, army: str, names: Sequence[str], game: Game) -> float | None:
    turn = game.at(number)
    return None if turn is None else _of_army(turn, army, names)


# --- how a game ended -----------------------------------------------------------------------------------------


def _results() -> list[Figure]:
    found = [Figure(f"winner: {winner}", SHARE, partial(_ended, "winner", winner)) for winner in WINNERS]
    found += [Figure(f"level: {level}", SHARE, partial(_ended, "level", level), rare=True) for level in LEVELS]
    found.append(Figure("score", MEAN, partial(_number, "score")))
    found += [Figure(f"VP: {side.key}", MEAN, partial(_points, side)) for side in SIDES]
    return [*found, Figure("last turn", MEAN, partial(_number, "turn"))]


def _ended(key: str, word: str, game: Game) -> float | None:
    return float(game.result[key] == word) if game.result else None


def _number(key: str, game: Game) -> float | None:
    value = game.result.get(key)
    return float(value) if isinstance(value, int) else None


def _points(side: Side, game: Game) -> float | None:
    points = game.result.get("vp")
    return float(points[side.key]) if isinstance(points, dict) else None


# --- places and land ------------------------------------------------------------------------------------------


def _places(setting: Setting) -> list[Figure]:
    """Return for each goal that the enemy can take: how often it changes hands, and when."""
    found: list[Figure] = []
    for goal in setting.scenario.goals:
        name, holder = setting.board.places[goal.place].name, setting.scenario.holder[goal.hex]
        if holder in SIDES:
            taker = Side(holder).enemy
            found.append(Figure(f"{name} taken by {taker.key}", SHARE, partial(_taken, name, taker), rare=True))
            found.append(Figure(f"{name} taken on turn", MEAN, partial(_taken_on, name, taker)))
            held = f"{name} held by {taker.key} at the end"
            found.append(Figure(held, SHARE, partial(_kept, name, taker), rare=True))
    return found


def _taken(place: str, taker: Side, game: Game) -> float | None:
    return float(falls(game, place, taker) < NEVER) if game.turns else None


def _taken_on(place: str, taker: Side, game: Game) -> float | None:
    turn = falls(game, place, taker)
    return None if turn == NEVER else turn


def _kept(place: str, taker: Side, game: Game) -> float | None:
    return float(game.turns[-1].part("holder").get(place) == taker.key) if game.turns else None


def _land() -> list[Figure]:
    parts = (("south", Side.COMMUNIST), ("north", Side.UN))
    return [
        Figure(f"land of the {part} held by {side.key}", MEAN, partial(_land_of, part, side)) for part, side in parts
    ]


def _land_of(part: str, side: Side, game: Game) -> float | None:
    if not game.turns or part not in game.turns[-1].part("land_share"):
        return None
    return game.turns[-1].number("land_share", part, side.key)


# --- armies ---------------------------------------------------------------------------------------------------


def _armies(setting: Setting) -> list[Figure]:
    found: list[Figure] = []
    for army in setting.ruleset.armies:
        found.append(Figure(f"{army.id} losses", MEAN, partial(_last, army.id, LOST)))
        found += [Figure(f"{army.id} {name}", MEAN, partial(_last, army.id, (name,))) for name in AT_THE_END]
        early = f"{army.id} men in units, turn {EARLY} to start"
        found.append(Figure(early, MEAN, partial(_early, army.id)))
    return found


def _last(army: str, names: Sequence[str], game: Game) -> float | None:
    return _of_army(game.turns[-1], army, names) if game.turns else None


def _of_army(turn: Turn, army: str, names: Sequence[str]) -> float | None:
    found = [turn.of_army(army, name) for name in names]
    told = [value for value in found if value is not None]
    return sum(told) if told else None


def _early(army: str, game: Game) -> float | None:
    start = game.start_men(army)
    if not start or len(game.turns) < EARLY or army not in game.turns[EARLY - 1].part("armies"):
        return None
    return game.turns[EARLY - 1].number("armies", army, "unit_men") / start
