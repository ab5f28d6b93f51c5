"""Zones and named lines."""

from collections import deque
from typing import Any

from tools.mapbuild.geodata import Geodata
from tools.mapbuild.ground import Ground, hexes_along, north_of_38
from tools.mapbuild.land import side
from tools.mapbuild.projection import GRID, center


def zones(geodata: Geodata, ground: Ground) -> dict[int, int]:
    """Return by Korean hex the number of its zone: that of the nearest seed town, ties to the earlier one."""
    seeds = [(i, geodata.towns[key].at) for i, zone in enumerate(geodata.fixes["zones"]) for key in zone["seeds"]]
    out = {}
    for h in sorted(ground.korea):
        x, y = center(h)
        out[h] = min(((x - sx) ** 2 + (y - sy) ** 2, i) for i, (sx, sy) in seeds)[1]
    return out


def lines(geodata: Geodata, ground: Ground) -> list[tuple[str, str, list[int]]]:
    """Return id, name and hexes from west to east of every named line."""
    return [(line["id"], line["name"], _line(geodata, ground, line)) for line in geodata.fixes["lines"]]


def _line(geodata: Geodata, ground: Ground, line: dict[str, Any]) -> list[int]:
    if line.get("parallel"):
        return _south_of_the_parallel(geodata, ground)
    if line.get("border"):
        yalu, tumen = hexes_along(ground, "Yalu", 1), hexes_along(ground, "Tumen", -1)
        return yalu[::-1] + [h for h in tumen if h not in yalu]
    stops: list[list[int]] = [_stretch(ground, step) for step in line["path"]]
    hexes = list(stops[0])
    for stop in stops[1:]:
        link = shortest(ground, hexes[-1], stop[0])
        hexes += [h for h in link[1:] + stop[1:] if h not in hexes]
    return hexes


def _south_of_the_parallel(geodata: Geodata, ground: Ground) -> list[int]:
    south = {h for h in ground.korea if not north_of_38(geodata, h)}
    edge = [h for h in south if any(n in ground.korea and n not in south for n in GRID.neighbors[h])]
    return sorted(edge, key=lambda h: (center(h)[0], -center(h)[1]))


def _stretch(ground: Ground, step: str | dict[str, str]) -> list[int]:
    """Return the hexes of one step; a stretch of river bank runs from ``from`` to ``to``, either way."""
    if isinstance(step, str):
        return [GRID.from_label(step) if step.isdigit() else ground.town_hex[step]]
    bank = hexes_along(ground, step["bank"], 1 if step["side"] == "left" else -1)
    first = len(bank) - 1 if step["from"] == "mouth" else bank.index(GRID.from_label(step["from"]))
    last = bank.index(GRID.from_label(step["to"]))
    return bank[first : last + 1] if first <= last else bank[last : first + 1][::-1]


def shortest(ground: Ground, start: int, goal: int) -> list[int]:
    """Return a shortest way over Korean ground, straits closed, that keeps close to the straight line."""
    (x0, y0), (x1, y1) = center(start), center(goal)
    length: float = max(1e-6, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)

    def off(h: int) -> float:
        x, y = center(h)
        return abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length

    came = {goal: goal}
    queue = deque([goal])
    while queue:
        h = queue.popleft()
        for n in sorted((n for n in GRID.neighbors[h] if n in ground.korea), key=off):
            if n not in came and side(h, n) not in ground.straits:
                came[n] = h
                queue.append(n)
    path = [start]
    while path[-1] != goal:
        path.append(came[path[-1]])
    return path
