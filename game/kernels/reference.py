"""What the kernels must compute, written for reading: dictionaries, sets and a heap."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class March:
    """The conditions of one march: see ``kernels.flood``."""

    nbr: Sequence[int]
    cost: Sequence[int]
    ford: Sequence[int]
    foe: Sequence[int]
    zoc: Sequence[int]
    closed: Sequence[int]
    far: Sequence[int]
    prices: tuple[int, int, int]
    start: int
    forded: int
    free_step: int
    budget: int

    def steps(self, h: int, used: int) -> Iterator[tuple[int, int, int]]:
        """Yield (neighbor, cost, ford used) for every step that can be made at all."""
        for k in range(6 * h, 6 * h + 6):
            n = self.nbr[k]
            if n < 0 or self.cost[k] < 0 or self.closed[n] or self.far[n] > self.far[h] or (self.ford[k] and used):
                continue
            if self.foe[n] and self.prices[2] < 0:
                continue
            in_zoc = self.prices[0] if self.zoc[n] else 0
            along_zoc = self.prices[1] if self.zoc[n] and self.zoc[h] else 0
            against = self.prices[2] if self.foe[n] else 0
            yield n, self.cost[k] + in_zoc + along_zoc + against, 1 if used or self.ford[k] else 0


def flood(march: March) -> dict[int, int]:
    """Return the least cost of every hex within the budget."""
    best: dict[tuple[int, int], int] = {}
    queue = [(0, march.start, march.forded)]
    while queue:
        spent, h, used = heappop(queue)
        if (h, used) in best:
            continue
        best[h, used] = spent
        if march.foe[h]:
            continue
        for n, step, ford in march.steps(h, used):
            if spent + step <= march.budget:
                heappush(queue, (spent + step, n, ford))
            elif march.free_step and h == march.start and not spent:
                heappush(queue, (march.budget, n, ford))
    reach: dict[int, int] = {}
    for (h, _), spent in best.items():
        reach[h] = min(spent, reach.get(h, spent))
    return reach


@dataclass(frozen=True, slots=True)
class Side:
    """A hexside as a step over it finds it: see ``kernels.price``; -1 is no link, no way at all, no ford."""

    link: int
    rail: int
    river: int
    bridge: bool
    ground: int
    extra: int
    ice: int
    tolls: tuple[int, int]

    def price(self) -> tuple[int, int]:
        """Return the cost of the step and 1 if it uses up the ford."""
        ways = [way for way in (self.link, self.rail) if way >= 0]
        link = min(ways, default=-1)
        river = self.river if self.ice == 0 else {1: 0, 2: 1 if self.ice == 2 else 2}.get(self.river, 0)
        ground = self.ground + self.extra if self.ground >= 0 else -1
        if river == 2:
            if self.bridge and link >= 0:
                return link, 0
            dry = [way for way in (link, ground) if way >= 0]
            return (min(dry) + self.tolls[1], 1) if dry and self.tolls[1] >= 0 else (-1, 0)
        if river == 1 and ground >= 0:
            ground += self.tolls[0]
        return min([way for way in (link, ground) if way >= 0], default=-1), 0


def haul(
    nbr: Sequence[int],
    cost: Sequence[int],
    rail_cost: Sequence[int],
    rail: Sequence[int],
    blocked: Sequence[int],
    starts: Sequence[int],
    start_costs: Sequence[int],
    most: int,
) -> dict[int, int]:
    """Return the least cost from one of ``starts`` of every hex that can be reached, at most ``most``."""
    best: dict[int, int] = {}
    queue = sorted(zip(start_costs, starts, strict=True))
    while queue:
        spent, h = heappop(queue)
        if h in best:
            continue
        best[h] = spent
        for k in range(6 * h, 6 * h + 6):
            n = nbr[k]
            if n < 0 or blocked[n]:
                continue
            works = rail_cost[k] >= 0 and not rail[h] and not rail[n]
            steps = [step for step in (cost[k], rail_cost[k] if works else -1) if step >= 0]
            if steps:
                heappush(queue, (spent + min(steps), n))
    return {h: min(spent, most) for h, spent in best.items()}


def distance(nbr: Sequence[int], blocked: Sequence[int], starts: Sequence[int], most: int) -> dict[int, int]:
    """Return the steps from the nearest start of every hex at most ``most`` away."""
    best = dict.fromkeys(starts, 0)
    queue = deque(best)
    while queue:
        h = queue.popleft()
        for n in nbr[6 * h : 6 * h + 6]:
            if n >= 0 and n not in best and not blocked[n] and best[h] < most:
                best[n] = best[h] + 1
                queue.append(n)
    return best


def influence(
    nbr: Sequence[int], sources: Sequence[int], powers: Sequence[int], shares: Sequence[int], size: int
) -> list[int]:
    """Return what the sources radiate into every hex."""
    field = [0] * size
    open_ground = [0] * size
    for source, power in zip(sources, powers, strict=True):
        for h, steps in distance(nbr, open_ground, [source], len(shares) - 1).items():
            field[h] += power * shares[steps] // 1000
    return field


def spread(
    nbr: Sequence[int],
    cost: Sequence[int],
    extra: Sequence[int],
    starts: Sequence[tuple[int, int]],
    most: int,
    *,
    backward: bool,
) -> dict[int, int]:
    """Return the least cost of a walk between every hex and the nearest start (hex, cost it begins with)."""
    best: dict[int, int] = {}
    queue = [(offset, h) for h, offset in starts if offset <= most]
    heapify(queue)
    while queue:
        spent, h = heappop(queue)
        if h in best:
            continue
        best[h] = spent
        for direction, n in enumerate(nbr[6 * h : 6 * h + 6]):
            if n < 0 or extra[n] < 0:
                continue
            step = cost[6 * n + (direction + 3) % 6] if backward else cost[6 * h + direction]
            toll = extra[h] if backward else extra[n]
            if step >= 0 and toll >= 0 and spent + step + toll <= most:
                heappush(queue, (spent + step + toll, n))
    return best


def threaten(
    nbr: Sequence[int], cost: Sequence[int], side_pm: Sequence[int], start: int, budget: int, power: int
) -> dict[int, int]:
    """Return the power with which a unit can assault each hex after a walk from ``start`` for at most ``budget``."""
    free = [0] * len(nbr)
    reached = spread(nbr, cost, free, [(start, 0)], budget, backward=False)
    found: dict[int, int] = {}
    for h in reached:
        for direction, n in enumerate(nbr[6 * h : 6 * h + 6]):
            if n >= 0:
                part = power * side_pm[6 * n + (direction + 3) % 6] // 1000
                found[n] = max(part, found.get(n, 0))
    return found


@dataclass(frozen=True, slots=True)
class Fate:
    """What an assault at some odds does on average: a row of ``choices``' fates."""

    leave_pm: int
    defender_bp: int
    shaken: int
    attacker_bp: int
    attacker_shaken: int
    breaks: Sequence[int]

    def cost(self, worth: int, men: int, c: int, cohesion_men: int, shatter_pm: int) -> int:
        """Return what it costs a defender, in men."""
        broken_pm = sum(needed > c for needed in self.breaks) * 1000 // len(self.breaks)
        hurt = worth * self.defender_bp // 10_000 + men * self.shaken // 1000 * cohesion_men // 10
        return hurt + worth * broken_pm // 1000 * shatter_pm // 1000


@dataclass(frozen=True, slots=True)
class Odds:
    """The fates by the step of the odds; ``steps`` holds the step of each ratio per mille."""

    steps: Sequence[int]
    fates: Sequence[Fate]

    def of(self, attack: int, defense: int) -> Fate:
        """Return the fate of an assault."""
        return self.fates[self.steps[min(attack * 1000 // max(1, defense), len(self.steps) - 1)]]


class Force(NamedTuple):
    """The units of a hex as one."""

    power: int
    men: int
    c: int
    points: int

    def joined(self, other: "Force") -> "Force":
        """Return both together; who has no power does not count."""
        if not self.power:
            return other
        return Force(self.power + other.power, self.men + other.men, min(self.c, other.c), self.points + other.points)


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground a side gives its posts on; see ``choices.best_post`` for its weights."""

    odds: Odds
    threat: Sequence[int]
    defense_pm: Sequence[int]
    limit: Sequence[int]
    closed: Sequence[int]
    line_men: Sequence[int]
    prizes: Mapping[int, tuple[int, int]]  # points and men of a place
    prices: tuple[int, int, int]
    patience: Sequence[int]
    behind: Sequence[int]

    def prize_men(self, h: int) -> int:
        """Return the men of the place on a hex."""
        return self.prizes.get(h, (0, 0))[1]

    def holding(self, h: int, force: Force, stop: int) -> int:
        """Return what a force on a hex is worth; ``stop`` counts the place."""
        if not force.power:
            return 0
        if not self.threat[h]:
            return stop
        fate = self.odds.of(self.threat[h], force.power * self.defense_pm[h] // 1000)
        held = stop * (1000 - fate.leave_pm) // 1000 + stop * fate.leave_pm // 1000 * self.prices[2] // 1000
        return held - fate.cost(force.men, force.men, force.c, *self.prices[:2])


def _routes(way: Sequence[int], after: Sequence[int], foes: Mapping[int, int]) -> dict[int, list[int]]:
    routes = {}
    for start in foes:
        path = [start]
        while way[start] >= 0 and after[path[-1]] >= 0 and len(path) <= 99:
            path.append(after[path[-1]])
        if len(path) > 1:
            routes[start] = path[1:]
    return routes


def best_post(
    ground: Ground,
    way: Sequence[int],
    after: Sequence[int],
    foes: Mapping[int, int],
    posts: Mapping[int, Force],
    common: Force,
    weights: tuple[int, int, int, int, int, int],
) -> tuple[int, int]:
    """Return the hex where a few more common units are worth most each and what stopping the enemy there saves."""
    pace, place_men, point_men, least_power, depth, least = weights
    routes = _routes(way, after, foes)
    turns = {start: min(12, way[start] // pace) for start in routes}
    shares = {start: foes[start] * ground.patience[turns[start]] // 1000 for start in routes}
    stops: dict[int, int] = {}
    for start, path in routes.items():
        rivals = [other for other in routes if routes[other][-1] == path[-1]]
        soonest = min(turns[other] for other in rivals)
        points = ground.prizes.get(path[-1], (0, 0))[0]
        worth = (place_men + points * point_men) * ground.patience[soonest] // 1000
        worth = worth * shares[start] // max(least_power, sum(shares[other] for other in rivals))
        passed, left = 0, 1000
        for h in path:
            if passed < len(ground.behind):
                stops[h] = stops.get(h, 0) + worth * left // 1000 * ground.behind[passed] // 1000
                passed += h in posts
                left = max(0, left - depth)
    best, chosen = least, (-1, 0)
    bounds = [(stop + ground.line_men[h] + ground.prize_men(h), h) for h, stop in stops.items()]
    for bound, h in sorted(bounds, key=lambda pair: (-pair[0], pair[1])):
        force = posts.get(h, Force(0, 0, 0, 0))
        if bound <= best or ground.closed[h] or force.points >= ground.limit[h]:
            continue
        before = ground.holding(h, force, bound)
        gains = []
        for together in (1, 2, 3):
            force = force.joined(common)
            gains.append((ground.holding(h, force, bound) - before) // together)
        if max(gains) > best:
            best, chosen = max(gains), (h, bound - ground.prize_men(h))
    return chosen


def best_unit(
    ground: Ground,
    h: int,
    stop: int,
    way: Sequence[int],
    arrival: int,
    units: Mapping[int, tuple[int, int, Force]],
    force: Force,
    weights: tuple[int, int, int, int],
) -> int | None:
    """Return which unit (origin, pace, force) serves the post on ``h`` best, None if none can come in time."""
    pace, travel_men, late_men, late_turns = weights
    scores = {}
    for key, (origin, speed, own) in units.items():
        turns = max(0, way[origin] - 1) // speed
        late = turns and arrival < (turns - late_turns) * pace
        if way[origin] < 0 or force.points + own.points > ground.limit[h] or late:
            continue
        gain = ground.holding(h, force.joined(own), stop) - ground.holding(h, force, stop)
        scores[key] = gain - way[origin] * travel_men // 10 - turns * late_men
    return max(scores, key=lambda key: scores[key]) if scores else None


def best_end(
    ground: Ground,
    reach: Mapping[int, int],
    stack: Sequence[int],
    hauls: Sequence[int],
    seizures: Sequence[int],
    way: Sequence[int] | None,
    zoc: Sequence[int],
    standing: Sequence[int],
    unit: tuple[int, int, int, int, int, int],
    dug_in: int,
    supply: tuple[int, int, int],
    pace: int,
    fear: tuple[int, int, int, int],
) -> tuple[int, int, int]:
    """Return the best hex to end a march in, its score and that of staying; ``reach`` in the order it is found."""
    here, points, power, worth, men, c = unit
    scores = {}
    for h, cost in reach.items():
        own = 0 if h == here else 1
        if stack[h] + own * points > ground.limit[h]:
            continue
        excess = max(0, (hauls[h] if hauls[h] >= 0 else supply[2]) - supply[0])
        score = seizures[h] - excess * supply[1] // 100
        score -= (way[h] if way[h] >= 0 else 9999) * pace // 10 if way is not None else 2 * cost
        defense = (standing[h] + own * power) * ground.defense_pm[h] // 1000 * (1000 if own else dug_in) // 1000
        danger = ground.odds.of(ground.threat[h], defense).cost(worth, men, c, *fear[2:]) if ground.threat[h] else 0
        scores[h] = score - danger * fear[0] // 1000 - (fear[1] * fear[0] // 1000 if zoc[h] else 0)
    least = -9_999_000
    best = max(scores, key=lambda h: scores[h], default=here)
    return best, scores.get(best, least), scores.get(here, least)


def best_seat(
    reach: Mapping[int, int],
    here: int,
    gaps: Mapping[int, Sequence[int]],
    span: int,
    threat: Sequence[int],
    stack: Sequence[int],
    zoc: Sequence[int],
    weights: tuple[int, int, int, int],
) -> int:
    """Return the best hex for an HQ; ``gaps`` are the distances from each hex of ``reach`` to its units."""
    danger, near, far, habit = weights

    def burden(h: int) -> int:
        dangers = int(bool(threat[h] and not stack[h])) + int(bool(zoc[h]))
        return dangers * danger + sum(gap * near + max(0, gap - span) * far for gap in gaps[h])

    best, chosen = burden(here) - habit, here
    for h, cost in reach.items():
        if burden(h) + cost // 10 < best:
            best, chosen = burden(h) + cost // 10, h
    return chosen
