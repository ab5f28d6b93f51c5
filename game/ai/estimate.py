"""Estimates: what a fight is worth before it is fought, from the battle's own functions (rules 7.1-7.5)."""

from array import array
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from game import kernels
from game.kernels import Ints
from game.kernels.choices import ROW, SAMPLES
from game.model.ruleset import Ruleset
from game.model.units import Piece
from game.model.view import SideView
from game.rules.combat import LN_FIRST, LN_LAST, Odds, Shift, ln_milli, outcome
from game.rules.power import PM, Fire, piece_power

GRAIN = 100  # thousandths: how finely ln(ratio) and threshold are told apart
ANTITANK_PM, TANK_GROUND_PM = 1400, 700  # for strengths in general, when it is not known who meets whom


class Prospect(NamedTuple):
    """What an assault at some odds does on average: shares per mille, losses in basis points, cohesion in tenths.

    ``breaks`` are, in rising order over the samples, the cohesion a defender needs in order not to shatter.
    """

    leave_pm: int
    far_pm: int  # two hexes or more
    attacker_bp: int
    defender_bp: int
    attacker_c: int
    defender_c: int
    breaks: tuple[int, ...]

    def shatter_pm(self, c: int) -> int:
        """Return how often, per mille, a defender with cohesion ``c`` in tenths dissolves."""
        return (SAMPLES - bisect_right(self.breaks, c)) * PM // SAMPLES


@lru_cache(maxsize=4096)
def _prospect(ruleset: Ruleset, ratio: int, threshold: int, leave_from: int, heavy: int) -> Prospect:
    odds = Odds(0, (), (), 0, 0, ratio, heavy, heavy, (), (Shift("base", threshold),), leave_from, is_surrounded=False)
    logits = ruleset.tables.logit_milli
    combat = ruleset.combat
    leave = far = attacker = defender = attacker_c = defender_c = 0
    breaks = []
    for sample in range(SAMPLES):
        roll = (2 * sample + 1) * len(logits) // (2 * SAMPLES)
        result = outcome(ruleset, odds, roll=roll, logit=logits[roll])
        leave += result.retreat_hexes > 0
        far += result.retreat_hexes > 1
        attacker += result.attacker_bp
        defender += result.defender_bp
        attacker_c += result.attacker_cohesion
        defender_c += result.defender_cohesion
        worse = combat.shatter_cohesion_tenths - 1 if result.d >= combat.shatter_d_thousandths else 0
        breaks.append(result.defender_cohesion + worse)
    return Prospect(
        leave * PM // SAMPLES,
        far * PM // SAMPLES,
        attacker // SAMPLES,
        defender // SAMPLES,
        attacker_c // SAMPLES,
        defender_c // SAMPLES,
        tuple(sorted(breaks)),
    )


def prospect(ruleset: Ruleset, attack: int, defense: int, *, threshold: int, leave_from: int = 0) -> Prospect:
    """Return what an assault of such powers (thousandths) against such a threshold (thousandths) does on average."""
    rows, first = _ln_grains(ruleset)
    grains = rows[min(attack * PM // max(1, defense), LN_LAST)] // ROW + first
    return _coarse(ruleset, grains, threshold // GRAIN, leave_from // GRAIN)


@lru_cache(maxsize=4096)
def _coarse(ruleset: Ruleset, ln_grains: int, threshold_grains: int, leave_grains: int) -> Prospect:
    table = ruleset.tables.ln_milli
    middle = ln_grains * GRAIN + GRAIN // 2
    index = min(len(table) - 1, bisect_right(table, middle))
    return _prospect(ruleset, index + 50, threshold_grains * GRAIN + GRAIN // 2, leave_grains * GRAIN, 250)


class Outlook(NamedTuple):
    """All prospects against one threshold as kernels read them: ``choices.row_of`` and what follows it."""

    rows: Ints
    fates: Ints


def outlook(ruleset: Ruleset, threshold: int) -> Outlook:
    """Return what assaults at any odds do on average against a threshold in thousandths."""
    return _outlook(ruleset, threshold // GRAIN)


@lru_cache(maxsize=64)
def _outlook(ruleset: Ruleset, threshold_grains: int) -> Outlook:
    grains, first = _ln_grains(ruleset)
    fates = array("i")
    for ln_grains in range(first, first + max(grains) // ROW + 1):
        row = _coarse(ruleset, ln_grains, threshold_grains, 0)
        fates.extend((row.leave_pm, row.defender_bp, row.defender_c, *row.breaks))
    return Outlook(kernels.int_view(grains), kernels.int_view(fates))


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
    fire = Fire(PM, ANTITANK_PM, TANK_GROUND_PM)
    return piece_power(view.ruleset, 0, piece, turn=view.turn, fire=fire).power


def worth_men(piece: Piece) -> int:
    """Return what a piece is worth: its men, more for good ones (rule 16.2); guns and tanks as the men they equal."""
    return (piece.men + 45 * piece.guns + 100 * piece.tanks) * (PM + piece.q) // (2 * PM)
