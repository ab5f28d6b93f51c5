"""What a counter shows at which size."""

import pytest

from game.view.counters import Badge, CounterFace, Detail, Echelon, Shape, Symbol, most_urgent


def face(strength: int | None, *, estimated: bool = False, supply: int | None = 50) -> CounterFace:
    return CounterFace(
        Shape.CUT, "kpa", Symbol.INFANTRY, Echelon.DIVISION, "3 Div", strength, supply=supply, estimated=estimated
    )


@pytest.mark.parametrize(
    ("px", "detail"),
    [
        (10, Detail.DOT),
        (24, Detail.MARK),
        (32, Detail.FIGURE),
        (47, Detail.FIGURE),
        (48, Detail.NAME),
        (96, Detail.FULL),
    ],
)
def test_detail_grows_with_size(px: int, detail: Detail) -> None:
    assert Detail.from_px(px) is detail


@pytest.mark.parametrize(
    ("strength", "small", "large"),
    [(5_440, "5", "5.4"), (9_940, "10", "9.9"), (9_950, "10", "10"), (11_200, "11", "11"), (None, "HQ", "")],
)
def test_strength_has_one_decimal_below_ten(strength: int | None, small: str, large: str) -> None:
    assert face(strength).strength_text(Detail.FIGURE) == small
    assert face(strength).strength_text(Detail.FULL) == large


def test_an_estimate_is_whole_and_marked() -> None:
    assert face(6_300, estimated=True).strength_text(Detail.FULL) == "~6"
    assert face(600, estimated=True).strength_text(Detail.FIGURE) == "~1"
    assert face(430, estimated=True).strength_text(Detail.FULL) == "~0.4"  # not nothing


def test_only_a_known_low_stock_is_short() -> None:
    assert face(1, supply=24).short_of_supply
    assert not face(1, supply=25).short_of_supply
    assert not face(1, supply=None).short_of_supply


def test_the_most_urgent_badge_wins() -> None:
    assert most_urgent({Badge.LANDED, Badge.SHORT, Badge.RETREAT}) is Badge.SHORT
    assert most_urgent(set()) is None
