"""The rules read once for all tests: as printed in the rulebook, and as shipped.

Tests of rules quote the rulebook, its numbers too. Some of these were only where calibration began (17.2): the files
shipped have what it came to, ``PRINTED`` what the rulebook says, so that a rule and its examples can be tested as they
stand there whatever is calibrated. docs/calibration.md tells the values apart and why.
"""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.data.rules import load_ruleset
from game.model.ruleset import ArmyRules, Ruleset

PRINTED: dict[str, dict[str, int]] = {
    "combat": {
        "loss_attacker_base_bp": 320,
        "shatter_cohesion_tenths": 150,
        "defender_cohesion_slope_tenths": 120,
    },
    "morale": {
        "cut_share_tenths": -140,
        "recovery_tenths": 100,
        "shaken_recovery_pm": 500,
        "reform_turns": 6,
        "reform_men_pm": 300,
    },
    "units": {"wear_adjacent_bp": 40, "wear_interdiction_bp": 240, "wear_sheltered_pm": 500},
}
PRINTED_ROWS: dict[str, dict[str, Any]] = {  # of the split of a dissolved unit (8.5)
    "kpa_cut_off": {"escape_pm": 350, "guerrilla_pm": 280, "prisoner_pm": 200, "killed_pm": 170},
    "kpa": {"escape_pm": 450, "guerrilla_pm": 100, "prisoner_pm": 300, "killed_pm": 150},
}
PRINTED_ARMY: dict[str, int] = {  # of the KPA (3.5, 6.5, 8.1)
    "haul_reach_hundredths": 1800,
    "stock_tons": 18000,
    "stock_gain_tons": 210,
    "stock_gain_soviet_tenths": 875,
    "home_haul_most_hundredths": 0,
}
PRINTED_RECRUITS = ((4, 300),)  # hundredths of a recruit for each 10,000 people of the South, by turn (9.1)


@lru_cache(maxsize=1)
def shipped() -> Ruleset:
    """Return the ruleset of the shipped rules files."""
    return load_ruleset(Path(__file__).parents[2] / "scenarios" / "rules")


@lru_cache(maxsize=1)
def ruleset() -> Ruleset:
    """Return the shipped ruleset with every calibrated value as the rulebook prints it."""
    rules = shipped()
    files: dict[str, Any] = {file: replace(getattr(rules, file), **values) for file, values in PRINTED.items()}
    rows = tuple(replace(row, **PRINTED_ROWS.get(row.id, {})) for row in rules.morale.rows)
    files["morale"] = replace(files["morale"], rows=rows)
    files["lookahead"] = replace(rules.lookahead, turns=1, first_samples=1, rivals=1, more_samples=1)  # tiny games
    return replace(rules, **files, armies=tuple(_printed(army) for army in rules.armies))


def _printed(army: ArmyRules) -> ArmyRules:
    if army.id != "KPA":
        return army
    inflow = replace(army.pool_inflow, recruits_per_pop_tenth=PRINTED_RECRUITS)
    values: dict[str, Any] = {**PRINTED_ARMY, "pool_inflow": inflow}
    return replace(army, **values)
