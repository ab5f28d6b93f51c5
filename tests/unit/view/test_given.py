"""What politics bring where nothing is decided: the tracks by turn, the decisions of 1950 in the turns of the game."""

import pytest

from game.model.ids import Side
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.given import given


def test_the_tracks_of_the_invasion_change_as_its_file_says() -> None:
    view = Match(open_scenario("invasion"), 1).view(Side.UN)
    lines = [(line.turn, line.what) for line in given(view) if line.title == "US commitment"]
    assert lines == [(1, "stands at 0"), (2, "from 0 to 4"), (8, "from 4 to 6")]
    decided = [line for line in given(view) if line.what == "decided in 1950"]
    assert decided
    assert all(line.text and 1 <= line.turn <= view.scenario.last_turn for line in decided)


@pytest.mark.parametrize("scenario", ["tutorial", "invasion", "pusan_perimeter", "inchon", "race_to_the_yalu"])
def test_there_is_something_to_read_in_every_scenario_in_order(scenario: str) -> None:
    view = Match(open_scenario(scenario), 1).view(Side.COMMUNIST)
    turns = [line.turn for line in given(view)]
    assert turns
    assert turns == sorted(turns)
    assert turns[-1] <= view.scenario.last_turn
