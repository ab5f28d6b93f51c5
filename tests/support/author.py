"""An author at the set-up editor: a scenario of the template in a folder of its own, opened in a driven window."""

from pathlib import Path

import pytest

from game.data.editing import Editing
from game.data.starter import copied_scenario, new_scenario
from game.model.ids import HexId
from game.session.save import SaveFolder
from game.ui.editor.desk import Desk
from game.ui.editor.screen import EditorScreen
from game.ui.editor.shelf import ShelfScreen
from game.ui.lobby import Lobby
from tests.support.window import Driver

SOON = 1000  # milliseconds: longer than the window waits before it looks at files again


def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user another folder and return that of scenarios in it."""
    for module in (
        "game.data.files",
        "game.data.document",
        "game.ui.editor.studio",
        "game.session.setting",
        "game.ui.lobby",
    ):
        monkeypatch.setattr(f"{module}.user_folder", lambda: tmp_path, raising=False)
    return tmp_path / "scenarios"


class Author:
    """The hand of somebody who edits ``ford``, a copy of the template, or of another scenario."""

    def __init__(self, folder: Path, *, base: str = "", size: tuple[int, int] = (1280, 720)) -> None:
        self.path = copied_scenario("ford", folder, base) if base else new_scenario("ford", folder)
        self.driver = Driver(size=size)
        self.lobby = Lobby(self.driver.app, SaveFolder(folder.parent / "saves"))
        self.lobby.menu()
        self.open()

    def open(self) -> None:
        """Open the scenario."""
        self.lobby.studio.open(self.path)
        self.driver.app.step([])

    @property
    def screen(self) -> EditorScreen:
        """The editor."""
        return next(it for it in self.driver.app.screens if isinstance(it, EditorScreen))

    @property
    def desk(self) -> Desk:
        """What lies on the desk."""
        return self.screen.desk

    @property
    def editing(self) -> Editing:
        """The open file."""
        return self.desk.editing

    def hex(self, label: str) -> HexId:
        """A hex by its number."""
        return self.desk.case.board.grid.from_label(label)

    def at(self, label: str) -> tuple[int, int]:
        """The middle of a hex on the screen."""
        shown = self.screen.map
        x, y = shown.camera.to_screen(self.hex(label))
        return round(x) + shown.rect.x, round(y) + shown.rect.y

    def where(self, key: str) -> str:
        """The number of the hex where a unit stands."""
        unit = next(unit for unit in self.desk.units if unit.key == key)
        return self.desk.case.board.grid.label(unit.hex) if unit.hex is not None else ""

    def elsewhere(self, old: str, new: str) -> None:
        """Let another program change the file; the window looks at it soon after."""
        text = self.path.read_text(encoding="utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), encoding="utf-8")
        self.driver.wait(SOON)

    def close(self) -> None:
        """Close the window."""
        self.driver.close()


def open_shelf(author: Author) -> ShelfScreen:
    """Go to the list of scenarios that can be edited."""
    author.lobby.menu()
    author.lobby.studio.shelf()
    screen = author.driver.app.screens[-1]
    assert isinstance(screen, ShelfScreen)
    return screen
