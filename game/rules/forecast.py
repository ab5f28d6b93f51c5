"""What an assault would do (rule 7.8): counts over the 1000 rolls, from the very functions that resolve it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.model.ids import HexId, Intelligence, UnitId
from game.model.picture import Contact
from game.model.ruleset import Ruleset
from game.model.units import Piece, Unit
from game.model.view import Position
from game.rules.casualties import men_lost
from game.rules.combat import (
    Odds,
    Outcome,
    attack_odds,
    defense_supply,
    ln_milli,
    outcome,
    shatters,
)
from game.rules.support import NO_SUPPORT, Support

ROLLS = 1000
PERCENTILES = (100, 500, 900)  # places among the sorted rolls: 10 %, median, 90 %


class Spread(NamedTuple):
    """Men lost: the 10th percentile, the median and the 90th percentile of the thousand rolls."""

    low: int
    median: int
    high: int


class SupplyBill(NamedTuple):
    """Supply used up by the fight, in tenths: by each attacker, by each defender."""

    attacker: int
    defender: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an assault would do, if the defender is what the position shows.

    ``bands`` counts the rolls, of 1000, for each result band in rising order; ``shattered`` those in which each
    defender, in the order of ``odds.defenders``, dissolves. ``intelligence`` is the poorest of the defenders', None
    where they are known exactly.
    """

    odds: Odds
    bands: tuple[int, ...]
    attacker_men: Spread
    defender_men: Spread
    shattered: tuple[int, ...]
    supply: SupplyBill
    intelligence: Intelligence | None

    @property
    def leaves(self) -> int:
        """Return the number of rolls, of 1000, in which the defender leaves the hex or would have to."""
        return sum(self.bands[2:])


def forecast(at: Position, attackers: Sequence[UnitId], target: HexId, *, support: Support = NO_SUPPORT) -> Forecast:
    """Return what an assault by own units on a hex with known enemy combat units would do (rule 7.8).

    ``support`` is the attacker's; what the defender gets is known, but for his doctrine, which is guessed (10.4).

    From a side's view the enemy is an estimate, and the scale of the draw grows with the uncertainty.
    """
    odds = attack_odds(at, attackers, target, support=support)
    foes = [at.foes[power.id] for power in odds.defenders]
    intelligence = min((foe.intelligence for foe in foes if isinstance(foe, Contact)), default=None)
    table = logit_table(at.ruleset, intelligence)
    own = [at.own[unit] for unit in attackers]
    return Forecast(
        odds,
        band_counts(at.ruleset, odds, table),
        _attacker_spread(at.ruleset, odds, table, own),
        _defender_spread(at.ruleset, odds, table, foes),
        tuple(_shatter_count(at.ruleset, odds, table, foe) for foe in foes),
        SupplyBill(at.ruleset.combat.assault_supply_tenths, defense_supply(at.ruleset, odds.ratio)),
        intelligence,
    )


def logit_table(ruleset: Ruleset, intelligence: Intelligence | None) -> tuple[int, ...]:
    """Return the draw by roll, in thousandths: the true one, or a wider one against estimates (rule 7.8)."""
    tables = ruleset.tables
    if intelligence is None or intelligence is Intelligence.EXACT:
        return tables.logit_milli
    return (tables.logit_poor_milli, tables.logit_fair_milli, tables.logit_good_milli)[intelligence]


def band_counts(ruleset: Ruleset, odds: Odds, table: Sequence[int]) -> tuple[int, ...]:
    """Return how many of the thousand rolls fall into each band; the table rises, so the bands are its sections."""
    level = odds.threshold - ln_milli(ruleset, odds.ratio)
    edges = [bisect_left(table, floor + level) for floor in _floors(ruleset, odds)]
    return tuple(end - start for start, end in zip((0, *edges), (*edges, ROLLS), strict=True))


def _floors(ruleset: Ruleset, odds: Odds) -> list[int]:
    """Return the d from which each band but the first counts (rules 7.3, 7.5)."""
    floors = []
    for before, band in zip(ruleset.combat.bands, ruleset.combat.bands[1:], strict=False):
        if band.retreat_hexes and not before.retreat_hexes:
            floors.append(odds.leave_from)
        else:
            floors.append(band.floor_thousandths)
    return floors


def _at_roll(ruleset: Ruleset, odds: Odds, table: Sequence[int], roll: int) -> Outcome:
    return outcome(ruleset, odds, roll=roll, logit=table[roll])


def _attacker_spread(ruleset: Ruleset, odds: Odds, table: Sequence[int], own: Sequence[Unit]) -> Spread:
    lost = []
    for place in PERCENTILES:  # a better roll costs the attacker less
        rate = _at_roll(ruleset, odds, table, ROLLS - 1 - place).attacker_bp
        lost.append(sum(men_lost(unit.men, rate) for unit in own))
    return Spread(*lost)


def _defender_spread(ruleset: Ruleset, odds: Odds, table: Sequence[int], foes: Sequence[Piece]) -> Spread:
    lost = []
    for place in PERCENTILES:
        result = _at_roll(ruleset, odds, table, place)
        lost.append(sum(foe.men - _men_left(ruleset, odds, result, foe) for foe in foes))
    return Spread(*lost)


def _men_left(ruleset: Ruleset, odds: Odds, result: Outcome, foe: Piece) -> int:
    left = foe.men - men_lost(foe.men, result.defender_bp)
    if result.retreat_hexes and odds.is_surrounded:
        left -= men_lost(left, ruleset.combat.trapped_loss_bp)
    return left


def _dissolves(ruleset: Ruleset, odds: Odds, result: Outcome, foe: Piece) -> bool:
    arrival = foe.arrival_men if isinstance(foe, Unit) else foe.toe.men
    men = foe.men - men_lost(foe.men, result.defender_bp)
    c = foe.c - result.defender_cohesion
    if shatters(ruleset, foe, men=men, c=c, d=result.d, arrival_men=arrival):
        return True
    if not (result.retreat_hexes and odds.is_surrounded):
        return False
    men = _men_left(ruleset, odds, result, foe)
    c -= ruleset.combat.trapped_cohesion_tenths
    return shatters(ruleset, foe, men=men, c=c, d=result.d, arrival_men=arrival)


def _shatter_count(ruleset: Ruleset, odds: Odds, table: Sequence[int], foe: Piece) -> int:
    """Return in how many rolls a defender dissolves where it stands; a higher roll never spares it."""
    low, high = 0, ROLLS
    while low < high:
        middle = (low + high) // 2
        if _dissolves(ruleset, odds, _at_roll(ruleset, odds, table, middle), foe):
            high = middle
        else:
            low = middle + 1
    return ROLLS - low
