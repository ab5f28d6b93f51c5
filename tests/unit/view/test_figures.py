"""What charts show beside a game: the dated ranges of history, where the sources have any (P-15, rule 17.1)."""

import pytest

from game.data.metrics import load_metrics
from game.model.ids import Side
from game.resources import scenarios_root
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.figures import TARGETS, bands_of_history, figures


def test_every_target_is_one_of_the_calibration_and_keeps_its_turn() -> None:
    metrics = {metric.id: metric for metric in load_metrics(scenarios_root() / "rules")}
    for key, (_, _, turn) in TARGETS.items():
        assert metrics[key].unit == "men"
        assert f"turn {turn}" in metrics[key].text


@pytest.mark.parametrize(
    ("scenario", "side", "pick", "turns"),
    [
        ("campaign", Side.COMMUNIST, "casualties", [13, 25]),
        ("campaign", Side.UN, "casualties", []),
        ("campaign", Side.UN, "men", [24]),
        ("pusan_perimeter", Side.COMMUNIST, "casualties", []),  # its losses are counted from its own beginning
        ("pusan_perimeter", Side.UN, "men", [24]),
    ],
)
def test_ranges_stand_at_the_turn_after_theirs(scenario: str, side: Side, pick: str, turns: list[int]) -> None:
    found = bands_of_history(open_scenario(scenario).scenario, side, pick)
    assert [band.turn for band in found] == turns
    assert all(band.low < band.high for band in found)


def test_casualties_are_all_that_a_side_loses() -> None:
    """Rule 17.1 counts the wounded; what is gone for good is never more."""
    match = Match(open_scenario("pusan_perimeter"), 1)
    for side in Side:
        known = figures(match.view(side))
        assert known.casualties >= known.lost
