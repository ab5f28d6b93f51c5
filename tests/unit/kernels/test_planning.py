"""The kernels of the computer agree with their reference, compiled or not, and leave their scratch clean."""

from array import array
from random import Random

from hypothesis import given, settings

from game import kernels
from game.kernels import planning, reference
from tests.unit.kernels.test_kernels import CASES, GRID, NBR, SIZE, edges, ints, layer

MOST = 300


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_spread_agrees_with_the_reference(case: Random) -> None:
    cost = edges(case, 5, 40)
    extra = [-1 if case.random() < 0.1 else 10 * case.randint(0, 3) for _ in range(SIZE)]
    starts = [(case.randrange(SIZE), 5 * case.randint(0, 6)) for _ in range(case.randint(0, 4))]
    backward = case.random() < 0.5
    asked = case.sample(range(SIZE), case.randint(0, 3))
    best, via = array("i", [-1]) * SIZE, array("i", [-1]) * SIZE
    reached = planning.spread(
        ints(NBR),
        ints(cost),
        ints(extra),
        ints([h for h, _ in starts] or [0]),
        ints([offset for _, offset in starts] or [0]),
        len(starts),
        MOST,
        int(backward),
        ints([int(h in asked) for h in range(SIZE)]),
        len(asked),
        kernels.int_view(best),
        kernels.int_view(via),
        ints([7] * (MOST + 1)),
        ints([7] * (14 * SIZE)),
    )
    expected = reference.spread(NBR, cost, extra, starts, MOST, backward=backward)
    assert {h: best[h] for h in asked if h in expected} == {h: expected[h] for h in asked if h in expected}
    if not asked or not all(h in expected for h in asked):
        assert {h: d for h, d in enumerate(best) if d >= 0} == expected
        assert reached == len(expected)
        assert all(via[h] == -1 or best[via[h]] <= best[h] for h in expected)


@settings(max_examples=50, deadline=None)
@given(CASES)
def test_crowds_are_cut_down_to_what_may_take_part(case: Random) -> None:
    powers, stacks, most = layer(case, share=0.6, most=9000), layer(case, share=0.6, most=12), 6
    cut = array("i", powers)
    count = planning.crowd(kernels.int_view(cut), ints(stacks), most)
    shares = [min(most, stack) if stack else 1 for stack in stacks]
    assert list(cut) == [p * share // max(1, stack) for p, share, stack in zip(powers, shares, stacks, strict=True)]
    assert count == sum(stack > most for stack in stacks)


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_the_best_seat_agrees_with_the_reference(case: Random) -> None:
    here = case.randrange(SIZE)
    reach = {h: 5 * case.randint(0, 20) for h in (here, *case.sample([h for h in range(SIZE) if h != here], 15))}
    units = [case.randrange(SIZE) for _ in range(case.randint(1, 5))]
    threat, stack, zoc = layer(case, share=0.4), layer(case, share=0.4), layer(case, share=0.2)
    span, weights = case.randint(1, 4), (60, 5, case.choice((0, 20)), case.choice((0, 3, 15)))
    chosen = planning.best_seat(
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


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_threaten_agrees_with_the_reference(case: Random) -> None:
    cost = edges(case, 5, 40)
    sides = [case.choice((1000, 850, 650)) for _ in range(6 * SIZE)]
    start, budget, power, points = case.randrange(SIZE), 5 * case.randint(0, 16), case.randint(1, 20_000), 3
    before = layer(case, most=900)
    powers, stacks = array("i", before), array("i", bytes(4 * SIZE))
    best, mark = array("i", [-1]) * SIZE, array("i", bytes(4 * SIZE))
    touched = planning.threaten(
        ints(NBR),
        ints(cost),
        ints(sides),
        start,
        budget,
        power,
        points,
        kernels.int_view(powers),
        kernels.int_view(stacks),
        kernels.int_view(best),
        ints([7] * SIZE),
        kernels.int_view(mark),
        ints([7] * (budget + 1)),
        ints([7] * (14 * SIZE)),
    )
    expected = reference.threaten(NBR, cost, sides, start, budget, power)
    assert {h: powers[h] - before[h] for h in range(SIZE) if powers[h] != before[h]} == expected
    assert {h for h in range(SIZE) if stacks[h] == points} == set(expected)
    assert touched == len(expected)
    assert set(best) == {-1}
    assert set(mark) == {0}
