"""Kernels of the computer player: fields over the map, and what threatens a hex. Conventions as in ``kernels.py``."""

from game.kernels.backend import Ints, kernel


@kernel
def spread(
    nbr: Ints,
    cost: Ints,
    extra: Ints,
    starts: Ints,
    offsets: Ints,
    count: int,
    most: int,
    backward: int,
    asked: Ints,
    left: int,
    best: Ints,
    via: Ints,
    heads: Ints,
    links: Ints,
) -> int:
    """Find the least cost of a walk between every hex and the nearest of ``count`` starts, at most ``most``.

    With ``left`` above 0 no more than the walks to so many hexes marked in ``asked``, and to all that are nearer.

    A walk begins with the start's ``offsets``; entering a hex costs ``extra`` more, -1 bars it. With ``backward`` the
    walks lead to the starts instead of away from them. ``best`` (-1 throughout) receives the costs, ``via`` the next
    hex towards the start, -1 at a start. ``heads`` has ``most + 1`` entries. Returns how many hexes were reached.
    """
    for d in range(most + 1):
        heads[d] = -1
    entries = 0
    reached = 0
    for i in range(count):
        h = starts[i]
        d = offsets[i]
        if d <= most and (best[h] < 0 or d < best[h]):
            if best[h] < 0:
                reached += 1
            best[h] = d
            via[h] = -1
            links[2 * entries] = h
            links[2 * entries + 1] = heads[d]
            heads[d] = entries
            entries += 1
    for d in range(most + 1):
        while heads[d] >= 0:
            e = heads[d]
            heads[d] = links[2 * e + 1]
            h = links[2 * e]
            if best[h] != d:
                continue
            if left and asked[h]:
                left -= 1
                if left == 0:
                    return reached
            for direction in range(6):
                n = nbr[6 * h + direction]
                if n < 0 or 0 <= best[n] <= d:
                    continue
                if backward:
                    step = cost[6 * n + (direction + 3 if direction < 3 else direction - 3)]
                    more = extra[h]
                else:
                    step = cost[6 * h + direction]
                    more = extra[n]
                if step < 0 or more < 0 or extra[n] < 0:
                    continue
                nd = d + step + more
                if nd > most or 0 <= best[n] <= nd:
                    continue
                if best[n] < 0:
                    reached += 1
                best[n] = nd
                via[n] = h
                links[2 * entries] = n
                links[2 * entries + 1] = heads[nd]
                heads[nd] = entries
                entries += 1
    return reached


@kernel
def threaten(
    nbr: Ints,
    cost: Ints,
    side_pm: Ints,
    start: int,
    budget: int,
    power: int,
    points: int,
    powers: Ints,
    stacks: Ints,
    best: Ints,
    order: Ints,
    mark: Ints,
    heads: Ints,
    links: Ints,
) -> int:
    """Add what a unit that walks from ``start`` for at most ``budget`` can assault: its power and stack points.

    Through a hexside ``side_pm`` (per mille, by the hexside as the defender sees it) of the power comes; the best
    counts. ``best`` (-1) and ``mark`` (0) are scratch and left clean. Returns how many hexes it threatens.
    """
    for d in range(budget + 1):
        heads[d] = -1
    best[start] = 0
    links[0] = start
    links[1] = -1
    heads[0] = 0
    entries = 1
    reached = 0
    for d in range(budget + 1):
        while heads[d] >= 0:
            e = heads[d]
            heads[d] = links[2 * e + 1]
            h = links[2 * e]
            if best[h] != d:
                continue
            order[reached] = h
            reached += 1
            for k in range(6 * h, 6 * h + 6):
                n = nbr[k]
                if n < 0 or cost[k] < 0 or d + cost[k] > budget or 0 <= best[n] <= d + cost[k]:
                    continue
                best[n] = d + cost[k]
                links[2 * entries] = n
                links[2 * entries + 1] = heads[best[n]]
                heads[best[n]] = entries
                entries += 1
    touched = 0
    for i in range(reached):
        h = order[i]
        best[h] = -1
        for direction in range(6):
            n = nbr[6 * h + direction]
            if n < 0:
                continue
            part = power * side_pm[6 * n + (direction + 3 if direction < 3 else direction - 3)] // 1000
            if mark[n] == 0:
                touched += 1
                stacks[n] += points
            if part > mark[n]:
                powers[n] += part - mark[n]
                mark[n] = part
    for i in range(reached):
        h = order[i]
        for k in range(6 * h, 6 * h + 6):
            if nbr[k] >= 0:
                mark[nbr[k]] = 0
    return touched


@kernel
def crowd(powers: Ints, stacks: Ints, most: int) -> int:
    """Cut the power on each hex down to the share of its stack points that ``most`` is. Returns on how many hexes."""
    cut = 0
    for h in range(len(powers)):
        if stacks[h] > most:
            powers[h] = powers[h] * most // stacks[h]
            cut += 1
    return cut


@kernel
def threats(
    nbr: Ints,
    cost: Ints,
    side_pm: Ints,
    starts: Ints,
    budget: int,
    strengths: Ints,
    weights: Ints,
    powers: Ints,
    stacks: Ints,
    best: Ints,
    order: Ints,
    mark: Ints,
    heads: Ints,
    links: Ints,
) -> int:
    """Add what units that walk alike can assault: ``threaten`` for each of them, with its power and stack points.

    Returns how many hexes they threaten, each counted once for every unit.
    """
    touched = 0
    for i in range(len(starts)):
        touched += threaten(
            nbr,
            cost,
            side_pm,
            starts[i],
            budget,
            strengths[i],
            weights[i],
            powers,
            stacks,
            best,
            order,
            mark,
            heads,
            links,
        )
    return touched
