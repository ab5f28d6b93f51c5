"""Reads ``scenarios/rules/metrics.yaml``: what the laboratory compares with history (rule 17.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from game.data.library import label_of
from game.data.lint.registry import run_passes
from game.data.rules import adapter
from game.data.shape import check_shape
from game.data.source import YamlSource, read_source
from game.errors import ScenarioError
from game.model.metrics import Hinge, Metric, MetricRules

FILE = "metrics"


@dataclass(frozen=True, eq=False)
class MetricsCase:
    """The file of metrics with the right shape."""

    source: YamlSource
    metrics: tuple[Metric, ...]
    hinges: tuple[Hinge, ...]

    def all_sources(self) -> Iterable[YamlSource]:
        """Return the file."""
        return (self.source,)


def check_metrics(source: YamlSource) -> MetricsCase:
    """Return the metrics of a file; its defects are added to the source."""
    shape = check_shape(source, adapter(FILE))
    case = MetricsCase(source, shape["metrics"], shape["hinges"])
    run_passes(case)
    return case


def load_metrics(folder: Path) -> tuple[Metric, ...]:
    """Return the metrics of a folder of rules; ScenarioError with every defect of the file if there is any."""
    return load_targets(folder).metrics


def load_targets(folder: Path) -> MetricRules:
    """Return metrics and hinges of a folder of rules; ScenarioError with every defect of the file if there is any."""
    path = folder / f"{FILE}.yaml"
    case = check_metrics(read_source(path, label_of(path)))
    if case.source.problems:
        raise ScenarioError(list(case.source.problems))
    return MetricRules(case.metrics, case.hinges)
