"""Where the front of a turn lies on the map, for the picture of a decision card."""

import pytest

from game.model.ids import Side
from game.rules.truth import without_fog
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.course import Ground, dated_fronts, front_middle
from game.view.fronts import holders


def front_of(day: str) -> tuple[float, float]:
    setting = open_scenario("campaign")
    lines = tuple(front.points for front in setting.scenario.fronts if front.date == day)
    return front_middle(setting.board, holders(setting.board, lines))


def test_the_middle_of_the_front_is_where_the_armies_stand() -> None:
    """Shares of the map's width and height, from its north-west: row 39 of 73 is the 38th parallel."""
    parallel, perimeter = front_of("1950-06-25"), front_of("1950-08-31")
    assert parallel == pytest.approx((0.44, 0.54), abs=0.03)
    assert perimeter[0] > parallel[0] + 0.15  # in the south-east
    assert perimeter[1] > parallel[1] + 0.15


def test_a_front_of_history_stands_beside_the_moment_nearest_to_it_and_once() -> None:
    """Turns 24 and 25 begin on 14 and 17 September: history's front of the 14th is drawn for the first of them only."""
    setting = open_scenario("inchon")
    state = Match(setting, 1).state
    moments = [Ground(turn, b"") for turn in (23, 24, 25, 29)]
    found = dated_fronts(without_fog(state, Side.UN), moments)
    assert [sorted({line.date for line in lines}) for lines in found] == [[], ["1950-09-14"], [], ["1950-09-30"]]


def test_without_a_front_it_is_the_middle_of_the_map() -> None:
    board = open_scenario("campaign").board
    assert front_middle(board, [0] * board.grid.size) == (0.5, 0.5)
