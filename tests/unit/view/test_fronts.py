"""Who held the ground behind the lines of history."""

import pytest

from game.model.ids import NOBODY, Side
from game.session.setting import open_scenario
from game.view.fronts import holders, nearest_fronts, share_pm
from tools.frontline import UN
from tools.frontline import holders as by_kind

DATES = ("1950-06-25", "1950-09-22", "1950-12-15")  # a front, two bridgeheads beside one


@pytest.mark.parametrize("date", DATES)
def test_the_ground_is_that_of_the_tool_that_wrote_the_scenarios(date: str) -> None:
    """The tool knows which line is the front and which a bridgehead; here it follows from where they end."""
    setting = open_scenario("campaign")
    lines = tuple(front.points for front in setting.scenario.fronts if front.date == date)
    held = holders(setting.board, lines)
    expected = by_kind(setting.board, date)
    assert {h for h, side in enumerate(held) if side == Side.UN} == {h for h, side in expected.items() if side == UN}
    assert all(side == NOBODY for h, side in enumerate(held) if h not in expected)


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("1950-06-20", "1950-06-25"),  # before the first
        ("1950-06-25", "1950-06-25"),
        ("1950-09-18", "1950-09-14"),  # as near to the 22nd: the earlier of the two
        ("1950-09-29", "1950-09-30"),
        ("1951-02-01", "1950-12-31"),  # after the last
    ],
)
def test_the_front_of_a_day_is_the_one_nearest_to_it(day: str, date: str) -> None:
    fronts = open_scenario("campaign").scenario.fronts
    assert nearest_fronts(fronts, day) == tuple(front for front in fronts if front.date == date)
    assert nearest_fronts((), day) == ()


def test_shares_of_the_land() -> None:
    setting = open_scenario("campaign")
    lines = tuple(front.points for front in setting.scenario.fronts if front.date == "1950-09-14")
    held = holders(setting.board, lines)
    assert 850 < share_pm(setting.board, held, Side.COMMUNIST, "south") < 900
    assert share_pm(setting.board, held, Side.UN, "north") == 0
