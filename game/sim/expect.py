"""Whether games of a scenario are as its author expects (PRODUCT P-33): a sequential test, as many games as it takes.

Games come in batches, each twice as large as all before. After every batch the share of games in which a claim held
gets its exact (Clopper-Pearson) interval, at a level that all looks share: whenever one stops, the interval holds the
true share with the confidence asked for. A claim passes when the interval lies within its limits, fails when it lies
outside, and is undecided when the last batch leaves it across one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from math import exp, lgamma, log, log1p

from game.model.expectations import Claim, Expectation, Figure, Held, Reading, Winner
from game.sim.lines import Game, Turn
from game.sim.readings import READINGS, army

FIRST_BATCH = 8
ERROR = 0.05  # of all looks together, both sides
STEPS = 60  # halvings of an interval: exact to the last digit of a float
HUNDRED = 100


class Verdict(Enum):
    """What the games say of a claim."""

    PASS = "pass"
    FAIL = "fail"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on an expectation: in ``hits`` of ``games`` that could tell; the interval is in per cent."""

    expectation: Expectation
    verdict: Verdict
    hits: int
    games: int
    low: float
    high: float


def looks(most_games: int) -> list[int]:
    """Return after how many games in all to look."""
    found = [min(FIRST_BATCH, most_games)]
    while found[-1] < most_games:
        found.append(min(2 * found[-1], most_games))
    return found


def judge(expectation: Expectation, games: Sequence[Game], number_of_looks: int) -> Outcome:
    """Return what some games say of an expectation, at one of so many looks."""
    told = [held for game in games if (held := is_so(expectation.claim, game)) is not None]
    hits, level = sum(told), ERROR / number_of_looks
    low, high = (HUNDRED * end for end in interval(hits, len(told), level))
    if expectation.least_pct <= low and high <= expectation.most_pct:
        verdict = Verdict.PASS
    elif high < expectation.least_pct or low > expectation.most_pct:
        verdict = Verdict.FAIL
    else:
        verdict = Verdict.UNDECIDED
    return Outcome(expectation, verdict, hits, len(told), low, high)


def decided(
    expectations: Sequence[Expectation], play: Callable[[int, int], Sequence[Game]], most_games: int
) -> Iterator[Outcome]:
    """Yield the outcome of each expectation as soon as it is decided, the undecided ones after ``most_games``.

    ``play(first, last)`` returns the games from number ``first`` up to, but without, ``last``; it may return fewer.
    """
    games: list[Game] = []
    stops = looks(most_games)
    waiting = list(expectations)
    for stop in stops:
        games += play(stops[stops.index(stop) - 1] if games else 0, stop)
        outcomes = [judge(expectation, games, len(stops)) for expectation in waiting]
        is_last = stop == stops[-1]
        yield from (outcome for outcome in outcomes if is_last or outcome.verdict != Verdict.UNDECIDED)
        waiting = [outcome.expectation for outcome in outcomes if outcome.verdict == Verdict.UNDECIDED]
        if not waiting:
            return


def is_so(claim: Claim, game: Game) -> bool | None:
    """Return whether a claim holds in a game, None if the game cannot tell."""
    match claim:
        case Winner():
            winner = game.result.get("winner")
            return None if winner is None else winner == claim.who
        case Held():
            return any(turn.part("holder").get(claim.place) == claim.side for turn in _between(game, claim))
        case Figure():
            return _within(army(game, claim.turn, claim.army, claim.name), claim.least, claim.most)
        case Reading():
            return _within(READINGS[claim.metric](game), claim.least, claim.most)


def _between(game: Game, claim: Held) -> Iterator[Turn]:
    return (turn for turn in game.turns if claim.first_turn <= turn.number("turn") <= claim.last_turn)


def _within(value: float | None, least: float, most: float) -> bool | None:
    return None if value is None else least <= value <= most


def interval(hits: int, n: int, error: float) -> tuple[float, float]:
    """Return the Clopper-Pearson interval of a share that was ``hits`` of ``n``; ``error`` counts both sides."""
    low = 0.0 if hits == 0 else _solve(lambda p: _tail(hits, n, p) < error / 2)
    high = 1.0 if hits == n else _solve(lambda p: 1 - _tail(hits + 1, n, p) >= error / 2)
    return low, high


def _solve(is_below: Callable[[float], bool]) -> float:
    """Return where a condition that holds below a share stops to hold, by halving."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return (low + high) / 2


def _tail(hits: int, n: int, p: float) -> float:
    """Return how likely ``hits`` or more of ``n`` are, each with probability ``p`` between 0 and 1."""
    if not 0 < p < 1:
        return float(p >= 1)
    return min(1.0, sum(exp(_log_chance(k, n, p)) for k in range(hits, n + 1)))


def _log_chance(k: int, n: int, p: float) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p)
