"""What an assault is while it is planned."""

from dataclasses import dataclass
from typing import NamedTuple

from game.ai.roster import Mark
from game.kernels import Ints
from game.model.ids import HexId, UnitId
from game.rules.power import Fire
from game.rules.support import Support

Ways = dict[HexId, list[int]]  # by target, in pairs: the direction it is struck from, and the walk there in tenths


@dataclass(frozen=True, slots=True)
class Strike:
    """An assault: ``units`` strike ``target``, each from its place in ``places``; worth ``score`` men."""

    target: HexId
    units: tuple[UnitId, ...]
    places: tuple[HexId, ...]
    score: int


class Bid(NamedTuple):
    """What a unit can strike, and what that was found for: how strong it is, and how many hexes away the enemy is."""

    vigor: Mark
    steps: int
    ways: Ways


class Bids:
    """Which units can strike which hexes.

    ``due`` are the units for which that must be found again, ``stale`` the hexes for which it has changed since they
    were judged; ``members`` and ``steps`` are what roster and survey had when all units were last looked through.
    """

    def __init__(self) -> None:
        self.on: dict[HexId, dict[UnitId, list[int]]] = {}
        self.by: dict[UnitId, Bid] = {}
        self.due: set[UnitId] = set()  # iterated sorted
        self.stale: set[HexId] = set()  # membership only
        self.judged: dict[HexId, tuple[Support, Strike | None]] = {}  # the best assault worth it, with what support
        self.members: object = None
        self.steps: object = None

    def clear(self) -> None:
        """Forget all of them."""
        for unit in list(self.by):
            self.put(unit, None)
        self.members = None

    def put(self, unit: UnitId, bid: Bid | None) -> None:
        """Replace what is known of a unit."""
        old = self.by.pop(unit, None)
        before, now = old.ways if old is not None else {}, bid.ways if bid is not None else {}
        as_strong = old is not None and bid is not None and old.vigor is bid.vigor
        for h in before:
            if h in now and now[h] != before[h]:
                self.stale.add(h)
            elif not (h in now and as_strong):
                self._lose(unit, h)
            del self.on[h][unit]
        for h, ways in now.items():
            if h not in before:
                self.stale.add(h)
            self.on.setdefault(h, {})[unit] = ways
        if bid is not None:
            self.by[unit] = bid

    def _lose(self, unit: UnitId, h: HexId) -> None:
        """Take note that a unit is weaker than it was, or out: that matters where the best assault counts on it."""
        noted = self.judged.get(h)
        if noted is None or (noted[1] is not None and unit in noted[1].units):
            self.stale.add(h)


class Victim(NamedTuple):
    """What the defenders of a hex are by themselves, whoever comes; ``leave_from`` is negative where they delay.

    ``surprise``, of covert attackers ``covert_surprise`` as well, and ``fire`` tell how their attackers' power counts
    against them; ``prey`` is what they are worth, their men and lowest cohesion.
    """

    surprise: int
    covert_surprise: int
    fire: Fire
    defense: int
    prey: tuple[int, int, int]
    threshold: int
    leave_from: int
    truce: frozenset[int]  # own armies that may not strike them (14.2)


class Stake(NamedTuple):
    """What a unit brings and stakes in an assault: its power, its stack points, its worth, its men, how much a loss of
    cohesion counts, per cent, and what the supply it burns is worth, in men.
    """

    power: int
    points: int
    worth: int
    men: int
    ease: int
    supply: int


class Siege(NamedTuple):
    """Who can strike a hex, as ``fights.best_assault`` reads it: ``keys`` are its units; ``ground`` what the hex is
    worth, in men.
    """

    keys: list[UnitId]
    units: Ints
    ways: Ints
    ends: Ints
    ground: int
