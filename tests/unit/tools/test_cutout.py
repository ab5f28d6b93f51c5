"""The tools that make maps and ground of scenarios: committed files are what they build."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from game.data.library import read_map
from tools import cutout, frontline

ROOT = Path(__file__).parents[3]
CALL = re.compile(r"^# python -m tools\.frontline (.+)$", re.MULTILINE)
CALLS = {
    path.stem: found[1]
    for path in sorted(ROOT.glob("scenarios/*.yaml"))
    if (found := CALL.search(path.read_text("utf-8")))
}


def test_the_committed_cut_out_is_what_the_tool_builds() -> None:
    """Same map, same bytes."""
    path = cutout.MAPS / f"{cutout.TUTORIAL.id}.yaml"
    assert cutout.text(cutout.TUTORIAL).encode() == path.read_bytes()


def test_the_tutorial_has_twelve_by_fourteen_hexes_of_korea() -> None:
    """RULES 15: terrain and links are those of the large map; Osan and Taejon lie where they lie."""
    cut, large = read_map(cutout.MAPS / "osan_taejon.yaml")[0], frontline.korea()
    assert (cut.grid.width, cut.grid.height) == (12, 14)
    for place in ("osan", "taejon", "kunsan", "chungju"):
        there = large.grid.label(large.place(place).hex)
        here = cut.place(place).hex
        assert cut.grid.label(here) == cutout.TUTORIAL.number(there)
        assert cut.terrain[here] == large.terrain[large.place(place).hex]


@pytest.mark.parametrize("name", sorted(CALLS))
def test_ground_is_held_as_the_front_line_has_it(name: str) -> None:
    """The lists of a scenario are those of the call in its comment."""
    given = frontline.arguments(shlex.split(CALLS[name]))
    text = (ROOT / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8")
    found = frontline.control(frontline.korea(), given.day, given.un, given.communist)
    assert frontline.written(found) in text


def test_scenarios_that_begin_later_name_their_front() -> None:
    assert set(CALLS) == {"pusan_perimeter", "inchon", "race_to_the_yalu", "chinese_entry"}


def test_the_un_side_is_right_of_the_line() -> None:
    """On 4 August Taegu and Pusan are inside, Taejon is not; Cheju never falls."""
    board = frontline.korea()
    held = frontline.holders(board, "1950-08-04")
    sides = {place: held[board.place(place).hex] for place in ("taegu", "pusan", "taejon", "seoul", "cheju")}
    assert sides == {"taegu": "un", "pusan": "un", "taejon": "communist", "seoul": "communist", "cheju": "un"}


def test_a_bridgehead_is_inside() -> None:
    """On 22 September Inchon and Kimpo are held behind the enemy."""
    board = frontline.korea()
    held = frontline.holders(board, "1950-09-22")
    assert [held[board.place(place).hex] for place in ("kimpo", "taejon")] == ["un", "communist"]


def test_a_day_without_a_line_is_told() -> None:
    with pytest.raises(SystemExit, match="no front line of 1950-08-05; there are 1950-06-25, "):
        frontline.areas("1950-08-05")


def test_hexes_are_numbers_in_quotes() -> None:
    """``0400`` unquoted would be octal to some readers."""
    spec = yaml.safe_load(cutout.text(cutout.TUTORIAL))
    assert all(isinstance(place["hex"], str) for place in spec["places"])
