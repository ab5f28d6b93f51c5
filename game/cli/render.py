"""``render``: a picture of a scenario or a saved game without a display."""

import os
import sys
from pathlib import Path

from game.ai.registry import make_seats
from game.cli.arguments import Parser, at_least, one_of
from game.errors import GameError
from game.model.ids import SIDES, Side
from game.session.gamefile import read_game
from game.session.match import Match
from game.session.replay import restore
from game.session.setting import open_again, open_scenario
from game.view.hexpixels import ZOOMS
from game.view.overlays import OVERLAYS

EXAMPLE = "render invasion --overlay control --overlay supply --side un -o map.png"
FOG_OFF = "none"
SAVED = ".json"
COMPUTER = "regular"


def run(arguments: list[str]) -> int:
    """Run the command: 0 when the picture is written."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.play.render import render_match  # pygame is loaded for pictures only

    sides = [side.key for side in SIDES]
    parser = Parser("render", "Draw the map of a scenario, or of a saved game, into a file.", EXAMPLE)
    parser.add_argument("what", help="a scenario, by id or file, or a saved game (.json)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the picture: .png, .jpg or .bmp")
    parser.add_argument(
        "--turn", type=at_least(1), help="the beginning of this turn; the computer plays a scenario so far"
    )
    parser.add_argument("--seed", type=at_least(0), default=1, help="of the dice by which it plays (1)")
    parser.add_argument("--overlay", action="append", default=[], type=one_of("overlay", sorted(OVERLAYS)))
    parser.add_argument(
        "--side", default=FOG_OFF, type=one_of("side", [*sides, FOG_OFF]), help="whose knowledge to show"
    )
    parser.add_argument("--hex", default=48, type=int, choices=ZOOMS, help="width of a hex in pixels")
    given = parser.parse_args(arguments)
    side = None if given.side == FOG_OFF else Side(sides.index(given.side))
    match = _match(given.what, given.turn, given.seed)
    render_match(match, given.output, side=side, hex_width=given.hex, overlays=tuple(given.overlay or ["control"]))
    sys.stdout.write(f"{given.output}: turn {match.state.turn} of {match.setting.scenario.title}\n")
    return 0


def _match(what: str, turn: int | None, seed: int) -> Match:
    """Return a scenario at its beginning or as the computer has played it, or a saved game."""
    if Path(what).suffix == SAVED:
        saved = read_game(Path(what))
        return restore(saved, open_again(saved.scenario, saved.settings, saved.scenario_hash), until_turn=turn)
    setting = open_scenario(what)
    if turn is None:
        return Match(setting, seed)
    first, last = setting.scenario.first_turn, setting.scenario.last_turn
    if not first <= turn <= last:
        raise GameError(f"parallel38 render: {setting.scenario.id} has turns {first} to {last}, not {turn}")
    match = Match(setting, seed, players=make_seats((COMPUTER, COMPUTER), seed))
    if turn > first:
        match.run(turn - 1)
    return match
