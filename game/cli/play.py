"""``play``: the window, at the main menu or straight in a game.

What reads scenarios and plays them is imported only when the menu is on show, or a game was asked for.
"""

import os
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from game.cli.arguments import Parser, at_least, one_of
from game.errors import GameError
from game.model.ids import Side
from game.sim.warm import compile_aside

if TYPE_CHECKING:
    from game.ui.games import Games
    from game.view.screens import GameSetup

EXAMPLE = "play invasion --un human --communist regular --seed 7"
HUMAN, OPPONENT = "human", "regular"


def run(arguments: list[str]) -> int:
    """Open the window and return when it is closed; two people at it are briefed first, one is straight in the game."""
    given = _given(arguments) if arguments else None
    if given is None or given.setting is None:
        open_window()
        return 0
    open_window(lambda games: games.enter(given.setting, _setup(given, games.seed_of(given.scenario))))
    return 0


def open_window(begin: "Callable[[Games], None] | None" = None) -> None:
    """Open the window at the main menu, or with a game that ``begin`` begins, and return when it is closed."""
    hush()
    from game.ui.lobby import Lobby  # pygame is loaded for the window only
    from game.ui.window import App
    from game.view.settings import load_settings

    settings, complaint = load_settings()
    app = App(settings)
    try:
        lobby = Lobby(app)
        lobby.menu()
        if begin is not None:
            begin(lobby.games)
        if complaint:
            app.ui.toast(complaint)
        _aside = compile_aside()  # held while it works
        app.run()
    finally:
        app.close()


def hush() -> None:
    """Keep pygame from greeting on the terminal when it is loaded."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")


def seats(un: str | None, communist: str | None) -> dict[str, str]:
    """Who plays each side: a side not named is played by the computer, but somebody plays the UN if none is named."""
    if un is None and communist is None:
        un = HUMAN
    return {"un": un or OPPONENT, "communist": communist or OPPONENT}


def _setup(given: Namespace, seed: int) -> "GameSetup":
    """Return the game that is asked for; ``seed`` is that of the dice if none is named."""
    from game.session.match import FOG
    from game.view.screens import Choice, GameSetup

    players = seats(given.un, given.communist)
    opponent = Choice.BY_FILE if given.by_file else players[given.side.enemy.key]
    commander = HUMAN if given.by_file else players[given.side.key]
    seed = seed if given.seed is None else given.seed
    return GameSetup(given.scenario, given.side.key, opponent, seed, {FOG: not given.no_fog}, commander=commander)


def _side(given: Namespace) -> Side:
    """Return the side played at this machine: that of ``human``, the UN's if both are or none is."""
    if not given.by_file:
        players = seats(given.un, given.communist)
        return Side.COMMUNIST if players["communist"] == HUMAN != players["un"] else Side.UN
    if given.un not in (None, HUMAN) or given.communist not in (None, HUMAN) or (given.un and given.communist):
        raise GameError("parallel38 play: --by-file takes --un human or --communist human, the side you play")
    return Side.COMMUNIST if given.communist else Side.UN


def _given(arguments: list[str]) -> Namespace:
    from game.ai.registry import player_names
    from game.session.setting import open_scenario

    parser = Parser("play", "Open the window: at the main menu, or straight in a game.", EXAMPLE)
    players = one_of("player", (HUMAN, *player_names()))
    parser.add_argument("scenario", nargs="?", help="a scenario, by id or file; without it the main menu opens")
    parser.add_argument("--un", type=players, help="who plays the United Nations")
    parser.add_argument("--communist", type=players, help="who plays the Communist side")
    parser.add_argument("--seed", type=at_least(0), help="of the dice")
    parser.add_argument("--no-fog", action="store_true", help="show everything to people; the computer sees no more")
    parser.add_argument("--by-file", action="store_true", help="play one side; the other gets its turns as files")
    given = parser.parse_args(arguments)
    flags = given.no_fog or given.by_file or given.seed is not None
    if given.scenario is None and (given.un or given.communist or flags):
        raise GameError("parallel38 play: --un, --communist, --seed, --no-fog and --by-file go with a scenario")
    given.side = _side(given)
    given.setting = open_scenario(given.scenario) if given.scenario else None
    return given
