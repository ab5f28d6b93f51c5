"""What the computer does about guerrillas, and with units the enemy cannot make out (rule 16.1): recruits as well."""

import pytest

from game.model.ids import Phase
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rest import RestOrder
from game.rules.sequence import begin_phase
from tests.support.computers import axis, line, play_phase
from tests.support.world import C, U, World, unit, world

WIDE = ["............"] * 5
WEST = " ".join(f"{col:02d}{row:02d}" for col in range(4) for row in range(5))
EAST = " ".join(f"{col:02d}{row:02d}" for col in range(4, 12) for row in range(5))


def policed(west: int, east: int, **police: object) -> World:
    """Return a police regiment in the west, another in the east, so many guerrillas in each, and a far enemy."""
    return world(
        WIDE,
        [
            unit("w", U, "ROK", "0202", "ROK_SEC_RGT", **police),
            unit("e", U, "ROK", "0602", "ROK_SEC_RGT"),
            unit("k", C, "KPA", "1104", "KPA_RGT"),
        ],
        side=U,
        turn=3,
        zones={"west": WEST, "east": EAST},
        scenario={"guerrillas": (west, east), "defense_lines": (line((0,), U),)},
    )


def marched(made: World, key: str, level: str = "regular") -> bool:
    """Return whether the unit marched in the phase."""
    return any(isinstance(order, MoveOrder) and order.unit == made.ids[key] for order in play_phase(made, level))


@pytest.mark.parametrize("level", ["regular", "recruit"])
def test_police_goes_where_guerrillas_are_strongest(level: str) -> None:
    """Rule 16.1: security to guerrillas: a zone without any sends its regiment to one with more than it can hold."""
    made = policed(0, 6000)
    assert marched(made, "w", level)
    assert made.state.board.zone[made["w"].hex] == 1


def test_police_stays_where_it_is_needed() -> None:
    """Rule 9.5: what holds down guerrillas at home is not spared for others; nor is a few hundred men worth a march."""
    assert not marched(policed(900, 6000), "w")
    assert not marched(policed(0, 3400), "w")
    assert not marched(policed(0, 0), "w")


def test_police_keeps_to_its_own_ground() -> None:
    """Rule 16.1: a regiment of police does not walk through the enemy's rear to guerrillas."""
    made = policed(0, 6000)
    for h in range(len(WIDE) * len(WIDE[0])):
        if made.state.board.zone[h] == 1:
            made.state.set_holder(h, C)
    assert not marched(made, "w")


def hills(distance: str = "0200") -> World:
    """Return a covert CPV division north of an American regiment in the mountains, with an axis to it."""
    hexes = tuple(12 * row + 2 for row in range(9))
    return world(
        ["m" * 12] * 9,
        [
            unit("hq", C, "CPV", "0100", "HQ"),
            unit("a", C, "CPV", distance, "CPV_DIV", hq="hq"),
            unit("us", U, "US", "0204", "US_RCT", e=3),
        ],
        side=C,
        un="0203 0204 0205 0206 0207 0208",
        turn=35,
        scenario={"axes": (axis(hexes),), "first_turn": 35},
    )


@pytest.mark.parametrize("level", ["regular", "recruit"])
def test_a_covert_unit_comes_near_but_not_in_sight(level: str) -> None:
    """Rules 12.2, 16.1: it ends its march on the second hex before the enemy, and strikes from there."""
    made = hills()
    orders = play_phase(made, level)
    assert any(isinstance(order, MoveOrder) for order in orders)
    assert not any(isinstance(order, AssaultOrder) for order in orders)
    grid = made.state.board.grid
    assert grid.distance(made["a"].hex, made["us"].hex) == 2
    assert made["a"].covert
    for phase in (Phase.UN_OPERATIONS, Phase.COMMUNIST_OPERATIONS):
        for event in begin_phase(made.state, 36, phase):
            event.apply(made.state)
    made["us"].e = 0
    assert any(isinstance(order, AssaultOrder) for order in play_phase(made, level))


def test_a_covert_unit_in_its_lair_rests() -> None:
    """Rule 16.1: where it can come no nearer unseen and has nobody to strike it waits."""
    made = hills(distance="0202")
    made["a"].s = 200  # too little for an assault
    assert [order for order in play_phase(made) if order.kind != "end_phase" and getattr(order, "unit", -1) == 1] == [
        RestOrder(C, made.ids["a"])
    ]
