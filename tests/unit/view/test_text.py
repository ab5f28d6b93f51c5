"""The catalogue: every key that the code asks for exists, none is left over, placeholders are filled."""

import re
from functools import lru_cache
from pathlib import Path

import pytest

from game.view.screens import Choice
from game.view.text import catalogue, t

ROOT = Path(__file__).parents[3]
ASKED = re.compile(r"""\bt\(\s*f?["']([a-z_0-9.{}]+)["']""")
COMPUTED = ("menu.", "action.", "place.", "palette.", "help.", "settings.")


@lru_cache(maxsize=1)
def asked_keys() -> set[str]:
    return {key for path in (ROOT / "game").rglob("*.py") for key in ASKED.findall(path.read_text("utf-8"))}


def test_every_text_that_is_asked_for_exists() -> None:
    plain = {key for key in asked_keys() if "{" not in key}
    assert plain - set(catalogue()) == set()


def test_no_text_is_left_over() -> None:
    unused = {key for key in set(catalogue()) - asked_keys() if not key.startswith(COMPUTED)}
    assert unused == set()


@pytest.mark.parametrize("choice", [c for c in Choice if c.value not in ("brief", "watch")])
def test_every_choice_of_the_menu_has_words(choice: Choice) -> None:
    assert t(f"menu.{choice.value}")


def test_values_are_put_in() -> None:
    assert t("menu.counts", shipped=7, own=2) == "shipped 7 · own 2"


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        t("no.such.text")
