"""Kernels agree with their reference, compiled or not, and leave their scratch as they found it.

Run with NOJIT=1 for plain Python, with NUMBA_BOUNDSCHECK=1 for compiled code that minds the bounds.
"""

from array import array
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from game import kernels
from game.hexgrid.grid import HexGrid
from game.kernels import reference

GRID = HexGrid(9, 8)
SIZE = GRID.size
EDGES = 6 * SIZE
NBR = [n for h in range(SIZE) for n in GRID.neighbors[h]]
CASES = st.integers(0, 2**32).map(Random)
DIRTY = 7  # what scratch holds before a call


def layer(case: Random, *, share: float = 0.15, most: int = 1) -> list[int]:
    """Return a layer that is not zero for a share of the hexes."""
    return [case.randint(1, most) if case.random() < share else 0 for _ in range(SIZE)]


def edges(case: Random, low: int, high: int, *, barred: float = 0.1) -> list[int]:
    """Return a hexside table in steps of five, a share of it -1."""
    return [-1 if case.random() < barred else 5 * case.randint(low // 5, high // 5) for _ in range(EDGES)]


def march_of(case: Random) -> reference.March:
    """Return the conditions of a march."""
    start, foe = case.randrange(SIZE), layer(case)
    foe[start] = 0  # nobody stands where the enemy stands
    return reference.March(
        nbr=NBR,
        cost=edges(case, 10, 40),
        ford=[int(case.random() < 0.2) for _ in range(EDGES)],
        foe=foe,
        zoc=layer(case, share=0.3, most=3),
        closed=layer(case, share=0.1),
        far=[case.randint(3, 5) if case.random() < 0.3 else 4 for _ in range(SIZE)],
        prices=case.choice([(10, 30, 20), (20, 30, -1), (0, 0, 20)]),
        start=start,
        forded=case.randint(0, 1),
        free_step=case.randint(0, 1),
        budget=case.randint(1, 140),
    )


def ints(values: list[int]) -> kernels.Ints:
    """Return an array of whole numbers as a kernel sees it."""
    return kernels.int_view(array("i", values))


def flooded(march: reference.March) -> tuple[dict[int, int], bytearray, bytearray]:
    """Return what the kernel finds: costs by hex, the last step to each node, all of its costs."""
    best = bytearray([kernels.UNREACHED]) * (3 * SIZE)
    via, order = bytearray([DIRTY]) * (2 * SIZE), array("i", [DIRTY]) * SIZE
    found = kernels.flood(
        ints(NBR),
        kernels.short_view(array("h", march.cost)),
        kernels.byte_view(bytes(march.ford)),
        kernels.byte_view(bytes(march.foe)),
        kernels.byte_view(bytearray(march.zoc)),
        kernels.byte_view(bytes(march.closed)),
        kernels.byte_view(bytes(march.far)),
        march.prices,
        march.start,
        march.forded,
        march.free_step,
        march.budget,
        kernels.byte_view(best),
        kernels.byte_view(via),
        kernels.int_view(order),
        ints([DIRTY] * 256),
        ints([DIRTY] * (24 * SIZE + 2)),
    )
    count, stopped = found & 0xFFFF, found >> 16
    free, held = list(order[:count]), list(order[SIZE - stopped :])
    assert not any(march.foe[h] for h in free)
    assert all(march.foe[h] for h in held)
    assert [best[h] for h in free] == sorted(best[h] for h in free)
    assert sum(cost != kernels.UNREACHED for cost in best[:SIZE]) == count + stopped
    return {h: best[h] for h in free + held}, via, best


@settings(max_examples=150, deadline=None)
@given(CASES)
def test_flood_agrees_with_the_reference(case: Random) -> None:
    """The reach of a unit: every hex, its least cost, and nothing else."""
    march = march_of(case)
    reach, _, _ = flooded(march)
    assert reach == reference.flood(march)


@settings(max_examples=80, deadline=None)
@given(CASES)
def test_the_way_back_costs_what_the_flood_says(case: Random) -> None:
    """The steps on the way to each hex add up to its cost, with one ford at most."""
    march = march_of(case)
    reach, via, best = flooded(march)
    for h, spent in reach.items():
        node = h if best[SIZE + h] <= best[2 * SIZE + h] else SIZE + h
        assert best[SIZE + node] == spent
        while (step := via[node]) != kernels.UNREACHED:
            used = node // SIZE and step < 6
            before = SIZE * used + GRID.neighbors[node % SIZE][(step + 3) % 6]
            steps = {n: (cost, ford) for n, cost, ford in march.steps(before % SIZE, before // SIZE)}
            cost, ford = steps[node % SIZE]
            assert ford == node // SIZE
            paid = best[SIZE + node] - best[SIZE + before]
            assert paid == cost or (
                march.free_step and via[before] == kernels.UNREACHED and paid == march.budget < cost
            )
            node = before
        assert node % SIZE == march.start


@settings(max_examples=120, deadline=None)
@given(CASES)
def test_haul_agrees_with_the_reference(case: Random) -> None:
    """The cheapest haul to every hex, no more than ``most``, and a way back to a start for each."""
    cost, rail_cost = edges(case, 0, 300), edges(case, 0, 60, barred=0.7)
    rail, blocked, most = layer(case), layer(case), case.randint(200, 2000)
    starts = [case.randrange(SIZE) for _ in range(case.randint(1, 3))]
    start_costs = [case.randint(0, 300) for _ in starts]
    best, via = array("i", [-1]) * SIZE, array("i", [DIRTY]) * SIZE
    heads = array("i", [-1]) * (most + 1)
    reached = kernels.haul(
        ints(NBR),
        ints(list(range(EDGES))),
        ints(list(range(EDGES))),
        ints(cost),
        ints(rail_cost),
        kernels.byte_view(bytes(rail)),
        kernels.byte_view(bytes(blocked)),
        ints(starts),
        ints(start_costs),
        most,
        kernels.int_view(best),
        kernels.int_view(via),
        kernels.int_view(heads),
        ints([DIRTY] * (14 * SIZE)),
    )
    assert set(heads) == {-1}
    found = {h: best[h] for h in range(SIZE) if best[h] >= 0}
    assert found == reference.haul(NBR, cost, rail_cost, rail, blocked, starts, start_costs, most)
    assert reached == len(found)
    for h in found:
        here, steps = h, 0
        while via[here] >= 0:
            here, steps = via[here], steps + 1
            assert steps <= SIZE
        assert here in starts


def test_fill_replaces_every_empty_entry() -> None:
    values = array("i", [3, -1, 0, -1])
    assert kernels.fill(kernels.int_view(values), -1, 9) == 2
    assert list(values) == [3, 9, 0, 9]


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_distance_agrees_with_the_reference(case: Random) -> None:
    """Steps from the nearest start."""
    blocked, most = layer(case), case.randint(0, 12)
    starts = [case.randrange(SIZE) for _ in range(case.randint(1, 5))]
    best, order = bytearray([kernels.UNREACHED]) * SIZE, array("i", [DIRTY]) * SIZE
    count = kernels.distance(
        ints(NBR),
        kernels.byte_view(bytes(blocked)),
        ints(starts),
        len(starts),
        most,
        kernels.byte_view(best),
        kernels.int_view(order),
    )
    assert {h: best[h] for h in order[:count]} == reference.distance(NBR, blocked, starts, most)


@settings(max_examples=80, deadline=None)
@given(CASES)
def test_influence_agrees_with_the_reference(case: Random) -> None:
    """The sum of what all sources radiate; the scratch for distances is clean again."""
    shares = [case.randint(0, 1000) for _ in range(case.randint(1, 5))]
    sources = [case.randrange(SIZE) for _ in range(case.randint(1, 6))]
    powers = [case.randint(-900, 20000) for _ in sources]
    field, best = array("i", [0]) * SIZE, bytearray([kernels.UNREACHED]) * SIZE
    kernels.influence(
        ints(NBR),
        ints(sources),
        ints(powers),
        len(sources),
        ints(shares),
        kernels.int_view(field),
        kernels.byte_view(best),
        ints([DIRTY] * SIZE),
    )
    assert list(field) == reference.influence(NBR, sources, powers, shares, SIZE)
    assert set(best) == {kernels.UNREACHED}


@settings(max_examples=120, deadline=None)
@given(CASES)
def test_price_agrees_with_the_reference(case: Random) -> None:
    """Every hexside with a neighbor, all others left alone."""
    road, rail = ([case.randint(0, most) for _ in range(EDGES)] for most in (2, 1))
    river, bridge = [case.randint(0, 2) for _ in range(EDGES)], [case.randint(-1, 3) for _ in range(EDGES)]
    terrain, band = ([case.randint(0, most) for _ in range(SIZE)] for most in (3, 1))
    ground = [case.choice((-1, 10, 20, 30)) for _ in range(4)]
    links = [-1, *(case.choice((-1, 3, 5)) for _ in range(3))]
    extra, ice, tolls = [0, 5], [case.randint(0, 2) for _ in range(2)], (10, case.choice((-1, 40)))
    intact = case.randint(0, 1)
    cost, ford = array("h", [DIRTY]) * EDGES, bytearray([DIRTY]) * EDGES
    priced = kernels.price(
        ints(NBR),
        ints(road),
        ints(rail),
        ints(river),
        ints(bridge),
        ints(terrain),
        ints(band),
        ints(ground),
        ints(links),
        tolls,
        ints(extra),
        ints(ice),
        intact,
        kernels.short_view(cost),
        kernels.byte_view(ford),
    )
    assert priced == sum(n >= 0 for n in NBR)
    for side, n in enumerate(NBR):
        if n < 0:
            assert (cost[side], ford[side]) == (DIRTY, DIRTY)
            continue
        met = reference.Side(
            link=links[road[side]],
            rail=links[-1] if rail[side] else -1,
            river=river[side],
            bridge=bridge[side] >= 0 and intact == 1,
            ground=ground[terrain[n]],
            extra=extra[band[n]],
            ice=ice[band[min(side // 6, n)]],
            tolls=tolls,
        )
        assert (cost[side], ford[side]) == met.price()
