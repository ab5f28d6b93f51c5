"""Who holds the ground behind a front line: writes the ``control:`` of a scenario.

``python -m tools.frontline 1950-08-04 --un "3552" --communist "1742"``

The line is that of tools/history/front_lines.geojson; what is said to be held otherwise (towns that a line good to
10 km puts on the wrong side, units that are cut off) comes after it. Each shipped scenario names its call in a comment,
and a test makes its lists again. Islands of the South stay with the UN side.
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from game.data.library import read_map
from game.model.board import Board
from game.model.ids import HexId
from game.view.fronts import Point, closed, un_ground

ROOT = Path(__file__).parent.parent
LINES = ROOT / "tools" / "history" / "front_lines.geojson"
MAP = ROOT / "scenarios" / "maps" / "korea.yaml"
WIDTH = 116
COMMUNIST, UN = "communist", "un"


@dataclass(frozen=True)
class Control:
    """The side that holds most of each region, and the hexes that the other one holds."""

    by_region: dict[str, str]
    communist: str
    un: str


def areas(day: str) -> list[list[Point]]:
    """Return the outlines of what the UN side holds on a day, in degrees: behind the front, bridgeheads, pockets."""
    features = json.loads(LINES.read_text(encoding="utf-8"))["features"]
    found = []
    for feature in features:
        if feature["properties"]["date"] == day:
            line = [(east, north) for east, north in feature["geometry"]["coordinates"]]
            found.append(closed(line) if feature["properties"]["kind"] == "main" else line)
    if not found:
        days = sorted({feature["properties"]["date"] for feature in features})
        raise SystemExit(f"no front line of {day}; there are {', '.join(days)}")
    return found


def holders(board: Board, day: str) -> dict[HexId, str]:
    """Return the side that holds each hex of ground on a day, by the center of the hex."""
    un = un_ground(board, areas(day))
    return {h: UN if h in un else COMMUNIST for h in range(board.grid.size) if board.is_ground(h)}


def control(board: Board, day: str, un: str = "", communist: str = "") -> Control:
    """Return the ``control`` of a scenario."""
    held = holders(board, day)
    for side, text in ((UN, un), (COMMUNIST, communist)):
        held.update({board.grid.from_label(label): side for label in text.split()})
    by_region = {}
    for index, region in enumerate(board.regions):
        sides = Counter(side for h, side in held.items() if board.region[h] == index)
        by_region[region] = max(sorted(sides), key=lambda side: sides[side])

    def others(side: str) -> str:
        odd = [h for h, other in held.items() if other == side != by_region[board.regions[board.region[h]]]]
        return " ".join(board.grid.label(h) for h in sorted(odd))

    return Control(by_region, others(COMMUNIST), others(UN))


def written(found: Control) -> str:
    """Return a ``control`` as a scenario has it."""
    regions = ", ".join(f"{region}: {side}" for region, side in found.by_region.items())
    lines = ["control:", f"  by_region: {{{regions}}}"]
    for side, hexes in ((COMMUNIST, found.communist), (UN, found.un)):
        if hexes:
            lines += [f"  {side}: >-", fill(hexes, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 4)]
    return "\n".join(lines) + "\n"


def korea() -> Board:
    """Return the map of Korea."""
    return read_map(MAP)[0]


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """Return the day and the hexes held otherwise of a call."""
    parser = argparse.ArgumentParser(prog="python -m tools.frontline", description=__doc__)
    parser.add_argument("day", help="a day of front_lines.geojson: 1950-08-04")
    parser.add_argument("--un", default="", help="hexes held by the UN side all the same")
    parser.add_argument("--communist", default="", help="hexes held by the communist side all the same")
    return parser.parse_args(words)


def main() -> int:
    """Print the lists."""
    given = arguments()
    sys.stdout.write(written(control(korea(), given.day, given.un, given.communist)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
