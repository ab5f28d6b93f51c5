"""When enough games have been played: by the precision of a figure, or once a difference is beyond doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

from game.errors import GameError
from game.sim.figures import HUNDRED, SHARE, Figure

EVERY = 10  # games, or pairs, between two looks: also the fewest
DOUBT = (
    20  # odds against chance at which nothing is doubted: wrong in at most one run of twenty, however often one looks
)
_FORM = re.compile(r"(.+?)\s*(?:±|\+-|\+/-)\s*([0-9]+(?:\.[0-9]+)?)\s*(%?)\Z")


@dataclass(frozen=True, slots=True)
class Precision:
    """A figure and the half width its 95 % interval is to have; of a share a part of one."""

    figure: Figure
    width: float

    def reached(self, low: float, high: float) -> bool:
        """Return whether an interval is narrow enough."""
        return (high - low) / 2 <= self.width


def parse_precision(text: str, figures: Sequence[Figure]) -> Precision:
    """Return what ``FIGURE±WIDTH`` asks for; GameError if it has no such form, or no such figure is there.

    The width of a share is in per cent, with or without the sign.
    """
    from difflib import get_close_matches

    match = _FORM.match(text.strip())
    if match is None:
        raise GameError(f"--until {text!r}: must be FIGURE±WIDTH, such as 'KPA losses±500' or 'winner: un±5%'")
    name, width, percent = match[1], float(match[2]), match[3]
    by_name = {figure.name.casefold(): figure for figure in figures}
    if (figure := by_name.get(name.casefold())) is None:
        close = get_close_matches(name.casefold(), by_name, 1, 0.5)
        hint = f"did you mean {by_name[close[0]].name!r}?" if close else "simulate prints those there are"
        raise GameError(f"--until {text!r}: no figure {name!r}: {hint}")
    if percent and figure.kind != SHARE:
        raise GameError(f"--until {text!r}: {figure.name!r} is no share: leave the % out")
    if not width:
        raise GameError(f"--until {text!r}: the width must be more than 0")
    return Precision(figure, width / HUNDRED if figure.kind == SHARE else width)


def odds_against_chance(wins: int, losses: int) -> float:
    """Return how many times likelier a row of wins and losses is if one side is better than if they are even.

    All strengths of the better one count alike before. One may look after every game: were they even, the odds would
    ever reach k with a probability of at most 1 / k (Ville).
    """
    n = wins + losses
    return exp(lgamma(wins + 1) + lgamma(losses + 1) - lgamma(n + 2) + n * log(2))
