"""``replay``: a saved game or a replay, computed again."""

import json
import sys
from pathlib import Path

from game.cli.arguments import Parser
from game.errors import GameError
from game.session.gamefile import read_game
from game.session.replay import DivergedError, restore
from game.session.setting import open_scenario

EXAMPLE = "replay runs/first/replays/7.json --verify"


def run(arguments: list[str]) -> int:
    """Run the command: 0 if every digest is the same, 1 if one is not."""
    parser = Parser("replay", "Compute a saved game or a replay again and compare every digest.", EXAMPLE)
    parser.add_argument("file", type=Path, help="a saved game, or a file of DIR/replays")
    parser.add_argument("--verify", action="store_true", help="compute it without a window and compare every digest")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    given = parser.parse_args(arguments)
    if not given.verify:
        raise GameError("The viewer of replays comes later: give --verify to compute the game again without a window.")
    saved = read_game(given.file)
    try:
        match = restore(saved, open_scenario(saved.scenario))
    except DivergedError as error:
        _answer({"ok": False, "turn": error.turn, "message": str(error)}, str(error), as_json=given.json)
        return 1
    facts: dict[str, object] = {"ok": True, "orders": len(match.orders), "digests": len(match.marks) + 1}
    text = f"{given.file}: {len(match.orders)} orders, {len(match.marks) + 1} digests: all the same"
    _answer(facts, text, as_json=given.json)
    return 0


def _answer(facts: dict[str, object], text: str, *, as_json: bool) -> None:
    sys.stdout.write((json.dumps(facts) if as_json else text) + "\n")
