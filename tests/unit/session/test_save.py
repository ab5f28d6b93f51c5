"""Saved games on the disk."""

import os
from pathlib import Path

import pytest

from game.ai.registry import make_player
from game.data.writing import write_whole
from game.errors import GameError
from game.model.ids import Side
from game.rules.orders.end_phase import EndPhaseOrder
from game.session.match import Match
from game.session.save import RING, Autosaver, SaveFolder
from tests.support.matches import played, skirmish


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write_whole(path, "good")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GameError, match=r"a\.json: cannot be written: No space left on device"):
        write_whole(path, "new")
    assert path.read_text() == "good"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_the_ring_of_autosaves_replaces_the_oldest(tmp_path: Path) -> None:
    folder, match = SaveFolder(tmp_path), played("idle", "idle")
    for second in range(RING):
        os.utime(folder.autosave(match), (100 + second, 100 + second))
    os.utime(tmp_path / "auto-04.json", (50, 50))
    assert folder.autosave(match).name == "auto-04.json"
    assert len(folder.entries()) == RING


def test_the_list_shows_good_and_broken_games_newest_first(tmp_path: Path) -> None:
    folder, match = SaveFolder(tmp_path / "saves"), played("idle", "idle")
    assert folder.entries() == []
    assert folder.latest() is None
    match.run(1)
    os.utime(folder.save(match, "my game"), (10, 10))
    os.utime(folder.quick_save(match), (20, 20))
    broken = folder.path("broken")
    broken.write_text('{"format": 1,')
    os.utime(broken, (30, 30))
    shown = [(entry.name, entry.game is not None) for entry in folder.entries()]
    assert shown == [("broken", False), ("quick", True), ("my game", True)]
    assert "not a whole JSON file" in folder.entries()[0].trouble
    latest = folder.latest()
    assert latest is not None
    assert latest.game is not None
    assert (latest.name, latest.game.title, latest.game.turn, latest.game.players) == (
        "quick",
        "Skirmish",
        2,
        ("idle", "idle"),
    )
    folder.delete("broken")
    folder.delete("broken")
    assert [entry.name for entry in folder.entries()] == ["quick", "my game"]


@pytest.mark.parametrize("name", ["", " ", "../up", "a/b", ".hidden", "a\nb", "c:d", "what?"])
def test_names_that_are_no_file_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(GameError, match="cannot be the name of a saved game"):
        SaveFolder(tmp_path).save(played("idle", "idle"), name)


def test_a_human_game_is_saved_when_his_phases_begin_and_end(tmp_path: Path) -> None:
    folder = SaveFolder(tmp_path)
    match = Match(skirmish(), 1, players=(None, make_player("idle", Side.UN, 1)), names=("human", "idle"))
    saver = Autosaver(match, folder)
    assert len(folder.entries()) == 1
    match.submit(EndPhaseOrder(Side.COMMUNIST))
    assert len(folder.entries()) == 2
    match.step()
    assert match.human_decides
    assert len(folder.entries()) == 3
    assert saver.trouble == ""


def test_a_failed_autosave_does_not_stop_the_game(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    match = Match(skirmish(), 1)
    saver = Autosaver(match, SaveFolder(blocked))
    assert "cannot be written" in saver.trouble
    match.submit(EndPhaseOrder(Side.COMMUNIST))
    assert match.decider == Side.UN
