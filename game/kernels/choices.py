"""Kernels of the computer player: what a fight does on average, and the best hex or unit for a purpose."""

from game.kernels.backend import Ints, kernel

# ``fates`` holds a row for every step of the odds: how often, per mille, the defender leaves; his losses in basis
# points and of cohesion in tenths; the attacker's; then, for ``SAMPLES`` rolls, the cohesion it takes not to shatter.
# ``rows`` holds for every ratio per mille where its row begins; greater ratios count as the greatest.

PM, BP = 1000, 10_000
SAMPLES = 20
LEAVE, LOSS, SHAKEN, OWN_LOSS, OWN_SHAKEN, BREAKS = range(6)
ROW = BREAKS + SAMPLES
POWER, MEN, COHESION, POINTS = range(4)  # of a force: the units of a hex as one
FORCE = 4
FAR = 9999  # what a hex beyond the end of a field counts as
ROUTE_HEXES = 99  # the longest way looked at
MOST_TURNS = 12  # farther is as far
TOGETHER = 3  # units weighed together


@kernel
def row_of(rows: Ints, attack: int, defense: int) -> int:
    """Return where the row of these odds begins."""
    return rows[min(attack * PM // max(1, defense), len(rows) - 1)]


@kernel
def losses(fates: Ints, row: int, worth: int, men: int, c: int, cohesion_men: int, shatter_pm: int) -> int:
    """Return what a fight costs a defender, in men: ``worth`` is what he is worth, ``c`` his cohesion."""
    broken = 0
    for sample in range(row + BREAKS, row + ROW):
        if fates[sample] > c:
            broken += 1
    hurt = worth * fates[row + LOSS] // BP + men * fates[row + SHAKEN] // PM * cohesion_men // 10
    return hurt + worth * (broken * PM // SAMPLES) // PM * shatter_pm // PM


@kernel
def holding(
    stop: int, threat: int, power: int, men: int, c: int, ground_pm: int, rows: Ints, fates: Ints, prices: Ints
) -> int:
    """Return what a force on a hex is worth, in men, if stopping the enemy there is worth ``stop``.

    ``prices``: a point of cohesion of 1,000 men, the weight of shattering, the share of a post that will not hold.
    """
    if power == 0:
        return 0
    if threat == 0:
        return stop
    row = row_of(rows, threat, power * ground_pm // PM)
    leave = fates[row + LEAVE]
    gain = stop * (PM - leave) // PM + stop * leave // PM * prices[2] // PM
    return gain - losses(fates, row, men, men, c, prices[0], prices[1])


@kernel
def best_post(
    way: Ints,
    after: Ints,
    foes: Ints,
    powers: Ints,
    count: int,
    posted: Ints,
    forces: Ints,
    closed: Ints,
    limit: Ints,
    ground: Ints,
    threat: Ints,
    prizes: Ints,
    prize_men: Ints,
    line_men: Ints,
    rows: Ints,
    fates: Ints,
    prices: Ints,
    common: Ints,
    patience: Ints,
    behind: Ints,
    weights: tuple[int, int, int, int, int, int],
    stops: Ints,
    hexes: Ints,
    routes: Ints,
) -> tuple[int, int]:
    """Return the hex where a few more units of common strength are worth most each, -1 if they are worth little, and
    what stopping the enemy there saves, in men.

    ``way`` is the cost of the enemy's way from each hex to what the side must keep, ``after`` the next hex on it. Each
    goal is worth its points, less the more turns the nearest enemy needs; the ways to it share that worth by the power
    that comes down them and its nearness (``patience`` by turns, ``behind`` by posts passed, per mille). No post is
    given on ``closed`` hexes. ``weights``: what the enemy walks in a turn, men for a place, men for a point, the least
    power for all of it, what is lost for a hex given up, what a post must be worth. ``stops`` (-1) is left clean.
    """
    pace, place_men, point_men, least_power, depth, least = weights
    for i in range(count):
        start = foes[i]
        goal = -1
        if way[start] >= 0:
            h = after[start]
            for _ in range(ROUTE_HEXES):
                if h < 0:
                    break
                goal = h
                h = after[h]
        turns = min(MOST_TURNS, way[start] // pace)
        routes[3 * i] = goal
        routes[3 * i + 1] = turns
        routes[3 * i + 2] = powers[i] * patience[turns] // PM if goal >= 0 else 0
    touched = 0
    for i in range(count):
        goal = routes[3 * i]
        if goal < 0:
            continue
        total = 0
        soonest = MOST_TURNS
        for j in range(count):
            if routes[3 * j] == goal:
                total += routes[3 * j + 2]
                soonest = min(soonest, routes[3 * j + 1])
        worth = (place_men + prizes[goal] * point_men) * patience[soonest] // PM
        worth = worth * routes[3 * i + 2] // max(least_power, total)
        passed = 0
        left = PM
        h = after[foes[i]]
        for _ in range(ROUTE_HEXES):
            if h < 0 or passed >= len(behind):
                break
            if stops[h] < 0:
                stops[h] = 0
                hexes[touched] = h
                touched += 1
            stops[h] += worth * left // PM * behind[passed] // PM
            passed += posted[h]
            left = max(0, left - depth)
            h = after[h]
    chosen = -1
    saved = 0
    while touched:
        top = 0
        most = -1
        for i in range(touched):
            h = hexes[i]
            bound = stops[h] + line_men[h] + prize_men[h]
            if bound > most or (bound == most and h < hexes[top]):
                top = i
                most = bound
        if most <= least:
            break  # no hex after this can be worth more
        h = hexes[top]
        touched -= 1
        hexes[top] = hexes[touched]
        stop = stops[h] + line_men[h]
        stops[h] = -1
        f = FORCE * h
        if closed[h] or forces[f + POINTS] >= limit[h]:
            continue
        power, men, c = forces[f + POWER], forces[f + MEN], forces[f + COHESION]
        before = holding(most, threat[h], power, men, c, ground[h], rows, fates, prices)
        gain = 0
        for together in range(1, TOGETHER + 1):
            c = min(c, common[COHESION]) if power else common[COHESION]
            men = men + common[MEN] if power else common[MEN]
            power += common[POWER]
            more = holding(most, threat[h], power, men, c, ground[h], rows, fates, prices) - before
            gain = max(gain, more // together)
        if gain > least:
            least = gain
            chosen = h
            saved = stop
    for i in range(touched):
        stops[hexes[i]] = -1
    return chosen, saved


@kernel
def best_unit(
    stop: int,
    way: Ints,
    arrival: int,
    free: Ints,
    count: int,
    origins: Ints,
    paces: Ints,
    units: Ints,
    force: Ints,
    room: int,
    threat: int,
    ground_pm: int,
    rows: Ints,
    fates: Ints,
    prices: Ints,
    weights: tuple[int, int, int, int],
) -> int:
    """Return which of the ``free`` units serves a post best, by its place among them; -1 if none can come in time.

    ``way`` is the cost of the walk to the post, ``arrival`` that of the enemy's, ``force`` and ``room`` what stands
    there and how many stack points may join it; ``stop`` counts the place. ``weights``: what the enemy walks in a turn,
    men for ten tenths of the way and for a turn, the turns after the enemy that a unit may come.
    """
    pace, travel_men, late_men, late_turns = weights
    power, men, c = force[POWER], force[MEN], force[COHESION]
    before = holding(stop, threat, power, men, c, ground_pm, rows, fates, prices)
    best = 0
    chosen = -1
    for i in range(count):
        u = free[i]
        travel = way[origins[u]]
        if travel < 0 or travel >= FAR or units[FORCE * u + POINTS] > room:
            continue
        turns = max(0, travel - 1) // paces[u]
        if turns and arrival < (turns - late_turns) * pace:
            continue
        joined_c = min(c, units[FORCE * u + COHESION]) if power else units[FORCE * u + COHESION]
        joined_men = men + units[FORCE * u + MEN] if power else units[FORCE * u + MEN]
        joined = power + units[FORCE * u + POWER]
        score = holding(stop, threat, joined, joined_men, joined_c, ground_pm, rows, fates, prices) - before
        score -= travel * travel_men // 10 + turns * late_men
        if chosen < 0 or score > best:
            best = score
            chosen = i
    return chosen


@kernel
def best_end(
    order: Ints,
    count: int,
    cost: Ints,
    stack: Ints,
    limit: Ints,
    seizures: Ints,
    hauls: Ints,
    way: Ints,
    zoc: Ints,
    threat: Ints,
    standing: Ints,
    ground: Ints,
    rows: Ints,
    fates: Ints,
    unit: tuple[int, int, int, int, int, int],
    dug_in: int,
    supply: tuple[int, int, int],
    progress: tuple[int, int],
    fear: tuple[int, int, int, int],
) -> tuple[int, int, int]:
    """Return the best hex for a unit to end its march in, its score in men, and the score of staying.

    ``order`` are the hexes it can end in, ``cost`` what each costs. ``unit``: where it stands, its stack points, power,
    worth, men, cohesion; ``dug_in`` multiplies its defense where it stands. A hex scores its ``seizures``; less what
    its haul exceeds a comfortable one by (``supply``: that haul, men for each hundred of the excess, the longest haul);
    less its ``way`` (``progress``: 1 if there is one to follow, men for ten tenths); less the danger there (``fear``:
    its weight per mille, men for an enemy ZOC, for a point of cohesion of 1,000 men, the weight of shattering).
    """
    here, points, power, worth, men, c = unit
    comfort, haul_men, longest = supply
    follows, pace = progress
    weight, contact_men, cohesion_men, shatter_pm = fear
    chosen = here
    best = -FAR * PM
    stay = -FAR * PM
    for i in range(count):
        h = order[i]
        if stack[h] + (0 if h == here else points) > limit[h]:
            continue
        score = seizures[h]
        over = (hauls[h] if hauls[h] >= 0 else longest) - comfort
        if over > 0:
            score -= over * haul_men // 100
        if follows:
            score -= (way[h] if way[h] >= 0 else FAR) * pace // 10
        else:
            score -= 2 * cost[h]
        if score <= best and h != here:
            continue  # the danger can only make it worse
        if weight:
            if threat[h]:
                defense = standing[h] + (0 if h == here else power)
                defense = defense * ground[h] // PM * (dug_in if h == here else PM) // PM
                row = row_of(rows, threat[h], defense)
                score -= losses(fates, row, worth, men, c, cohesion_men, shatter_pm) * weight // PM
            if zoc[h]:
                score -= contact_men * weight // PM
        if h == here:
            stay = score
        if score > best:
            chosen = h
            best = score
    return chosen, best, stay


@kernel
def best_seat(
    order: Ints,
    count: int,
    cost: Ints,
    here: int,
    units: Ints,
    span: int,
    cubes: Ints,
    threat: Ints,
    stack: Ints,
    zoc: Ints,
    weights: tuple[int, int, int, int],
    worst: int,
) -> int:
    """Return the best of the hexes an HQ can go to, ``here`` if none is better.

    A hex is the worse the farther its ``units`` are, and more so beyond its ``span``; the more if the enemy threatens
    it and no friend stands there, and in an enemy ZOC. ``cubes`` holds the coordinates q, r of each hex. ``weights``:
    what a danger counts, a hex of distance, one beyond the span, what a better hex must gain.
    """
    danger, near, far, habit = weights
    chosen = here
    best = worst
    for i in range(-1, count):
        h = here if i < 0 else order[i]
        burden = danger if threat[h] and not stack[h] else 0
        if zoc[h]:
            burden += danger
        for j in range(len(units)):
            if burden >= best:
                break
            q = cubes[2 * h] - cubes[2 * units[j]]
            r = cubes[2 * h + 1] - cubes[2 * units[j] + 1]
            gap = max(abs(q), abs(r), abs(q + r))
            burden += gap * near
            if gap > span:
                burden += (gap - span) * far
        if i < 0:
            best = burden - habit
        elif burden + cost[h] // 10 < best:
            best = burden + cost[h] // 10
            chosen = h
    return chosen
