"""The kernels that plan assaults agree with their reference."""

from array import array
from random import Random

from hypothesis import given, settings

from game import kernels
from game.kernels import fights, reference_fights
from game.kernels.reference_fights import Attacker, Target
from tests.unit.kernels.test_choices import odds_of, table
from tests.unit.kernels.test_kernels import CASES, DIRTY, NBR, SIZE, ints, layer


def attacker_of(case: Random) -> Attacker:
    """Return a unit that can strike from some of the six hexsides, from each at some cost."""
    return Attacker(
        power=case.randint(1, 6000),
        covert_pm=case.choice((1000, 1300)),
        command_pm=case.choice((1000, 800)),
        points=case.randint(1, 3),
        worth=case.randint(0, 9000),
        men=case.randint(0, 9000),
        ease=case.randint(0, 100),
        supply=case.randint(-50, 300),
        opened=[case.randint(-500, 500) for _ in range(6)],
        ways=[(side, 5 * case.randint(0, 800)) for side in case.sample(range(6), case.randint(0, 6))],
    )


def target_of(case: Random) -> Target:
    """Return a hex under assault."""
    return Target(
        odds=odds_of(case),
        side_pm=[case.choice((1000, 850, 700)) for _ in range(6)],
        gaps=frozenset(case.sample(range(6), case.randint(0, 3))),
        surprise_pm=case.choice((1000, 1500)),
        support=case.choice((0, 400)),
        defense=case.randint(1, 9000),
        victim=(case.randint(0, 9000), case.randint(0, 9000), case.randint(0, 1000)),
        ground=case.choice((0, 800)),
        most=case.choice((4, 8)),
        on_side=case.choice((2, 4)),
        many=2,
        axes=(1150, 1300),
        prices=(40, 700, 1200, case.choice((800, 1500)), case.choice((0, 300, 900))),
    )


def row_of(unit: Attacker) -> list[int]:
    """Return a unit as the kernel reads it."""
    stake = (unit.power, unit.points, unit.worth, unit.men, unit.ease, unit.supply)
    return [*stake, unit.covert_pm, unit.command_pm, *unit.opened]


@settings(max_examples=200, deadline=None)
@given(CASES)
def test_the_best_assault_agrees_with_the_reference(case: Random) -> None:
    target, units = target_of(case), [attacker_of(case) for _ in range(case.randint(1, 5))]
    hex_, error_pm, join_men = case.randrange(SIZE), case.choice((0, -200, 150)), case.choice((0, 60))
    sides = [0] * (6 * SIZE)
    sides[6 * hex_ : 6 * hex_ + 6] = target.side_pm
    ways = [[part for way in unit.ways for part in way] for unit in units]
    picked = array("i", [DIRTY]) * 12
    count, worth = fights.best_assault(
        hex_,
        ints([part for unit in units for part in row_of(unit)]),
        ints([sum(map(len, ways[: i + 1])) for i in range(len(units))]),
        ints([part for way in ways for part in way] or [0]),
        ints([DIRTY] * 6),
        kernels.short_view(array("h", sides)),
        *table(target.odds),
        sum(1 << side for side in target.gaps),
        (target.surprise_pm, target.support, target.defense),
        target.victim,
        target.ground,
        (target.most, target.on_side, target.many),
        target.axes,
        target.prices,
        error_pm,
        join_men,
        kernels.int_view(picked),
    )
    found = list(zip(picked[: 2 * count : 2], picked[1 : 2 * count : 2], strict=True))
    assert (found, worth) == reference_fights.best_assault(target, units, error_pm, join_men)


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_the_approaches_agree_with_the_reference(case: Random) -> None:
    reach = {h: 5 * case.randint(0, 20) for h in case.sample(range(SIZE), 20)}
    order, enemies = sorted(reach, key=lambda h: reach[h]), {h for h, here in enumerate(layer(case)) if here}
    beside = [sum(1 << k for k in range(6) if NBR[6 * h + k] in enemies) for h in range(SIZE)]
    most, found = 5 * case.randint(0, 20), array("i", [DIRTY]) * (18 * SIZE)
    count = fights.approaches(
        ints(order),
        len(order),
        ints([reach.get(h, 0) for h in range(SIZE)]),
        most,
        kernels.byte_view(bytearray(beside)),
        ints(NBR),
        kernels.int_view(found),
    )
    triples = list(zip(found[:count:3], found[1:count:3], found[2:count:3], strict=True))
    assert set(triples) == reference_fights.approaches(reach, most, enemies, NBR)
    assert len(triples) == len(set(triples))
    assert [cost for _, _, cost in triples] == sorted(cost for _, _, cost in triples)
