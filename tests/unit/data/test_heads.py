"""The heads of scenario files: what a menu shows without reading the rest."""

from pathlib import Path

import pytest

from game.data.files import entries
from game.data.heads import read_head
from game.data.library import read_scenario


@pytest.mark.parametrize("path", [pytest.param(entry.path, id=entry.id) for entry in entries() if not entry.own])
def test_a_head_says_what_the_whole_scenario_says(path: Path) -> None:
    head, whole = read_head(path), read_scenario(path)
    scenario, board = whole.scenario, whole.board
    assert head is not None
    assert scenario is not None
    assert board is not None
    assert (head.title, head.summary) == (scenario.title, scenario.briefing.summary)
    assert head.difficulty == scenario.briefing.difficulty
    assert (head.first_turn, head.last_turn) == (scenario.first_turn, scenario.last_turn)
    assert head.first_day == scenario.calendar.first_day[scenario.first_turn]
    assert head.last_day == scenario.calendar.last_day[scenario.last_turn]
    assert (head.map, head.map_hexes) == (board.id, board.grid.size)


@pytest.mark.parametrize(
    "text", ["", "- 1", "title: [", "title: x\nturns: 3", "extends: nothing_like_it", "\x00", "a: &a [*a]\ntitle: *a"]
)
def test_a_head_that_cannot_be_understood_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text)
    assert read_head(path) is None


def test_scenarios_that_extend_each_other_in_a_circle_have_no_head(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / f"{name}.yaml").write_text(f"extends: {other}\n")
    assert read_head(tmp_path / "one.yaml") is None
