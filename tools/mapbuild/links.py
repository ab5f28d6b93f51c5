"""Lays roads and railways along hexes, leg by leg between their towns."""

import itertools
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from typing import Any

import numpy as np

from tools.mapbuild.geodata import Floats, Geodata, Route
from tools.mapbuild.ground import Ground
from tools.mapbuild.land import Side, side
from tools.mapbuild.polyline import Polyline, points
from tools.mapbuild.projection import GRID, center, hex_at

TURN_COST = (0.0, 0.08, 1.6, 9.0, 1.6, 0.08)
FLOOR = 0.6
END_KM = 9.0
MARGIN_KM = 45.0
CROSSING_KM = 16.0
ORDER = ("primary", "double", "single", "secondary", "narrow", "track")


@dataclass(frozen=True)
class Link:
    """A road or railway on the hexes; a gap in the ground parts it into several chains."""

    name: str
    kind: str
    chains: tuple[tuple[int, ...], ...]

    @property
    def sides(self) -> set[Side]:
        """Hexsides it uses."""
        return {side(a, b) for chain in self.chains for a, b in itertools.pairwise(chain)}


@dataclass
class Leg:
    """The stretch between two towns: its true line and where that crosses each river."""

    line: Polyline
    start: int
    goal: int
    allowed: frozenset[int]
    crossings: dict[str, Floats]
    side_cost: dict[Side, float] = field(default_factory=dict)
    hex_cost: dict[int, float] = field(default_factory=dict)


class LinkLayer:
    """Lays all lines, the important ones first, so that the others can join them."""

    def __init__(self, geodata: Geodata, ground: Ground) -> None:
        """Nothing is laid yet."""
        self.geodata, self.ground = geodata, ground
        self.users: dict[Side, list[Polyline]] = {}
        self.passing: dict[int, list[Polyline]] = {}
        self.centers = points([center(h) for h in range(GRID.size)])
        self.lines = {name: chain.line for name, chain in ground.chains.items()}
        self.boxes = {name: (line.points.min(0), line.points.max(0)) for name, line in self.lines.items()}

    @cached_property
    def river_of(self) -> dict[Side, list[str]]:
        """Names of the rivers on a hexside."""
        out: dict[Side, list[str]] = {}
        for name, chain in self.ground.chains.items():
            for step in chain.steps:
                out.setdefault(step.side, []).append(name)
        return out

    @cached_property
    def major(self) -> set[Side]:
        """Hexsides of major rivers."""
        return {pair for chain in self.ground.chains.values() for pair in chain.major}

    def build(self) -> list[Link]:
        """Return every line in the order of the files."""
        laid: dict[int, Link] = {}
        routes = self.geodata.routes + [self._track(entry) for entry in self.geodata.fixes["tracks"]]
        for i in sorted(range(len(routes)), key=lambda i: (ORDER.index(routes[i].kind), i)):
            laid[i] = self._lay(routes[i])
        return [laid[i] for i in range(len(routes)) if laid[i].chains]

    def _track(self, entry: dict[str, Any]) -> Route:
        """Return a path over the hills: straight from town to town."""
        line = points([self.geodata.towns[key].at for key in entry["via"]])
        return Route(entry["name"], "track", tuple(entry["via"]), line)

    def _lay(self, route: Route) -> Link:
        line = Polyline(route.line)
        stops = self._stops(route, line)
        chains: list[list[int]] = []
        legs = []
        for (start, s0), (goal, s1) in itertools.pairwise(stops):
            if start == goal:
                continue
            leg = self._leg(line.part(s0, s1), start, goal)
            previous = chains[-1] if chains and chains[-1][-1] == start else []
            path = self._search(leg, GRID.direction(previous[-2], start) if len(previous) > 1 else -1)
            if path and previous:
                previous.extend(path[1:])
            elif path:
                chains.append(path)
            legs.append((leg, path))
        self._remember(legs)
        return Link(route.name, route.kind, tuple(tuple(chain) for chain in chains))

    def _stops(self, route: Route, line: Polyline) -> list[tuple[int, float]]:
        """Return hexes to pass with their kilometres along; ends far beyond the last town count as towns."""
        towns = self.geodata.towns
        along = line.footing(points([towns[key].at for key in route.via])).along
        stops = [
            (self.ground.town_hex[k], float(s))
            for k, s in zip(route.via, along, strict=True)
            if k in self.ground.town_hex
        ]
        low, high = min(s for _, s in stops), max(s for _, s in stops)
        first, last = hex_at(*line.points[0]), hex_at(*line.points[-1])
        if low > END_KM and first in self.ground.land:
            stops.insert(0, (first, 0.0))
        if line.length - high > END_KM and last in self.ground.land:
            stops.append((last, line.length))
        return stops

    def _leg(self, line: Polyline, start: int, goal: int) -> Leg:
        korea = self.ground.korea
        if start in korea and goal in korea:
            allowed = korea
        elif start not in korea and goal not in korea:
            allowed = self.ground.land - korea
        else:
            allowed = self.ground.land
        box_low, box_high = line.points.min(0) - 20, line.points.max(0) + 20
        near = {
            n: r
            for n, r in self.lines.items()
            if (r.points.max(0) > box_low).all() and (r.points.min(0) < box_high).all()
        }
        crossings = {name: line.crossings(river) for name, river in near.items()}
        leg = Leg(line, start, goal, frozenset(allowed), crossings)
        self._price(leg)
        return leg

    def _price(self, leg: Leg) -> None:
        """Work out the cost of every hex and hexside near the leg at once."""
        low, high = leg.line.points.min(0) - MARGIN_KM, leg.line.points.max(0) + MARGIN_KM
        within = ((low < self.centers) & (self.centers < high)).all(1)
        near = [int(h) for h in np.flatnonzero(within) if h in leg.allowed]
        inside = set(near)
        away = leg.line.footing(points([center(h) for h in near])).away
        leg.hex_cost = {h: (float(d) / 9) ** 2 / 2 for h, d in zip(near, away, strict=True)}
        pairs = [
            (h, n)
            for h in near
            for n in GRID.neighbors[h]
            if n > h and n in inside and (h, n) not in self.ground.straits
        ]
        spots = points([_middle(pair) for pair in pairs])
        foot = leg.line.footing(spots)
        for i, pair in enumerate(pairs):
            river = self._river_cost(leg, pair, spots[i])
            shared = self._shared_cost(pair, foot.foot[i])
            leg.side_cost[pair] = 1 + (float(foot.away[i]) / 7) ** 2 + river + shared

    def _river_cost(self, leg: Leg, pair: Side, spot: Floats) -> float:
        cost = 0.0
        for name in self.river_of.get(pair, []):
            banks = self.ground.banks.get(name, {})
            is_major = pair in self.major
            if is_major and banks.get(leg.start) == banks.get(leg.goal):
                cost += 4
                continue
            there = leg.crossings.get(name)
            away = float(np.hypot(*(there - spot).T).min()) if there is not None and len(there) else 1e9
            if away <= CROSSING_KM:
                cost += away / 4
            else:
                cost += 3 if is_major else 0.8
        return cost

    def _shared_cost(self, pair: Side, foot: Floats) -> float:
        if pair in self.users:
            apart = min(line.distance(foot) for line in self.users[pair])
            if apart < 4:
                return -0.5
            return 1.2 if apart > 6.5 else 0.0
        return 0.0

    def _search(self, leg: Leg, entry: int) -> list[int]:
        """Return the cheapest chain of hexes from start to goal; none if there is no way."""
        first = (leg.start, entry)
        best: dict[tuple[int, int], float] = {first: 0.0}
        came: dict[tuple[int, int], tuple[int, int]] = {}
        heap: list[tuple[float, int, int]] = [(0.0, *first)]
        crowd = self._crowding(leg)
        while heap:
            cost, h, facing = heappop(heap)
            if h == leg.goal:
                return _walk(came, (h, facing))
            if cost > best[h, facing]:
                continue
            for d, n in enumerate(GRID.neighbors[h]):
                pair = side(h, n)
                if pair not in leg.side_cost:
                    continue
                turn = TURN_COST[(d - facing) % 6] if facing >= 0 else 0.0
                lone = crowd.get(n, 0.0) if pair not in self.users else 0.0
                total = cost + max(FLOOR, leg.side_cost[pair] + leg.hex_cost[n] + turn + lone)
                if total < best.get((n, d), 1e18) - 1e-9:
                    best[n, d], came[n, d] = total, (h, facing)
                    heappush(heap, (total, n, d))
        return []

    def _crowding(self, leg: Leg) -> dict[int, float]:
        """Return the extra for hexes which another line passes far from this one."""
        out: dict[int, float] = {}
        near = [h for h in leg.hex_cost if h in self.passing and h not in (leg.start, leg.goal)]
        if not near:
            return out
        feet = leg.line.footing(points([center(h) for h in near])).foot
        for i, h in enumerate(near):
            apart = min(line.distance(feet[i]) for line in self.passing[h])
            if apart > 6.5:
                out[h] = 0.8
        return out

    def _remember(self, legs: list[tuple[Leg, list[int]]]) -> None:
        for leg, path in legs:
            for a, b in itertools.pairwise(path):
                self.users.setdefault(side(a, b), []).append(leg.line)
            for h in path:
                self.passing.setdefault(h, []).append(leg.line)


def _middle(pair: Side) -> tuple[float, float]:
    (ax, ay), (bx, by) = center(pair[0]), center(pair[1])
    return (ax + bx) / 2, (ay + by) / 2


def _walk(came: dict[tuple[int, int], tuple[int, int]], at: tuple[int, int]) -> list[int]:
    path = [at[0]]
    while at in came:
        at = came[at]
        path.append(at[0])
    return path[::-1]
