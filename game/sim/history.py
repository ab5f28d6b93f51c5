"""Many games against the record of history: each metric with its distribution, its band and a verdict (rule 17.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.model.metrics import Metric, MetricKind, Mode
from game.sim.lines import Game
from game.sim.readings import READINGS
from game.sim.summary import share

PLAYERS = {Mode.HISTORICAL: "historical", Mode.FREE: "regular"}  # of both sides
ABSURD_STEPS = 3  # tolerances outside the band
NEEDED_PM = 800  # metrics inside their band for the whole to pass
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """A metric over ``n`` games that could tell, of ``games``; a date that mostly never came is infinite.

    ``spread`` has the least, the quartiles and the most of the readings, or of a share its 95 % interval alone.
    """

    metric: Metric
    value: float | None  # None: no game could tell, or of a median fewer than half
    spread: tuple[float, ...]
    n: int
    games: int

    @property
    def verdict(self) -> str:
        """Return ``inside``, ``outside`` or ``absurd``."""
        metric, value = self.metric, self.value
        if value is None:
            return "absurd"
        off = max(metric.low - value, value - metric.high)
        if off <= 0:
            return "inside"
        return "outside" if off <= ABSURD_STEPS * metric.tolerance else "absurd"


def finding(metric: Metric, readings: Sequence[float | None]) -> Finding:
    """Return what the readings of many games make of a metric."""
    told, games = sorted(reading for reading in readings if reading is not None), len(readings)
    if not told:
        return Finding(metric, None, (), 0, games)
    if metric.kind == MetricKind.SHARE:  # of those that tell: draws are no verdict on balance, and its interval is wide
        return Finding(metric, *_share(told), len(told), games)
    value, spread = _median(told)
    return Finding(metric, value if 2 * len(told) >= games else None, spread, len(told), games)


def findings_of(metrics: Sequence[Metric], games: Iterable[Game]) -> dict[str, Finding]:
    """Return what the games make of each metric, by its id, in one pass over the games."""
    rows = [[READINGS[metric.id](game) for metric in metrics] for game in games]
    return {metric.id: finding(metric, [row[i] for row in rows]) for i, metric in enumerate(metrics)}


def _share(told: Sequence[float]) -> tuple[float, tuple[float, ...]]:
    found = share("", [bool(reading) for reading in told])
    return HUNDRED * found.value, (HUNDRED * found.low, HUNDRED * found.high)


def _median(told: Sequence[float]) -> tuple[float, tuple[float, ...]]:
    """Return the median and the five numbers of a sorted list."""
    five = tuple(quartile(told, k) for k in range(5))
    return five[2], five


def quartile(values: Sequence[float], k: int) -> float:
    """Return the least (0), a quartile (1 to 3) or the most (4) of sorted values.

    Between a date and one that never came lies never.
    """
    whole, rest = divmod(k * (len(values) - 1), 4)
    low, high = values[whole], values[min(whole + 1, len(values) - 1)]
    return low if not rest or low == high else low + (high - low) * rest / 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many metrics are inside their bands, of how many, and how many are absurd."""

    inside: int
    absurd: int
    all: int

    @property
    def passes(self) -> bool:
        """Return whether enough are inside and none is absurd."""
        return 1000 * self.inside >= NEEDED_PM * self.all and not self.absurd


def verdict(findings: Sequence[Finding]) -> Verdict:
    """Return how many of the findings are inside their bands, and how many are absurd."""
    verdicts = [it.verdict for it in findings]
    return Verdict(verdicts.count("inside"), verdicts.count("absurd"), len(verdicts))


def groups(metrics: Sequence[Metric]) -> list[tuple[str, Mode]]:
    """Return the scenarios and modes that games are needed of, in the order of the metrics."""
    return list(dict.fromkeys((metric.scenario, metric.mode) for metric in metrics))
