"""Close support and naval gunfire in a fight (rules 7.2, 10.4): what a side may send and what it is worth."""

from functools import lru_cache
from typing import NamedTuple

from game.model.board import NO_ZONE, Board
from game.model.ids import HexId, Side
from game.model.view import Position

PM = 1000
TENTHS = 10


class Support(NamedTuple):
    """Whole points of close support and naval gunfire for one side of a fight."""

    cas: int = 0
    gunfire: int = 0


NO_SUPPORT = Support()


class Addition(NamedTuple):
    """What support adds to a side's power: its key (cas, gunfire), whose, whole points, thousandths of strength."""

    key: str
    attacking: bool
    points: int
    power: int


def limits(at: Position, side: Side, target: HexId) -> Support:
    """Return the most points that a side of a fight over a hex may have now, as the position shows it."""
    rules = at.ruleset.air
    backing = at.backing if side == at.side else at.foe_backing
    guns = at.gunfire_left if side == Side.UN and in_gun_range(at.board, target) else 0
    return Support(min(rules.support_most, backing.cas_left // TENTHS), min(rules.gunfire_most, guns))


def additions(at: Position, side: Side, target: HexId, support: Support, *, cas_pm: int = PM) -> tuple[Addition, ...]:
    """Return what support adds to the power of a side in a fight over a hex; ``cas_pm``: what night leaves of it."""
    found = []
    attacking = side == at.side
    if support.cas:
        power = support.cas * at.ruleset.air.support_power * cas_effect_pm(at, side, target) // PM * cas_pm // PM
        found.append(Addition("cas", attacking, support.cas, power))
    if support.gunfire:
        power = support.gunfire * at.ruleset.air.gunfire_power
        found.append(Addition("gunfire", attacking, support.gunfire, power))
    return tuple(found)


def cas_effect_pm(at: Position, side: Side, target: HexId) -> int:
    """Return what distance, weather and enemy aircraft leave of close support over a hex, per mille."""
    rules = at.ruleset.air
    backing = at.backing if side == at.side else at.foe_backing
    distance = at.board.grid.distance
    near = any(at.holder[base] == side and distance(base, target) <= rules.support_hexes for base in backing.bases)
    sky = at.weather[at.board.weather_band[target]].sky
    zone = at.board.zone[target]
    opposed = backing.opposed[zone] if zone != NO_ZONE else 0
    based = PM if near else rules.support_distant_pm
    return based * at.ruleset.weather.skies[sky].air_pm // PM * (PM - opposed) // PM


def answer(at: Position, target: HexId, ratio: int) -> Support:
    """Return what the defender of a hex spends by its doctrine (rule 10.4) at a ratio, per mille, without it."""
    rules = at.ruleset.air
    if not rules.doctrine_from_pm <= ratio <= rules.doctrine_to_pm:
        return NO_SUPPORT
    most = limits(at, at.side.enemy, target)
    doctrine = at.foe_doctrine
    return Support(min(most.cas, doctrine.cas), min(most.gunfire, doctrine.gunfire))


def in_gun_range(board: Board, h: HexId) -> bool:
    """Return whether naval guns reach a hex: deep water touches it or the next hex (rule 2.5)."""
    return h in _gun_range(board)


@lru_cache(maxsize=16)
def _gun_range(board: Board) -> frozenset[HexId]:
    deep = [h for h, is_deep in enumerate(board.deepwater) if is_deep]
    return frozenset(n for h in deep for n in (h, *board.grid.neighbors[h]) if n >= 0 and board.is_ground(n))
