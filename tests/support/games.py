"""The players that are registered."""

from game.ai.registry import PLAYERS, player_names


def computer_names() -> tuple[str, ...]:
    """Return the computer players of the game itself, without those of tests."""
    return tuple(name for name in player_names() if PLAYERS[name].__module__.startswith("game."))
