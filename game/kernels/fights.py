"""Kernels of the computer player: who can strike which hex, and the best assault on it.

Directions are those of the hexside of the target, as the target sees it; ``rows`` and ``fates`` as in ``choices``.
"""

from game.kernels.backend import Ints, kernel
from game.kernels.choices import LEAVE, OWN_LOSS, OWN_SHAKEN, losses, row_of

PM, BP = 1000, 10_000
SIDES = 6
POWER, POINTS, WORTH, MEN, EASE, SUPPLY, COVERT_PM, COMMAND_PM, OPENED = range(9)  # of a unit that may take part
UNIT = OPENED + SIDES


@kernel
def approaches(order: Ints, count: int, cost: Ints, most: int, beside: Ints, nbr: Ints, found: Ints) -> int:
    """Find the hexes a unit can strike from: of the first ``count`` of ``order`` those that cost at most ``most``.

    Bit k of ``beside`` tells whether an enemy stands across hexside k. ``found`` receives a target, the direction it is
    struck from and the walk's ``cost``, for each in turn. Returns how many entries that makes.
    """
    entries = 0
    for i in range(count):
        h = order[i]
        if cost[h] > most:
            break
        if beside[h] == 0:
            continue
        for k in range(SIDES):
            if beside[h] >> k & 1:
                found[entries] = nbr[SIDES * h + k]
                found[entries + 1] = (k + 3) % SIDES
                found[entries + 2] = cost[h]
                entries += 3
    return entries


@kernel
def best_side(
    ways: Ints, first: int, last: int, used: Ints, taken: int, room: int, side_pm: Ints, side: int, axes_pm: int
) -> int:
    """Return the direction a unit should strike from, -1 if no hexside has room for it.

    Its ``ways`` from ``first`` to ``last`` are pairs of a direction and a cost; ``used`` are the stack points on each
    hexside, ``taken`` has the bits of those in use. Ties: the first.
    """
    best = chosen = -1
    for i in range(first, last, 2):
        direction = ways[i]
        if taken and used[direction] > room:
            continue
        merit = side_pm[side + direction] * 4 - ways[i + 1]
        if not taken >> direction & 1:
            merit += 2 * axes_pm if taken >> (direction + 3) % SIDES & 1 else axes_pm // 5
        if merit > best:
            best = merit
            chosen = direction
    return chosen


@kernel
def is_enclosed(taken: int, gaps: int) -> bool:
    """Return whether the hexsides ``taken`` lie across from each other, or close all the ``gaps`` (bits)."""
    return (taken & taken >> 3 & 7) != 0 or gaps & ~taken == 0


@kernel
def assault_worth(
    row: int,
    fates: Ints,
    units: Ints,
    picked: Ints,
    count: int,
    victim: tuple[int, int, int],
    ground: int,
    prices: tuple[int, int, int, int, int],
) -> int:
    """Return what an assault is worth, in men, by the ``row`` of its odds.

    ``picked`` are pairs of one of the ``units`` and the direction it strikes from; ``victim`` what the defenders are
    worth, their men and cohesion; ``ground`` what the hex is worth. ``prices``: a point of cohesion of 1,000 men, the
    weight of shattering, of the enemy's losses and of the own, the least chance to win that will do.
    """
    cohesion_men, shatter_pm, kill_pm, caution_pm, least_chance_pm = prices
    worth, men, c = victim
    loss = supply = opened = 0
    for i in range(count):
        u = UNIT * picked[2 * i]
        hurt = units[u + MEN] * fates[row + OWN_SHAKEN] // PM * cohesion_men // 10 * units[u + EASE] // 100
        loss += units[u + WORTH] * fates[row + OWN_LOSS] // BP + hurt
        supply += units[u + SUPPLY]
        opened = max(opened, units[u + OPENED + picked[2 * i + 1]])
    leave = fates[row + LEAVE]
    if leave < least_chance_pm:
        return -loss
    gain = losses(fates, row, worth, men, c, cohesion_men, shatter_pm) * kill_pm // PM
    return gain + (ground + opened) * leave // PM - loss * caution_pm // PM - max(0, supply)


@kernel
def best_assault(
    target: int,
    units: Ints,
    ends: Ints,
    ways: Ints,
    used: Ints,
    side_pm: Ints,
    rows: Ints,
    fates: Ints,
    gaps: int,
    powers: tuple[int, int, int],
    victim: tuple[int, int, int],
    ground: int,
    limits: tuple[int, int, int],
    axes: tuple[int, int],
    prices: tuple[int, int, int, int, int],
    error_pm: int,
    join_men: int,
    picked: Ints,
) -> tuple[int, int]:
    """Return how many units the best assault on a hex takes, and what it is worth.

    The ``units``, strongest first, join one by one from the best hexside left; the best prefix counts. ``ways`` has the
    approaches of each up to its ``ends``; ``gaps`` are the hexsides to close around the target. ``powers``: surprise
    per mille, support, defense; ``limits``: stack points in all, on a hexside, hexsides that count as many; ``axes``:
    what many, and what enclosing ones, make of the power. A score is wrong by ``error_pm``; one unit more must add
    ``join_men``. ``used`` is scratch; ``picked`` receives pairs as ``assault_worth`` reads them.
    """
    surprise_pm, support, defense = powers
    most, on_side, many = limits
    for direction in range(SIDES):
        used[direction] = 0
    taken = points = attack = joined = best = best_count = sides = first = 0
    for i in range(len(ends)):
        u = UNIT * i
        own = units[u + POINTS]
        direction = -1
        if points + own <= most:
            direction = best_side(ways, first, ends[i], used, taken, on_side - own, side_pm, SIDES * target, axes[0])
        first = ends[i]
        if direction < 0:
            continue
        power = units[u + POWER] * side_pm[SIDES * target + direction] // PM * surprise_pm // PM
        attack += power * units[u + COVERT_PM] // PM * units[u + COMMAND_PM] // PM
        points += own
        used[direction] += own
        if not taken >> direction & 1:
            taken |= 1 << direction
            sides += 1
        picked[2 * joined] = i
        picked[2 * joined + 1] = direction
        joined += 1
        bonus = PM
        if is_enclosed(taken, gaps):
            bonus = axes[1]
        elif sides >= many:
            bonus = axes[0]
        row = row_of(rows, attack * bonus // PM + support, defense)
        score = assault_worth(row, fates, units, picked, joined, victim, ground, prices)
        score += abs(score) * error_pm // PM
        if best_count == 0 or score > best + (joined - best_count) * join_men:
            best = score
            best_count = joined
    return best_count, best
