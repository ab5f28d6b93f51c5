"""The position as it is. Only rules may ask for it; players see ``visibility.observe``."""

from collections.abc import Mapping
from typing import cast

from game.model.ids import Side
from game.model.state import GameState
from game.model.units import Piece
from game.model.view import Position
from game.rules.visibility import position


def truth(state: GameState, side: Side) -> Position:
    """Return the position of ``side`` with every enemy unit and all ground as they are."""
    units, at, stack, zoc = state.shown[side.enemy]
    foes = cast("Mapping[int, Piece]", units)
    return position(state, side, (foes, at, stack, zoc, state.holder, state.rail, state.bridges))
