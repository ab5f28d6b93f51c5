"""The players that are registered and the scenarios that are shipped."""

from game.ai.registry import PLAYERS, player_names
from game.data.files import entries


def computer_names() -> tuple[str, ...]:
    """Return the computer players of the game itself, without those of tests."""
    return tuple(name for name in player_names() if PLAYERS[name].__module__.startswith("game."))


def shipped_scenarios() -> tuple[str, ...]:
    """Return the ids of the scenarios that come with the game."""
    return tuple(entry.id for entry in entries() if not entry.own)
