"""Rules 4.4 and E06 as tests: from then on "ROK HQs may command US units and vice versa"."""

import pytest

from game.model.ids import UnitId
from game.model.orders import IllegalOrderError, Reason
from game.rules.command import in_command
from game.rules.orders.staff import AssignHqOrder
from game.rules.truth import truth
from tests.support.world import C, U, World, unit, world

PLAIN = ["." * 8] * 3
DECIDED = ((4, "un_command"),)


def allies(turn: int) -> World:
    return world(
        PLAIN,
        [
            unit("us", U, "US", "0001", "US_RCT"),
            unit("cw", U, "CW", "0101", "CW_BDE"),
            unit("rok hq", U, "ROK", "0201", "HQ"),
            unit("us hq", U, "US", "0301", "HQ"),
            unit("rok", U, "ROK", "0100", "ROK_DIV"),
            unit("kpa", C, "KPA", "0700", "KPA_DIV_LIGHT"),
            unit("cpv hq", C, "CPV", "0701", "HQ"),
        ],
        side=U,
        turn=turn,
        scenario={"flags": DECIDED, "first_turn": turn},
    )


@pytest.mark.parametrize(("key", "hq"), [("us", "rok hq"), ("rok", "us hq"), ("cw", "rok hq"), ("cw", "us hq")])
def test_allies_command_each_other_once_command_is_joint(key: str, hq: str) -> None:
    """Rule 4.4: "from E06 ROK and US/CW HQs may command each other's"."""
    before = allies(3)
    with pytest.raises(IllegalOrderError) as caught:
        before.submit(AssignHqOrder(U, before.ids[key], before.ids[hq]))
    assert caught.value.refusal.reason == Reason.NOT_YOURS
    made = allies(4)
    made.submit(AssignHqOrder(U, made.ids[key], made.ids[hq]))
    assert made[key].hq == made.ids[hq]
    assert made[key].c == 900 - 50  # 4.5
    assert in_command(truth(made.state, U), made[key])


def test_the_other_side_has_no_joint_command() -> None:
    """Rule 4.4: it is the UN's; KPA and CPV lead their own."""
    made = world(
        PLAIN,
        [unit("kpa", C, "KPA", "0700", "KPA_DIV_LIGHT"), unit("cpv hq", C, "CPV", "0701", "HQ")],
        scenario={"flags": ((1, "un_command"),)},
    )
    with pytest.raises(IllegalOrderError) as caught:
        made.submit(AssignHqOrder(C, made.ids["kpa"], UnitId(1)))
    assert caught.value.refusal.reason == Reason.NOT_YOURS
