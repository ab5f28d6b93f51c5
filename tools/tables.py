"""Writes ``scenarios/rules/tables.yaml`` (rule 1.6): ``python -m tools.tables``.

The scales of its curves stand in ``combat.yaml`` and ``air.yaml``.
"""

import sys
from pathlib import Path

import yaml

from game.data.curves import curves

FOLDER = Path(__file__).parent.parent / "scenarios" / "rules"
HEAD = """# yaml-language-server: $schema=../schema/rules.schema.json
# The curves of the rules as whole numbers (1.6). Written by tools/tables.py from combat.yaml and air.yaml: do not edit.
"""


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
    combat, air = (yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("combat", "air"))
    rows = curves(combat, air)
    return HEAD + "".join(f"{name}: |  # {comment}\n{wrapped(numbers)}\n" for name, comment, numbers in rows)


def main() -> int:
    """Write the file."""
    (FOLDER / "tables.yaml").write_text(text(FOLDER), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
