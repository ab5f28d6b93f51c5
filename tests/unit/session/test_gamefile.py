"""The file of a game: written, read, and what is said of a broken one."""

import json
from pathlib import Path

import pytest

from game.errors import GameError
from game.session.gamefile import file_text, parse_game, read_game
from game.session.replay import DivergedError, restore
from tests.support.matches import played, skirmish


@pytest.fixture(scope="module")
def text() -> str:
    match = played("idle", "idle")
    match.run(2)
    return file_text(match)


def test_a_restored_game_writes_the_same_file(text: str) -> None:
    match = restore(parse_game("a.json", text), skirmish())
    assert file_text(match) == text
    assert match.state.turn == 3


def test_orders_stand_one_a_line(text: str) -> None:
    assert text.count('\n {"order": ') == 4
    assert json.loads(text)["orders"][1] == {"order": "end_phase", "side": "un"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"seed": 1,', '"seed": "1",', "a.json:7:9: seed: must be a whole number, not '1'"),
        ('"seed": 1,', '"seed": 9223372036854775808,', "a.json:7:9: seed: must be a whole number from 0 to"),
        ('"seed": 1,', '"seed": -1,', "a.json:7:9: seed: must be a whole number from 0 to"),
        ('"seed": 1,\n', "", "a.json:1:1: the field 'seed' is missing"),
        ('"seed": 1,', '"sead": 1,', "a.json:7:9: sead: unknown field (did you mean 'seed'?)"),
        ('"format": 1', '"format": 9', "a.json:2:11: format: format 9: this version of the game reads format 1"),
        ('"un": "idle"', '"us": "idle"', "a.json:8:40: players.us: unknown field"),
        (
            '"turn": 2, "orders": 2',
            '"turn": 2, "orders": null',
            "a.json:14:24: digests.1.orders: must be a whole number",
        ),
        ('"settings": {}', '"settings": []', "a.json:9:13: settings: must be an object, not []"),
        ("]", "", "a.json:17:9: not a whole JSON file: Expecting ',' delimiter"),
    ],
)
def test_a_broken_file_is_named_with_its_line(text: str, old: str, new: str, message: str) -> None:
    assert old in text
    with pytest.raises(GameError) as caught:
        parse_game("a.json", text.replace(old, new, 1))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("end", ["un", '"settings":', '"digests": ['])
def test_a_file_cut_off_says_that_it_breaks_off(text: str, end: str) -> None:
    """Within a word, behind a colon, within a list: wherever a copy or a full disk stopped."""
    with pytest.raises(GameError, match=r"^a\.json:\d+:\d+: not a whole JSON file: it breaks off here$"):
        parse_game("a.json", text[: text.index(end) + len(end)])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"version": "0.1.0"', '"version": "9.9"', "a.json:3:12: version: made by version 9.9: this is 0.1.0"),
        ('"a-hash"', '"b"', "a.json:6:18: scenario_hash: the files of scenario 'skirmish' have changed since"),
        ('"scenario": "skirmish"', '"scenario": "x"', "a.json:4:13: scenario: a game of 'x', not of 'skirmish'"),
        (
            '"end_phase", "side": "un"',
            '"end_phas", "side": "un"',
            "a.json:19:12: orders.1.order: unknown kind of order",
        ),
        ('"end_phase", "side": "un"', '"end_phase", "side": 1', "a.json:19:33: orders.1.side: must be one of"),
        (
            '"end_phase", "side": "un"',
            '"end_phase", "side": "communist"',
            "a.json:19:2: orders.1: is refused: not_your_phase",
        ),
        (',\n {"turn": 3', ',\n {"turn": 4', "a.json:15:2: digests.2: turn 3: the orders lead to another game"),
    ],
)
def test_a_file_of_another_game_is_refused_with_the_reason(text: str, old: str, new: str, message: str) -> None:
    assert old in text
    with pytest.raises(GameError) as caught:
        restore(parse_game("a.json", text.replace(old, new, 1)), skirmish())
    assert str(caught.value).startswith(message)


def test_a_game_that_comes_out_differently_names_the_turn(text: str) -> None:
    with pytest.raises(DivergedError) as caught:
        restore(parse_game("a.json", text.replace('"seed": 1', '"seed": 2')), skirmish())
    assert caught.value.turn == 1


def test_a_file_cut_off_anywhere_is_refused_in_words(text: str) -> None:
    for end in range(0, len(text) - 3, 7):
        with pytest.raises(GameError, match=r"^a\.json:\d+:\d+: "):
            parse_game("a.json", text[:end])


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'{\n"format\xff": 1}')
    with pytest.raises(GameError, match=r"a\.json:2:8: not UTF-8 text"):
        read_game(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GameError, match="cannot be read: No such file"):
        read_game(tmp_path / "none.json")


@pytest.mark.parametrize("text", ["[]", "3", "null", "[" * 100_000, '{"format": true}', '{"format": 1, "format": 1}'])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(GameError, match=r"^a\.json:1:\d+: "):
        parse_game("a.json", text)
