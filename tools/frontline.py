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
from game.hexgrid import earth
from game.model.board import Board
from game.model.ids import HexId

ROOT = Path(__file__).parent.parent
LINES = ROOT / "tools" / "history" / "front_lines.geojson"
MAP = ROOT / "scenarios" / "maps" / "korea.yaml"
WEST, EAST, SOUTH = 120.0, 135.0, 30.0  # beyond all land, in degrees
MIDDLE = 127.5  # a line that begins east of this ends at the south coast
WIDTH = 116
COMMUNIST, UN = "communist", "un"

Point = tuple[float, float]


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
            found.append(_closed(line) if feature["properties"]["kind"] == "main" else line)
    if not found:
        days = sorted({feature["properties"]["date"] for feature in features})
        raise SystemExit(f"no front line of {day}; there are {', '.join(days)}")
    return found


def _closed(line: list[Point]) -> list[Point]:
    """Return a front from sea to sea with the seas east and south of it; the UN side is on its right."""
    start, end = line[0], line[-1]
    west = WEST if start[0] < MIDDLE else start[0]
    return [*line, (EAST, end[1]), (EAST, SOUTH), (west, SOUTH), (west, start[1])]


def is_inside(point: Point, outline: list[Point]) -> bool:
    """Return whether a point lies within an outline: an odd number of its sides is crossed on the way east."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


def holders(board: Board, day: str) -> dict[HexId, str]:
    """Return the side that holds each hex of ground on a day, by the center of the hex."""
    outlines = areas(day)
    mainland = _mainland(board)
    held = {}
    for h in range(board.grid.size):
        if board.is_ground(h):
            island = h not in mainland and board.regions[board.region[h]] == "south"
            at_un = island or any(is_inside(_degrees(board, h), outline) for outline in outlines)
            held[h] = UN if at_un else COMMUNIST
    return held


def _degrees(board: Board, h: HexId) -> Point:
    if board.projection is None:
        raise ValueError("the map has no projection")
    column, row = h % board.grid.width, h // board.grid.width
    x = board.projection.x0_km + board.hex_km * 3**0.5 / 2 * column
    y = board.projection.y0_km - board.hex_km * (row + 0.5 * (column & 1))
    return earth.inverse(x, y, board.projection.central_meridian, board.projection.origin_latitude)


def _mainland(board: Board) -> set[HexId]:
    """Return the hexes that can be walked to from Seoul."""
    reached = {board.place("seoul").hex}
    edge = list(reached)
    while edge:
        for n in board.near[edge.pop()]:
            if n not in reached and board.is_ground(n):
                reached.add(n)
                edge.append(n)
    return reached


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
