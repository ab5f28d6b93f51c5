"""The file of metrics (rule 17.1): its defects are told with their places."""

from pathlib import Path

import pytest

from game.data.check import check_files
from game.data.metrics import load_metrics
from game.errors import ScenarioError
from game.model.metrics import MetricKind, Mode, WarPhase
from game.resources import scenarios_root

SHIPPED = scenarios_root() / "rules" / "metrics.yaml"
TAEJON = "taejon_falls: {text: Taejon falls, unit: turn, phase: invasion, scenario: campaign, mode: historical, kind: median, low: 6, high: 10, tolerance: 2}"  # noqa: E501  # one line of the file


def test_the_shipped_metrics_are_those_of_the_rules() -> None:
    metrics = {metric.id: metric for metric in load_metrics(scenarios_root() / "rules")}
    taejon = metrics["taejon_falls"]
    assert (taejon.low, taejon.high, taejon.tolerance, taejon.mode) == (6, 10, 2, Mode.HISTORICAL)
    assert metrics["inchon_success"].kind == MetricKind.SHARE
    assert {metric.phase for metric in metrics.values()} == set(WarPhase)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("scenario: campaign", "scenario: campain", "scenario: no scenario 'campain' (did you mean 'campaign'?)"),
        ("low: 6", "low: 12", "high: must be at least 12, its low end, not 10"),
        ("tolerance: 2", "tolerance: 0", "tolerance: must be at least 1, not 0"),
        (
            "kind: median, low: 6, high: 10",
            "kind: share, low: 6, high: 101",
            "high: must be between 0 and 100, a share, not 101",
        ),
        (
            "mode: historical",
            "mode: histrical",
            "mode: must be 'historical' or 'free', not 'histrical' (did you mean 'historical'?)",
        ),
        ("tolerance: 2", "tolerence: 2", "tolerence: unknown key (did you mean 'tolerance'?)"),
    ],
)
def test_a_defect_is_told_with_its_place(old: str, new: str, message: str, tmp_path: Path) -> None:
    """PRODUCT P-31."""
    file = tmp_path / "rules" / "metrics.yaml"
    file.parent.mkdir()
    file.write_text(f"hinges: {{}}\nmetrics:\n  {TAEJON}\n".replace(old, new), "utf-8")
    (problem,) = check_files([file])
    assert str(problem).endswith(f"metrics.taejon_falls.{message}")
    assert problem.where.line == 3
    with pytest.raises(ScenarioError, match=r"metrics\.yaml:3:"):
        load_metrics(file.parent)


def test_the_line_above_is_one_of_the_file() -> None:
    assert TAEJON in SHIPPED.read_text("utf-8")


def test_metrics_are_no_rules() -> None:
    """They change no game: the hash of a scenario leaves them out."""
    from game.data.rules import FILES

    assert "metrics" not in FILES
