"""The kernels of the computer agree with their reference, compiled or not, and leave their scratch clean."""

from array import array
from random import Random

from hypothesis import given, settings

from game import kernels
from game.kernels import planning, reference
from tests.unit.kernels.test_kernels import CASES, NBR, SIZE, edges, ints, layer

MOST = 300


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_spread_agrees_with_the_reference(case: Random) -> None:
    cost = edges(case, 5, 40)
    extra = [-1 if case.random() < 0.1 else 10 * case.randint(0, 3) for _ in range(SIZE)]
    starts = [(case.randrange(SIZE), 5 * case.randint(0, 6)) for _ in range(case.randint(0, 4))]
    backward = case.random() < 0.5
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
        kernels.int_view(best),
        kernels.int_view(via),
        ints([7] * (MOST + 1)),
        ints([7] * (14 * SIZE)),
    )
    expected = reference.spread(NBR, cost, extra, starts, MOST, backward=backward)
    assert {h: d for h, d in enumerate(best) if d >= 0} == expected
    assert reached == len(expected)
    assert all(via[h] == -1 or best[via[h]] <= best[h] for h in expected)


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
