"""What the kernels must compute, written for reading: dictionaries, sets and a heap."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush


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


def obstacles(foe: Sequence[int], zoc: Sequence[int], own: Sequence[int]) -> list[int]:
    """Return 1 for every hex with an enemy, or in an enemy ZOC that no friend covers."""
    return [int(bool(f or (z and not o))) for f, z, o in zip(foe, zoc, own, strict=True)]


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
