"""Expectations: claims, exact intervals, the sequential test (PRODUCT P-33)."""

from collections.abc import Sequence
from functools import cache
from random import Random

import pytest

from game.model.expectations import Expectation, Figure, Held, Reading, Winner
from game.model.metrics import Mode
from game.sim.expect import Verdict, decided, interval, is_so, looks
from game.sim.lines import Game, Turn

NORTH = Winner("communist")


def game(winner: str = "un", holder: str = "un", men: int = 500) -> Game:
    """Return the record of a game of two turns."""
    turns = tuple(
        Turn({"turn": turn, "holder": {"Seoul": holder if turn == 2 else "un"}, "armies": {"ROK": {"men": men}}})
        for turn in (1, 2)
    )
    return Game(1, {"winner": winner}, {}, {}, (), turns)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 10, 0, 0.3085), (10, 10, 0.6915, 1), (8, 10, 0.4439, 0.9748), (50, 100, 0.3983, 0.6017), (0, 0, 0, 1)],
)
def test_intervals_are_those_of_the_tables(hits: int, n: int, low: float, high: float) -> None:
    """Clopper and Pearson, 95 %."""
    assert interval(hits, n, 0.05) == pytest.approx((low, high), abs=5e-5)


def test_claims_are_read_from_the_record() -> None:
    assert is_so(NORTH, game("communist"))
    assert not is_so(Winner("draw"), game("un"))
    assert is_so(Held("Seoul", "communist", 1, 2), game(holder="communist"))
    assert not is_so(Held("Seoul", "communist", 1, 1), game(holder="communist"))
    assert is_so(Figure("ROK", "men", 2, 400, 500), game())
    assert not is_so(Figure("ROK", "men", 2, 501, 600), game())
    assert is_so(Figure("ROK", "men", 3, 0, 600), game()) is None  # over before
    assert is_so(Reading("seoul_by_t2", 1, 1), game(holder="communist"))


def verdicts(expectations: Sequence[Expectation], chance: float, seed: int, most: int = 256) -> list[tuple[str, int]]:
    """Return what the test says where the North wins with a chance, and after how many games."""
    dice, won, lost = Random(seed), game("communist"), game("un")

    def play(first: int, last: int) -> list[Game]:
        return [won if dice.random() < chance else lost for _ in range(first, last)]

    return [(outcome.verdict.value, outcome.games) for outcome in decided(expectations, play, most)]


def expected(least: int, most: int = 100) -> Expectation:
    return Expectation("", Mode.FREE, NORTH, least, most)


def test_clear_cases_are_decided_early_and_close_ones_late() -> None:
    assert verdicts([expected(20)], 1.0, 1) == [("pass", 8)]
    assert verdicts([expected(90)], 0.1, 1) == [("fail", 8)]
    assert verdicts([expected(50)], 0.5, 1) == [("undecided", 256)]
    assert verdicts([expected(0, 40), expected(10)], 0.9, 3) == [("fail", 8), ("pass", 8)]


def test_looks_double_up_to_the_most() -> None:
    assert looks(256) == [8, 16, 32, 64, 128, 256]
    assert looks(100) == [8, 16, 32, 64, 100]
    assert looks(5) == [5]


def test_the_test_errs_no_more_often_than_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 400 scenarios just within the limit fewer than 5 % fail, though each is looked at six times."""
    monkeypatch.setattr("game.sim.expect.interval", cache(interval))  # the same counts come again and again
    failed = sum(verdicts([expected(50)], 0.5, seed)[0][0] == Verdict.FAIL.value for seed in range(400))
    assert failed < 20
