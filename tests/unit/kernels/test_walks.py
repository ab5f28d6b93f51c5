"""The kernels of the computer agree with their reference, compiled or not, and leave their scratch clean."""

from array import array
from random import Random

from hypothesis import given, settings

from game import kernels
from game.kernels import reference, walks
from tests.unit.kernels.test_kernels import CASES, NBR, SIZE, edges, ints, layer

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
    reached = walks.spread(
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
    count = walks.crowd(kernels.int_view(cut), ints(stacks), most)
    shares = [min(most, stack) if stack else 1 for stack in stacks]
    assert list(cut) == [p * share // max(1, stack) for p, share, stack in zip(powers, shares, stacks, strict=True)]
    assert count == sum(stack > most for stack in stacks)


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_threaten_agrees_with_the_reference(case: Random) -> None:
    cost = edges(case, 5, 40)
    sides = [case.choice((1000, 850, 650)) for _ in range(6 * SIZE)]
    start, budget, power, points = case.randrange(SIZE), 5 * case.randint(0, 16), case.randint(1, 20_000), 3
    before = layer(case, most=900)
    powers, stacks = array("i", before), array("i", bytes(4 * SIZE))
    best, mark = array("i", [-1]) * SIZE, array("i", bytes(4 * SIZE))
    touched = walks.threaten(
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


def threatened(starts: list[int], strengths: list[int], weights: list[int]) -> tuple[list[int], list[int], int]:
    """Return by hex the power and the stack points of units that walk alike, and how often any of them reaches one."""
    powers, stacks = array("i", bytes(4 * SIZE)), array("i", bytes(4 * SIZE))
    touched = walks.threats(
        ints(NBR),
        ints([10] * (6 * SIZE)),
        ints([850] * (6 * SIZE)),
        ints(starts),
        20,
        ints(strengths),
        ints(weights),
        kernels.int_view(powers),
        kernels.int_view(stacks),
        ints([-1] * SIZE),
        ints([7] * SIZE),
        ints([0] * SIZE),
        ints([7] * 21),
        ints([7] * (14 * SIZE)),
    )
    return list(powers), list(stacks), touched


def test_threats_are_those_of_each_unit_together() -> None:
    units = [(3, 500, 1), (40, 700, 2), (41, 900, 3)]
    alone = [threatened([start], [power], [points]) for start, power, points in units]
    together = threatened(*(list(column) for column in zip(*units, strict=True)))
    assert together[0] == [sum(parts) for parts in zip(*(powers for powers, _, _ in alone), strict=True)]
    assert together[1] == [sum(parts) for parts in zip(*(stacks for _, stacks, _ in alone), strict=True)]
    assert together[2] == sum(touched for _, _, touched in alone)
