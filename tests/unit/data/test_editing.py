"""Editing the set-up of a scenario file: only what must change does, everything is checked, nothing is lost (P-34)."""

import difflib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.data.document import Disk, Document
from game.data.editing import Editing
from game.data.patch import GONE, PatchError, with_words
from game.data.source import parse_source
from game.errors import GameError
from game.model.ids import Side

SHIPPED = Path(__file__).parents[3] / "scenarios"
FILES = ("campaign.yaml", "invasion.yaml", "pusan_perimeter.yaml", "tutorial.yaml", "what_if/kunsan.yaml")
Place = Callable[[str], Path]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Copy a shipped scenario into the folder of an author."""
    monkeypatch.setattr("game.data.document.user_folder", lambda: tmp_path / "user")

    def place(name: str) -> Path:
        path = tmp_path / Path(name).name
        shutil.copy(SHIPPED / name, path)
        if name.startswith("template"):
            shutil.copytree(SHIPPED / "template" / "maps", tmp_path / "maps")
        return path

    return place


def differing(before: str, after: str) -> list[str]:
    """Return the lines that are not in both, each with its sign."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:2] in ("+ ", "- ")]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_opened_and_saved_is_the_same_to_the_byte(own: Place, name: str) -> None:
    path = own(name)
    before = path.read_bytes()
    editing = Editing(path)
    editing.document.save()
    assert path.read_bytes() == before
    assert editing.problems == ()


@pytest.mark.parametrize("name", FILES)
def test_random_changes_touch_few_lines_and_are_undone_to_the_byte(own: Place, name: str) -> None:
    path = own(name)
    editing = Editing(path)
    before, dice = editing.document.data, random.Random(38)
    keys = sorted(editing.draft.case.spec.units)
    ground = [h for h in range(editing.draft.case.board.grid.size) if editing.draft.case.board.is_ground(h)]
    for _ in range(12):
        text, comments = editing.document.text, comments_of(editing.document.text)
        key, h = dice.choice(keys), dice.choice(ground)
        kind = dice.randrange(4)
        if kind == 0:
            editing.place_unit(key, h, "placed")
            case = editing.draft.case
            assert (case.spot(case.spec.units[key].at or ""), case.spec.units[key].box) == (h, None)
        elif kind == 1:
            editing.set(("units", key, "men"), 1234, "men")
            assert editing.draft.case.spec.units[key].men == 1234
        elif kind == 2:
            side = dice.choice(list(Side))
            editing.hold([h], side, "held")
            assert editing.draft.case.holder[h] == side
        else:
            editing.set_arrival(key, editing.draft.case.spec.turns.last, "arrives")
            assert editing.draft.case.turn_of(editing.draft.case.spec.units[key].arrives or 0) == (
                editing.draft.case.spec.turns.last
            )
        assert comments_of(editing.document.text) == comments
        assert len(differing(text, editing.document.text)) <= 6
    while editing.undo():
        pass
    assert editing.document.data == before


def comments_of(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


def test_units_are_added_copied_and_removed(own: Place) -> None:
    editing = Editing(own("template/template.yaml"))
    before = editing.document.text
    key = editing.add_unit(editing.copied("S-7R"), "S-7R", "copied")
    assert key == "S-8R"
    assert editing.draft.case.spec.units[key] == editing.draft.case.spec.units["S-7R"]
    editing.remove_unit("S-7R", "removed")
    assert "S-7R" not in editing.draft.case.spec.units
    assert editing.draft.case.spec.known.communist == ["S-1D"]
    removed = [line for line in differing(before, editing.document.text) if line.startswith("- ")]
    assert len(removed) == 3  # two of the unit, one of those known
    assert (editing.undo(), editing.undo(), editing.undo()) == ("removed", "copied", "")
    assert editing.document.text == before
    assert (editing.redo(), editing.redo(), editing.redo()) == ("copied", "removed", "")


def test_what_a_base_has_is_changed_in_the_file_that_extends_it(own: Place) -> None:
    path = own("what_if/kunsan.yaml")
    editing = Editing(path)
    units = editing.draft.case.spec.units
    key = next(key for key, unit in units.items() if unit.at is not None and unit.arrives is None)
    before = editing.document.text
    editing.set(("units", key, "men"), 4321, "men")
    assert editing.draft.case.spec.units[key].men == 4321
    assert len(differing(before, editing.document.text)) <= 3
    editing.remove_unit(key, "removed")
    assert key not in editing.draft.case.spec.units
    assert f"{key}: null" in editing.document.text


def test_defects_come_and_go_with_what_makes_them(own: Place) -> None:
    editing = Editing(own("template/template.yaml"))
    sea = next(h for h in range(editing.draft.case.board.grid.size) if not editing.draft.case.board.is_ground(h))
    editing.place_unit("S-1D", sea, "into the sea")
    assert any(problem.field == "units.S-1D.at" for problem in editing.problems)
    assert editing.shown is editing.draft
    editing.undo()
    assert editing.problems == ()


def test_a_text_that_is_no_yaml_leaves_the_last_good_one_shown(own: Place) -> None:
    path = own("template/template.yaml")
    editing = Editing(path)
    good = editing.shown
    path.write_text(editing.document.text + "\n  - [\n", encoding="utf-8")
    editing.document.take_theirs("theirs")
    editing.read()
    assert not editing.is_readable
    assert editing.shown is good
    with pytest.raises(PatchError):
        editing.set(("units", "S-1D", "men"), 5, "men")


def test_what_another_program_wrote_is_not_written_over(own: Place) -> None:
    path = own("template/template.yaml")
    editing = Editing(path)
    document = editing.document
    editing.set(("title",), "Mine", "title")
    path.write_text(document.text.replace("Mine", "Theirs"), encoding="utf-8")
    assert document.disk() is Disk.CHANGED
    with pytest.raises(GameError, match="has been changed by another program"):
        document.save()
    document.take_theirs("theirs")
    assert "Theirs" in document.text
    assert document.is_saved
    assert document.undo() == "theirs"
    assert 'title: "Mine"' in document.text or "title: Mine" in document.text
    document.save()
    assert "Mine" in path.read_text(encoding="utf-8")
    path.write_text("title: Other\n", encoding="utf-8")
    document.keep_mine()
    document.save()
    assert "Mine" in path.read_text(encoding="utf-8")
    path.unlink()
    assert document.disk() is Disk.GONE
    document.save()
    assert path.is_file()


def test_what_was_not_saved_is_kept_for_after_a_crash(own: Place) -> None:
    path = own("template/template.yaml")
    document = Editing(path).document
    assert document.kept() is None
    document.change(document.text.replace("The river", "The stream"), "title")
    document.keep()
    again = Document(path)
    kept = again.kept()
    assert kept is not None
    assert "The stream" in kept
    again.change(kept, "restored")
    again.save()
    assert Document(path).kept() is None
    assert not again.spare.exists()


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfid: a\r\nmen: 1\r\n", b"id: a\r\nmen: 1\n", b"id: a\nmen: 1"])
def test_marks_and_line_breaks_stay_as_they_are(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    document = Document(path)
    assert document.data == data
    document.change(document.text.replace("men: 1", "men: 2"), "men")
    assert document.data == data.replace(b"men: 1", b"men: 2")


WORDS = 'a: ""\nb: "0102"\nc: >-\n  0101 0201 0301\n  0102\n  0103 0203\nd: x  # end\n'


@pytest.mark.parametrize(
    ("key", "without", "more", "old", "new"),
    [
        ("a", [], ["0304"], '""', '"0304"'),
        ("b", ["0102"], [], '"0102"', '""'),
        ("b", [], ["0001", "0103"], '"0102"', '"0001 0102 0103"'),
        ("c", ["0201"], [], "0101 0201 0301", "0101 0301"),
        ("c", ["0301"], [], "0101 0201 0301", "0101 0201"),
        ("c", ["0102"], [], "  0102\n", ""),
        ("c", ["0103", "0203"], ["0303"], "0102\n  0103 0203", "0102 0303"),
        ("c", [], ["0202", "0001"], "0101 0201 0301\n  0102", "0001 0101 0201 0301\n  0102 0202"),
    ],
)
def test_words_are_taken_out_and_put_in_where_they_stand(
    key: str, without: list[str], more: list[str], old: str, new: str
) -> None:
    done = with_words(WORDS, (key,), without=without, more=more)
    assert done == WORDS.replace(old, new, 1)
    read = parse_source(done.encode(), "").value[key].split()
    assert sorted(read) == sorted({*parse_source(WORDS.encode(), "").value[key].split(), *more} - set(without))


def test_a_line_of_words_that_grows_too_long_is_broken() -> None:
    row = " ".join(f"{n:02d}01" for n in range(23))
    done = with_words(f"c: >-\n  {row}\n", ("c",), without=[], more=[f"{n:02d}02" for n in range(3)])
    assert all(len(line) <= 120 for line in done.splitlines())
    assert parse_source(done.encode(), "").value["c"] == row + " 0002 0102 0202"


def test_a_new_key_is_the_next_free_one(own: Place) -> None:
    editing = Editing(own("template/template.yaml"))
    assert editing.free_key("N-1D") == "N-4D"
    assert editing.free_key("A-21") == "A-22"
    assert editing.free_key("S-I") == "S-I-1"


def test_taking_out_what_is_not_there_changes_nothing(own: Place) -> None:
    editing = Editing(own("template/template.yaml"))
    editing.set(("units", "S-1D", "arrives"), GONE, "arrives")
    assert editing.document.is_saved


def test_a_date_of_arrival_stays_a_date(own: Place) -> None:
    editing = Editing(own("template/template.yaml"))
    editing.set_arrival("A-34", 12, "arrives")
    assert editing.draft.case.spec.units["A-34"].arrives == "1950-08-03"
    editing.set_arrival("A-21", 12, "arrives")
    assert editing.draft.case.spec.units["A-21"].arrives == 12
    editing.set_arrival("A-21", 9, "arrives")
    assert editing.draft.case.spec.units["A-21"].arrives is None


def test_a_unit_goes_into_a_box_and_back(own: Place) -> None:
    editing = Editing(own("pusan_perimeter.yaml"))
    key = next(key for key, unit in editing.draft.case.spec.units.items() if unit.at is not None)
    was = editing.draft.case.spec.units[key].at
    editing.box_unit(key, "japan", "box")
    unit = editing.draft.case.spec.units[key]
    assert (unit.at, unit.box) == (None, "japan")
    editing.place_unit(key, editing.draft.case.hex_of(was or ""), "back")
    assert editing.draft.case.spec.units[key].box is None
