"""Two ways to play the same games, by common random numbers: what is different, and how sure that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from game.model.ids import Side
from game.sim.figures import HUNDRED, SHARE, Figure
from game.sim.lines import Game
from game.sim.play import Opener, Plan
from game.sim.stopping import DOUBT, odds_against_chance
from game.sim.summary import Summary, mean, share

REGULAR = "regular"
DRAW = "draw"
OUTRIGHT = ("automatic", "collapse")  # how a game ends before its last turn with a winner (15)
OUTRIGHT_POINTS = 100  # what such a victory counts at least: more than nearly all that are won by points
FEWEST = 5  # pairs that must tell a figure: the interval of fewer may be narrow by accident


class Sides(NamedTuple):
    """The two games of a pair."""

    a: Game
    b: Game


@dataclass(frozen=True, slots=True)
class Variant:
    """What one of the two has otherwise: the computer of both sides or of one, the scenario, values of rules."""

    ai: str = ""
    un: str = ""
    communist: str = ""
    file: str = ""
    changes: tuple[str, ...] = ()
    label: str = ""

    def plan(self, scenario: str, opener: Opener) -> Plan:
        """Return how its games of a scenario are played; a computer that is not named is the regular one."""
        players = (self.communist or REGULAR, self.un or REGULAR)
        return Plan(self.file or scenario, opener, players, changes=self.changes)


def duel_plans(a: Variant, b: Variant, scenario: str, opener: Opener) -> tuple[Plan, Plan]:
    """Return the two games of a pair in which computers meet: each plays each side once."""
    first = Plan(scenario, opener, (a.ai, b.ai))
    return first, replace(first, players=(b.ai, a.ai))


# --- computers ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Duel:
    """How often each computer won a pair: the larger sum of its own results, before they are graded (rule 15)."""

    a: int
    b: int
    undecided: int

    @property
    def share(self) -> Summary | None:
        """Return the share of decided pairs that the first one won."""
        return share("", [True] * self.a + [False] * self.b) if self.a + self.b else None

    @property
    def is_settled(self) -> bool:
        """Return whether it is beyond doubt that one of them is better."""
        return odds_against_chance(self.a, self.b) >= DOUBT


def duel(margins: Sequence[int]) -> Duel:
    """Return who won the pairs, by how much larger the sum of ``a`` was in each."""
    return Duel(sum(it > 0 for it in margins), sum(it < 0 for it in margins), margins.count(0))


def own_sum(pair: Sides) -> int:
    """Return by how much the sum of the results of ``a`` is larger: communist in the one game, UN in the other."""
    return worth(pair.a) - worth(pair.b)


def worth(game: Game) -> int:
    """Return the score of a game; who won outright never loses by what he had no time left to take (15)."""
    score, winner = game.result["score"], game.result["winner"]
    if not isinstance(score, int):
        return 0
    if game.result["ended"] in OUTRIGHT and winner != DRAW:
        return max(score, OUTRIGHT_POINTS) if winner == Side.COMMUNIST.key else min(score, -OUTRIGHT_POINTS)
    return score


# --- anything else --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Effect:
    """A figure in both, and how much more it is in ``b``, with a 95 % interval, over the pairs that both can tell."""

    figure: Figure
    a: float
    b: float
    more: float
    low: float
    high: float
    n: int

    @property
    def is_shown(self) -> bool:
        """Return whether the interval leaves no difference out."""
        return self.low > 0 or self.high < 0


def effects(figures: Sequence[Figure], pairs: Iterable[Sides]) -> list[Effect]:
    """Return the effect on every figure that enough pairs can tell, in one pass over the pairs."""
    rows = [[(figure.read(pair.a), figure.read(pair.b)) for figure in figures] for pair in pairs]
    read = [(figure, [row[i] for row in rows]) for i, figure in enumerate(figures)]
    return [found for figure, values in read if (found := effect(figure, values)) is not None]


def effect(figure: Figure, pairs: Iterable[tuple[float | None, float | None]]) -> Effect | None:
    """Return the effect on one figure, None if too few pairs can tell it or it never is anything."""
    told = [(a, b) for a, b in pairs if a is not None and b is not None]
    if len(told) < FEWEST or (figure.rare and not any(a or b for a, b in told)):
        return None
    first, second = mean("", [a for a, _ in told]), mean("", [b for _, b in told])
    more = mean("", [b - a for a, b in told])
    low, high = (max(-1.0, more.low), min(1.0, more.high)) if figure.kind == SHARE else (more.low, more.high)
    return Effect(figure, first.value, second.value, more.value, low, high, len(told))


def in_words(it: Effect) -> str:
    """Return the effect as a sentence."""
    name = it.figure.name
    if it.low == it.high == 0:
        return f"{name}: the same in all {it.n} pairs"
    if not it.is_shown:
        return f"{name}: no difference shown ({_signed(it.figure, it.low)} to {_signed(it.figure, it.high)})"
    least, most = sorted((abs(it.low), abs(it.high)))
    word = "more" if it.more > 0 else "less"
    unit = " points" if it.figure.kind == SHARE else ""
    found = f"{number(it.figure, abs(it.more))}{unit} {word} with b"
    return f"{name}: {found} ({number(it.figure, least)} to {number(it.figure, most)}), {_both(it)}"


def _both(it: Effect) -> str:
    return f"{number(it.figure, it.b)} instead of {number(it.figure, it.a)}"


def number(figure: Figure, value: float) -> str:
    """Return a value of a figure as people read it."""
    if figure.kind == SHARE:
        return f"{HUNDRED * value:.0f} %"
    if abs(value) >= HUNDRED:
        return f"{value:,.0f}"
    return f"{value:.2f}"


def _signed(figure: Figure, value: float) -> str:
    return f"{'+' if value > 0 else ''}{number(figure, value)}"
