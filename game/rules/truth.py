"""The position as it is. Only rules may ask for it; players see ``visibility.observe``."""

from collections.abc import Mapping
from typing import cast

from game.model.ids import Side
from game.model.state import GameState
from game.model.units import Piece
from game.model.view import Position
from game.rules.visibility import observe


def truth(state: GameState, side: Side) -> Position:
    """Return the position of ``side`` with every enemy unit and all ground as they are."""
    own, own_at, foe_stack, foe_zoc = state.shown[side.enemy]
    return observe(state, side)._replace(
        foes=cast("Mapping[int, Piece]", own),
        foes_at=own_at,
        foe_stack=foe_stack,
        foe_zoc=foe_zoc,
        holder=state.holder,
        rail=state.rail,
        bridges=state.bridges,
    )
