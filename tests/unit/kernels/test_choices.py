"""The kernels that choose a post, its unit and the end of a march agree with their reference and leave no trace."""

from array import array
from random import Random

from hypothesis import given, settings

from game import kernels
from game.kernels import choices, reference, walks
from game.kernels.choices import FORCE, SAMPLES
from game.kernels.reference import Force, Ground
from tests.unit.kernels.test_kernels import CASES, DIRTY, GRID, NBR, SIZE, edges, ints, layer

RATIOS, ROWS = 3000, 6
FEAR = (40, 700, 400)  # prices: cohesion, shattering, a post that will not hold


def odds_of(case: Random) -> reference.Odds:
    """Return fates that grow worse with the ratio."""
    fates = []
    for row in range(ROWS):
        breaks = sorted(case.randint(0, 900) for _ in range(SAMPLES))
        own = 900 - 100 * row + case.randint(0, 99), 90 - 10 * row
        fates.append(reference.Fate(case.randint(0, 1000), 100 * row + case.randint(0, 99), 10 * row, *own, breaks))
    return reference.Odds([ratio * ROWS // RATIOS for ratio in range(RATIOS)], fates)


def ground_of(case: Random) -> Ground:
    """Return ground with an enemy about."""
    prizes = {h: (case.randint(0, 9), 100 * case.randint(0, 20)) for h in case.sample(range(SIZE), 6)}
    return Ground(
        odds=odds_of(case),
        threat=layer(case, share=0.6, most=9000),
        defense_pm=[case.choice((1000, 1300, 2000)) for _ in range(SIZE)],
        limit=[case.choice((2, 4, 6)) for _ in range(SIZE)],
        closed=layer(case, share=0.2),
        line_men=layer(case, share=0.2, most=500),
        prizes=prizes,
        prices=FEAR,
        patience=[1000 - 60 * turn for turn in range(13)],
        behind=[1000, 500, 250],
    )


def force_of(case: Random) -> Force:
    """Return a force; one in ten has no power left."""
    power = 0 if case.random() < 0.1 else case.randint(1, 6000)
    return Force(power, case.randint(0, 9000), case.randint(0, 1000), case.randint(1, 3))


def table(odds: reference.Odds) -> tuple[kernels.Ints, kernels.Ints]:
    """Return the rows and fates that kernels read."""
    fates = [
        part
        for fate in odds.fates
        for part in (fate.leave_pm, fate.defender_bp, fate.shaken, fate.attacker_bp, fate.attacker_shaken, *fate.breaks)
    ]
    return ints([choices.ROW * step for step in odds.steps]), ints(fates)


def ways_of(case: Random) -> "tuple[array[int], array[int]]":
    """Return the enemy's ways to a few places."""
    best, via = array("i", [-1]) * SIZE, array("i", [-1]) * SIZE
    goals = case.sample(range(SIZE), 3)
    cost, none = ints(edges(case, 5, 40)), ints([0] * SIZE)
    heads, links = ints([DIRTY] * 301), ints([DIRTY] * (14 * SIZE))
    starts = (ints(NBR), cost, none, ints(goals), ints([0, 10, 20]), 3, 300, 1, none, 0)
    walks.spread(*starts, kernels.int_view(best), kernels.int_view(via), heads, links)
    return best, via


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_the_best_post_agrees_with_the_reference(case: Random) -> None:
    ground, common = ground_of(case), force_of(case)
    way, after = ways_of(case)
    foes = {h: case.randint(500, 9000) for h in sorted(case.sample(range(SIZE), case.randint(0, 6)))}
    posts = {h: force_of(case) for h in case.sample(range(SIZE), 8)}
    forces = [part for h in range(SIZE) for part in posts.get(h, (0, 0, 0, 0))]
    stops = array("i", [-1]) * SIZE
    weights = (60, 800, 250, 4000, 40, case.choice((0, 50, 300)))
    chosen = choices.best_post(
        kernels.int_view(way),
        kernels.int_view(after),
        ints(list(foes) or [0]),
        ints(list(foes.values()) or [0]),
        len(foes),
        ints([int(h in posts) for h in range(SIZE)]),
        ints(forces),
        ints(list(ground.closed)),
        ints(list(ground.limit)),
        ints(list(ground.defense_pm)),
        ints(list(ground.threat)),
        ints([ground.prizes.get(h, (0, 0))[0] for h in range(SIZE)]),
        ints([ground.prize_men(h) for h in range(SIZE)]),
        ints(list(ground.line_men)),
        *table(ground.odds),
        ints(list(FEAR)),
        ints(list(common)),
        ints(list(ground.patience)),
        ints(list(ground.behind)),
        weights,
        kernels.int_view(stops),
        ints([DIRTY] * SIZE),
        ints([DIRTY] * 18),
    )
    assert chosen == reference.best_post(ground, way, after, foes, posts, common, weights)
    assert set(stops) == {-1}


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_the_best_unit_agrees_with_the_reference(case: Random) -> None:
    ground, force, h = ground_of(case), force_of(case), case.randrange(SIZE)
    way, _ = ways_of(case)
    units = [(case.randrange(SIZE), case.choice((20, 40)), force_of(case)) for _ in range(6)]
    free = sorted(case.sample(range(6), case.randint(0, 6)))
    stop, arrival, weights = case.randint(0, 9000), case.randint(0, 400), (60, 15, 90, case.randint(0, 2))
    place = choices.best_unit(
        stop,
        kernels.int_view(way),
        arrival,
        ints(free or [0]),
        len(free),
        ints([origin for origin, _, _ in units]),
        ints([pace for _, pace, _ in units]),
        ints([part for _, _, own in units for part in own]),
        ints(list(force)),
        ground.limit[h] - force.points,
        ground.threat[h],
        ground.defense_pm[h],
        *table(ground.odds),
        ints(list(FEAR)),
        weights,
    )
    expected = reference.best_unit(ground, h, stop, way, arrival, {i: units[i] for i in free}, force, weights)
    assert (free[place] if place >= 0 else None) == expected
    assert len(force) == FORCE


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_the_best_end_agrees_with_the_reference(case: Random) -> None:
    ground, own = ground_of(case), force_of(case)
    here = case.randrange(SIZE)
    order = [here, *case.sample([h for h in range(SIZE) if h != here], 12)]
    cost = layer(case, share=0.9, most=80)
    stack, standing = layer(case, share=0.4, most=4), layer(case, share=0.4, most=6000)
    hauls = [case.randint(-1, 3000) for _ in range(SIZE)]
    seizures, zoc = layer(case, share=0.2, most=2000), layer(case, share=0.4)
    way = ways_of(case)[0] if case.random() < 0.8 else None
    unit = (here, own.points, own.power, own.men, own.men // 2, own.c)
    dug_in, supply = case.choice((1000, 1400)), (case.randint(0, 2000), 30, 30_000)
    pace, fear = case.randint(0, 300), (case.choice((0, 500, 1200)), 80, *FEAR[:2])
    found = choices.best_end(
        ints(order),
        len(order),
        ints(cost),
        ints(stack),
        ints(list(ground.limit)),
        ints(seizures),
        ints(hauls),
        kernels.int_view(way) if way is not None else ints([DIRTY]),
        ints(zoc),
        ints(list(ground.threat)),
        ints(standing),
        ints(list(ground.defense_pm)),
        *table(ground.odds),
        unit,
        dug_in,
        supply,
        (int(way is not None), pace),
        fear,
    )
    reach = {h: cost[h] for h in order}
    assert found == reference.best_end(
        ground, reach, stack, hauls, seizures, way, zoc, standing, unit, dug_in, supply, pace, fear
    )


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_the_best_seat_agrees_with_the_reference(case: Random) -> None:
    here = case.randrange(SIZE)
    reach = {h: 5 * case.randint(0, 20) for h in (here, *case.sample([h for h in range(SIZE) if h != here], 15))}
    units = [case.randrange(SIZE) for _ in range(case.randint(1, 5))]
    threat, stack, zoc = layer(case, share=0.4), layer(case, share=0.4), layer(case, share=0.2)
    span, weights = case.randint(1, 4), (60, 5, case.choice((0, 20)), case.choice((0, 3, 15)))
    chosen = choices.best_seat(
        ints(list(reach)),
        len(reach),
        ints([reach.get(h, 0) for h in range(SIZE)]),
        here,
        ints(units),
        span,
        ints([part for cube in GRID.cubes for part in cube[:2]]),
        ints(threat),
        ints(stack),
        ints(zoc),
        weights,
        100_000,
    )
    gaps = {h: [GRID.distance(h, unit) for unit in units] for h in reach}
    assert chosen == reference.best_seat(reach, here, gaps, span, threat, stack, zoc, weights)
