"""The set-up editor, by mouse and by key (PRODUCT P-34)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.model.ids import Side
from game.ui.editor.screen import EditorScreen
from game.ui.play.screen import PlayScreen
from game.ui.stepper import Stepper
from game.ui.tables import Table
from tests.support.author import Author, open_shelf

SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]
SCALES = [0.75, 1.0, 1.25, 1.5, 2.0]


def top(author: Author) -> object:
    return author.driver.app.screens[-1]


def test_a_unit_is_dragged_and_only_its_place_changes_in_the_file(author: Author) -> None:
    before = author.path.read_text(encoding="utf-8")
    author.driver.drag(author.at("0204"), author.at("0302"))
    assert author.where("N-2D") == "0302"
    author.driver.key("ctrl+s")
    assert author.path.read_text(encoding="utf-8") == before.replace('hq: N-I, at: "0204"', 'hq: N-I, at: "0302"')
    author.driver.key("ctrl+z")
    assert author.where("N-2D") == "0204"
    author.driver.key("ctrl+s")
    assert author.path.read_text(encoding="utf-8") == before


def test_a_place_is_written_by_its_name(author: Author) -> None:
    author.driver.drag(author.at("0506"), author.at("0507"))
    place = author.desk.case.board.place_at.get(author.hex("0507"))
    named = author.desk.case.spec.units["S-2D"].at
    assert named == ("0507" if place is None else author.desk.case.board.places[place].id)
    author.driver.click(author.at("0505"), button=3)
    assert author.desk.case.spec.units["S-2D"].at == "stonebridge"


def test_the_whole_work_by_keys_alone(author: Author) -> None:
    """A unit is chosen, put elsewhere, made stronger, copied and removed, ground given away, saved, undone."""
    hand = author.driver
    before = author.editing.document.data
    hand.key("tab", "tab")
    assert author.desk.selected == "N-1D"
    hand.key("ctrl+up", "ctrl+up", "p")
    assert author.where("N-1D") == "0502"
    hand.key("f2", "down", "down")
    assert hand.ui.focus is hand.find("field.arrives")
    hand.key("right", "down", "down", "shift+right")
    unit = author.desk.case.spec.units["N-1D"]
    assert (unit.arrives, unit.men) == (10, 11_500)
    hand.key("9", "0", "0", "0", "enter", "ctrl+d")
    assert author.desk.case.spec.units["N-1D"].men == 9000
    assert author.desk.selected == "N-4D"
    hand.key("escape", "delete")
    assert "N-4D" not in author.desk.case.spec.units
    hand.key("ctrl+left", "u")
    assert author.desk.hex is not None
    assert author.desk.case.holder[author.desk.hex] == Side.UN
    hand.key("c", "ctrl+s")
    assert author.path.read_bytes() == author.editing.document.data != before
    hand.key(*["ctrl+z"] * 12)
    assert author.editing.document.data == before
    hand.key(*["ctrl+y"] * 12)
    assert author.path.read_bytes() == author.editing.document.data


def test_every_widget_is_reached_by_key(author: Author) -> None:
    author.driver.key("tab")
    reached = set()
    for _ in range(60):
        author.driver.key("ctrl+tab")
        assert author.driver.ui.focus is not None
        reached.add(author.driver.ui.focus.name)
    wanted = {
        "back",
        "brush",
        "try",
        "find",
        "units",
        "field.name",
        "field.e",
        "remove_unit",
        "holder",
        "points.northgate",
    }
    assert wanted <= reached


def test_ground_is_painted_with_the_brush(author: Author) -> None:
    brush = author.driver.find("brush").rect
    author.driver.click((brush.left + 70, brush.centery))
    assert author.desk.brush is Side.COMMUNIST
    before = author.editing.document.text
    author.driver.drag(author.at("0106"), author.at("0206"))
    assert [author.desk.case.holder[author.hex(h)] for h in ("0106", "0206")] == [Side.COMMUNIST] * 2
    assert '  communist: "0106 0206"\n' in author.editing.document.text
    author.driver.key("escape", "ctrl+z")
    assert author.screen.desk.brush is None
    assert author.editing.document.text == before


def test_defects_are_shown_at_once_and_lead_to_their_place(author: Author) -> None:
    author.driver.drag(author.at("0506"), author.at("1006"))
    author.driver.key("escape", "escape")
    assert [problem.field for problem in author.desk.problems] == ["units.S-2D.at"]
    assert not author.driver.find("try").enabled
    author.driver.click("problem.0")
    assert author.desk.selected == "S-2D"
    author.driver.key("escape", "escape", "f8")
    assert author.desk.selected == "S-2D"
    author.driver.key("f5")
    assert not author.driver.ui.dialogs
    author.driver.key("ctrl+z")
    assert author.desk.problems == ()
    author.driver.key("f8")
    assert author.driver.find("try").enabled


def test_values_are_set_by_mouse(author: Author) -> None:
    author.driver.click(author.at("0504"))
    assert author.desk.selected == "N-1D"
    for name, field, before, after in (
        ("men", "men", 10500, 10600),
        ("guns", "guns", 44, 45),
        ("grade", "grade", 7, 8),
        ("c", "c", None, 95),
        ("e", "e", 0, 1),
        ("stance", "stance", "hold", "stand"),
    ):
        assert getattr(author.desk.case.spec.units["N-1D"], field) == before
        box = author.driver.find(f"field.{name}").rect
        author.driver.click((box.right - 8, box.centery))
        assert getattr(author.desk.case.spec.units["N-1D"], field) == after
    author.driver.click("field.name")
    author.driver.key("end", "backspace", "s")
    author.driver.click("field.short")
    assert author.desk.case.spec.units["N-1D"].name == "1st Divisios"
    author.driver.key("x", "escape")
    assert author.desk.case.spec.units["N-1D"].short == "1 Div"


def test_what_is_being_written_is_not_lost_when_the_screen_is_built_again(author: Author) -> None:
    author.driver.click(author.at("0504"))
    author.driver.click("field.name")
    author.driver.key("x")
    author.driver.ui.relayout()
    author.driver.key("y", "tab")
    assert author.desk.case.spec.units["N-1D"].name == "1st Divisionxy"
    author.driver.click(author.at("0504"))
    author.driver.key("f2", "down", "down", "down", "down", "5")
    author.driver.ui.relayout()
    author.driver.app.step([])
    men = author.driver.find("field.men")
    assert isinstance(men, Stepper)
    assert men.typed == "5"


def test_a_unit_is_added_where_the_cursor_is(author: Author) -> None:
    author.driver.click(author.at("0306"))
    author.driver.click("new_unit")
    author.driver.key("a", "enter")
    key = author.desk.selected
    unit = author.desk.case.spec.units[key]
    assert (unit.name, unit.at, author.where(key)) == ("a", "0306", "0306")
    assert author.desk.problems == ()
    author.driver.key("ctrl+n")
    army = author.driver.find("new.army").rect
    author.driver.click((army.right - 8, army.centery))
    author.driver.click("add")
    assert author.desk.case.spec.units[author.desk.selected].army != unit.army


def test_points_of_places_turns_title_and_baseline(author: Author) -> None:
    author.driver.click(author.at("0500"))
    author.driver.key("escape")
    box = author.driver.find("points.northgate").rect
    author.driver.click((box.right - 8, box.centery))
    assert author.desk.case.spec.objectives.also == {"northgate": 13}
    author.driver.click((box.right - 140, box.centery))
    assert author.desk.case.spec.objectives.also == {}
    author.driver.key("escape", "escape")
    for name in ("last", "baseline"):
        box = author.driver.find(f"field.{name}").rect
        author.driver.click((box.right - 8, box.centery))
    author.driver.click("field.title")
    author.driver.key("end", "x", "enter")
    spec = author.desk.case.spec
    assert (spec.turns.last, spec.baseline, spec.title) == (15, 21, "Fordx")


def test_a_trial_is_played_and_left_for_the_editor_as_it_was(author: Author) -> None:
    author.driver.drag(author.at("0204"), author.at("0302"))
    before = author.editing.document.data
    author.driver.key("f5", "enter")
    play = top(author)
    assert isinstance(play, PlayScreen)
    assert play.match.names == ("regular", "human")
    author.driver.key("f6")
    assert author.lobby.games.folder.entries() == []
    while isinstance(top(author), PlayScreen) and not author.driver.ui.dialogs:
        author.driver.key("escape")
    assert author.driver.overflow() == []
    author.driver.click("host_leave")
    assert isinstance(top(author), EditorScreen)
    assert author.editing.document.data == before
    assert author.editing.document.undoable
    assert author.lobby.games.folder.entries() == []
    author.elsewhere("The North has", "The South has")
    assert author.driver.ui.dialogs  # the file is still looked after


def test_the_computer_plays_both_sides_of_a_trial(author: Author) -> None:
    author.driver.key("f5")
    author.driver.click("watch")
    play = top(author)
    assert isinstance(play, PlayScreen)
    assert play.match.names == ("regular", "regular")


# --- files ----------------------------------------------------------------------------------------------------


# --- nothing is cut off ---------------------------------------------------------------------------------------


def choosing(key: str) -> Callable[[Author], None]:
    return lambda author: author.desk.select(key)


def into_the_sea(author: Author) -> None:
    author.desk.put("S-2D", author.hex("1006"))


def at_a_hex(author: Author) -> None:
    author.desk.select("")
    author.desk.point(author.hex("0505"))


def leaving(author: Author) -> None:
    author.desk.put("S-2D", author.hex("0306"))
    author.screen.leave()


STATES: dict[str, Callable[[Author], None]] = {
    "scenario": lambda author: None,
    "division": choosing("N-1D"),
    "headquarters": choosing("A-24"),
    "hex": at_a_hex,
    "defects": into_the_sea,
    "new unit": lambda author: author.desk.ask_unit(),
    "trial": lambda author: author.driver.key("f5"),
    "leave": leaving,
}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_off_at_any_size_and_scale(size: tuple[int, int], folder: Path) -> None:
    author = Author(folder, size=size)
    hand, found = author.driver, []
    for name, set_up in STATES.items():
        hand.app.settings.scale = 1.0
        hand.app.apply_settings()
        set_up(author)
        for scale in SCALES:
            hand.app.settings.scale = scale
            hand.app.apply_settings()
            hand.app.layout()
            found += [f"{name} at {scale}: {defect}" for defect in hand.overflow()]
        while hand.ui.dialogs:
            hand.ui.close_dialog()
        author.desk.undo()
    open_shelf(author)
    for scale in SCALES:
        hand.app.settings.scale = scale
        hand.app.apply_settings()
        hand.app.layout()
        found += [f"shelf at {scale}: {defect}" for defect in hand.overflow()]
    author.close()
    assert found == []


def test_the_largest_scenario_can_be_edited(folder: Path) -> None:
    """The whole war: boxes off the map, arrivals, hundreds of units."""
    author = Author(folder, base="campaign")
    hand, before = author.driver, author.editing.document.data
    assert hand.overflow() == []
    key = next(unit.key for unit in author.desk.units if unit.entry.box == "japan")
    author.desk.select(key)
    hand.app.step([])
    assert hand.overflow() == []
    table = hand.find("units")
    assert isinstance(table, Table)
    assert table.state.offset > 0  # the list has followed
    box = hand.find("field.at").rect
    author.desk.point(author.hex("1941"))
    hand.app.step([])
    hand.click((box.right - 20, box.centery))
    assert author.desk.case.spec.units[key].box is None
    hand.key("slash", "2", "4", "t", "h", "escape")
    assert 0 < len(author.desk.listed) < len(author.desk.units)
    hand.key("ctrl+z")
    assert author.editing.document.data == before
    author.close()
