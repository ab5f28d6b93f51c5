"""The kernels: one source, compiled or not. Flat buffers in, scratch passed in; no rules, no state, no chance.

Hexside tables are indexed ``6 * hex + direction``; ``nbr`` holds the neighbor across a passable hexside or -1.
Queues are Dial's buckets: ``heads[d]`` is the newest entry at cost d, ``links`` holds for entry e its node at ``2 * e``
and the next entry at ``2 * e + 1``; both are scratch and need no cleaning. ``reference.py`` defines what is correct.
"""

from game.kernels.backend import Ints, kernel

UNREACHED = 255


@kernel
def flood(
    nbr: Ints,
    cost: Ints,
    ford: Ints,
    foe: Ints,
    zoc: Ints,
    closed: Ints,
    far: Ints,
    prices: tuple[int, int, int],
    start: int,
    forded: int,
    free_step: int,
    budget: int,
    best: Ints,
    via: Ints,
    order: Ints,
    heads: Ints,
    links: Ints,
) -> int:
    """Find every hex one unit reaches for at most ``budget`` (1..254), fording at most once.

    ``cost`` -1 bars a hexside, ``ford`` marks those that use up the ford; hexes with ``foe`` are entered for an extra
    ``prices[2]`` (never if that is negative) and not left; ``zoc`` costs ``prices[0]`` to enter and ``prices[1]`` more
    from ZOC to ZOC; ``closed`` hexes are never entered, nor one with a greater ``far`` than the hex left. With
    ``free_step`` a first step costs ``budget`` at most.

    A node is a hex, or size + hex once the ford is used up. ``best`` (3 * size, UNREACHED throughout) receives the cost
    of each hex, then of each node; ``via`` (2 * size) the direction of the last step to each node, 6 more if it used
    up the ford, UNREACHED at the start; ``order`` (size) the hexes reached without ``foe`` by rising cost, and from its
    end backwards those with ``foe``. Returns how many of the first in the low 16 bits, how many of the second above.
    """
    size = len(order)
    for d in range(budget + 1):
        heads[d] = -1
    node = start + size * forded
    best[size + node] = 0
    via[node] = UNREACHED
    links[0] = node
    links[1] = -1
    heads[0] = 0
    entries = 1
    reached = 0
    stopped = 0
    for d in range(budget + 1):
        while heads[d] >= 0:
            e = heads[d]
            heads[d] = links[2 * e + 1]
            node = links[2 * e]
            if best[size + node] != d:
                continue  # reached cheaper since
            used = 1 if node >= size else 0
            h = node - size * used
            if used and best[size + h] <= d:
                continue  # reached as cheaply without fording
            if best[h] == UNREACHED:
                best[h] = d
                if foe[h]:
                    stopped += 1
                    order[size - stopped] = h
                else:
                    order[reached] = h
                    reached += 1
            if foe[h]:
                continue
            free = d == 0 and free_step != 0
            limit = far[h]
            for k in range(6 * h, 6 * h + 6):
                nd = d + cost[k]
                if cost[k] < 0 or (nd > budget and not free) or (used and ford[k]):
                    continue
                n = nbr[k]
                if n < 0:
                    continue
                target = n + size if used or ford[k] else n
                if nd >= best[size + target] or closed[n] or far[n] > limit:
                    continue
                if zoc[n]:
                    nd += prices[0]
                    if zoc[h]:
                        nd += prices[1]
                if foe[n]:
                    if prices[2] < 0:
                        continue
                    nd += prices[2]
                if nd > budget:
                    if not free:
                        continue
                    nd = budget
                if nd < best[size + target]:
                    best[size + target] = nd
                    via[target] = k - 6 * h + (6 if target - n > used * size else 0)
                    links[2 * entries] = target
                    links[2 * entries + 1] = heads[nd]
                    heads[nd] = entries
                    entries += 1
    return reached + (stopped << 16)


@kernel
def haul(
    nbr: Ints,
    roads: Ints,
    rails: Ints,
    road_prices: Ints,
    rail_prices: Ints,
    rail: Ints,
    blocked: Ints,
    starts: Ints,
    start_costs: Ints,
    most: int,
    best: Ints,
    via: Ints,
    heads: Ints,
    links: Ints,
) -> int:
    """Find the least cost from one of ``starts`` to every hex; costs above ``most`` count as ``most``.

    A hexside costs the price of its row in ``roads`` (-1: barred), or that of its row in ``rails`` if it is not
    negative, less, and ``rail`` is 0 at both ends. ``blocked`` hexes are not entered. ``best`` (-1 throughout) receives
    the costs, ``via`` the hex before each hex, -1 at a start. Returns how many hexes were reached. ``heads`` has
    ``most + 1`` entries, -1 on entry and again on return.
    """
    entries = 0
    waiting = 0
    reached = 0
    for i in range(len(starts)):
        h = starts[i]
        nd = min(start_costs[i], most)
        if best[h] < 0:
            reached += 1
        if best[h] < 0 or nd < best[h]:
            best[h] = nd
            via[h] = -1
            links[2 * entries] = h
            links[2 * entries + 1] = heads[nd]
            heads[nd] = entries
            entries += 1
            waiting += 1
    d = -1
    while waiting:
        d += 1
        while heads[d] >= 0:
            waiting -= 1
            e = heads[d]
            heads[d] = links[2 * e + 1]
            h = links[2 * e]
            if best[h] != d:
                continue
            works = rail[h] == 0
            for k in range(6 * h, 6 * h + 6):
                n = nbr[k]
                if n < 0 or blocked[n] or 0 <= best[n] <= d:
                    continue
                step = road_prices[roads[k]]
                by_rail = rail_prices[rails[k]]
                if by_rail >= 0 and works and rail[n] == 0 and (step < 0 or by_rail < step):
                    step = by_rail
                if step < 0:
                    continue
                nd = d + step
                if best[n] < 0:
                    reached += 1
                elif nd >= best[n]:
                    continue
                if nd > most:
                    nd = most
                best[n] = nd
                via[n] = h
                links[2 * entries] = n
                links[2 * entries + 1] = heads[nd]
                heads[nd] = entries
                entries += 1
                waiting += 1
    return reached


@kernel
def distance(nbr: Ints, blocked: Ints, starts: Ints, count: int, most: int, best: Ints, order: Ints) -> int:
    """Find the number of steps from the nearest of ``count`` starts to every hex at most ``most`` (0..254) steps away.

    ``blocked`` hexes are not entered; starts are. ``best`` holds UNREACHED on entry; ``order`` receives the hexes
    reached, nearest first. Returns how many.
    """
    reached = 0
    for i in range(count):
        if best[starts[i]] == UNREACHED:
            best[starts[i]] = 0
            order[reached] = starts[i]
            reached += 1
    i = 0
    while i < reached:
        h = order[i]
        i += 1
        step = best[h] + 1
        if step > most:
            break
        for k in range(6 * h, 6 * h + 6):
            n = nbr[k]
            if n >= 0 and best[n] == UNREACHED and not blocked[n]:
                best[n] = step
                order[reached] = n
                reached += 1
    return reached


@kernel
def influence(
    nbr: Ints,
    sources: Ints,
    powers: Ints,
    count: int,
    shares: Ints,
    field: Ints,
    best: Ints,
    order: Ints,
) -> int:
    """Add to ``field`` what ``count`` sources radiate: ``power * shares[steps] // 1000``, as far as ``shares`` goes.

    ``best`` holds UNREACHED on entry and again on return; ``order`` is scratch. Returns the number of additions made.
    """
    most = len(shares) - 1
    made = 0
    for s in range(count):
        best[sources[s]] = 0
        order[0] = sources[s]
        reached = 1
        i = 0
        while i < reached:
            h = order[i]
            i += 1
            steps = best[h]
            field[h] += powers[s] * shares[steps] // 1000
            if steps < most:
                for k in range(6 * h, 6 * h + 6):
                    n = nbr[k]
                    if n >= 0 and best[n] == UNREACHED:
                        best[n] = steps + 1
                        order[reached] = n
                        reached += 1
        for j in range(reached):
            best[order[j]] = UNREACHED
        made += reached
    return made


@kernel
def fill(values: Ints, empty: int, value: int) -> int:
    """Put ``value`` in place of every ``empty``. Returns how many there were."""
    count = 0
    for i in range(len(values)):
        if values[i] == empty:
            values[i] = value
            count += 1
    return count


@kernel
def cheaper(link: int, ground: int) -> int:
    """Return the lesser of two costs, of which -1 is none at all."""
    return max(link, ground) if link < 0 or ground < 0 else min(link, ground)


@kernel
def price(
    nbr: Ints,
    road: Ints,
    rail: Ints,
    river: Ints,
    bridge: Ints,
    terrain: Ints,
    band: Ints,
    ground: Ints,
    links: Ints,
    tolls: tuple[int, int],
    extra: Ints,
    ice: Ints,
    intact: int,
    cost: Ints,
    ford: Ints,
) -> int:
    """Find the cost of the step over every hexside, and whether it uses up the ford.

    ``road``, ``rail``, ``river`` and ``bridge`` (-1: none; ``intact``: it stands) lie along or across hexsides. A link
    costs its entry in ``links``, the last one along a railway; off it the ``ground`` of the ``terrain`` entered costs
    its own and, by weather ``band``, ``extra``. ``tolls`` are for a minor and a major river; ``ice`` (1, 2) covers them
    or makes them minor. Costs of -1 are barred. Returns how many hexsides have a cost.
    """
    priced = 0
    for side in range(len(nbr)):
        n = nbr[side]
        if n < 0:
            continue
        priced += 1
        link = links[road[side]]
        if rail[side]:
            link = cheaper(link, links[len(links) - 1])
        off = ground[terrain[n]]
        if off >= 0:
            off += extra[band[n]]
        frozen = ice[band[min(side // 6, n)]]
        cost[side] = cheaper(link, off)
        ford[side] = 0
        if river[side] == 2 and frozen < 2:
            if link >= 0 and bridge[side] >= 0 and intact:
                cost[side] = link
            elif cost[side] < 0 or tolls[1] < 0:
                cost[side] = -1
            else:
                cost[side] += tolls[1]
                ford[side] = 1
        elif off >= 0 and (river[side] == 2 or (river[side] == 1 and frozen == 0)):
            cost[side] = cheaper(link, off + tolls[0])
    return priced
