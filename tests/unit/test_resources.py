from pathlib import Path

import pytest

from game import resources


def test_assets_are_found_in_a_checkout() -> None:
    assert resources.asset("fonts/RobotoCondensed-Regular.ttf").is_file()


def test_assets_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel ``assets`` and ``scenarios`` stand inside ``game``."""
    package = tmp_path / "game"
    (package / "assets").mkdir(parents=True)
    (package / "scenarios").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.asset("a/b.txt") == package / "assets" / "a" / "b.txt"
    assert resources.scenarios_root() == package / "scenarios"


def test_without_packaged_assets_the_checkout_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "game")
    assert resources.scenarios_root() == tmp_path / "scenarios"


def test_the_user_folder_names_the_game() -> None:
    assert resources.user_folder().name == "parallel38"
