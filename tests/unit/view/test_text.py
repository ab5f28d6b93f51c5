"""The catalogue: every key that the code asks for exists, none is left over, placeholders are filled."""

import re
from functools import lru_cache
from pathlib import Path

import pytest

from game.view.screens import Choice
from game.view.text import catalogue, t

ROOT = Path(__file__).parents[3]
TEXTS = re.compile(r"""f?["']([a-z_0-9]+\.[a-z_0-9.]*(?:\{[^"]*?\}[a-z_0-9.]*)?)["']""")
ASKED = re.compile(r"""\bt\(\s*["']([a-z_0-9.]+)["']""")
COMPUTED = ("menu.", "action.", "place.", "palette.", "help.", "settings.")


@lru_cache(maxsize=2)
def found(pattern: re.Pattern[str]) -> set[str]:
    return {key for path in (ROOT / "game").rglob("*.py") for key in pattern.findall(path.read_text("utf-8"))}


def test_every_text_that_is_asked_for_exists() -> None:
    assert found(ASKED) - set(catalogue()) == set()


def test_no_text_is_left_over() -> None:
    """A key stands somewhere in the code: whole, or as the beginning of one that ends in a value."""
    named = found(TEXTS)
    starts = tuple(key.split("{")[0] for key in named if "{" in key)
    assert {key for key in set(catalogue()) - named if not key.startswith((*COMPUTED, *starts))} == set()


@pytest.mark.parametrize("choice", [c for c in Choice if c.value not in ("brief", "watch")])
def test_every_choice_of_the_menu_has_words(choice: Choice) -> None:
    assert t(f"menu.{choice.value}")


def test_values_are_put_in() -> None:
    assert t("menu.counts", shipped=7, own=2) == "shipped 7 · own 2"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 unit has"), (2, "2 units have"), (0, "0 units have"), ("11", "11 units have")]
)
def test_what_is_counted_agrees_with_its_number(count: int | str, words: str) -> None:
    """Reconnaissance found "1 units of the enemy"."""
    assert words in t("dispatch.contact_broken.own", army="KPA", count=count)


def test_a_difference_of_one_is_counted_as_one() -> None:
    assert t("war.unit.hexes", value="−1") == "−1 hex"
    assert t("war.unit.hexes", value="+12") == "+12 hexes"


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        t("no.such.text")


def test_a_name_without_a_value_is_a_bug() -> None:
    """A sentence with an unfilled gap never reaches the player."""
    with pytest.raises(KeyError):
        t("menu.counts")
