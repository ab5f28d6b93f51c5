"""How many may stand in a hex (rules 2.1, 3.3)."""

from game.model.board import Board
from game.model.ids import City, HexId
from game.model.ruleset import Ruleset


def stack_limit(board: Board, ruleset: Ruleset, h: HexId) -> int:
    """Return the stack points of one side that may stay in a hex."""
    if board.city[h] != City.NONE:
        return ruleset.terrain.stack_limit_default
    return ruleset.terrain.types[board.terrain[h]].stack_limit
