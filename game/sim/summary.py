"""What many games have in common: every figure with its interval, as a table for people and as values for programs."""

from collections.abc import Iterable, Sequence
from csv import writer
from dataclasses import dataclass
from io import StringIO
from math import sqrt
from statistics import fmean, stdev

from rich.table import Table

from game.session.setting import Setting
from game.sim.figures import MEAN, SHARE, Figure, columns, figures
from game.sim.lines import Game

Z = 1.96  # 95 % intervals of many games
STUDENT = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776}  # and of a few, by degrees of freedom
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Summary:
    """One figure over ``n`` games: its mean, or a share between 0 and 1, with a 95 % interval."""

    name: str
    kind: str  # share, mean
    value: float
    low: float
    high: float
    n: int

    def text(self) -> tuple[str, str]:
        """Return value and interval as a table shows them."""
        if self.kind == SHARE:
            return f"{self.value:.0%}", f"{self.low:.0%} to {self.high:.0%}"
        form = ",.0f" if abs(self.value) >= THOUSAND else ",.2f"
        return f"{self.value:{form}}", f"{self.low:{form}} to {self.high:{form}}"


def share(name: str, hits: Sequence[bool]) -> Summary:
    """Return the share of games in which something held, with Wilson's interval."""
    n, p = len(hits), sum(hits) / len(hits)
    center, spread = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return Summary(name, SHARE, p, max(0.0, (center - spread) / scale), min(1.0, (center + spread) / scale), n)


def mean(name: str, values: Sequence[float]) -> Summary:
    """Return the mean over games, with Student's interval; that of a single game is the game."""
    middle, n = fmean(values), len(values)
    spread = student(n - 1) * stdev(values) / sqrt(n) if n > 1 else 0.0
    return Summary(name, MEAN, middle, middle - spread, middle + spread, n)


def student(freedom: int) -> float:
    """Return the 97.5th per cent of Student's distribution, to within a hundredth."""
    if freedom in STUDENT:
        return STUDENT[freedom]
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    third = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    return Z + first / freedom + second / freedom**2 + third / freedom**3


def summary(figure: Figure, values: Iterable[float | None]) -> Summary | None:
    """Return a figure over the games that can tell, None if none can."""
    told = [value for value in values if value is not None]
    if not told or (figure.rare and not any(told)):
        return None
    return share(figure.name, [value > 0 for value in told]) if figure.kind == SHARE else mean(figure.name, told)


def summaries(setting: Setting, games: Iterable[Game]) -> list[Summary]:
    """Return every figure of a run that its games can tell."""
    asked = figures(setting)
    read = zip(asked, columns(asked, games), strict=True)
    return [found for figure, values in read if (found := summary(figure, values)) is not None]


def table(title: str, found: Sequence[Summary]) -> Table:
    """Return the figures as a table for a terminal."""
    made = Table(title=title, title_justify="left")
    made.add_column("figure")
    for column in ("value", "95 % interval", "games"):
        made.add_column(column, justify="right", no_wrap=True)
    for it in found:
        made.add_row(it.name, *it.text(), str(it.n))
    return made


def csv_text(found: Sequence[Summary]) -> str:
    """Return the figures as comma-separated values."""
    out = StringIO()
    rows = writer(out, lineterminator="\n")
    rows.writerow(Summary.__slots__)
    rows.writerows([getattr(it, name) for name in Summary.__slots__] for it in found)
    return out.getvalue()
