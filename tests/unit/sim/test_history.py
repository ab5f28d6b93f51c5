"""What many games make of a metric: medians with dates that never came, shares, bands and verdicts (rule 17.1)."""

from dataclasses import replace
from math import inf

import pytest

from game.ai.registry import player_names
from game.model.metrics import Metric, MetricKind, Mode, WarPhase
from game.sim.history import PLAYERS, Finding, findings_of, groups, quartile, verdict
from game.sim.lines import Game
from tests.support.records import made_up, turn

DATE = Metric("taejon_falls", "", "turn", WarPhase.INVASION, "campaign", Mode.HISTORICAL, MetricKind.MEDIAN, 6, 10, 2)
SHARE = replace(DATE, id="seoul_by_t1", kind=MetricKind.SHARE, low=60, high=100, tolerance=10)
MEASURE = replace(DATE, id="front_t54", low=-3, high=3, tolerance=3)


def found_in(metric: Metric, games: list[Game]) -> Finding:
    return findings_of([metric], games)[metric.id]


def falls(place: str, *turns: int | None) -> list[Game]:
    return [
        made_up(turn(1 if when is None else when, holder={place: "un" if when is None else "communist"}))
        for when in turns
    ]


def test_the_median_knows_dates_that_never_came() -> None:
    found = found_in(DATE, falls("Taejon", 8, 7, None, 9, None))
    assert (found.value, found.spread, found.n) == (9, (7, 8, 9, inf, inf), 5)
    assert found_in(DATE, falls("Taejon", 8, None, None)).value == inf


def test_a_share_is_in_per_cent_with_its_interval() -> None:
    found = found_in(SHARE, falls("Seoul", 1, 1, 1, None))
    assert found.value == 75
    assert [round(end) for end in found.spread] == [30, 95]


@pytest.mark.parametrize(
    ("when", "word"),
    [(6, "inside"), (10, "inside"), (11, "outside"), (16, "outside"), (17, "absurd"), (None, "absurd")],
)
def test_a_figure_three_tolerances_off_its_band_is_absurd(when: int | None, word: str) -> None:
    assert found_in(DATE, falls("Taejon", when)).verdict == word


def test_games_that_were_over_before_do_not_count_until_they_are_most() -> None:
    told, silent = made_up(turn(54, front=1.0)), made_up(turn(13))
    found = found_in(MEASURE, [told, silent])
    assert (found.value, found.n, found.verdict) == (1.0, 1, "inside")
    found = found_in(MEASURE, [told, silent, silent])
    assert (found.value, found.n, found.verdict) == (None, 1, "absurd")
    assert found_in(MEASURE, [silent]).spread == ()


def test_four_of_five_inside_and_none_absurd_is_enough() -> None:
    inside, outside, absurd = (found_in(DATE, falls("Taejon", when)) for when in (8, 12, 30))
    assert verdict([inside] * 4 + [outside]).passes
    assert not verdict([inside] * 3 + [outside]).passes
    assert not verdict([inside] * 9 + [absurd]).passes


def test_quartiles_lie_between_values() -> None:
    assert [quartile([1, 2, 3, 5], k) for k in range(5)] == [1, 1.75, 2.5, 3.5, 5]
    assert [quartile([1, 2, inf], k) for k in range(5)] == [1, 1.5, 2, inf, inf]
    assert quartile([4], 3) == 4


def test_games_are_needed_once_for_each_scenario_and_mode() -> None:
    other = replace(DATE, scenario="invasion", mode=Mode.FREE)
    assert groups([DATE, SHARE, other, other]) == [("campaign", Mode.HISTORICAL), ("invasion", Mode.FREE)]


def test_the_players_of_both_modes_are_there() -> None:
    assert set(PLAYERS) == set(Mode)
    assert set(PLAYERS.values()) <= set(player_names())


def test_a_share_is_of_the_games_that_tell() -> None:
    """Rule 17.1: of games that are draws nothing follows for the balance, however many there are."""
    even = replace(SHARE, id="invasion_even", low=40, high=60)
    won = [made_up(turn(1), winner=side) for side in ("communist", "un")]
    drawn = [made_up(turn(1))] * 6
    found = found_in(even, won + drawn)
    assert (found.value, found.n, found.games, found.verdict) == (50, 2, 8, "inside")
