"""Lays every river along hexsides: one unbroken chain from near its source to the sea or into its parent."""

from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import hypot

import numpy as np

from tools.mapbuild.geodata import Geodata, Town
from tools.mapbuild.land import Side
from tools.mapbuild.polyline import Footing, Polyline, joined, points
from tools.mapbuild.projection import GRID, hex_at
from tools.mapbuild.vertices import Step, VertexNet

SOURCE_KM = 13.0
PARENT_KM = 26.0
MOUTH_KM, TIDAL_KM = 25.0, 45.0
BANK_KM = 22.0
LEFT, RIGHT = 1, -1


@dataclass(frozen=True)
class Chain:
    """A river on the hexsides: its steps from source to mouth; from ``major_from`` on it is major."""

    name: str
    title: str
    line: Polyline
    steps: tuple[Step, ...]
    major_from: int

    @property
    def minor(self) -> list[Side]:
        """Hexsides above the first major one."""
        return [step.side for step in self.steps[: self.major_from]]

    @property
    def major(self) -> list[Side]:
        """Hexsides that need a bridge."""
        return [step.side for step in self.steps[self.major_from :]]


@dataclass
class Course:
    """What the search for one river needs to know."""

    line: Polyline
    foot: Footing
    middle: dict[Side, float]
    wanted: dict[int, tuple[int, float]]
    starts: dict[int, float]
    ends: dict[int, float]
    used: set[Side] = field(default_factory=set)


class RiverLayer:
    """Builds the chains in the order of the fixes table."""

    def __init__(self, geodata: Geodata, net: VertexNet, land: set[int], town_hex: dict[str, int]) -> None:
        """``town_hex``: the hex of each town after moves by hand."""
        self.geodata, self.net, self.land, self.town_hex = geodata, net, land, town_hex
        self.chains: dict[str, Chain] = {}
        self.used: set[Side] = set()

    def build(self) -> dict[str, Chain]:
        """Return all chains by name."""
        for entry in self.geodata.fixes["rivers"]:
            self.chains[entry["name"]] = self._chain(entry)
            self.used.update(step.side for step in self.chains[entry["name"]].steps)
        return self.chains

    def _chain(self, entry: dict[str, object]) -> Chain:
        name = str(entry["name"])
        course = self._course(name, entry)
        steps = search(self.net, course, self.land)
        if not steps:
            raise ValueError(f"no course found for the river {name}")
        return Chain(
            name, str(entry.get("title", name)), course.line, tuple(steps), self._major_from(entry, steps, course)
        )

    def _course(self, name: str, entry: dict[str, object]) -> Course:
        names = entry.get("pieces", [name])
        assert isinstance(names, list)
        line = joined([piece for n in names for piece in self.geodata.river_pieces[n]])
        foot = line.footing(self.net.places)
        middle = self._middles(line, foot)
        course = Course(line, foot, middle, self._wanted(name, line), {}, {}, self.used)
        course.starts = self._starts(line, entry)
        course.ends = self._ends(line, entry)
        return course

    def _middles(self, line: Polyline, foot: Footing) -> dict[Side, float]:
        near = np.flatnonzero(foot.away < 60)
        pairs = sorted({step.side: step for v in near for step in self.net.steps[int(v)]}.items())
        spots = np.array([(self.net.places[s.start] + self.net.places[s.end]) / 2 for _, s in pairs])
        away = line.footing(spots).away
        return {pair: float(d) for (pair, _), d in zip(pairs, away, strict=True)}

    def _starts(self, line: Polyline, entry: dict[str, object]) -> dict[int, float]:
        if "source" in entry:
            return {self.chains[str(entry["source"])].steps[0].start: 0.0}
        away = np.hypot(*(self.net.places - line.points[0]).T)
        return {int(v): float((away[v] / 6) ** 2 / 2) for v in np.flatnonzero(away < SOURCE_KM)}

    def _ends(self, line: Polyline, entry: dict[str, object]) -> dict[int, float]:
        away = np.hypot(*(self.net.places - line.points[-1]).T)
        if "parent" in entry:
            parent = self.chains[str(entry["parent"])]
            spots = {step.start for step in parent.steps} | {step.end for step in parent.steps}
            reach = PARENT_KM
        else:
            spots = {i for i, v in enumerate(self.net.vertices) if any(h not in self.land for h in v)}
            reach = TIDAL_KM if entry.get("tidal") else MOUTH_KM
        return {v: float((away[v] / 6) ** 2 / 2) for v in sorted(spots) if away[v] <= reach}

    def _wanted(self, name: str, line: Polyline) -> dict[int, tuple[int, float]]:
        """Return by hex the bank it must keep and how much that matters."""
        by_hand = self.geodata.fixes["banks"].get(name, {})
        towns = [t for t in self.geodata.towns.values() if self.town_hex.get(t.key, -1) in self.land]
        foot = line.footing(points([t.at for t in towns]))
        out: dict[int, tuple[int, float]] = {}
        for i, town in enumerate(towns):
            if foot.away[i] > BANK_KM and town.key not in by_hand:
                continue
            bank, weight = self._bank(town, float(foot.away[i]), int(foot.side[i]), by_hand)
            h = self.town_hex[town.key]
            if h not in out or weight > out[h][1]:
                out[h] = (bank, weight)
        return out

    def _bank(self, town: Town, away: float, bank: int, by_hand: dict[str, str]) -> tuple[int, float]:
        weight = float((5 - town.tier) ** 2 + (3 if away > 2 else 0))
        if town.key in by_hand:
            return (LEFT if by_hand[town.key] == "left" else RIGHT), weight + 40
        return bank, weight

    def _major_from(self, entry: dict[str, object], steps: list[Step], course: Course) -> int:
        if "major_from" not in entry:
            return len(steps)
        town = self.geodata.towns[str(entry["major_from"])]
        along = float(course.line.footing(points([town.at])).along[0])
        starts = [float(course.foot.along[step.start]) for step in steps]
        return min(range(len(steps)), key=lambda i: (abs(starts[i] - along), i))


def search(net: VertexNet, course: Course, land: set[int]) -> list[Step]:
    """Return the cheapest walk from a start to an end; ties go to the lower vertex."""
    best: dict[int, float] = dict(course.starts)
    came: dict[int, Step] = {}
    heap = [(cost, v) for v, cost in sorted(best.items())]
    heap.sort()
    goal, goal_cost = -1, 1e18
    while heap:
        cost, v = heappop(heap)
        if cost > best[v] or cost >= goal_cost:
            continue
        if v in course.ends and v not in course.starts and cost + course.ends[v] < goal_cost:
            goal, goal_cost = v, cost + course.ends[v]
        for step in net.steps[v]:
            total = cost + step_cost(step, course, land)
            if total < best.get(step.end, 1e18) - 1e-9:
                best[step.end], came[step.end] = total, step
                heappush(heap, (total, step.end))
    walk: list[Step] = []
    while goal in came:
        walk.append(came[goal])
        goal = came[goal].start
    return walk[::-1]


def step_cost(step: Step, course: Course, land: set[int]) -> float:
    """Return what one hexside costs: kilometres off the true line, going back, cutting bends, wrong banks."""
    if step.side not in course.middle or (step.left not in land and step.right not in land):
        return 1e9
    d0, d1 = float(course.foot.away[step.start]), float(course.foot.away[step.end])
    s0, s1 = float(course.foot.along[step.start]), float(course.foot.along[step.end])
    cost = 1 + ((d0 * d0 + d1 * d1) / 2 + course.middle[step.side] ** 2) / 32
    if s1 < s0 - 1:
        cost += (s0 - s1) / 3
    if s1 - s0 > 13:
        cost += (s1 - s0 - 13) / 2
    if step.side in course.used:
        cost += 6
    if step.left not in land or step.right not in land:
        cost += 4
    return cost + _wrong(course, step.left, LEFT) + _wrong(course, step.right, RIGHT)


def _wrong(course: Course, h: int, bank: int) -> float:
    want = course.wanted.get(h)
    return 0.0 if want is None or want[0] == bank else 6 + 2 * want[1]


def sides_of(chain: Chain) -> dict[int, int]:
    """Return by hex the bank (LEFT or RIGHT) it lies on, as far as one gets without crossing the chain."""
    closed = {step.side for step in chain.steps}
    banks: dict[int, int] = {}
    queue: list[int] = []
    for step in chain.steps:
        for h, bank in ((step.left, LEFT), (step.right, RIGHT)):
            if h not in banks:
                banks[h] = bank
                queue.append(h)
    for h in queue:
        for n in GRID.neighbors[h]:
            if n >= 0 and n not in banks and (min(h, n), max(h, n)) not in closed:
                banks[n] = banks[h]
                queue.append(n)
    return banks


def bank_errors(geodata: Geodata, chain: Chain, town_hex: dict[str, int], within_km: float) -> list[str]:
    """Return towns whose hex lies on the other bank than the town itself (or than the bank set by hand)."""
    banks = sides_of(chain)
    by_hand = geodata.fixes["banks"].get(chain.name, {})
    towns = [t for t in geodata.towns.values() if t.key in town_hex]
    foot = chain.line.footing(points([t.at for t in towns]))
    wrong = []
    for i, town in enumerate(towns):
        if foot.away[i] > within_km or not 1 < foot.along[i] < chain.line.length - 1:
            continue
        want = {"left": LEFT, "right": RIGHT}.get(by_hand.get(town.key, ""), int(foot.side[i]))
        if banks.get(town_hex[town.key], want) != want:
            wrong.append(town.key)
    return wrong


def true_offset(net: VertexNet, chain: Chain) -> float:
    """Return the mean distance of a chain's corners from the true line in kilometres."""
    spots = [chain.steps[0].start] + [step.end for step in chain.steps]
    return float(chain.line.footing(net.places[spots]).away.mean())


def town_hexes(geodata: Geodata) -> dict[str, int]:
    """Return the hex of each town on the grid after the moves by hand."""
    out = {}
    for key, town in geodata.towns.items():
        moved = geodata.fixes["moved"].get(key)
        h = GRID.from_label(moved) if moved else hex_at(*town.at)
        if h >= 0:
            out[key] = h
    return out


def gap_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance between two points."""
    return hypot(a[0] - b[0], a[1] - b[1])
