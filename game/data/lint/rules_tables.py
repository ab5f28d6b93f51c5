"""Tables of the rules: shares add up, bands and grades rise, curves have their length."""

from collections.abc import Iterator
from itertools import pairwise

from game.data.lint.registry import lint_pass
from game.data.rules_case import RulesCase
from game.errors import Problem
from game.model.rule_parts import BANDS, MONTHS
from game.model.shapes import SIDE_KEYS, UNUSED

WHOLE = 1000
HANDICAP = (800, 1250)
GRADES = 10
FATES = ("escape_pm", "guerrilla_pm", "prisoner_pm", "killed_pm")
LENGTHS = {
    "ln_milli": 19_951,  # ratios 50 to 20,000 (1.6)
    "logit_milli": 1000,
    "logit_good_milli": 1000,
    "logit_fair_milli": 1000,
    "logit_poor_milli": 1000,
    "loss_attacker_bp": 181,  # x -4000 to 5000 by 50
    "loss_defender_bp": 181,
    "interdiction_pm": 401,  # effort 0 to 400 tenths
}


@lint_pass(RulesCase)
def bands_of_weather_have_names(case: RulesCase) -> Iterator[Problem]:
    """Yield names of bands that are not one for the south and one for the north (11)."""
    names = case.rules.weather.bands
    if len(names) != len(BANDS) and case.is_clear("weather", ("bands",)):
        yield case.problem("weather", ("bands",), f"must have {len(BANDS)} names, of the south and of the north")


@lint_pass(RulesCase)
def shares_add_up(case: RulesCase) -> Iterator[Problem]:
    """Yield chances and splits that are not a whole: weather (11), losses (7.4), dissolution (8.5)."""
    weather, combat = case.rules.weather, case.rules.combat
    for month, bands in zip(MONTHS, weather.chances_pm, strict=True):
        for band, row in zip(BANDS, bands if month != UNUSED else (), strict=month != UNUSED):
            path = ("chances_pm", month, band)
            if sum(row) != WHOLE and case.is_clear("weather", path):
                yield case.problem("weather", path, f"adds up to {sum(row)}, not {WHOLE}")
    split = combat.killed_pm + combat.wounded_pm + combat.missing_pm
    if split != WHOLE and case.is_clear("combat", ("killed_pm",), ("wounded_pm",), ("missing_pm",)):
        yield case.problem("combat", ("killed_pm",), f"killed, wounded and missing add up to {split}, not {WHOLE}")
    for dissolved in case.rules.morale.rows:
        total = dissolved.escape_pm + dissolved.guerrilla_pm + dissolved.prisoner_pm + dissolved.killed_pm
        row_path = ("rows", dissolved.id)
        if total != WHOLE and case.is_clear("morale", *((*row_path, key) for key in FATES)):
            yield case.problem("morale", row_path, f"adds up to {total}, not {WHOLE}")


@lint_pass(RulesCase)
def handicaps_are_small(case: RulesCase) -> Iterator[Problem]:
    """Yield handicaps that are none any more (16.3)."""
    low, high = HANDICAP
    for side, value in zip(SIDE_KEYS, case.rules.supply.handicap_pm, strict=True):
        path = ("handicap_pm", side)
        if not low <= value <= high and case.is_clear("supply", path):
            yield case.problem("supply", path, f"must be from {low} to {high}, not {value}")


@lint_pass(RulesCase)
def rows_rise(case: RulesCase) -> Iterator[Problem]:
    """Yield result bands (7.3), grades of quality (3.6) and limits of victory (15) that do not rise."""
    for below, above in pairwise(case.rules.combat.bands):
        path = ("bands", above.id, "floor_thousandths")
        known = case.is_clear("combat", path, ("bands", below.id, "floor_thousandths"))
        if known and above.floor_thousandths <= below.floor_thousandths:
            yield case.problem("combat", path, f"must be more than that of {below.id}, {below.floor_thousandths}")
    grades = case.rules.units.quality_pm_by_grade
    graded = case.is_clear("unit_types", ("quality_pm_by_grade",))
    if graded and (len(grades) != GRADES or list(grades) != sorted(grades)):
        yield case.problem("unit_types", ("quality_pm_by_grade",), f"must be {GRADES} rising numbers")
    victory = case.rules.victory
    known = case.is_clear("victory", ("draw",), ("marginal",), ("major",))
    if known and not victory.draw < victory.marginal < victory.major:
        yield case.problem("victory", ("marginal",), "draw, marginal and major must rise")


@lint_pass(RulesCase)
def curves_have_their_length(case: RulesCase) -> Iterator[Problem]:
    """Yield curves (1.6) that are too short or too long."""
    for name, length in LENGTHS.items():
        found = len(getattr(case.rules.tables, name))
        if found != length:
            yield case.problem("tables", (name,), f"has {found:,} numbers, not {length:,}; run tools/tables.py")
