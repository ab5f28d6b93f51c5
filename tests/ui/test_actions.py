"""Keys and what they do."""

import re
from pathlib import Path

import pytest

from game.ui.actions import DEFAULT_KEYS, Action, Keymap, Place, is_chord, shown_chord
from game.ui.inputs import KeyPress
from game.ui.screens.keylist import told_actions, told_places


def test_every_action_has_a_key_that_exists() -> None:
    assert set(DEFAULT_KEYS) == set(Action)
    assert all(is_chord(chord) for chord in DEFAULT_KEYS.values())


def test_the_default_keys_do_not_collide() -> None:
    keys = Keymap()
    assert [a for a in Action if keys.conflicts(a, keys.chord(a))] == []


def test_the_same_key_may_mean_two_things_in_two_places() -> None:
    keys, one = Keymap(), KeyPress("1")
    assert keys.action_for(one, (Place.MAP,)) is Action.OVERLAY_1
    assert keys.action_for(one, (Place.PAPER, Place.MAP)) is Action.CHOICE_1
    assert keys.action_for(one, (Place.MENU,)) is None
    assert keys.action_for(KeyPress("escape"), ()) is Action.BACK


def test_a_key_in_use_is_a_conflict_within_its_place_only() -> None:
    keys = Keymap()
    assert keys.conflicts(Action.REST, "t") == [Action.STANCE]
    assert keys.conflicts(Action.REST, "escape") == [Action.BACK]
    assert keys.conflicts(Action.CHOICE_1, "t") == []


def test_changes_go_to_the_settings_and_come_back() -> None:
    keys = Keymap()
    keys.rebind(Action.REST, "ctrl+shift+q")
    assert keys.changes() == {"rest": "ctrl+shift+q"}
    again = Keymap({"rest": "ctrl+shift+q", "nonsense": "a", "skip": "no such key"})
    assert again.chord(Action.REST) == "ctrl+shift+q"
    assert again.chord(Action.SKIP) == "space"
    again.reset()
    assert again.changes() == {}


@pytest.mark.parametrize("chord", ["q+ctrl", "shift+ctrl+q", "hyper+q", "alt+f4", ""])
def test_what_is_no_chord_cannot_be_bound(chord: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        Keymap().rebind(Action.REST, chord)


def test_chords_are_shown_as_on_the_keyboard() -> None:
    assert shown_chord("ctrl+enter") == "Ctrl+Enter"
    assert shown_chord("slash") == "/"
    assert shown_chord("ctrl+z") == "Ctrl+Z"


def test_the_player_is_told_of_exactly_the_keys_that_something_answers() -> None:
    """An action that nothing answers has no place in the list of keys."""
    code = "".join(
        p.read_text("utf-8")
        for p in sorted((Path(__file__).parents[2] / "game").rglob("*.py"))
        if p.name != "actions.py"
    )
    named = set(re.findall(r"\bAction\.(\w+)", code))
    answered = {action for action in Action if action.name in named}
    overlays = {action for action in Action if action.name.startswith("OVERLAY_")}
    assert set(Action) - answered - overlays == set()
    assert {Action(f"overlay_{key}") for key in "1234567890i"} == overlays
    told = {action for place in told_places() for action in told_actions(place)}
    assert told == set(Action)
