"""The position as it is. Only rules may ask for it; players see ``visibility.observe``."""

from collections.abc import Mapping
from typing import cast

from game.model.ids import Intelligence, Side
from game.model.picture import Contact
from game.model.state import GameState
from game.model.units import Piece, Unit
from game.model.view import Position
from game.rules.visibility import MORALE, position


def truth(state: GameState, side: Side) -> Position:
    """Return the position of ``side`` with every enemy unit and all ground as they are."""
    units, at, stack, zoc = state.shown[side.enemy]
    foes = cast("Mapping[int, Piece]", units)
    politics = (tuple(map(MORALE, state.armies)), state.tracks, state.flags, state.true_politics[side])
    doctrine = state.air.forces[side.enemy].doctrine
    others = (foes, at, stack, zoc, state.holder, state.rail, state.bridges)
    return position(state, side, others, politics, doctrine)


def without_fog(state: GameState, side: Side) -> Position:
    """Return what a person of ``side`` is shown where the fog is off (rule 12.3): every enemy as an exact contact.

    For eyes only: orders are judged, and the computer decides, by what the side knows.
    """
    known = {unit.id: _exact(unit, state.turn) for unit in state.own[side.enemy].values() if unit.on_map}
    return truth(state, side)._replace(foes=cast("Mapping[int, Piece]", known))


def _exact(unit: Unit, turn: int) -> Contact:
    return Contact(
        id=unit.id,
        hex=unit.hex,
        turn=turn,
        seen=True,
        intelligence=Intelligence.EXACT,
        spec=unit.spec,
        army=unit.army,
        toe=unit.toe,
        traits=unit.traits,
        men=unit.men,
        guns=unit.guns,
        tanks=unit.tanks,
        q=unit.q,
        c=unit.c,
        s=unit.s,
        e=unit.e,
        stance=unit.stance,
        zoc_kind=unit.zoc_kind,
    )
