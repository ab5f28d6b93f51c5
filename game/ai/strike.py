"""What an assault is while it is planned."""

from dataclasses import dataclass
from typing import NamedTuple

from game.model.ids import HexId, UnitId


class Approach(NamedTuple):
    """A way for a unit to strike: from a neighbor of the target, after a walk of so many tenths."""

    hex: HexId
    cost: int


Ways = dict[HexId, list[Approach]]  # by target


@dataclass(frozen=True, slots=True)
class Strike:
    """An assault: ``units`` strike ``target``, each from its place in ``places``; worth ``score`` men."""

    target: HexId
    units: tuple[UnitId, ...]
    places: tuple[HexId, ...]
    score: int
