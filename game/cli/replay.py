"""``replay``: a saved game or a replay, played back in the window or computed again."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.arguments import Parser
from game.errors import GameError
from game.session.gamefile import read_game
from game.session.replay import DivergedError, restore
from game.session.setting import open_again

if TYPE_CHECKING:
    from game.ui.games import Games

EXAMPLE = "replay runs/first/replays/7.json"


def run(arguments: list[str]) -> int:
    """Run the command: 0 if it was shown, or every digest is the same; 1 if one is not."""
    parser = Parser("replay", "Play a saved game or a replay back in the window, or compute it again.", EXAMPLE)
    parser.add_argument("file", type=Path, help="a saved game, or a file of DIR/replays")
    parser.add_argument("--verify", action="store_true", help="compute it without a window and compare every digest")
    parser.add_argument("--json", action="store_true", help="print the answer of --verify as JSON")
    given = parser.parse_args(arguments)
    if given.json and not given.verify:
        raise GameError("parallel38 replay: --json goes with --verify")
    return _verify(given.file, as_json=given.json) if given.verify else _show(given.file)


def _show(file: Path) -> int:
    """Open the window and return when it is closed; a broken file is told, at the latest when it is carried out."""
    from game.cli.play import open_window

    read_game(file)
    wrong: list[GameError] = []

    def begin(games: "Games") -> None:
        def refuse(error: GameError) -> None:
            wrong.append(error)
            games.app.running = False

        games.replay(file, refuse)

    open_window(begin)
    if wrong:
        raise wrong[0]
    return 0


def _verify(file: Path, *, as_json: bool) -> int:
    saved = read_game(file)
    try:
        match = restore(saved, open_again(saved.scenario, saved.settings, saved.scenario_hash))
    except DivergedError as error:
        _answer({"ok": False, "turn": error.turn, "message": str(error)}, str(error), as_json=as_json)
        return 1
    facts: dict[str, object] = {"ok": True, "orders": len(match.orders), "digests": len(match.marks) + 1}
    text = f"{file}: {len(match.orders)} orders, {len(match.marks) + 1} digests: all the same"
    _answer(facts, text, as_json=as_json)
    return 0


def _answer(facts: dict[str, object], text: str, *, as_json: bool) -> None:
    sys.stdout.write((json.dumps(facts) if as_json else text) + "\n")
