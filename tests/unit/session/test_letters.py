"""Play by file (P-16): a turn is one readable file for one side, checked by carrying it out again."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.ai.registry import make_seats
from game.cli.main import main
from game.cli.play import run as play
from game.data.writing import write_whole
from game.errors import GameError
from game.model.digest import digest
from game.model.ids import Side
from game.session.gamefile import parse_game, read_game
from game.session.letters import BY_FILE, Post, open_letter, read_turn, turn_text
from game.session.match import Match
from game.session.setting import open_scenario


@pytest.fixture
def turn(tmp_path: Path) -> Path:
    """Return the file that the Communist player of the tutorial sends after his second turn."""
    match = Match(open_scenario("tutorial"), 3, settings={BY_FILE: "communist"})
    match.players = make_seats(("recruit", "recruit"), 3)
    match.run(match.state.turn)
    match.players = (match.players[Side.COMMUNIST], None)
    match.run()
    return Post(tmp_path / "north").send(match, Side.UN)


def test_two_people_send_files_to_and_fro_until_the_game_is_over(turn: Path, tmp_path: Path) -> None:
    """Each answers what has come; the last file holds the whole game, as if it had been played at one machine."""
    path, letter = turn, open_letter(read_turn(turn))
    for i in range(40):
        letter.match.run()
        if letter.match.is_over:
            break
        assert letter.match.decider is letter.reader
        came, path = path, tmp_path / f"{i}.json"
        assert main(["turn", str(came), "--computer", "recruit", "--out", str(path)]) == 0
        letter = open_letter(read_turn(path))
    assert letter.match.is_over
    saved = read_game(path)
    assert saved.digest == digest(letter.match.state)
    assert {BY_FILE} == set(saved.settings)


def test_a_turn_stands_where_its_reader_gave_his_last_order(turn: Path) -> None:
    """What the other side has done since is played to him, order by order."""
    letter = open_letter(read_turn(turn))
    assert letter.reader is Side.UN
    assert 0 < letter.seen == len(letter.match.orders)
    assert letter.match.orders[-1].side is Side.UN
    assert letter.match.step() is not None
    assert len(letter.match.orders) == letter.seen + 1
    letter.match.run()
    assert letter.match.human_decides
    assert letter.match.decider is Side.UN
    again = open_letter(parse_game("again", turn_text(letter.match, Side.COMMUNIST)))
    assert again.seen == len(letter.match.orders)
    assert digest(again.match.state) == digest(letter.match.state)


BROKEN: list[tuple[str, Callable[[str], str], str]] = [
    (
        "an order of another kind",
        lambda s: s.replace('"order": "move"', '"order": "moev"', 1),
        r":\d+:\d+: orders\.\d+\.order: unknown kind",
    ),
    (
        "an order left out",
        lambda s: s.replace(next(x for x in s.splitlines(True) if '"move"' in x), "", 1),
        r":\d+:\d+: ",
    ),
    (
        "another seed",
        lambda s: s.replace('"seed": 3', '"seed": 4'),
        r":\d+:\d+: digests\.0: turn \d+: the orders lead to another game",
    ),
    ("another digest", lambda s: s.replace('\n"digest": "', '\n"digest": "f'), r":\d+:\d+: digest: "),
    (
        "nobody's",
        lambda s: s.replace('"by_file": "un"', '"by_file": "usa"'),
        r":\d+:\d+: settings\.by_file: must be one of communist, un",
    ),
    (
        "a computer's",
        lambda s: s.replace('"un": "human"', '"un": "regular"'),
        r":\d+:\d+: players\.un: must be 'human'",
    ),
    ("no turn", lambda s: s.replace('{"by_file": "un"}', "{}"), r":\d+:\d+: settings: this is a saved game"),
    ("half a file", lambda s: s[: len(s) // 2], r":\d+:\d+: not a whole JSON file"),
]


@pytest.mark.parametrize(("spoil", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_is_wrong_with_a_turn_is_told_with_its_place(
    turn: Path, spoil: Callable[[str], str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tampered or wrong file: exit code 2 and one line that says where."""
    text = turn.read_text(encoding="utf-8")
    turn.write_text(spoil(text), encoding="utf-8")
    assert turn.read_text(encoding="utf-8") != text
    assert main(["turn", str(turn), "--check"]) == 2
    told = capsys.readouterr().err
    assert re.search(re.escape(str(turn)) + message, told), told


def test_a_sound_turn_is_told_so(turn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["turn", str(turn), "--check"]) == 0
    assert "for the un side" in capsys.readouterr().out
    assert main(["turn", str(turn), "--check", "--json"]) == 0
    assert '"for": "un"' in capsys.readouterr().out


def test_an_answer_goes_on_from_the_turn_that_was_sent(turn: Path, tmp_path: Path) -> None:
    """The past cannot be changed by the other player, and one's own turn is not opened by mistake."""
    north = Post(tmp_path / "north")
    with pytest.raises(GameError, match=r"settings\.by_file: this turn is for the other side: you wrote"):
        north.compare(read_turn(turn))
    letter = open_letter(read_turn(turn))
    letter.match.run()
    answer = tmp_path / "answer.json"
    write_whole(answer, turn_text(letter.match, Side.COMMUNIST))
    north.compare(read_turn(answer))
    lines = answer.read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if '"order": "move"' in line)
    answer.write_text("".join([*lines[:first], *lines[first + 1 :]]), encoding="utf-8")
    with pytest.raises(GameError, match=r":\d+:\d+: orders\.\d+: is not the order that stands in .*for-un\.json"):
        north.compare(read_turn(answer))


def test_the_sides_of_a_game_by_file_are_played_by_people() -> None:
    with pytest.raises(GameError, match="--by-file takes"):
        play(["tutorial", "--by-file", "--communist", "regular"])
    with pytest.raises(GameError, match="go with a scenario"):
        play(["--by-file"])
