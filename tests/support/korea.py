"""The shipped map of Korea, read once for all tests."""

from functools import lru_cache
from pathlib import Path

from game.data.map import load_board
from game.model.board import Board
from tests.support.rules import ruleset


@lru_cache(maxsize=1)
def korea_board() -> Board:
    """Return the board of Korea."""
    return load_board(Path(__file__).parents[2] / "scenarios" / "maps" / "korea.yaml", ruleset())
