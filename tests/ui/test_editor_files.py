"""The files behind the set-up editor: saved, changed elsewhere, recovered, copied, broken (PRODUCT P-34)."""

from pathlib import Path

import pytest

from game.errors import GameError
from game.ui.editor.screen import EditorScreen
from game.ui.editor.shelf import ShelfScreen
from game.ui.screens.menu import MenuScreen
from tests.support.author import SOON, Author, open_shelf


def top(author: Author) -> object:
    return author.driver.app.screens[-1]


def test_a_file_changed_elsewhere_is_shown_at_once(author: Author) -> None:
    author.elsewhere("at: crossroads}", "at: stonebridge}")
    assert author.where("S-I") == "0505"
    author.elsewhere("at: stonebridge}", "at: stonbridge}")
    assert "did you mean 'stonebridge'" in author.desk.problems[0].message
    author.elsewhere("at: stonbridge}", "at: [")
    assert author.desk.problems
    assert len(author.desk.units) == 12  # the last that could be read stays
    author.driver.click(author.at("0504"))
    author.driver.key("delete")
    assert author.driver.ui.toasts
    author.elsewhere("at: [", "at: crossroads}")
    assert author.desk.problems == ()
    author.driver.key(*["ctrl+z"] * 4)
    assert author.where("S-I") == "0507"


@pytest.mark.parametrize(("answer", "men"), [("take_theirs", 5000), ("keep_mine", 10600)])
def test_a_file_changed_elsewhere_and_here_is_asked_about(author: Author, answer: str, men: int) -> None:
    author.driver.click(author.at("0504"))
    author.driver.key("f2", "down", "down", "down", "down", "right")
    author.elsewhere("men: 10500", "men: 5000")
    assert author.driver.ui.dialogs
    assert author.driver.overflow() == []
    author.driver.click(answer)
    assert author.desk.case.spec.units["N-1D"].men == men
    author.driver.key("ctrl+s")
    assert f"men: {men}" in author.path.read_text(encoding="utf-8")


def test_saving_never_goes_over_what_was_written_elsewhere_unasked(author: Author) -> None:
    author.driver.drag(author.at("0204"), author.at("0302"))
    text = author.path.read_text(encoding="utf-8").replace("men: 10500", "men: 5000")
    author.path.write_text(text, encoding="utf-8")
    author.driver.key("ctrl+s")
    assert author.driver.ui.dialogs
    author.driver.key("escape")
    assert author.path.read_text(encoding="utf-8") == text


def test_what_was_not_saved_is_offered_after_a_crash(author: Author) -> None:
    author.driver.drag(author.at("0204"), author.at("0302"))
    author.driver.wait(2 * SOON)
    author.lobby.menu()  # as if the window had been killed: nothing is asked, nothing saved
    author.open()
    assert author.driver.ui.dialogs
    assert author.driver.overflow() == []
    assert author.where("N-2D") == "0204"
    author.driver.key("enter")
    assert author.where("N-2D") == "0302"
    author.driver.key("ctrl+s")
    author.lobby.menu()
    author.open()
    assert not author.driver.ui.dialogs


def test_leaving_and_closing_ask_about_changes(author: Author) -> None:
    before = author.path.read_bytes()
    author.driver.drag(author.at("0204"), author.at("0302"))
    assert not author.driver.app.may_quit()
    author.driver.key("escape")
    author.driver.key("escape", "escape", "escape")
    assert author.driver.ui.dialogs
    author.driver.click("throw_away")
    assert isinstance(top(author), MenuScreen)
    assert author.path.read_bytes() == before
    author.open()
    assert not author.driver.ui.dialogs
    author.driver.drag(author.at("0204"), author.at("0302"))
    author.driver.click("back")
    author.driver.key("enter")
    assert isinstance(top(author), MenuScreen)
    assert author.path.read_bytes() != before
    assert author.driver.app.may_quit()


def test_a_write_that_fails_is_told_and_nothing_is_lost(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise GameError("disk full")

    author.driver.drag(author.at("0204"), author.at("0302"))
    monkeypatch.setattr("game.data.document.write_bytes_whole", full)
    author.driver.key("ctrl+s")
    assert [toast.text for toast in author.driver.ui.toasts] == ["disk full"]
    assert not author.editing.document.is_saved


def test_the_map_of_the_scenario_is_followed_too(author: Author) -> None:
    before, camera = author.screen.map, author.screen.map.camera
    ground = author.path.parent / "maps" / "ford.yaml"
    text = ground.read_text(encoding="utf-8")
    ground.write_text(text.replace("name: Northgate", "name: Southgate", 1), encoding="utf-8")
    author.driver.wait(SOON)
    assert author.screen.map is not before
    assert author.screen.map.camera == camera
    assert author.desk.case.board.place("northgate").name == "Southgate"
    author.driver.drag(author.at("0204"), author.at("0302"))
    assert author.where("N-2D") == "0302"


# --- the shelf ------------------------------------------------------------------------------------------------


def test_a_shipped_scenario_is_copied_and_opened(author: Author) -> None:
    author.lobby.menu()
    author.driver.wait(100)
    author.driver.click("menu.editor")
    assert isinstance(top(author), ShelfScreen)
    author.driver.key("down", "enter")
    author.driver.key("m", "y", "enter")
    assert isinstance(top(author), EditorScreen)
    assert author.editing.document.path == author.path.parents[1] / "my" / "my.yaml"
    assert author.desk.problems == ()
    author.driver.key("escape")
    assert isinstance(top(author), ShelfScreen)
    assert [row.ident for row in top(author).rows[:2]] == ["ford", "my"]  # type: ignore[attr-defined]


def test_a_change_of_a_scenario_writes_only_what_is_other(author: Author) -> None:
    author.lobby.studio.ask_name(next(row for row in open_shelf(author).rows if row.ident == "tutorial"))
    author.driver.key("i", "f")
    way = author.driver.find("way").rect
    author.driver.click((way.left + 90, way.centery))
    author.driver.click("make")
    assert author.desk.case.source.files[1].endswith("tutorial.yaml")
    author.driver.key("tab", "tab")
    key, before = author.desk.selected, author.editing.document.text
    author.driver.key("delete", "ctrl+s")
    after = author.editing.document.text
    assert sum(a != b for a, b in zip(before.splitlines(), after.splitlines(), strict=False)) <= 3
    assert f"{key}: null" in after


def test_a_name_that_is_taken_is_told(author: Author) -> None:
    open_shelf(author)
    author.driver.key("ctrl+n", "f", "o", "r", "d", "enter")
    assert author.driver.ui.dialogs
    author.driver.key("enter")
    assert isinstance(top(author), ShelfScreen)


def test_a_file_that_cannot_be_read_is_told(author: Author) -> None:
    author.lobby.menu()
    author.path.write_text("a: [", encoding="utf-8")
    author.open()
    assert isinstance(top(author), MenuScreen)
    assert author.driver.ui.dialogs
