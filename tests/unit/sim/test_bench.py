"""The figures of ``bench`` are measured on real games."""

import pytest

from game.ai.registry import make_seats
from game.session.match import Match
from game.sim.bench import campaigns, cpu_ms, files, first_order, peak_megabytes
from game.sim.play import Plan
from tests.support.matches import open_skirmish, skirmish
from tests.support.players import CRASHER, open_for_tests

PLAN = Plan("skirmish", open_skirmish, ("random", "random"))


def test_campaigns_are_played_and_timed() -> None:
    found = campaigns(PLAN, 1)
    assert sorted(found) == ["anchor_ms", "anchors", "game_ms", "orders_s", "turn_s", "ua_s"]
    assert min(found.values()) > 0


def test_saving_and_loading_are_timed() -> None:
    assert min(files(PLAN).values()) > 0


def test_a_crash_is_not_timed() -> None:
    with pytest.raises(RuntimeError, match="seed 2 crashed"):
        campaigns(Plan("skirmish", open_for_tests, (CRASHER, "idle")), 2)


def test_the_first_order_is_an_order() -> None:
    match = Match(skirmish(), 1, players=make_seats(("idle", "idle"), 1), names=("idle", "idle"))
    first_order(PLAN, match)
    assert len(match.orders) == 1
    with pytest.raises(RuntimeError, match="gave no order"):
        first_order(PLAN, Match(skirmish(), 1))


def test_memory_and_time_are_positive() -> None:
    assert peak_megabytes() > 10
    assert cpu_ms(lambda: sum(range(1000)), 3) >= 0
