"""Writes ``scenarios/rules/tables.yaml`` (rule 1.6): ``python tools/tables.py``.

The scales of its curves stand in ``combat.yaml`` and ``air.yaml``.
"""

import math
import sys
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent.parent / "scenarios" / "rules"
HEAD = """# yaml-language-server: $schema=../schema/rules.schema.json
# The curves of the rules as whole numbers (1.6). Written by tools/tables.py from combat.yaml and air.yaml: do not edit.
"""


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


def tables(sigma: int, errors: dict[str, int], most: int, scale: int) -> list[tuple[str, str, list[int]]]:
    """Return name, comment and numbers of every table."""
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


def wrapped(numbers: list[int]) -> str:
    """Return numbers as indented lines of at most 120 characters."""
    lines, line = [], " "
    for number in numbers:
        if len(line) + len(str(number)) + 1 > 120:
            lines.append(line)
            line = " "
        line += f" {number}"
    return "\n".join([*lines, line])


def text(folder: Path) -> str:
    """Return the contents of ``tables.yaml`` that fit the ``combat.yaml`` and ``air.yaml`` of a folder."""
    combat = yaml.safe_load((folder / "combat.yaml").read_text(encoding="utf-8"))
    air = yaml.safe_load((folder / "air.yaml").read_text(encoding="utf-8"))
    rows = tables(
        combat["sigma_thousandths"],
        combat["estimate_sigma_thousandths"],
        air["interdiction_most_pm"],
        air["interdiction_scale_tenths"],
    )
    return HEAD + "".join(f"{name}: |  # {comment}\n{wrapped(numbers)}\n" for name, comment, numbers in rows)


def main() -> int:
    """Write the file."""
    (FOLDER / "tables.yaml").write_text(text(FOLDER), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
