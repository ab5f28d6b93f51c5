import json
from pathlib import Path

import pytest

from game.view.settings import Settings, load_settings, save_settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings(scale=1.5, palette="high_contrast", muted=True, keys={"rest": "q"})
    assert save_settings(settings, path) == ""
    assert load_settings(path) == (settings, "")
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_a_missing_file_is_no_complaint(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == (Settings(), "")


@pytest.mark.parametrize("text", ["{", "[]", "\ufffd", '"x"'])
def test_a_broken_file_gives_the_defaults_and_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, "utf-8")
    settings, message = load_settings(path)
    assert settings == Settings()
    assert str(path) in message


def test_values_out_of_range_are_named_and_left_at_their_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps({"scale": 9, "palette": "pink", "muted": 1, "volume_battle": 1, "keys": {"rest": 3}, "future": 1})
    )
    settings, message = load_settings(path)
    assert settings == Settings(volume_battle=1.0)
    assert message.endswith("scale, palette, muted, keys")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert save_settings(Settings(), tmp_path / "file" / "settings.json") != ""
