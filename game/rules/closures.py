"""Where armies may go (rule 4.9): ground that politics has closed to them."""

from functools import lru_cache, reduce
from operator import or_

from game.model.board import Board
from game.model.ids import HexId
from game.model.scenario import Scenario
from game.model.view import Position
from game.rules.ground import no_hexes
from game.rules.masks import layer_of, mask


def closed_to(at: Position, army: int) -> bytes:
    """Return 1 for each hex that units of an army may not enter now."""
    return _closed(at.board, at.scenario, army, at.flags)


def is_closed(at: Position, army: int, h: HexId) -> bool:
    """Return whether units of an army may not enter a hex now."""
    return bool(closed_to(at, army)[h])


@lru_cache(maxsize=256)
def _closed(board: Board, scenario: Scenario, army: int, flags: frozenset[str]) -> bytes:
    layers = [
        closure.hexes
        for closure in (scenario.closures[army] if scenario.closures else ())
        if (not closure.since or closure.since in flags) and closure.until not in flags
    ]
    if not layers:
        return no_hexes(board)
    return layer_of(reduce(or_, map(mask, layers)), board.grid.size)
