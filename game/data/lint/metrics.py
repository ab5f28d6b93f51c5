"""What is wrong with a metric: a band upside down, a share beyond 100, no tolerance, no such scenario (rule 17.1)."""

from collections.abc import Iterator

from game.data.files import entries
from game.data.lint.registry import lint_pass, name_pass
from game.data.metrics import MetricsCase
from game.data.shape import suggestion
from game.errors import Problem
from game.model.metrics import MetricKind


@name_pass(MetricsCase)
def scenarios_of_metrics_exist(case: MetricsCase) -> Iterator[Problem]:
    """Yield metrics read from a scenario that is not shipped."""
    known = [entry.id for entry in entries() if not entry.own]
    for metric in case.metrics:
        path = ("metrics", metric.id, "scenario")
        if metric.scenario not in known and case.source.is_clear(path):
            yield case.source.problem(path, f"no scenario '{metric.scenario}'{suggestion(metric.scenario, known)}")


@lint_pass(MetricsCase)
def bands_of_metrics_are_bands(case: MetricsCase) -> Iterator[Problem]:
    """Yield bands that hold nothing, shares outside 0 to 100, and tolerances that make everything absurd."""
    for metric in case.metrics:
        low, high, step = (("metrics", metric.id, name) for name in ("low", "high", "tolerance"))
        if metric.low > metric.high and case.source.is_clear(low, high):
            yield case.source.problem(high, f"must be at least {metric.low}, its low end, not {metric.high}")
        if metric.tolerance < 1 and case.source.is_clear(step):
            yield case.source.problem(step, f"must be at least 1, not {metric.tolerance}")
        if metric.kind == MetricKind.SHARE:
            for path, value in ((low, metric.low), (high, metric.high)):
                if not 0 <= value <= 100 and case.source.is_clear(path):
                    yield case.source.problem(path, f"must be between 0 and 100, a share, not {value}")
