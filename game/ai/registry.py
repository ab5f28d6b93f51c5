"""The players of the game by name: one file each, found here."""

from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

import game.ai
from game.errors import GameError
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView


class Computer(Protocol):
    """A computer player of one side."""

    def choose(self, view: SideView) -> Order:
        """Return a legal order; sooner or later one that ends the phase."""
        ...


HUMAN = "human"  # who sits at the window
Maker = Callable[[Side, int], Computer]
PLAYERS: dict[str, Maker] = {}


def player(name: str) -> Callable[[Maker], Maker]:
    """Register a class (or any maker of a player from side and seed) under the name used in commands and files."""

    def register(maker: Maker) -> Maker:
        PLAYERS[name] = maker
        return maker

    return register


def player_names() -> tuple[str, ...]:
    """Return the names of all players, sorted; imports every module of the package once."""
    for module in iter_modules(game.ai.__path__):
        import_module(f"game.ai.{module.name}")
    return tuple(sorted(PLAYERS))


def make_player(name: str, side: Side, seed: int) -> Computer:
    """Return a new player of this name; GameError if there is none. Its dice come from ``seed`` alone."""
    if name not in PLAYERS and name not in player_names():
        close = get_close_matches(name, PLAYERS, 1)
        hint = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(player_names())}"
        raise GameError(f"unknown player {name!r}: {hint}")
    return PLAYERS[name](side, seed)


def make_seats(names: tuple[str, str], seed: int) -> tuple[Computer | None, Computer | None]:
    """Return the players of both sides by name, by Side, None for a human; GameError for an unknown name."""
    communist, un = (None if name == HUMAN else make_player(name, Side(i), seed) for i, name in enumerate(names))
    return communist, un
