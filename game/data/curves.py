"""The curves of the rules as tables of whole numbers (rule 1.6): the shipped ones are written once and committed.

They are reckoned here only when they are written, or when a laboratory changes what they are made from.
"""

import math
from collections.abc import Mapping
from typing import Any

MADE_FROM = (  # file and key
    ("combat", "sigma_thousandths"),
    ("combat", "estimate_sigma_thousandths"),
    ("air", "interdiction_most_pm"),
    ("air", "interdiction_scale_tenths"),
)
Table = tuple[str, str, list[int]]  # name, comment, numbers


def logistic(scale: float) -> list[int]:
    """Return the logit of each of 1,000 rolls in thousandths, times a scale in thousandths."""
    chances = [(roll + 0.5) / 1000 for roll in range(1000)]
    return [round(scale * math.log(u / (1 - u))) for u in chances]


def exponential(slope: float) -> list[int]:
    """Return e to the power of slope x in basis points, for x from -4 to 5 in steps of 0.05."""
    return [round(10_000 * math.exp(slope * x / 1000)) for x in range(-4000, 5001, 50)]


def saturation(most: int, scale: int) -> list[int]:
    """Return most x (1 - e to the power of -effort / scale), for an effort of 0 to 400."""
    return [round(most * (1 - math.exp(-effort / scale))) for effort in range(401)]


def curves(combat: Mapping[str, Any], air: Mapping[str, Any]) -> list[Table]:
    """Return the tables that fit the values of ``combat.yaml`` and ``air.yaml``."""
    sigma, errors = combat["sigma_thousandths"], combat["estimate_sigma_thousandths"]
    most, scale = air["interdiction_most_pm"], air["interdiction_scale_tenths"]
    ratios = [round(1000 * math.log(ratio / 1000)) for ratio in range(50, 20_001)]
    rows = [
        ("ln_milli", "1000 x ln(ratio / 1000) for the ratios 50 to 20,000 (7.3)", ratios),
        ("logit_milli", "the draw for each roll 0 to 999 (7.3)", logistic(sigma)),
    ]
    for name in ("good", "fair", "poor"):
        comment = f"the same against an enemy whose strength is known so well: {name} (7.8)"
        rows.append((f"logit_{name}_milli", comment, logistic(math.hypot(sigma, errors[name]))))
    rows.append(("loss_attacker_bp", "10,000 x e^(-0.3 x) for x -4 to 5 in steps of 0.05 (7.4)", exponential(-0.3)))
    rows.append(("loss_defender_bp", "10,000 x e^(0.5 x) for x -4 to 5 in steps of 0.05 (7.4)", exponential(0.5)))
    comment = f"interdiction for an effort of 0 to 40 points in tenths: {most} x (1 - e^(-effort / {scale})) (10.3)"
    rows.append(("interdiction_pm", comment, saturation(most, scale)))
    return rows
