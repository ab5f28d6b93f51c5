"""Rules that an event has changed for a time (rule 14.1, ``param_for``)."""

from collections.abc import Sequence

from game.model.politics import Param
from game.model.state import GameState
from game.model.view import Position


def param(at: Position, name: str, subject: int) -> int:
    """Return by how much a rule of the side of ``at`` is changed now: the sum for a side or an army; 0 if it is not.

    The names, and whether ``subject`` is a side or an army, stand in ``game.model.politics``.
    """
    return _sum(at.politics.params, at.turn, name, subject)


def param_of(state: GameState, name: str, subject: int) -> int:
    """Return the same for any side or army, out of the state: for rules."""
    return _sum(state.politics.params, state.turn, name, subject)


def _sum(params: Sequence[Param], turn: int, name: str, subject: int) -> int:
    return sum(
        changed.value
        for changed in params
        if changed.name == name and changed.subject == subject and (not changed.until or changed.until >= turn)
    )


def is_spared(at: Position, army: int, enemy: int) -> bool:
    """Return whether an army does not assault units of an enemy army for now (rule 14.2, E29)."""
    return any(
        changed.name == "spares"
        and changed.subject == army
        and changed.value >> enemy & 1
        and (not changed.until or changed.until >= at.turn)
        for changed in at.politics.params
    )
