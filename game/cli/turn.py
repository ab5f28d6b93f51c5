"""``turn``: a turn of a game played by file, opened in the window, checked, or played by a computer."""

import json
import sys
from pathlib import Path

from game.ai.registry import make_player, player_names
from game.cli.arguments import Parser, one_of
from game.data.writing import write_whole
from game.errors import GameError
from game.model.ids import Side
from game.session.letters import Letter, Post, open_letter, read_turn, turn_text

EXAMPLE = "turn turns/invasion-7-turn-02-0114-for-un.json"


def run(arguments: list[str]) -> int:
    """Run the command: 0 if the file is sound; whatever is wrong with it is bad input."""
    parser = Parser("turn", "Open a turn of a game played by file: in the window, or to check or answer it.", EXAMPLE)
    parser.add_argument("file", type=Path, help="the turn that has come")
    parser.add_argument("--check", action="store_true", help="carry it out without a window and compare every digest")
    parser.add_argument("--json", action="store_true", help="print the answer of --check as JSON")
    parser.add_argument("--computer", type=one_of("player", player_names()), help="let a computer play this turn")
    parser.add_argument("--out", type=Path, help="where the answer of --computer is written")
    given = parser.parse_args(arguments)
    if (given.computer is None) != (given.out is None) or (given.json and not given.check):
        raise GameError("parallel38 turn: --computer goes with --out, --json with --check")
    if given.computer is None and not given.check:
        return _show(given.file)
    letter = open_letter(read_turn(given.file))
    letter.match.run()
    if given.computer is not None:
        return _answer(letter, given.computer, given.out)
    return _tell(letter, given.file, as_json=given.json)


def _show(file: Path) -> int:
    """Open the window and return when it is closed; a broken file is told before it opens."""
    from game.cli.play import hush, open_window

    hush()
    from game.ui.opening import open_turn  # pygame is loaded for the window only

    turn = open_turn(file, Post())
    open_window(lambda games: games.show_turn(*turn))
    return 0


def _tell(letter: Letter, file: Path, *, as_json: bool) -> int:
    match, side = letter.match, letter.reader.key
    turn, orders, scenario = match.state.turn, len(match.orders), match.setting.scenario
    facts = {"ok": True, "scenario": scenario.id, "turn": turn, "for": side, "orders": orders}
    text = f"{file}: turn {turn} of {scenario.title}, for the {side} side: {orders} orders, all sound"
    sys.stdout.write((json.dumps(facts) if as_json else text) + "\n")
    return 0


def _answer(letter: Letter, computer: str, out: Path) -> int:
    """Play the turn by a computer and write the answer."""
    match, side = letter.match, letter.reader
    player = make_player(computer, side, match.seed)
    match.players = (None, player) if side is Side.UN else (player, None)
    match.run()
    write_whole(out, turn_text(match, side.enemy))
    sys.stdout.write(f"{out}: turn {match.state.turn}, for the {side.enemy.key} side\n")
    return 0
