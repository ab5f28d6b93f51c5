"""What an assault is while it is planned."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from game.ai.roster import Mark
from game.model.ids import HexId, UnitId
from game.rules.power import Fire

Approach = tuple[HexId, int]  # the neighbor of the target to strike from, and the walk to it in tenths
Ways = dict[HexId, list[Approach]]  # by target


class Bid(NamedTuple):
    """What a unit can strike, and what that was found for: its marks in the roster, how far the enemy is, in hexes, and
    whether it is spared.
    """

    place: Mark
    vigor: Mark
    steps: int
    spared: bool
    ways: Ways


class Bids:
    """Which units can strike which hexes; ``stale`` are the hexes of which that has changed since they were judged."""

    def __init__(self) -> None:
        self.on: dict[HexId, dict[UnitId, list[Approach]]] = {}
        self.stale: set[HexId] = set()  # membership only
        self.members: object = None  # of the roster when they were last looked through
        self._by: dict[UnitId, Bid] = {}
        self._outdated: set[UnitId] = set()  # membership only

    def clear(self) -> None:
        """Forget all of them."""
        self.keep(())

    def keep(self, units: Collection[UnitId]) -> None:
        """Forget those of all other units."""
        for unit in [unit for unit in self._by if unit not in units]:
            self.put(unit, None)

    def outdate(self, unit: UnitId) -> None:
        """Note that what a unit can strike must be found again."""
        self._outdated.add(unit)

    def holds(self, unit: UnitId, place: Mark, vigor: Mark, steps: int, *, spared: bool) -> bool:
        """Return whether what is known of a unit still holds."""
        bid = self._by.get(unit)
        if bid is None or bid.place is not place or bid.vigor is not vigor:
            return False
        return bid.steps == steps and bid.spared == spared and unit not in self._outdated

    def put(self, unit: UnitId, bid: Bid | None) -> None:
        """Replace what is known of a unit."""
        old = self._by.pop(unit, None)
        self._outdated.discard(unit)
        before, now = old.ways if old is not None else {}, bid.ways if bid is not None else {}
        same = old is not None and bid is not None and old.vigor is bid.vigor
        for h in before:
            if not same or now.get(h) != before[h]:
                self.stale.add(h)
            del self.on[h][unit]
        for h, ways in now.items():
            if h not in before:
                self.stale.add(h)
            self.on.setdefault(h, {})[unit] = ways
        if bid is not None:
            self._by[unit] = bid


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
