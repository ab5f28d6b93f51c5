"""Estimates: what a fight is worth before it is fought, from the battle's own functions (rules 7.1-7.5)."""

from array import array
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from game import kernels
from game.kernels import Ints, choices
from game.kernels.choices import ROW, SAMPLES
from game.model.ruleset import Ruleset
from game.model.units import Piece
from game.model.view import SideView
from game.rules.combat import LN_FIRST, LN_LAST, Odds, Shift, ln_milli, outcome
from game.rules.power import PM, Fire, piece_power

GRAIN = 100  # thousandths: how finely ln(ratio) and threshold are told apart
HEAVY = 250  # per mille of a power: guns and tanks, where it is not known who meets whom
AT_LARGE = Fire(PM, antitank_pm=1400, ground_pm=700)  # for strengths in general
MIGHT: Callable[[Piece], object] = attrgetter("army", "traits", "men", "guns", "tanks", "q", "c", "s")


class Outlook(NamedTuple):
    """What assaults at any odds do on average, as kernels read it: ``choices.row_of`` and what follows it."""

    rows: Ints
    fates: Ints

    def leave_pm(self, attack: int, defense: int) -> int:
        """Return how often, per mille, the defender leaves."""
        return self.fates[choices.row_of(self.rows, attack, defense) + choices.LEAVE]


def outlook(ruleset: Ruleset, threshold: int, leave_from: int = 0) -> Outlook:
    """Return what assaults do on average against such thresholds, in thousandths."""
    return _outlook(ruleset, threshold // GRAIN, leave_from // GRAIN)


@lru_cache(maxsize=128)
def _outlook(ruleset: Ruleset, threshold_grains: int, leave_grains: int) -> Outlook:
    grains, first = _ln_grains(ruleset)
    fates, table = array("i"), ruleset.tables.ln_milli
    for ln_grains in range(first, first + max(grains) // ROW + 1):
        index = min(len(table) - 1, bisect_right(table, ln_grains * GRAIN + GRAIN // 2))
        fates.extend(_fate(ruleset, index + 50, threshold_grains * GRAIN + GRAIN // 2, leave_grains * GRAIN))
    return Outlook(kernels.int_view(grains), kernels.int_view(fates))


def _fate(ruleset: Ruleset, ratio: int, threshold: int, leave_from: int) -> tuple[int, ...]:
    """Return a row of ``fates``."""
    odds = Odds(0, (), (), 0, 0, ratio, HEAVY, HEAVY, (), (Shift("base", threshold),), leave_from, is_surrounded=False)
    logits, combat = ruleset.tables.logit_milli, ruleset.combat
    leave = attacker = defender = attacker_c = defender_c = 0
    breaks = []
    for sample in range(SAMPLES):
        roll = (2 * sample + 1) * len(logits) // (2 * SAMPLES)
        result = outcome(ruleset, odds, roll=roll, logit=logits[roll])
        leave += result.retreat_hexes > 0
        attacker += result.attacker_bp
        defender += result.defender_bp
        attacker_c += result.attacker_cohesion
        defender_c += result.defender_cohesion
        worse = combat.shatter_cohesion_tenths - 1 if result.d >= combat.shatter_d_thousandths else 0
        breaks.append(result.defender_cohesion + worse)
    means = [total // SAMPLES for total in (defender, defender_c, attacker, attacker_c)]
    return (leave * PM // SAMPLES, *means, *sorted(breaks))


@lru_cache(maxsize=8)
def _ln_grains(ruleset: Ruleset) -> tuple["array[int]", int]:
    """Return where the row of every ratio per mille begins, and the grains of the first row."""
    grains = [ln_milli(ruleset, max(LN_FIRST, ratio)) // GRAIN for ratio in range(LN_LAST + 1)]
    first = min(grains)
    return array("i", [ROW * (grain - first) for grain in grains]), first


def defender_threshold(view: SideView, army: int) -> int:
    """Return x* of an army that holds (rule 7.3), in thousandths."""
    combat = view.ruleset.combat
    return combat.threshold_thousandths + view.morale[army] - combat.morale_origin_tenths


def general_power(view: SideView, piece: Piece) -> int:
    """Return the strength of a piece in thousandths against nobody in particular."""
    known, might = _powers(view.ruleset, view.turn), MIGHT(piece)
    power = known.get(might)
    if power is None:
        power = known[might] = piece_power(view.ruleset, 0, piece, turn=view.turn, fire=AT_LARGE).power
    return power


@lru_cache(maxsize=2)
def _powers(ruleset: Ruleset, turn: int) -> dict[object, int]:
    """Return the powers already known of a turn, by what makes them: filled by ``general_power``."""
    return {}


def worth_men(piece: Piece) -> int:
    """Return what a piece is worth: its men, more for good ones (rule 16.2); guns and tanks as the men they equal."""
    return (piece.men + 45 * piece.guns + 100 * piece.tanks) * (PM + piece.q) // (2 * PM)
