"""What an assault is while it is planned."""

from dataclasses import dataclass
from typing import NamedTuple

from game.model.ids import HexId, UnitId
from game.rules.power import Fire

Approach = tuple[HexId, int]  # the neighbor of the target to strike from, and the walk to it in tenths
Ways = dict[HexId, list[Approach]]  # by target


class Victim(NamedTuple):
    """What the defenders of a hex are by themselves, whoever comes; ``leave_from`` is negative where they delay.

    ``surprise``, of covert attackers ``covert_surprise`` as well, and ``fire`` tell how their attackers' power counts
    against them.
    """

    surprise: int
    covert_surprise: int
    fire: Fire
    defense: int
    worth: int
    men: int
    c: int
    threshold: int
    leave_from: int


class Stake(NamedTuple):
    """What a unit stakes in an assault: its worth, its men, how much a loss of cohesion counts, per cent, and what the
    supply it burns is worth, in men.
    """

    worth: int
    men: int
    ease: int
    supply: int


@dataclass(frozen=True, slots=True)
class Strike:
    """An assault: ``units`` strike ``target``, each from its place in ``places``; worth ``score`` men."""

    target: HexId
    units: tuple[UnitId, ...]
    places: tuple[HexId, ...]
    score: int
